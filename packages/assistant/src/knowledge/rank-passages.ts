import type { PassageRanking } from '@oka/api/ports'

import { mentions, readPassage } from './match-passage.ts'
import { readQuestion } from './read-question.ts'

/** What a word counts that says little. */
const softWeight = 0.3

/** Damps the first places of a ranking (Cormack, Clarke and Büttcher, 2009, reciprocal rank fusion). */
const rankDamping = 60
const shareOf = (place: number) => 1 / (rankDamping + place)

/**
 * The places of the passages that say most of what a text asks, best first: at most `size` of them. Those nearest in meaning are
 * ranked beside those that share its words, and what stands high in both comes first.
 */
export function rankPassages({ text, passages, locale, size }: PassageRanking): number[] {
  const { terms } = readQuestion(text, locale)
  const ranked = passages.map((passage, place) => {
    const read = readPassage(passage)
    const found = terms.filter((term) => mentions(read, term))
    const score = found.reduce((sum, { isSoft }) => sum + (isSoft ? softWeight : 1), 0)
    return { place, score }
  })
  const byWords = ranked.toSorted(
    (one, other) => other.score - one.score || one.place - other.place,
  )
  const fused = byWords.map(({ place, score }, rank) => {
    const { nearestPlace } = passages[place]!
    const byMeaning = nearestPlace === undefined ? 0 : shareOf(nearestPlace)
    return { place, share: (score > 0 ? shareOf(rank) : 0) + byMeaning }
  })
  return fused
    .toSorted((one, other) => other.share - one.share)
    .slice(0, size)
    .map(({ place }) => place)
}
