import type { FactField } from '@oka/contract/fact'
import type { Locale } from '@oka/contract/locale'
import { describe, expect, test } from 'vitest'

import { makeInput, play, repliesOf } from '../testing.ts'
import { extractConversation } from './extract-conversation.ts'

type Known = Partial<Record<FactField, string | null>>

/** What is known at the end of what a visitor said; what was taken back is left out. */
function learnt(locale: Locale, lines: string[]): Known {
  const said = play({ locale, lines })
  const known: Known = {}
  const { facts, withdrawn } = extractConversation(makeInput(said, { locale }))
  const order = said.map(
    (_, index) => `00000000-0000-7000-8000-${String(index + 1).padStart(12, '0')}`,
  )
  const events = [
    ...facts.map(({ field, value, messageId }) => ({ at: order.indexOf(messageId), field, value })),
    ...withdrawn.map(({ field, messageId }) => ({
      at: order.indexOf(messageId),
      field,
      value: null,
    })),
  ].toSorted((one, other) => one.at - other.at)
  for (const { field, value } of events) known[field] = value
  return known
}

/** Messages as they were read wrong once, and what is right; null: nothing may be learnt of it. */
describe('what was once read wrong', () => {
  test.for<[Locale, string[], Known]>([
    // A sentence that says something else names nobody.
    ['en', ['Hello', 'I do not trust OKA'], { name: null, company: null }],
    ['fr', ['je ne fais pas confiance à OKA'], { name: null, company: null }],
    // What is told of their house before the need is of that house.
    [
      'fr',
      ['bjr', 'on est cycles bertin', '26 salariés', 'il nous faut un logiciel de stock'],
      { company: 'Cycles Bertin', size: '26' },
    ],
    ['en', ['hi', 'solar installers, 60 of us', 'we need a quoting tool'], { size: '60' }],
    ['en', ['do you work in Leeds?', 'we need a quoting tool'], { company: null }],
    // Another house that is named later is not theirs.
    [
      'en',
      ['We at Kestrel Kitchens need a CRM', 'We are hosted at Harbour Systems today'],
      { company: 'Kestrel Kitchens' },
    ],
    // Currencies are kept as said.
    ['en', ['We need a portal, our budget is 1500000 XOF'], { budget: '1500000 XOF' }],
    ['en', ['We need a portal, our budget is ¥1,000,000'], { budget: '1000000 JPY' }],
    // Plain and spelled-out details.
    [
      'en',
      ['My email is bob@shop.example and my phone is +33 1 44 55 66 77'],
      { email: 'bob@shop.example', phone: '+33 1 44 55 66 77' },
    ],
    ['en', ['reach me at bob (at) shop.com'], { email: 'bob@shop.com' }],
    ['en', ['bob [at] shop [dot] com'], { email: 'bob@shop.com' }],
    ['fr', ['bob.martin arobase shop point com'], { email: 'bob.martin@shop.com' }],
    // The words before a detail count; of two equals the first.
    ['en', ['Tel: 020 7946 0958 | Fax: 020 7946 0959'], { phone: '020 7946 0958' }],
    ['en', ['please do not call me on 020 7946 0958'], { phone: null }],
    ['en', ['I am @bob@social.example'], { email: null }],
    ['en', ['to: sales@shop.example cc: ann@shop.example'], { email: null }],
    ['en', ['ann@shop.example or bob@shop.example'], { email: 'ann@shop.example' }],
    ['fr', ['01 44 55 66 77 poste 213'], { phone: '01 44 55 66 77;ext=213' }],
    ['en', ['020 7946 0958 ext. 42'], { phone: '020 7946 0958;ext=42' }],
    // A question is no need.
    [
      'en',
      ['Hi, what products do you sell and do you integrate with SAP?', 'We need a customer portal'],
      { need: 'We need a customer portal' },
    ],
    // Corrections and withdrawals.
    ['fr', ['on veut un portail, budget 15 000', 'non, plutôt 20 000'], { budget: '20000 EUR' }],
    [
      'fr',
      ['on veut un portail, budget 15 000', 'pardon c’est 18000 j’avais mal lu'],
      { budget: '18000 EUR' },
    ],
    [
      'en',
      ['we need a portal, 20k', 'sorry thats wrong, 30k not 20'],
      { budget: '30000 EUR', company: null },
    ],
    [
      'fr',
      ['on veut un portail, chloe@gmial.com', 'oups gmail.com'],
      { email: 'chloe@gmail.com', company: null },
    ],
    ['fr', ['on veut un portail, budget 15 000', 'oubliez le budget'], { budget: null }],
    // Seasons and quarters are the next ones; the messages are of 22 November.
    ['en', ['We need a portal by autumn'], { horizon: '2027-12-20' }],
    ['en', ['We need a portal in Q1'], { horizon: '2027-03-31' }],
    // Names, houses and roles in whatever order.
    ['en', ['We need a portal. CEO, Dan Okafor'], { name: 'Dan Okafor', authority: 'decides' }],
    [
      'fr',
      ['Je suis le DSI : Karim Benali, on cherche un CRM'],
      { name: 'Karim Benali', authority: 'shares' },
    ],
    [
      'en',
      ['We need a portal. I am VP Sales at Acme Corp'],
      { authority: 'shares', company: 'Acme Corp' },
    ],
    ['fr', ['je suis la gérante, on veut un site'], { authority: 'decides' }],
    ['en', ['We need a portal', 'company is Paywise'], { company: 'Paywise' }],
    ['fr', ['on veut un site', 'nous c’est Cycles Bertin'], { company: 'Cycles Bertin' }],
    [
      'en',
      ['We need a portal.\nBest,\nAnn Reed\nVP Operations | Redwood Outdoor Supply\n020 7946 0958'],
      {
        name: 'Ann Reed',
        company: 'Redwood Outdoor Supply',
        phone: '020 7946 0958',
        authority: 'shares',
      },
    ],
  ])('%s: %j', ([locale, lines, expected]) => {
    const known = learnt(locale, lines)

    for (const [field, value] of Object.entries(expected)) {
      expect(known[field as FactField] ?? null, field).toBe(value)
    }
  })
})

test.each([
  'C’est bien ce que vous avez fait tout à l’heure',
  'Je t’ai donné un ticket 10 hier soir',
  'Vous l’avez fait votre essai, vous',
  'Qu’est-ce que vous avez fait de notre fille ?',
])('who says "%s" is no customer', (said) => {
  const { facts } = extractConversation(makeInput([['visitor', said]]))

  expect(facts.filter(({ field }) => field === 'intent')).toEqual([])
})

/** Who it is comes first: it decides what is asked, and that nothing of a buyer is learnt. */
describe('who is no buyer', () => {
  test.for<[Locale, string[], string]>([
    ['fr', ['ma facture de mars est fausse, vous m’avez prélevé deux fois'], 'customer'],
    ['en', ['our app has been down since 7am and nobody is answering'], 'customer'],
    ['fr', ['bonjour je cherche un stage en développement'], 'applicant'],
    ['en', ['are you hiring? I am a frontend developer'], 'applicant'],
    [
      'en',
      ['Good day, hope you are well', 'We supply verified contact lists for 40 countries'],
      'seller',
    ],
    [
      'fr',
      ['Je vous appelle au sujet de vos contrats d’énergie, vous payez sûrement trop cher'],
      'seller',
    ],
    ['en', ['We offer SEO packages and guarantee more leads for just $299 a month'], 'seller'],
    ['en', ['We are having a team of 150 developers in React at 12 USD per hour only'], 'seller'],
    [
      'en',
      ['I am a student and my dissertation is about AI, could I ask you some questions?'],
      'student',
    ],
  ])('%s: %j is a %s', ([locale, lines, intent]) => {
    const said = play({ locale, lines: [...lines, 'ok', 'thanks'] })
    const { facts } = extractConversation(makeInput(said, { locale }))

    expect(facts.find(({ field }) => field === 'intent')?.value).toBe(intent)
    expect(facts.filter(({ field }) => /need|budget|horizon|authority/.test(field))).toEqual([])
    for (const reply of repliesOf(said)) expect(reply).not.toMatch(/budget|enveloppe/i)
  })

  test.for<[Locale, string, RegExp]>([
    ['fr', 'non merci', /(?:visite|revoir|bient)/],
    ['en', 'get me a manager', /letting the team know/],
    ['fr', 'rappelez-moi demain à 14h', /rappeler.*demain à 14h/],
  ])('%s: “%s” is answered for what it is', ([locale, line, expected]) => {
    const [reply] = repliesOf(play({ locale, lines: [line] }))

    expect(reply).toMatch(expected)
    expect(reply).not.toMatch(/budget|enveloppe|échéance|date/i)
  })
})

test.each([
  ['une fois que vous avez installé le portail, revenez me voir'],
  ['it is hard for people looking for a job'],
])('“%s” does not tell who writes', (line) => {
  const { facts } = extractConversation(makeInput([['visitor', line]]))

  expect(facts.filter(({ field }) => field === 'intent')).toEqual([])
})

/** Only what leaves a row is promised: an open question, a call-back. */
test.for<[Locale, string]>([
  ['fr', 'vous avez des références dans la santé ?'],
  ['en', 'how long does a portal take?'],
])('%s: “%s” is asked of the team, as a question that they see', ([locale, line]) => {
  const [reply] = repliesOf(play({ locale, lines: [line] }))
  const { questions } = extractConversation(makeInput([['visitor', line]], { locale }))

  expect(reply).toMatch(/l’équipe|the team/)
  expect(reply).not.toMatch(/je la note|summary will reach|envoyé par e-mail|\bnoted\b/i)
  expect(questions).toHaveLength(1)
})
