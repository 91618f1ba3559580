import { describe, expect, test } from 'vitest'

import { formatFact, readBudget, readHorizon, writeBudget } from './fact-value.ts'

describe('a budget', () => {
  test.each([
    ['25000 EUR', { min: 25_000, max: 25_000, currency: 'EUR' }],
    ['20000-30000 GBP', { min: 20_000, max: 30_000, currency: 'GBP' }],
  ])('%s is read and written', (value, budget) => {
    expect(readBudget(value)).toEqual(budget)
    expect(writeBudget(budget)).toBe(value)
  })

  test.each(['', 'a lot', '25000', '25 000 EUR', '30000-20000 EUR', '25000 euro', '-5 EUR'])(
    '%j is none',
    (value) => {
      expect(readBudget(value)).toBeNull()
    },
  )
})

describe('a horizon', () => {
  test.each([
    ['P0D', 0],
    ['P3M', 3],
    ['P2Y', 24],
    ['P30D', 0.99],
    ['P8W', 1.85],
  ])('%s is %d months', (value, months) => {
    expect(readHorizon(value)).toBeCloseTo(months, 1)
  })

  test.each(['', 'soon', 'P', '3M', 'P1Y2M', 'PT3H'])('%j is none', (value) => {
    expect(readHorizon(value)).toBeNull()
  })
})

describe('formatFact', () => {
  test.each([
    ['budget', '30000 EUR', 'fr', '30\u202f000\u00a0€'],
    ['budget', '20000-30000 GBP', 'en', '£20,000 – £30,000'],
    ['budget', '40000 USD', 'en', '$40,000'],
    ['horizon', 'P3M', 'fr', 'D’ici 3\u00a0mois'],
    ['horizon', 'P1Y', 'en', 'Within 1 year'],
    ['horizon', 'P0D', 'fr', 'Dès que possible'],
    ['authority', 'shares', 'en', 'Decides with others'],
    ['name', 'Łódź', 'fr', 'Łódź'],
    ['budget', 'unclear', 'en', 'unclear'],
  ] as const)('says the %s %s in %s', (field, value, locale, said) => {
    // Which of the thin spaces stands around a dash is up to the ICU of the day.
    expect(formatFact(field, value, locale).replaceAll('\u2009', ' ')).toBe(said)
  })
})
