import { describe, expect, test } from 'vitest'

import {
  formatFact,
  monthsBetween,
  readBudget,
  readHorizon,
  readSize,
  writeBudget,
} from './fact-value.ts'

describe('a budget', () => {
  test.each([
    ['25000 EUR', { min: 25_000, max: 25_000, currency: 'EUR', period: null }],
    ['20000-30000 GBP', { min: 20_000, max: 30_000, currency: 'GBP', period: null }],
    ['500 EUR/month', { min: 500, max: 500, currency: 'EUR', period: 'month' }],
    ['20000 USD/year', { min: 20_000, max: 20_000, currency: 'USD', period: 'year' }],
  ] as const)('%s is read and written', (value, budget) => {
    expect(readBudget(value)).toEqual(budget)
    expect(writeBudget(budget)).toBe(value)
  })

  test.each([
    '',
    'a lot',
    '25000',
    '25 000 EUR',
    '30000-20000 EUR',
    '25000 euro',
    '-5 EUR',
    '5 EUR/day',
  ])('%j is none', (value) => {
    expect(readBudget(value)).toBeNull()
  })
})

describe('a horizon', () => {
  test.each([
    ['2026-11-28', 0],
    ['2026-11-01', 0],
    ['2027-03-31', 4.04],
    ['2028-02-29', 15.05],
  ])('%s is %d months away', (value, months) => {
    expect(monthsBetween('2026-11-28', value)).toBeCloseTo(months, 1)
  })

  test.each(['', 'soon', 'P3M', '2027-02-29', '2027-13-01', '1999-01-01', '2027-3-1'])(
    '%j is none',
    (value) => {
      expect(readHorizon(value)).toBeNull()
    },
  )
})

describe('a size', () => {
  test.each([
    ['40', { min: 40, max: 40 }],
    ['10-50', { min: 10, max: 50 }],
  ])('%s is read', (value, size) => {
    expect(readSize(value)).toEqual(size)
  })

  test.each(['', '0', '50-10', 'forty', '-5', '5-'])('%j is none', (value) => {
    expect(readSize(value)).toBeNull()
  })
})

describe('formatFact', () => {
  test.each([
    ['budget', '30000 EUR', 'fr', '30\u202f000\u00a0€'],
    ['budget', '20000-30000 GBP', 'en', '£20,000 – £30,000'],
    ['budget', '40000 USD', 'en', '$40,000'],
    ['budget', '500 EUR/month', 'fr', '500\u00a0€ par mois'],
    ['horizon', '2027-03-01', 'fr', 'D’ici le 1er mars 2027'],
    ['horizon', '2027-06-30', 'en', 'By 30 June 2027'],
    ['horizon', 'soon', 'en', 'soon'],
    ['size', '10-50', 'fr', '10–50 personnes'],
    ['size', '1', 'en', '1 person'],
    ['intent', 'customer', 'fr', 'Déjà client'],
    ['phone', '+33144556677;ext=213', 'fr', '+33144556677 poste 213'],
    ['authority', 'shares', 'en', 'Decides with others'],
    ['name', 'Łódź', 'fr', 'Łódź'],
    ['budget', 'unclear', 'en', 'unclear'],
  ] as const)('says the %s %s in %s', (field, value, locale, said) => {
    // Which of the thin spaces stands around a dash is up to the ICU of the day.
    expect(formatFact(field, value, locale).replaceAll('\u2009', ' ')).toBe(said)
  })
})

test.each([
  ['P3M', 'Within 3 months', 'D’ici 3\u00A0mois'],
  ['P0D', 'As soon as possible', 'Dès que possible'],
  ['P3X', 'P3X', 'P3X'],
])('a horizon of an earlier release, %s, is still said in words', (value, en, fr) => {
  expect(formatFact('horizon', value, 'en')).toBe(en)
  expect(formatFact('horizon', value, 'fr')).toBe(fr)
})
