import type { FactField } from '@oka/contract/fact'
import type { Locale } from '@oka/contract/locale'
import { describe, expect, test } from 'vitest'

import { makeInput, play } from '../testing.ts'
import { extractConversation } from './extract-conversation.ts'

const need: Record<Locale, string> = {
  en: 'We need a booking portal for our clinic',
  fr: 'On veut un portail de réservation pour notre clinique',
}

function lastOf(locale: Locale, lines: string[], field: FactField): string | undefined {
  const said = play({ locale, lines: [need[locale], ...lines] })
  const { facts, withdrawn } = extractConversation(makeInput(said, { locale }))
  if (withdrawn.some((one) => one.field === field)) return undefined
  return facts.findLast((fact) => fact.field === field)?.value
}

describe('what was told is said otherwise', () => {
  test.for<[Locale, FactField, string, string, string]>([
    ['en', 'budget', 'budget 20k GBP', 'make that 25', '25000 GBP'],
    ['en', 'budget', 'budget AED 20k', 'no, 25k', '25000 AED'],
    ['fr', 'budget', 'budget 20k', 'disons 25', '25000 EUR'],
    ['en', 'budget', 'our budget is $60 a month', 'make that 80', '80 USD/month'],
    ['en', 'size', "we're 40 people", '45 in fact', '45'],
    ['fr', 'size', 'on est 30', 'non 35 en comptant les apprentis', '35'],
    ['en', 'email', 'my email is dan@acmee.com', 'acme.com with one e', 'dan@acme.com'],
    ['fr', 'email', 'paul@hotmial.fr', 'hotmail pardon', 'paul@hotmail.fr'],
    ['fr', 'email', 'paul@acme.fr', 'non pas acme.fr, acme.com', 'paul@acme.com'],
    ['en', 'name', "I'm Dan Okafor", 'Okafor with a K... Dan Okaffor, two fs', 'Dan Okaffor'],
    ['fr', 'name', "je m'appelle Julie Marin", 'Julie Morin pardon', 'Julie Morin'],
    ['en', 'company', "we're Brightside Ltd", 'correction: Brightside Group', 'Brightside Group'],
    ['fr', 'company', 'société Lumio', "en fait c'est Lumio Group", 'Lumio Group'],
    ['en', 'authority', 'I decide', 'well no, my sister has the last word', 'other'],
    ['fr', 'authority', "c'est moi qui décide", 'enfin avec ma femme', 'shares'],
    ['en', 'horizon', 'live by the end of January', 'make that mid-February', '2027-02-14'],
    ['fr', 'horizon', 'ce serait pour mars', 'ah non, mettons début mai', '2027-05-01'],
  ])('%s, %s: "%s", then "%s"', ([locale, field, first, then, value]) => {
    expect(lastOf(locale, [first, then], field)).toBe(value)
  })
})

describe('a budget is taken back', () => {
  test.for<[Locale, string]>([
    ['en', 'hmm, forget the number actually'],
    ['en', 'actually ignore what I said about money'],
    ['en', 'that budget is off the table now'],
    ['fr', 'oubliez ce chiffre'],
  ])('%s: "%s"', ([locale, line]) => {
    expect(lastOf(locale, ['we have a budget of 30k €', line], 'budget')).toBeUndefined()
  })
})

test('of a budget and a size, a bare number corrects the one it is closer to', () => {
  const told = ['budget 20k GBP', "we're 40 people"]

  expect(lastOf('en', [...told, 'no, 45 in fact'], 'size')).toBe('45')
  expect(lastOf('en', [...told, 'no, 45 in fact'], 'budget')).toBe('20000 GBP')
})

test.for<[Locale, FactField, string, string, string]>([
  ['fr', 'name', "je m'appelle Marie Petit", 'mon collègue Marin Petit suit aussi', 'Marie Petit'],
  ['fr', 'company', 'société Lumio', 'Lumio Conseil est un concurrent en fait', 'société Lumio'],
  ['en', 'budget', 'budget is 20k', 'no, 45 people not 40', '20000 EUR'],
  ['en', 'email', 'dan@acme.com', 'our site is acme.io', 'dan@acme.com'],
  ['en', 'size', "we're 40 people", 'we have 45 in Leeds and the rest abroad', '40'],
])('%s, %s: after "%s", "%s" says something else', ([locale, field, first, then, value]) => {
  expect(lastOf(locale, [first, then], field)).toBe(value)
})
