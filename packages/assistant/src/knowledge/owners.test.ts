import { expect, test } from 'vitest'

import { compareOwners, ownersIn } from './owners.ts'

const compare = (question: string, passage: string, locale: 'en' | 'fr' = 'en') =>
  compareOwners(ownersIn(question, locale, 'visitor'), ownersIn(passage, locale, 'company'))

test('a visitor’s “our” is the company’s “your”', () => {
  expect(compare('Where are our data kept?', 'Your data stay in Belgium.')).toEqual({
    same: 1,
    other: 0,
  })
  expect(compare('où sont nos données ?', 'Vos données restent en France.', 'fr')).toEqual({
    same: 1,
    other: 0,
  })
})

test('the company’s bank is not the visitor’s', () => {
  const { other } = compare('quelle est votre banque', 'Les chiffres de votre banque.', 'fr')
  expect(other).toBe(1)
  expect(compare('which is your bank', 'Our bank is in Brest.').other).toBe(0)
})

test('what only one of both says to be somebody’s tells nothing', () => {
  expect(compare('Who is your notary?', 'The notary signs.')).toEqual({ same: 0, other: 0 })
})
