import type { Locale } from '@oka/contract/locale'

import type { ReadPassage } from './match-passage.ts'
import {
  countPassage,
  countQuestion,
  nearnessOf,
  vectorOf,
  type WordVectors,
} from './sentence-vectors.ts'
import { compareWords, type WordsNear } from './words-near.ts'

/** How near a passage is to a question in meaning. */
export type NearnessEvidence = WordsNear & {
  nearness: number
  /** How far before the next. */
  nearnessLead: number
  /** Its share among all, by a softmax. */
  nearnessShare: number
  /** Of the nearest of all. */
  nearnessMost: number
  wordsNearLead: number
  mainWordsNearLead: number
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
  const asked = countQuestion(text, locale)
  const counts = passages.map(({ passage }) => countPassage(passage))
  const meant = vectorOf(asked, vectors)
  const all = counts.map((own) => nearnessOf(meant, vectorOf(own, vectors)))
  const powers = all.reduce((sum, one) => sum + powerOf(one), powerOf(nearnessOfAny))
  const words = compareWords(
    Array.from(asked.keys()),
    counts.map((own) => Array.from(own.keys())),
    vectors,
  )
  const wordsNears = words.map(({ wordsNear }) => wordsNear)
  const mainWordsNears = words.map(({ mainWordsNear }) => mainWordsNear)
  return all.map((nearness, place) => {
    const { wordsNear, mainWordsNear, wordMissed } = words[place]!
    return {
      nearness,
      nearnessLead: leadOf(all, place),
      nearnessShare: powerOf(nearness) / powers,
      nearnessMost: Math.max(...all),
      wordsNear,
      wordsNearLead: leadOf(wordsNears, place),
      wordMissed,
      mainWordsNear,
      mainWordsNearLead: leadOf(mainWordsNears, place),
    }
  })
}

/** How far one value leads the greatest of the others. */
function leadOf(values: readonly number[], place: number): number {
  return values[place]! - Math.max(nearnessOfAny, ...values.filter((_, other) => other !== place))
}
