import type { MessageRole } from '@oka/contract/chat'
import type { FactField } from '@oka/contract/fact'
import { describe, expect, test } from 'vitest'

import { makeInput } from '../testing.ts'
import { readConversation } from './read-conversation.ts'

const need = 'our garage at home needs a better booking system for visitors'
const talk = ['my cousin fell off his bike on sunday', 'we had pizza and watched the match']

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
    expect(factsOf(need, talk[0]!).intent).toBe('buyer')
  })

  test('is none of a buyer after two', () => {
    expect(factsOf(need, ...talk)).toMatchObject({ need, intent: 'other' })
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

describe('what bears it out', () => {
  test.each([
    ['an address', 'you can write to me at jo@smithsgarage.example'],
    ['a telephone number', 'my number is 07700 900123'],
    ['a budget', 'we have a budget of 12,000 euros for it'],
  ])('%s, before or after the small talk', (_, sign) => {
    expect(factsOf(need, sign, ...talk).intent).toBe('buyer')
    expect(factsOf(need, ...talk, sign).intent).toBe('buyer')
  })

  test('is what shows a buyer again, where no need does', () => {
    const lines = [need, ...talk, 'you can write to me at jo@smithsgarage.example']
    const heard = readConversation(makeInput(lines.map((line) => ['visitor', line])))
    const intents = heard.flatMap(({ facts }) => facts).filter(({ field }) => field === 'intent')
    expect(intents.map(({ value }) => value)).toEqual(['buyer', 'other', 'buyer'])
    expect(intents.at(-1)!.quote).toBe('jo@smithsgarage.example')
  })

  test('another need, after it', () => {
    const again = 'we need a website where customers can book repairs online'

    expect(factsOf(need, ...talk, again).intent).toBe('buyer')
  })

  test('no yes', () => {
    expect(factsOf(need, 'yes', ...talk).intent).toBe('other')
  })
})

test('who turns out to look for work is told as such', () => {
  expect(factsOf(need, ...talk, 'are you hiring? here is my CV').intent).toBe('applicant')
})
