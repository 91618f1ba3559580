import type { MessageRole } from '@oka/contract/chat'
import { expect, test } from 'vitest'

import { makeInput, play, repliesOf } from '../testing.ts'
import { askedFields } from './asked.ts'
import { extractConversation } from './extract-conversation.ts'

function factsOf(said: readonly [MessageRole, string][]): Record<string, string> {
  const { facts } = extractConversation(makeInput(said))
  return Object.fromEntries(facts.map(({ field, value }) => [field, value]))
}

const told = {
  fr: [
    'Bonjour, cabinet véto à Pau.',
    'les gens appellent juste pour prendre rendez-vous ou demander si on est ouvert samedi, et la moitié oublie de venir',
  ],
  en: [
    'G’day, small vineyard up the Tamar in Tassie.',
    'Twice a year we ring our 380 members one after the other to read out card numbers, it takes three weeks.',
  ],
} as const

test.each(['fr', 'en'] as const)(
  'who tells how their work goes is asked whose it is, not again what they want (%s)',
  (locale) => {
    const replies = repliesOf(play({ locale, lines: [...told[locale]] }))
    expect([...askedFields(replies[0]!)]).toEqual(['need'])
    expect([...askedFields(replies[1]!)]).toEqual(['company'])
  },
)

test.each([
  ['fr', 'Clinique des Gaves'],
  ['en', 'Tamar Ridge Wines'],
  ['fr', 'accueil@cliniquedesgaves.example'],
] as const)('their answer makes what was told their need (%s: %s)', (locale, answer) => {
  const said = play({ locale, lines: [...told[locale], answer] })
  expect(factsOf(said)).toMatchObject({ need: told[locale][1], intent: 'buyer' })
})

test('what is no name of a house answers nothing', () => {
  const said = play({ locale: 'fr', lines: [...told.fr, 'ouais', 'jamais'] })
  expect(factsOf(said)).toEqual({})
})

test('who tells the rest first is asked once more how to reach them', () => {
  const lines = [...told.fr, 'pas de nom officiel', 'on a tout essayé avec le cahier à l’accueil']
  const asked = repliesOf(play({ locale: 'fr', lines })).map((reply) =>
    Array.from(askedFields(reply)),
  )
  expect(asked.slice(2)).toEqual([
    ['email', 'phone'],
    ['email', 'phone'],
  ])
})

test('of a long story as much is the need as is read at once, up to a word', () => {
  const long = Array.from(
    { length: 60 },
    () => 'on recopie les commandes des clients à la main 😀',
  ).join(' ')
  const { need = '' } = factsOf(play({ locale: 'fr', lines: [told.fr[0], long, 'a@acme.example'] }))
  expect(need.length).toBeGreaterThan(100)
  expect(need.length).toBeLessThanOrEqual(400)
  expect(long.startsWith(`${need} `)).toBe(true)
})

test('small talk is no story of their work', () => {
  const lines = ['we saw a film last night', 'my dad loved it, he laughed all the way home']
  const replies = repliesOf(play({ locale: 'en', lines }))
  expect([...askedFields(replies[1]!)]).toEqual(['need'])
})
