import { firstOf } from '@oka/assistant/knowledge/likelihood'

import type { SetQuestion } from './read-set.ts'

export type Example = {
  question: Pick<SetQuestion, 'id'>
  ids: string[]
  /** Of each candidate. */
  features: number[][]
}

/** Puts values of a feature on one scale. */
function scalesOf(rows: readonly (readonly number[])[]): { mean: number[]; deviation: number[] } {
  const mean = rows[0]!.map((_, at) => rows.reduce((sum, row) => sum + row[at]!, 0) / rows.length)
  const deviation = mean.map(
    (middle, at) =>
      Math.sqrt(rows.reduce((sum, row) => sum + (row[at]! - middle) ** 2, 0) / rows.length) || 1,
  )
  return { mean, deviation }
}

/** Which of the candidates answers (conditional logit, by Adam). */
export function learnRanks(examples: readonly Example[]): number[] {
  const { deviation } = scalesOf(examples.flatMap(({ features }) => features))
  const learnt = examples.flatMap(({ question: { id }, ids, features }) => {
    const right = id === null ? -1 : ids.indexOf(id)
    const rows = features.map((row) => row.map((value, at) => value / deviation[at]!))
    return right < 0 ? [] : [{ rows, right }]
  })
  const size = deviation.length
  const weights = Array.from({ length: size }, () => 0)
  const first = Array.from({ length: size }, () => 0)
  const second = Array.from({ length: size }, () => 0)
  for (let step = 0; step < 400; step += 1) {
    const slope = weights.map((one) => 0.5 * one)
    for (const { rows, right } of learnt) {
      const scores = rows.map((row) =>
        row.reduce((sum, value, at) => sum + value * weights[at]!, 0),
      )
      const most = Math.max(...scores)
      const powers = scores.map((one) => Math.exp(one - most))
      const sum = powers.reduce((all, one) => all + one, 0)
      for (const [place, row] of rows.entries()) {
        const off = powers[place]! / sum - (place === right ? 1 : 0)
        for (let at = 0; at < size; at += 1) slope[at]! += off * row[at]!
      }
    }
    for (let at = 0; at < size; at += 1) {
      const one = slope[at]! / learnt.length
      first[at] = 0.9 * first[at]! + 0.1 * one
      second[at] = 0.99 * second[at]! + 0.01 * one * one
      weights[at]! -= (0.05 * first[at]!) / (Math.sqrt(second[at]!) + 1e-6)
    }
  }
  return weights.map((one, at) => one / deviation[at]!)
}

/** Whether the first candidate answers at all (logistic regression, by Newton's method). */
export function learnAcceptance(examples: readonly Example[], ranks: readonly number[]): number[] {
  const rows: { row: number[]; isRight: boolean; weight: number }[] = []
  for (const { question, ids, features } of examples) {
    const found = firstOf(features, ranks)
    if (!found) continue
    const isRight = ids[found.place] === question.id
    rows.push({ row: found.features, isRight, weight: isRight ? 1 : 2 })
  }
  const { mean, deviation } = scalesOf(rows.map(({ row }) => row))
  const last = mean.length - 1
  const scaled = rows.map(({ row, isRight, weight }) => ({
    isRight,
    weight,
    row: row.map((value, at) => (at === last ? 1 : (value - mean[at]!) / deviation[at]!)),
  }))
  const size = mean.length
  let weights = Array.from({ length: size }, () => 0)
  for (let step = 0; step < 40; step += 1) {
    const slope = weights.map((one) => 12 * one)
    const bend = weights.map((_, at) => weights.map((__, to) => (at === to ? 12 : 0)))
    for (const { row, isRight, weight } of scaled) {
      const score = row.reduce((sum, value, at) => sum + value * weights[at]!, 0)
      const chance = 1 / (1 + Math.exp(-score))
      for (let at = 0; at < size; at += 1) {
        slope[at]! += weight * (chance - (isRight ? 1 : 0)) * row[at]!
        for (let to = 0; to < size; to += 1)
          bend[at]![to]! += weight * chance * (1 - chance) * row[at]! * row[to]!
      }
    }
    const move = solve(bend, slope)
    weights = weights.map((one, at) => one - move[at]!)
  }
  const raw = weights.map((one, at) => (at === last ? one : one / deviation[at]!))
  raw[last]! -= mean.slice(0, last).reduce((sum, middle, at) => sum + middle * raw[at]!, 0)
  return raw
}

/** Gauss's elimination with pivots. */
function solve(matrix: readonly (readonly number[])[], right: readonly number[]): number[] {
  const rows = matrix.map((row, at) => [...row, right[at]!])
  for (let at = 0; at < rows.length; at += 1) {
    const pivot = rows
      .slice(at)
      .reduce(
        (most, row, off) => (Math.abs(row[at]!) > Math.abs(rows[most]![at]!) ? at + off : most),
        at,
      )
    ;[rows[at], rows[pivot]] = [rows[pivot]!, rows[at]!]
    for (const [to, row] of rows.entries()) {
      if (to === at) continue
      const share = row[at]! / rows[at]![at]!
      for (let of = at; of < row.length; of += 1) row[of]! -= share * rows[at]![of]!
    }
  }
  return rows.map((row, at) => row.at(-1)! / row[at]!)
}
