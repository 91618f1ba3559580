import { expect, test } from 'vitest'

import { relatedWords } from './relatedness.ts'
import { stemOf } from './words.ts'

const near = (word: string, other: string, from: 'en' | 'fr' = 'en', to: 'en' | 'fr' = from) =>
  relatedWords(stemOf(word, from), from, to).get(other) ?? 0

test.each([
  ['teacher', 'instructor'],
  ['surgery', 'surgical'],
  ['spay', 'neuter'],
  ['ate', 'eat'],
])('“%s” means about what “%s” does', (word, other) => {
  expect(near(word, other)).toBeGreaterThan(0.7)
})

test('a kind of something is nearer to it than the other way round', () => {
  expect(near('lady', 'woman')).toBeGreaterThan(near('woman', 'lady'))
  expect(near('woman', 'lady')).toBeGreaterThan(0)
})

test.each([
  ['guitar', 'piano'],
  ['dog', 'cat'],
  ['monday', 'tuesday'],
])('“%s” is no “%s”, though both are of one kind', (word, other) => {
  expect(near(word, other)).toBe(0)
})

test('French words are related by their English ones, to both languages', () => {
  expect(near('boulot', 'travail', 'fr')).toBeGreaterThan(0.7)
  expect(near('prof', 'moniteur', 'fr')).toBeGreaterThan(0.5)
  expect(near('chirurgie', 'surgery', 'fr', 'en')).toBeGreaterThan(0.7)
})

test('an unknown word is related to none', () => {
  expect(relatedWords('qwrtz', 'en', 'en').size).toBe(0)
  expect(relatedWords('qwrtz', 'fr', 'fr').size).toBe(0)
})
