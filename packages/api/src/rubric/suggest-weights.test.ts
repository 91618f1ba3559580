import { expect, test } from 'vitest'

import { type Outcome, suggestWeights } from './suggest-weights.ts'

const criteria = ['need', 'budget', 'contact']

/** Numbers from 0 to 1 that are the same each time (mulberry32). */
function numbersFrom(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}

/** Leads won by that chance, given their shares. */
function outcomesOf(count: number, chance: (shares: Record<string, number>) => number): Outcome[] {
  const next = numbersFrom(7)
  return Array.from({ length: count }, () => {
    const shares = { need: Math.round(next()), budget: next(), contact: Math.round(next()) }
    return { shares, won: next() < chance(shares) }
  })
}

const sigmoid = (sum: number) => 1 / (1 + Math.exp(-sum))

test('weights follow what told won from lost leads, and make 100', async () => {
  const outcomes = outcomesOf(1000, ({ need = 0, budget = 0 }) =>
    sigmoid(1 * need + 3 * budget - 2),
  )
  const weights = (await suggestWeights(outcomes, criteria))!
  expect(Object.values(weights).reduce((sum, one) => sum + one, 0)).toBe(100)
  expect(weights['budget']).toBeGreaterThan(weights['need']!)
  expect(weights['need']).toBeGreaterThan(weights['contact']!)
  expect(await suggestWeights(outcomes, criteria)).toEqual(weights)
})

test('what speaks against a sale gets no points', async () => {
  const outcomes = outcomesOf(600, ({ need = 0, contact = 0 }) => sigmoid(2 * need - 2 * contact))
  expect(await suggestWeights(outcomes, criteria)).toMatchObject({ contact: 0 })
})

test('nothing is suggested from too few outcomes, or from one kind of them', async () => {
  const chance = ({ budget = 0 }: Record<string, number>) => sigmoid(4 * budget - 2)
  expect(await suggestWeights(outcomesOf(199, chance), criteria)).toBeNull()
  expect(await suggestWeights(outcomesOf(200, chance), criteria)).not.toBeNull()
  expect(
    await suggestWeights(
      outcomesOf(200, () => 0.5),
      criteria,
    ),
  ).not.toBeUndefined()
  expect(
    await suggestWeights(
      outcomesOf(300, () => 1),
      criteria,
    ),
  ).toBeNull()
  const alike = Array.from({ length: 300 }, (_, index) => ({
    won: index % 2 === 0,
    shares: { need: 1, budget: 1, contact: 1 },
  }))
  expect(await suggestWeights(alike, criteria)).toBeNull()
})

test('other work goes on while weights are sought', async () => {
  const outcomes = outcomesOf(400, ({ budget = 0 }) => sigmoid(4 * budget - 2))
  let turns = 0
  const count = (): void => {
    turns += 1
    counting = setImmediate(count)
  }
  let counting = setImmediate(count)
  await suggestWeights(outcomes, criteria)
  clearImmediate(counting)
  expect(turns).toBeGreaterThan(10)
})
