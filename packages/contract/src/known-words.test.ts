import { describe, expect, test } from 'vitest'

import { knownWords, withoutKnownWords } from './known-words.ts'

const lea = ['lea.martin@acme.fr', 'Léa Martin']

describe('what is known of a person', () => {
  test('is taken as it stands, word by word and in one, without accents, the longest first', () => {
    expect(knownWords(lea)).toEqual([
      'lea.martin@acme.fr',
      'léa martin',
      'leamartin',
      'martin',
      'acmefr',
      'acme',
      'lea',
    ])
    expect(knownWords(['Jean-Noël O’Neil de La Tour'])).toContain('noel')
    expect(knownWords(['佐藤太郎'])).toEqual(['佐藤太郎'])
    expect(knownWords(['', 'Al'])).toEqual([])
  })

  test.for([
    ['LeaMartin1234', '1234'],
    ['Martin.Léa!2026', '.!2026'],
    ['ACME_léa_martin', '__'],
    ['lea.martin@acme.fr', ''],
    ['a quite long pleasure cruise', 'a quite long psure cruise'],
  ] as const)('%s has besides it %s', ([password, rest]) => {
    expect(withoutKnownWords(password, lea)).toBe(rest)
  })

  test('is not looked for where there is nothing of it', () => {
    expect(withoutKnownWords('Un Ours Vert Mange', lea)).toBe('Un Ours Vert Mange')
    expect(withoutKnownWords('LeaMartin1234', [])).toBe('LeaMartin1234')
  })
})
