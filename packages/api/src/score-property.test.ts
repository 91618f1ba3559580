import { authorities, intents } from '@oka/contract/fact-value'
import { type OwnCriterion, rubric as complete, type Rubric } from '@oka/contract/rubric'
import type { KnownFact } from '@oka/db/leads/facts'
import * as fc from 'fast-check'
import { expect, test } from 'vitest'

import { score } from './score.ts'

const share = fc.integer({ min: 0, max: 100 })
const words = fc.constant({ en: 'Word', fr: 'Mot' })

/** Steps in their order, whatever numbers they have. */
const steps = fc.uniqueArray(fc.integer({ min: 0, max: 100_000 }), { maxLength: 6 })
const numberSteps = steps.chain((given) =>
  fc.tuple(
    ...given
      .toSorted((one, other) => other - one)
      .map((from) => fc.record({ from: fc.constant(from), share })),
  ),
)
const monthSteps = fc
  .uniqueArray(fc.integer({ min: 0, max: 60 }), { maxLength: 5 })
  .chain((given) =>
    fc.tuple(
      ...given
        .toSorted((one, other) => one - other)
        .map((upTo) => fc.record({ upTo: fc.constant(upTo), share })),
    ),
  )

const ownOf = (index: number): fc.Arbitrary<OwnCriterion> => {
  const own = {
    id: fc.constant(`own:c${index}` as const),
    weight: fc.constant(0),
    label: words,
    question: words,
  }
  const option = (key: string) => fc.record({ key: fc.constant(key), words, share })
  return fc.oneof(
    fc.record({
      kind: fc.constant('choice' as const),
      ...own,
      options: fc.tuple(option('a'), option('b')),
    }),
    fc.record({ kind: fc.constant('number' as const), ...own, steps: numberSteps }),
    fc.record({ kind: fc.constant('date' as const), ...own, steps: monthSteps }),
    fc.record({ kind: fc.constant('text' as const), ...own }),
  )
}

/** Whole numbers that make 100, as many as there are criteria. */
const hundred = (count: number) =>
  fc
    .array(fc.integer({ min: 0, max: 100 }), { minLength: count - 1, maxLength: count - 1 })
    .map((cuts) => {
      const all = [0, ...cuts.toSorted((one, other) => one - other), 100]
      return all.slice(1).map((cut, index) => cut - all[index]!)
    })

const rubrics: fc.Arbitrary<Rubric> = fc
  .integer({ min: 0, max: 4 })
  .chain((ownCount) =>
    fc.record({
      weights: hundred(7 + ownCount),
      contact: hundred(3),
      needLeast: fc.integer({ min: 0, max: 5000 }),
      budget: fc.record({ steps: numberSteps, unrated: share }),
      horizon: fc.record({ steps: monthSteps }),
      authority: fc.record({ decides: share, shares: share, other: share }),
      size: fc.record({ steps: numberSteps }),
      own: fc.tuple(...Array.from({ length: ownCount }, (_, index) => ownOf(index))),
      excludes: fc.subarray(intents.filter((intent) => intent !== 'buyer')),
    }),
  )
  .map(({ weights, contact, own, excludes, ...rest }) => {
    const [need, budget, horizon, authority, company, size, contacts, ...others] = weights
    const [email, phone, name] = contact
    return complete.parse({
      ...rest,
      weights: { need, budget, horizon, authority, company, size, contact: contacts },
      contact: { email, phone, name },
      own: own.map((one, index) => Object.assign(one, { weight: others[index]! })),
      excludes,
      thresholds: { warm: 40, hot: 70 },
      hotMark: null,
    })
  })

const values: Record<string, fc.Arbitrary<string>> = {
  name: fc.constant('Jane'),
  email: fc.constant('jane@example.com'),
  phone: fc.constant('+33612345678'),
  company: fc.constant('Nexalia'),
  need: fc.constant('a portal'),
  budget: fc.integer({ min: 0, max: 200_000 }).map((amount) => `${amount} EUR/year`),
  horizon: fc.integer({ min: 0, max: 2000 }).map(dayAfter),
  authority: fc.constantFrom(...authorities),
  size: fc.integer({ min: 1, max: 5000 }).map(String),
  intent: fc.constantFrom(...intents, 'buyer'),
  ...Object.fromEntries(
    [0, 1, 2, 3].map((index) => [
      `own:c${index}`,
      fc.oneof(fc.constantFrom('a', 'b', 'gone', '7', '2027-05-01'), fc.string()),
    ]),
  ),
}

function dayAfter(days: number): string {
  return new Date(Date.UTC(2026, 10, 28 + days)).toISOString().slice(0, 10)
}

const known: fc.Arbitrary<KnownFact[]> = fc.subarray(Object.keys(values)).chain((fields) =>
  fc.tuple(
    ...fields.map((field) =>
      values[field]!.map((value): KnownFact => ({
        id: field,
        field: field as KnownFact['field'],
        value,
        by: 'visitor',
        messageId: 'one',
        quote: value,
        author: null,
        rejected: false,
        supersededByStaff: false,
      })),
    ),
  ),
)

test('under any rubric the points make the total, and each stands on a fact and within its weight', () => {
  fc.assert(
    fc.property(rubrics, known, (rubric, facts) => {
      const { total, criteria } = score(facts, rubric, '2026-11-28')
      if (total === null) {
        expect(criteria).toEqual([])
        return
      }
      expect(criteria.reduce((sum, { points }) => sum + points, 0)).toBe(total)
      expect(criteria.reduce((sum, { max }) => sum + max, 0)).toBe(100)
      for (const { points, max, facts: grounds } of criteria) {
        expect(Number.isInteger(points) && points >= 0 && points <= max).toBe(true)
        if (points > 0) expect(grounds.length).toBeGreaterThan(0)
      }
      expect(score(facts, rubric, '2026-11-28')).toEqual({ total, criteria })
    }),
    { numRuns: 1000 },
  )
})
