import { companySettings } from '@oka/contract/settings'
import type { KnownFact } from '@oka/db/leads/facts'
import { afterEach, describe, expect, test, vi } from 'vitest'

import { defaultRubric, score, scoreToday } from './score.ts'

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
    for (const value of ['1 GBP', '900000 GBP/month']) {
      expect(budgetOf(value)).toEqual({ points: defaultRubric.unrated, conversion: unrated })
    }
  })

  test('in the currency of the score needs none', () => {
    expect(budgetOf('20000 EUR').conversion).toBeUndefined()
  })
})

describe('today', () => {
  afterEach(() => void vi.useRealTimers())

  const inZone = (timeZone: string) =>
    companySettings.parse({ officeHours: { timeZone, hours: [], holidays: [] } })
  const [first, second] = defaultRubric.horizon

  /** 91 days from 29 November are within three months; 92 from the 28th are not. */
  test.each([
    ['Pacific/Auckland', first!.points],
    ['America/Los_Angeles', second!.points],
    ['UTC', second!.points],
  ])('is the company’s in %s, at half past eleven at night in UTC', (timeZone, points) => {
    vi.useFakeTimers({ toFake: ['Date'], now: new Date('2026-11-28T23:30:00Z') })
    const known = [fact('need', 'a portal'), fact('horizon', '2027-02-28')]
    const { criteria } = scoreToday(known, inZone(timeZone))
    expect(criteria.find(({ criterion }) => criterion === 'horizon')!.points).toBe(points)
  })
})
