import type { Locale } from '@oka/contract/locale'

import { acceptWeights, rankWeights } from './answer-weights.ts'
import { type AskedOf, type Evidence, evidenceFor } from './evidence.ts'
import { type Feature, featureNames } from './feature-names.ts'
import type { ReadPassage } from './match-passage.ts'

export type Likely = Evidence & {
  /** That the passage answers the question, between 0 and 1. */
  likelihood: number
  /** The passages that may be meant, this one first. */
  near: readonly ReadPassage[]
}

/** Passages that may be meant, at most so many, each with at least such a share of what speaks for all. */
const nearMax = 3
const nearShare = 0.1

/** How far the first passage may lead: a larger lead says no more. */
const leadMax = 5
/** The lead of a passage that is the only one. */
const leadAlone = 3

const placeOf = new Map(featureNames.map((name, place) => [name, place]))

/** What is learnt from: the features, and those of them that say more together. */
export function combined(features: readonly number[]): number[] {
  const of = (name: Feature) => features[placeOf.get(name)!]!
  const isFew = of('hard') <= 1 ? 1 : 0
  return [
    ...features,
    of('coverage') ** 2,
    of('coverage') * of('held'),
    of('coverage') * of('notHeld'),
    of('inHead') * of('coverage'),
    Math.min(of('missing'), 1),
    of('full') * of('held'),
    of('full') * (of('hard') >= 2 ? 1 : 0),
    of('literal') ** 2,
    isFew * of('coverage'),
    isFew * of('inHead'),
    of('whether') * of('focus'),
    of('focusMissing') * (of('hard') <= 2 ? 1 : 0),
    of('held') * of('inHead'),
    of('nearness') ** 2,
    of('nearness') * of('coverage'),
    of('nearnessShare') * of('coverage'),
    of('nearnessShare') * of('full'),
    of('nearness') * of('missingMost'),
    of('nearness') * of('notHeld'),
  ]
}

const dot = (weights: readonly number[], values: readonly number[]) =>
  weights.reduce((sum, weight, at) => sum + weight * values[at]!, 0)

/** The first of some passages, with what is known of its lead over the others. */
export function firstOf(
  candidates: readonly (readonly number[])[],
  weights: readonly number[],
): { place: number; features: number[]; near: number[] } | undefined {
  const scores = candidates.map((one) => dot(weights, one))
  const order = scores
    .map((_, place) => place)
    .toSorted((one, other) => scores[other]! - scores[one]!)
  const [place, next] = order
  if (place === undefined) return undefined
  const best = scores[place]!
  const powers = scores.map((one) => Math.exp(one - best))
  const sum = powers.reduce((all, one) => all + one, 0)
  const shares = powers.map((one) => one / sum)
  const lead = next === undefined ? leadAlone : Math.min(leadMax, best - scores[next]!)
  const disorder = -shares.reduce((all, one) => all + one * Math.log(one + 1e-9), 0)
  const near = order.filter((one) => shares[one]! >= nearShare).slice(0, nearMax)
  const features = [...candidates[place]!, best, lead, shares[place]!, disorder, 1]
  return { place, features, near }
}

/** The passage that most likely answers a question, by weights that `train-answers.ts` of the bench has learnt. */
export function mostLikely(
  question: AskedOf,
  passages: readonly ReadPassage[],
  locale: Locale,
): Likely | undefined {
  const evidence = evidenceFor(question, passages, locale)
  const first = firstOf(
    evidence.map(({ features }) => combined(features)),
    rankWeights,
  )
  if (!first) return undefined
  const likelihood = 1 / (1 + Math.exp(-dot(acceptWeights, first.features)))
  const near = first.near.map((place) => evidence[place]!.read)
  return { ...evidence[first.place]!, likelihood, near }
}
