import { expect, test } from 'vitest'

import { contradicts } from './find-conflicts.ts'

test.each([
  ['en', 'An audit costs 2,500 €.', 'An audit costs 3,000 €.'],
  ['en', 'The audit costs 2,500 €, travel included.', 'An audit costs 3,000 €, travel included.'],
  [
    'fr',
    'Nous ouvrons à 9 h 30 du lundi au vendredi.',
    'Nous ouvrons à 10 h du lundi au vendredi.',
  ],
  ['fr', 'Livraison sous 5 jours.', 'Livraison sous 10 jours.'],
] as const)('%s: %s, and %s', (locale, one, other) => {
  expect(contradicts(one, other, locale)).toBe(true)
  expect(contradicts(other, one, locale)).toBe(true)
})

test.each([
  ['en', 'An audit costs 2,500 €.', 'An audit costs 2500.00 €.'],
  ['fr', 'Un audit coûte 2 500 €.', 'Un audit coûte 2\u202F500,00 €.'],
  ['fr', 'Un audit coûte 2.500 €.', 'un audit coute 2500 €'],
  ['en', 'An audit costs 2,500 €.', 'A web site costs 8,000 €.'],
  ['en', 'We open at 9.', 'Our team has 12 engineers who speak French.'],
] as const)('%s: %s, but not %s', (locale, one, other) => {
  expect(contradicts(one, other, locale)).toBe(false)
})
