import { setImmediate as nextTurn } from 'node:timers/promises'

import { outcomesMin } from '@oka/contract/calibration'

/** A lead that was won or lost, and what share of its weight each criterion earned, 0 to 1. */
export type Outcome = { won: boolean; shares: Readonly<Record<string, number>> }

const rounds = 300
/** Rounds after which other calls are answered: some 10 ms. */
const roundsPerTurn = 10
const rate = 1
/** Strength of the ridge penalty, which keeps a criterion that few leads have from deciding everything. */
const penalty = 0.01

/**
 * Weights that would have told won from lost leads best: a logistic regression of the outcome on the
 * shares of each criterion (Hosmer and Lemeshow, Applied Logistic Regression), by gradient descent
 * with a ridge penalty. A criterion that speaks against a sale gets none, since points are never
 * negative; the others make 100 in proportion to their coefficients, by largest remainder. The same outcomes give the
 * same weights. Null with too few outcomes, with only one kind of them, or when nothing tells them apart.
 */
export async function suggestWeights(
  outcomes: readonly Outcome[],
  criteria: readonly string[],
): Promise<Record<string, number> | null> {
  const won = outcomes.filter((one) => one.won).length
  if (outcomes.length < outcomesMin || won === 0 || won === outcomes.length) return null
  const rows = outcomes.map(({ shares }) => criteria.map((name) => shares[name] ?? 0))
  const coefficients = await fit(
    rows,
    outcomes.map((one) => (one.won ? 1 : 0)),
  )
  const useful = coefficients.map((value) => Math.max(0, value))
  const total = useful.reduce((sum, value) => sum + value, 0)
  if (total < 0.01) return null
  const exact = useful.map((value) => (value / total) * 100)
  return Object.fromEntries(toHundred(exact).map((weight, index) => [criteria[index]!, weight]))
}

/** The coefficients, without the intercept. */
async function fit(
  rows: readonly (readonly number[])[],
  outcomes: readonly number[],
): Promise<number[]> {
  const width = rows[0]!.length
  const coefficients = Array.from({ length: width }, () => 0)
  let intercept = 0
  for (let round = 0; round < rounds; round += 1) {
    if (round % roundsPerTurn === 0) await nextTurn()
    const slopes = Array.from({ length: width }, () => 0)
    let slope = 0
    for (const [index, row] of rows.entries()) {
      const sum = row.reduce((all, value, place) => all + value * coefficients[place]!, intercept)
      const error = 1 / (1 + Math.exp(-sum)) - outcomes[index]!
      slope += error
      for (let place = 0; place < width; place += 1) slopes[place]! += error * row[place]!
    }
    intercept -= (rate * slope) / rows.length
    for (let place = 0; place < width; place += 1) {
      const step = slopes[place]! / rows.length + penalty * coefficients[place]!
      coefficients[place]! -= rate * step
    }
  }
  return coefficients
}

/** Whole numbers that make 100, each the exact one rounded up or down. */
function toHundred(exact: readonly number[]): number[] {
  const rounded = exact.map(Math.floor)
  const missing = 100 - rounded.reduce((sum, value) => sum + value, 0)
  const byRemainder = exact
    .map((value, index) => ({ index, remainder: value - Math.floor(value) }))
    .toSorted((one, other) => other.remainder - one.remainder || one.index - other.index)
  for (const { index } of byRemainder.slice(0, missing)) rounded[index]! += 1
  return rounded
}
