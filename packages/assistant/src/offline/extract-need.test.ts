import { describe, expect, test } from 'vitest'

import { makeInput, readOne } from '../testing.ts'
import { readConversation } from './read-conversation.ts'

describe('a need that is stated', () => {
  test.each([
    [
      'Residents keep complaining that they can’t find planning notices on our website.',
      'Residents keep complaining that they can’t find planning notices on our website',
    ],
    ['Can a chatbot answer our tenants?', 'Can a chatbot answer our tenants?'],
    ['our pharmacy still sends its orders by fax', 'our pharmacy still sends its orders by fax'],
    ['Bonjour, je cherche à refondre notre site web', 'je cherche à refondre notre site web'],
    [
      'il faudrait automatiser nos devis, on perd un temps fou',
      'il faudrait automatiser nos devis, on perd un temps fou',
    ],
    ['besoin d’un crm', 'besoin d’un crm'],
    ['jvoudrais un site', 'jvoudrais un site'],
    ['elle veut un site', 'elle veut un site'],
    ['j’ai une idée d’application', 'j’ai une idée d’application'],
    ['slt g besoin d1 site internet', 'g besoin d1 site internet'],
    [
      'on voudrait une appli pr gerer nos plannings !',
      'on voudrait une appli pr gerer nos plannings',
    ],
    [
      'je m’appelle Claire Dubois et je cherche à refaire notre site',
      'je cherche à refaire notre site',
    ],
    ['our company, BrightPath, needs a CRM', 'our company, BrightPath, needs a CRM'],
    ['we need a new website', 'we need a new website'],
    ['Hi there! I’m looking for an app.', 'I’m looking for an app'],
    ["We're struggling with spreadsheets.", "We're struggling with spreadsheets"],
    [
      'ça serait pour un site vitrine + une boutique',
      'ça serait pour un site vitrine + une boutique',
    ],
    ['Can you help us build a data platform?', 'Can you help us build a data platform?'],
  ])('%s', (content, value) => {
    expect(readOne('need', content)).toMatchObject({ value, by: 'visitor' })
  })

  test.each([
    ['Our CRM is slow and outdated'],
    ['Notre équipe perd 10 heures par semaine à ressaisir les commandes'],
  ])('%s', (content) => {
    expect(readOne('need', content)?.value).toBe(content)
  })

  test.each([
    ['I need someone to fix the css of my website'],
    ['they wanted us to find a booking system for our clinic'],
    ['we’re fed up with spreadsheets and need a CRM'],
    ['we need help with our server, /var/log fills up'],
    ['people booking on our website get lost halfway'],
  ])('"%s" is one, whatever else it sounds like', (content) => {
    expect(readOne('need', content)).toBeDefined()
  })

  test.each([['do you build mobile apps?'], ['combien coûte un site e-commerce ?']])(
    'the question %s is none',
    (content) => {
      expect(readOne('need', content)).toBeUndefined()
    },
  )

  test('the most telling sentence of a message is taken', () => {
    const content = 'Bonjour ! Je veux avancer. Nous voulons migrer notre ERP vers le cloud. Merci.'

    expect(readOne('need', content)?.quote).toBe('Nous voulons migrer notre ERP vers le cloud')
  })

  test.each([['something to manage our stock'], ['un site vitrine'], ['refaire notre site']])(
    '%s is enough once asked',
    (content) => {
      expect(readOne('need', content, 'need')?.value).toBe(content)
    },
  )

  test('a very long one is cut at a word', () => {
    const need = readOne(
      'need',
      `nous cherchons un logiciel de caisse pour nos boutiques ${'qui marche bien '.repeat(60)}`,
    )

    expect(need?.value.length).toBeLessThanOrEqual(400)
    expect(need?.value).toMatch(/(?:qui|marche|bien)$/)
  })
})

describe('no need', () => {
  test.each([
    ['My email is bob@shop.example and my phone is +33 1 44 55 66 77'],
    ['Send it to orders@farm-shop.example please'],
    ['Reach us on info@website-team.example'],
    ['Call me on 07700 900123 or write to sales@brewery.example'],
    ['Mon mail c’est contact@boulangerie-martin.fr et mon tel 06 12 34 56 78'],
  ])('%s tells how to reach them', (content) => {
    expect(readOne('need', content)).toBeUndefined()
  })

  test.each([
    ['je souhaiterais un rdv'],
    ['je veux pas donner mon nom'],
    ['Bonjour'],
    ['merci beaucoup'],
    ['je voudrais parler à un humain'],
    ['je voudrais connaître vos tarifs'],
    ['i need my boss’s approval'],
    ['il nous faut ça pour mars'],
    ['we want to be live by the end of Q1'],
    ['je veux bien'],
    ['Bonjour je voudrais un renseignement'],
    ['J’ai vu votre site et j’aimerais en savoir plus'],
    ['le site actuel nous a coûté 8000 € en 2019'],
    ['nous avons 50 salariés à Lyon'],
    ['notre site est hébergé chez OVH'],
    ['je suis directrice marketing'],
    ['ça va ?'],
    ['Claire Dubois'],
    ['je préfère ne pas dire'],
    ['they want the government to reduce the price of bread'],
    ['every cloud has a silver lining'],
    ['apparently an organization has made a list of the best websites'],
    ['après je remplis le contrat et on signe'],
    ['after that we fill in the contract and sign our names'],
    ['then I read the paper for an hour and have lunch'],
    ['She wanted us to use the phone book to look up web addresses'],
    ['people advertising their lives on a website'],
    [
      '645 € . Deux chambres à l’étage, 65 m², cuisine équipée, terrasse. Portail électrique, digicode',
    ],
    ['Maybe ask in /r/bakers because they set up a booking system'],
    ['can anyone see this I am developing an app'],
    ['because when I run ./tool.py sync on the server it reports an error'],
    ['I have an SVG file and I would like to draw a path of it on a website'],
  ])('%s', (content) => {
    expect(readOne('need', content)).toBeUndefined()
  })

  test.each([
    ['ok mais en gros'],
    ['for the summer'],
    ['Denholm Engineering plc'],
    ['ok'],
    ['bonjour'],
    ['je ne sais pas'],
    ['Claire Dubois'],
  ])('%s is no answer', (content) => {
    expect(readOne('need', content, 'need')).toBeUndefined()
  })
})

function needsOf(...contents: string[]): string[] {
  return readConversation(makeInput(contents.map((content) => ['visitor', content])))
    .flatMap(({ facts }) => facts)
    .filter(({ field }) => field === 'need')
    .map(({ value }) => value)
}

describe('several needs in a conversation', () => {
  test('a later one that says less is left out', () => {
    expect(
      needsOf(
        'Nous cherchons à refondre notre CRM vieillissant et nos tableaux de bord',
        'je veux un site',
      ),
    ).toHaveLength(1)
  })

  test('unless it corrects the first', () => {
    expect(
      needsOf('Nous cherchons à refondre notre CRM vieillissant', 'en fait je veux un site'),
    ).toEqual(['Nous cherchons à refondre notre CRM vieillissant', 'en fait je veux un site'])
  })
})
