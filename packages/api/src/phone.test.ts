import { expect, test } from 'vitest'

import { readPhone } from './phone.ts'

test.each([
  ['01 44 55 66 77', null, 'fr', '+33144556677'],
  ['020 7946 0958', null, 'en', '+442079460958'],
  ['(503) 555-0148', null, 'en', '+15035550148'],
  ['413-447-9662 ext. 3', 'FR', 'fr', '+14134479662;ext=3'],
  // Grouped like an American number, and one of home.
  ['031 555 1234', 'CH', 'fr', '+41315551234'],
] as const)('%s, company in %s, in %s, is %s', (typed, country, locale, number) => {
  expect(readPhone(typed, { country }, locale)?.number).toBe(number)
})
