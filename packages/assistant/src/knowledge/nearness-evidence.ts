import type { Locale } from '@oka/contract/locale'

import type { ReadPassage } from './match-passage.ts'
import {
  countPassage,
  countQuestion,
  nearnessOf,
  vectorOf,
  type WordVectors,
} from './sentence-vectors.ts'

/** How near a passage is to a question in meaning. */
export type NearnessEvidence = {
  nearness: number
  /** How far before the next. */
  nearnessLead: number
  /** Its share among all, by a softmax. */
  nearnessShare: number
  /** Of the nearest of all. */
  nearnessMost: number
}

/** The inverse temperature of the softmax; the vectors were learnt with the same. */
const sharpness = 16
/** How near some passage of a company is that has many: one among few leads no further than one among many. */
const nearnessOfAny = 0.3
const powerOf = (nearness: number) => Math.exp(sharpness * nearness)

/** What is near in meaning among some passages, for each of them. */
export function nearnessEvidenceFor(
  text: string,
  passages: readonly ReadPassage[],
  locale: Locale,
  vectors: WordVectors,
): NearnessEvidence[] {
  const meant = vectorOf(countQuestion(text, locale), vectors)
  const all = passages.map(({ passage }) =>
    nearnessOf(meant, vectorOf(countPassage(passage), vectors)),
  )
  const powers = all.reduce((sum, one) => sum + powerOf(one), powerOf(nearnessOfAny))
  return all.map((nearness, place) => ({
    nearness,
    nearnessLead: nearness - Math.max(nearnessOfAny, ...all.filter((_, other) => other !== place)),
    nearnessShare: powerOf(nearness) / powers,
    nearnessMost: Math.max(...all),
  }))
}
