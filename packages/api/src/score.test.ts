import type { FactField } from '@oka/contract/fact'
import { defaultRubric } from '@oka/contract/rubric'
import { companySettings } from '@oka/contract/settings'
import type { KnownFact } from '@oka/db/leads/facts'
import { afterEach, describe, expect, test, vi } from 'vitest'

import { score, scoreToday } from './score.ts'

const fact = (field: KnownFact['field'], value: string): KnownFact => ({
  id: field,
  field,
  value,
  by: 'visitor',
  messageId: 'one',
  quote: value,
  author: null,
  rejected: false,
  supersededByStaff: false,
})

const usd = { currency: 'USD', rate: 0.5, day: '2026-11-02' }

/** What a budget is worth, and how it was compared. */
function budgetOf(value: string, rates = [usd]) {
  const rubric = { ...defaultRubric, rates }
  const { total, criteria } = score([fact('budget', value)], rubric, '2026-11-28')
  const { points, conversion } = criteria.find(({ criterion }) => criterion === 'budget')!
  expect(criteria.reduce((sum, one) => sum + one.points, 0)).toBe(total)
  return { points, conversion }
}

describe('a budget in another currency', () => {
  test('is compared through the rate, and says by which', () => {
    expect(budgetOf('40000 USD')).toEqual({
      points: budgetOf('20000 EUR').points,
      conversion: usd,
    })
    expect(budgetOf('39999 USD').points).toBe(budgetOf('19999 EUR').points)
    expect(budgetOf('1000-2000 USD/month').points).toBe(budgetOf('12000 EUR').points)
  })

  test('is worth what is stated where no rate is set, and says that', () => {
    const unrated = { currency: 'GBP', rate: null, day: null }
    for (const value of ['15000 GBP', '900000 GBP/month']) {
      expect(budgetOf(value)).toEqual({ points: 13, conversion: unrated })
    }
  })

  test('in the currency of the score needs none', () => {
    expect(budgetOf('20000 EUR').conversion).toBeUndefined()
  })
})

/** The points of each criterion for what a visitor has said. */
function pointsOf(values: Partial<Record<FactField, string>>): Record<string, number> {
  const facts = Object.entries(values).map(([field, value]) => fact(field as FactField, value))
  const { criteria } = score(facts, defaultRubric, '2026-11-28')
  return Object.fromEntries(criteria.map(({ criterion, points }) => [criterion, points]))
}

const need = 'a customer portal'

test('the most of each criterion is 100 together', () => {
  const { criteria } = score([fact('need', need)], defaultRubric, '2026-11-28')
  expect(criteria.reduce((sum, { max }) => sum + max, 0)).toBe(100)
})

describe('a budget', () => {
  test.each([
    ['60000 EUR', 34],
    ['20000 EUR', 18],
    ['8000 EUR', 3],
    // Spent each month.
    ['5000 EUR/month', 34],
    // Without a rate: stated, and not compared as if it were euros.
    ['1500000 XOF', 13],
    ['1000000 JPY', 13],
    // No currency is worth so much.
    ['1000 GBP', 2],
  ])('of %s earns %i', (budget, points) => {
    expect(pointsOf({ need, budget })['budget']).toBe(points)
  })

  test.each([
    ['600 EUR', 0],
    ['300 GBP', 0],
    ['100 EUR/month', defaultRubric.weights.need],
    ['800 GBP', defaultRubric.weights.need],
  ])('of %s leaves %i for the need', (budget, points) => {
    expect(pointsOf({ need, budget })['need']).toBe(points)
  })
})

test('how many they are tells who they are, as a company does', () => {
  expect(pointsOf({ need, size: '900' })['company']).toBe(defaultRubric.weights.company)
  expect(pointsOf({ need, size: '900', company: 'Acme' })['company']).toBe(
    defaultRubric.weights.company,
  )
})

test.each(['seller', 'applicant', 'student', 'customer', 'other'])(
  'a %s has no score',
  (intent) => {
    const facts = [fact('need', need), fact('budget', '60000 EUR'), fact('intent', intent)]
    expect(score(facts, defaultRubric, '2026-11-28')).toEqual({ total: null, criteria: [] })
  },
)

describe('today', () => {
  afterEach(() => void vi.useRealTimers())

  const inZone = (timeZone: string) =>
    companySettings.parse({ officeHours: { timeZone, hours: [], holidays: [] } })
  /** 91 days from 29 November are within three months; 92 from the 28th are not. */
  test.each([
    ['Pacific/Auckland', 13],
    ['America/Los_Angeles', 11],
    ['UTC', 11],
  ])('is the company’s in %s, at half past eleven at night in UTC', (timeZone, points) => {
    vi.useFakeTimers({ toFake: ['Date'], now: new Date('2026-11-28T23:30:00Z') })
    const known = [fact('need', 'a portal'), fact('horizon', '2027-02-28')]
    const { criteria } = scoreToday(known, inZone(timeZone), defaultRubric)
    expect(criteria.find(({ criterion }) => criterion === 'horizon')!.points).toBe(points)
  })
})
