import { describe, expect, test } from 'vitest'

import { makeInput, readOne } from '../testing.ts'
import { readConversation } from './read-conversation.ts'

describe('an amount that is plainly money', () => {
  test.each([
    ['au fait c’est 30 000 le budget', '30000 EUR'],
    ['30 000 €', '30000 EUR'],
    ['J’ai 120’000.- pour ça', '120000 CHF'],
    ['une landing page 1500 €', '1500 EUR'],
    ['25 000 euro. Not 35 000 like Piotr has written', '25000 EUR'],
    [
      'budget 6000, enfin non, 6000 c’était le devis de l’autre, on est plutôt sur 4500 euros',
      '4500 EUR',
    ],
    [
      'notre concurrent a payé le sien 180 000 dirhams, moi je mets 90 000 DH tout compris',
      '90000 MAD',
    ],
    ['cant do more than 60 quid a month tho', '60 GBP/month'],
    ['4 000 € par mois c’est ok pour nous', '4000 EUR/month'],
    ['A funder is giving £40k provided it is spent by 31 March', '40000 GBP'],
    ['I think 4000 euros. No, pardon, I have looked again with her, it is 5500 euros', '5500 EUR'],
    ['20k de prestations', '20000 EUR'],
    ['30\u202F000\u00A0€', '30000 EUR'],
    ['30k€', '30000 EUR'],
    ['30K€', '30000 EUR'],
    ['30 k€', '30000 EUR'],
    ['30 keuros', '30000 EUR'],
    ['15ke', '15000 EUR'],
    ['15000e', '15000 EUR'],
    ['on a 30 k', '30000 EUR'],
    ['environ 25 000 euros', '25000 EUR'],
    ['25.000 €', '25000 EUR'],
    ['25 000,00 €', '25000 EUR'],
    ['entre 20 et 30 k€', '20000-30000 EUR'],
    ['20-30k', '20000-30000 EUR'],
    ['20k à 30k', '20000-30000 EUR'],
    ['15/20k', '15000-20000 EUR'],
    ['20 à 30 000 €', '20000-30000 EUR'],
    ['de 20 000 à 30 000 euros', '20000-30000 EUR'],
    ['1,5 M€', '1500000 EUR'],
    ['2 millions d’euros', '2000000 EUR'],
    ['our budget is $25 million', '25000000 USD'],
    ['we have ₦45 million for it', '45000000 NGN'],
    ['un budget de 15000', '15000 EUR'],
    ['budget: 15k, pour mars', '15000 EUR'],
    ['15 000 de budget', '15000 EUR'],
    ['3000e max', '3000 EUR'],
    ['trente mille euros', '30000 EUR'],
    ['une dizaine de milliers d’euros', '10000 EUR'],
    ['we have 50k set aside', '50000 EUR'],
    ['100 à 150 K€', '100000-150000 EUR'],
    ['$40,000', '40000 USD'],
    ['USD 40,000', '40000 USD'],
    ['around $40k', '40000 USD'],
    ['£20k', '20000 GBP'],
    ['between 20 and 30k', '20000-30000 EUR'],
    ['thirty thousand dollars', '30000 USD'],
    ['a budget of 25000', '25000 EUR'],
    ['we could spend 12000', '12000 EUR'],
    ["25'000 CHF", '25000 CHF'],
    ['notre outil coûte 5000 € par an, on a 30 000 € de budget', '30000 EUR'],
    ['15k, non plutôt 20k', '20000 EUR'],
    ['budget 1500000 XOF', '1500000 XOF'],
    ['₹12,00,000 is what we have', '1200000 INR'],
    ['a budget of AED 150k', '150000 AED'],
    ['budget R$ 80.000', '80000 BRL'],
    ['S$30k', '30000 SGD'],
    ['R250 000 max', '250000 ZAR'],
    ['around 2 million won for it', '2000000 KRW'],
    ['on a 60 000 dinars tunisiens', '60000 TND'],
    ['budget : 15 000 $ CA', '15000 CAD'],
    ['100 000 couronnes suédoises', '100000 SEK'],
    ['3 000 000 ariary', '3000000 MGA'],
    ['20 000 US dollars', '20000 USD'],
    ['budget 300 000 DZD', '300000 DZD'],
    // Whose dinars they are was not said.
    ['on a 60 000 dinars', '60000 XXX'],
    ['our budget is ¥1,000,000', '1000000 JPY'],
  ])('%s', (content, value) => {
    expect(readOne('budget', content)).toMatchObject({ value, by: 'visitor' })
  })
})

test.each([
  ['500 € par mois', '500 EUR/month'],
  ['budget of $20k a year', '20000 USD/year'],
])('%s keeps its rhythm', (content, value) => {
  expect(readOne('budget', content, 'budget')).toMatchObject({ value, by: 'visitor' })
})

describe('a bare answer to the question', () => {
  test.each([
    ['2000', '2000 EUR'],
    ['jsp 1500 2000', '1500-2000 EUR'],
    ['30000', '30000 EUR'],
    ['10 000', '10000 EUR'],
    ['entre 10 et 15k', '10000-15000 EUR'],
    ['15000 max', '15000 EUR'],
    ['à peu près 8 000 pour commencer', '8000 EUR'],
    ['about 20000', '20000 EUR'],
  ])('%s', (content, value) => {
    expect(readOne('budget', content, 'budget')?.value).toBe(value)
  })

  test.each([
    ['2027'],
    ['75011 Paris'],
    ['aucune idée'],
    ['50 salariés'],
    ['06 12 34 56 78'],
    ['j’ai pas encore défini de budget'],
  ])('%s is none', (content) => {
    expect(readOne('budget', content, 'budget')).toBeUndefined()
  })
})

describe('no budget', () => {
  test.each([
    ['I ate a snail for $100 once'],
    ['on a demandé 40 000 € à la CAF mais ça c’est pour les travaux'],
    ['My cousin says it should cost 500 dollars'],
    ['half the deposits arrive with no name on, £150 a go'],
    ['Le 14 février j’ai jeté pour 900 euros de roses, les commandes étaient sur des post-it'],
    ['in September nobody could tell who had smashed the shell. $14,000, that shell'],
    ['We took £1,140 on the door at the last concert, in coins mostly'],
    ['An agency in Cardiff wanted £32,000 for it, which is out of the question for people like us'],
    ['jusqu’à 150 000 c’est moi seule, au-dessus c’est la direction'],
    ['up to 10k I can sign'],
    ['on leur donne 400k par an'],
    ['2 millions de voyageurs sur les routes'],
    ['Il y a dix mille…'],
    ['nous sommes dans un grand danger'],
    ['no records at all for r971 and 972'],
    ['they closed bug 7771000 in a day'],
    ['30000'],
    ['50 salariés'],
    ['nous avons 50 salariés et 20k clients'],
    ['20k users'],
    ['06 12 34 56 78'],
    ['+33 6 12 34 56 78'],
    ['75011 Paris'],
    ['en 2027'],
    ['un budget 2027 pas encore voté'],
    ['400 € / jour'],
    ['notre CA est de 2 M€'],
    ['revenue of $2M'],
    ['on a levé 3 M€'],
    ['nous faisons 300k€ de CA'],
    ['nous facturons 500 € par client'],
    ['le site actuel nous a coûté 8000 € en 2019'],
    ['30 m de câble'],
    ['il nous faut mettre en place un outil pour 2500 personnes'],
    ['10 000 commandes par mois'],
    ['12 rue de Paris'],
    ['we place 500 couronnes a month'],
    ['spelled with a K'],
    ['notre concurrent Lumio paie 80 000 € par an'],
    ['we currently pay £1,200 a month for it'],
    ['on paie 400 € par mois à notre hébergeur'],
    ['those flags cost $50,000 each'],
    ['un drapeau à 900 € pièce'],
    ['he is worth $500 billion'],
    ['le film a eu un budget de 200 millions de dollars'],
  ])('%s', (content) => {
    expect(readOne('budget', content)).toBeUndefined()
  })
})

test('an amount without a currency is in that of the company’s country', () => {
  const input = makeInput([['visitor', 'our budget is 20k']])
  const company = { ...input.company, country: 'GB' }

  const [heard] = readConversation({ ...input, company })

  expect(heard?.facts.find(({ field }) => field === 'budget')?.value).toBe('20000 GBP')
})

test.each([
  ['https://forum.example/questions/120500/slow'],
  ['amd64 I think'],
  ['I am back at 1:30'],
  ['this is in Safari *6*, released lately'],
  ['changed the status of bug 777117'],
  ['we’re around 25, more in spring'],
])('asked, "%s" names no amount', (content) => {
  expect(readOne('budget', content, 'budget')).toBeUndefined()
})

describe('as people answer', () => {
  test.each([
    ['15 ish', '15000 EUR'],
    ['8 to 10 depending', '8000-10000 EUR'],
    ['we could stretch to 12', '12000 EUR'],
    ['7.5', '7500 EUR'],
    ['7k5', '7500 EUR'],
    ['entre 5 et 8', '5000-8000 EUR'],
    ['pas plus de 9', '9000 EUR'],
    ['une quinzaine', '15000 EUR'],
    ['une vingtaine de k', '20000 EUR'],
    ['sixty five thousand tops', '65000 EUR'],
    ['mille cinq cents', '1500 EUR'],
    ['quatre vingt mille', '80000 EUR'],
    ['half a million dollars', '500000 USD'],
    ['couple hundred quid', '200 GBP'],
    ['got like 400 saved', '400 EUR'],
    ['up to a hundred and fifty without the board', '150000 EUR'],
    ['20 quid a month', '20 GBP/month'],
    ['60 par mois', '60 EUR/month'],
    ['30k, not 20', '30000 EUR'],
  ])('"%s" is %s', (content, value) => {
    expect(readOne('budget', content, 'budget')).toMatchObject({ value })
  })

  test.each([
    "we're 12 people",
    'call me at 5',
    '3 shops and 2 vans',
    'on est 12',
    'rappelez moi a 17',
  ])('"%s" is none', (content) => {
    expect(readOne('budget', content, 'budget')).toBeUndefined()
  })

  test('thousands that are not said are our reading', () => {
    expect(readOne('budget', '15', 'budget')).toMatchObject({ value: '15000 EUR', by: 'assistant' })
  })
})

describe('asked for a budget, a number is none', () => {
  test.each([
    ['that is part of a word', 'the switch says 100baseTx on port_4'],
    ['of a name', 'pseudo_4 arrive demain'],
    ['of what somebody earns', 'le salaire ce n’est pas énorme, 4000 €/mois'],
    ['of what somebody earns, in English', 'the salary is not much really, $4000 a month'],
    ['of a heart', 'Rien que le fait que ce soit un vrai sapin pardonne tout <3'],
    [
      'of minutes, in the midst of something else',
      'On risque d’avoir un peu de retard donc si on n’est pas là à 45-50 entrez et on vous rejoindra au stand',
    ],
  ])('%s', (_, content) => {
    expect(readOne('budget', content, 'budget')).toBeUndefined()
  })

  test.each([
    ['500balles', '500 EUR'],
    ['4000environ', '4000 EUR'],
    ['5000max', '5000 EUR'],
    [
      'it depends a bit on what you think is possible for a shop of our size but around 12',
      '12000 EUR',
    ],
    ['<30k', '30000 EUR'],
  ])('"%s" is one all the same', (content, value) => {
    expect(readOne('budget', content, 'budget')?.value).toBe(value)
  })
})
