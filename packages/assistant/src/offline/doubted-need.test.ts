import type { MessageRole } from '@oka/contract/chat'
import type { FactField } from '@oka/contract/fact'
import { describe, expect, test } from 'vitest'

import { makeInput } from '../testing.ts'
import { extractConversation } from './extract-conversation.ts'
import { readConversation } from './read-conversation.ts'

const need = 'our garage at home needs a better booking system for visitors'
const chat = ['my cousin fell off his bike on sunday', 'we had pizza and watched the match']

function factsOf(...contents: string[]): Partial<Record<FactField, string>> {
  const lines = contents.map((content): [MessageRole, string] => ['visitor', content])
  const facts = readConversation(makeInput(lines)).flatMap((heard) => heard.facts)
  return Object.fromEntries(facts.map(({ field, value }) => [field, value]))
}

describe('a need that stands alone', () => {
  test('is a buyer’s', () => {
    expect(factsOf(need)).toMatchObject({ need, intent: 'buyer' })
  })

  test('is what shows a buyer, also behind an address and a company', () => {
    const said = 'jo@acme.example, Acme Ltd, we need a new website for our shop'
    const facts = readConversation(makeInput([['visitor', said]])).flatMap((heard) => heard.facts)
    const quoteOf = (name: FactField) => facts.find(({ field }) => field === name)?.quote
    expect(quoteOf('intent')).toBe(quoteOf('need'))
    expect(quoteOf('email')).toBe('jo@acme.example')
  })

  test('is a buyer’s after one message of small talk', () => {
    expect(factsOf(need, chat[0]!).intent).toBe('buyer')
  })

  test('is none of a buyer after two', () => {
    expect(factsOf(need, ...chat)).toMatchObject({ need, intent: 'other' })
  })

  test('is none of a buyer after two, in French', () => {
    const said = [
      'nos clients appellent tout le temps pour savoir où en est leur commande',
      'mon frère s’est cassé le bras dimanche',
      'on a mangé une pizza devant le match',
    ]

    expect(factsOf(...said).intent).toBe('other')
  })
})

describe('a need that neither says whose it is nor is put as one', () => {
  const said = 'mgaray, run software-properties-gtk and look that they are ticked'

  test('is none of a buyer after one message of small talk', () => {
    expect(factsOf(said).intent).toBe('buyer')
    expect(factsOf(said, chat[1]!).intent).toBe('other')
    expect(factsOf(need, chat[1]!).intent).toBe('buyer')
  })

  test.each(['then run sudo apt-get upgrade', 'i have /usr/bin/make, but it needs /usr/bin/gmake'])(
    'is none of a buyer after "%s"',
    (command) => {
      expect(factsOf(said, command).intent).toBe('other')
    },
  )

  test('is a buyer’s where a server of theirs is told of beside an address', () => {
    const server = 'the site is in /var/www on it, write to jo@smithsgarage.example'

    expect(factsOf('a new website for the garage', server).intent).toBe('buyer')
  })
})

describe('what bears it out', () => {
  test.each([
    ['an address', 'you can write to me at jo@smithsgarage.example'],
    ['a telephone number', 'my number is 07700 900123'],
    ['a budget', 'we have a budget of 12,000 euros for it'],
  ])('%s, before or after the small talk', (_, sign) => {
    expect(factsOf(need, sign, ...chat).intent).toBe('buyer')
    expect(factsOf(need, ...chat, sign).intent).toBe('buyer')
  })

  test('is what shows a buyer again, where no need does', () => {
    const lines = [need, ...chat, 'you can write to me at jo@smithsgarage.example']
    const heard = readConversation(makeInput(lines.map((line) => ['visitor', line])))
    const intents = heard.flatMap(({ facts }) => facts).filter(({ field }) => field === 'intent')
    expect(intents.map(({ value }) => value)).toEqual(['buyer', 'other', 'buyer'])
    expect(intents.at(-1)!.quote).toBe('jo@smithsgarage.example')
  })

  test('another need, after it', () => {
    const again = 'we need a website where customers can book repairs online'

    expect(factsOf(need, ...chat, again).intent).toBe('buyer')
  })

  test('no yes', () => {
    expect(factsOf(need, 'yes', ...chat).intent).toBe('other')
  })
})

describe('a need that is hardly one', () => {
  const faint = [
    ['some sort of app for the maps', 'we drove home along the river and sang'],
  ] as const

  test.each(faint)('"%s" is none of a buyer after one message of small talk', (said, talk) => {
    expect(factsOf(said).intent).toBe('buyer')
    expect(factsOf(said, talk).intent).toBe('other')
  })

  test.each(faint)('"%s" is a buyer’s once it is borne out', (said, talk) => {
    const write = 'you can write to me at jo@smithsgarage.example'
    expect(factsOf(said, talk, write).intent).toBe('buyer')
    expect(factsOf(said, write, talk).intent).toBe('buyer')
    expect(factsOf(said, talk, 'we are Smith Garage Ltd').intent).toBe('buyer')
  })

  test.each(faint)('"%s" is a buyer’s once a need is told plainly', (said, talk) => {
    const plain = 'we need a new website where customers can book repairs online'
    expect(factsOf(said, plain, talk).intent).toBe('buyer')
  })
})

describe('a need in which nothing is wished, and nothing that is sold here is named', () => {
  const said = 'les commandes des clients sont sur des papiers'
  const talk = 'on a dormi chez ma sœur et c’était bien'

  test('is none until something else is told', () => {
    expect(factsOf(said)).toEqual({})
    expect(factsOf(said, 'moi c’est Jo Martin')).toMatchObject({ need: said, intent: 'buyer' })
  })

  test.each([talk, 'puis lance sudo apt-get upgrade'])(
    'is none after "%s", but for what bears it out',
    (after) => {
      expect(factsOf(said, after, 'moi c’est Jo Martin')).toEqual({ name: 'Jo Martin' })
      expect(factsOf(said, after, 'écrivez-moi à jo@garagemartin.example')).toMatchObject({
        need: said,
        intent: 'buyer',
      })
    },
  )

  test('is one once it is borne out, whatever small talk comes before or after', () => {
    const write = 'you can write to me at jo@smithsgarage.example'
    expect(factsOf(said, talk, write).intent).toBe('buyer')
    expect(factsOf(said, write, talk).intent).toBe('buyer')
    expect(factsOf(said, talk, 'we are Smith Garage Ltd').intent).toBe('buyer')
  })

  test('is not asked for again, and a goodbye after it ends the questions', () => {
    const { state } = extractConversation(makeInput([['visitor', said]]))
    expect(state.ended).toBe(false)
    expect(state.missing).toContain('company')
    expect(state.missing).not.toContain('need')

    const lines: [MessageRole, string][] = [
      ['visitor', said],
      ['assistant', 'De quelle entreprise s’agit-il ?'],
      ['visitor', 'merci, au revoir'],
    ]
    expect(extractConversation(makeInput(lines)).state.ended).toBe(true)
  })

  test('is one in a message that tells who they are', () => {
    expect(factsOf(`${said}. Mon adresse : jo@garagemartin.example`)).toMatchObject({
      intent: 'buyer',
    })
  })

  test('is one once a need is told plainly', () => {
    const booking = 'we need a new website where customers can book repairs online'
    expect(factsOf(said, booking, talk).intent).toBe('buyer')

    const plain = 'il nous faut un nouveau site pour les commandes de nos clients'
    expect(factsOf(said, plain, talk)).toMatchObject({ need: plain, intent: 'buyer' })
  })
})

test('what only tells of something else puts a need in doubt less than small talk does', () => {
  const said = 'some sort of app for the maps'
  const aside = 'the last supplier never came back to us with a date'

  expect(factsOf(said, aside).intent).toBe('buyer')
  expect(factsOf(said, aside, 'it was all written on paper in the hall').intent).toBe('other')
})

describe('a company shows what may be a need to be one', () => {
  const maybe = 'the vans are stuck on their way back to the depot'

  test.each([
    ['that is told as theirs', 'we are Harbour Care Ltd', 'buyer'],
    ['not one that is named in passing', 'for Blue Lagoon Radio, the left has won it', undefined],
  ])('%s', (_, said, intent) => {
    expect(factsOf(maybe, said).intent).toBe(intent)
  })
})

describe('after a plain need, who says "tu" talks to a friend', () => {
  const plain = 'il nous faut un nouveau site pour prendre les réservations de notre restaurant'

  test('and is no buyer after two such messages', () => {
    const talk = ['t’as mangé quoi ce midi ?', 'tu me manques trop mon chat']
    expect(factsOf(plain, talk[0]!).intent).toBe('buyer')
    expect(factsOf(plain, ...talk).intent).toBe('other')
  })
})

test('who turns out to look for work is told as such', () => {
  expect(factsOf(need, ...chat, 'are you hiring? here is my CV').intent).toBe('applicant')
})
