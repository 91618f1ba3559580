import type { PassageRanking } from '@oka/api/ports/assistant'

import { mentions, readPassage } from './match-passage.ts'
import { readQuestion } from './read-question.ts'

/** What a word counts that says little. */
const softWeight = 0.3

/** The places of the passages that say most of what a text asks, best first: at most `size` of them. */
export function rankPassages({ text, passages, locale, size }: PassageRanking): number[] {
  const { terms } = readQuestion(text, locale)
  const ranked = passages.map((passage, place) => {
    const read = readPassage(passage)
    const found = terms.filter((term) => mentions(read, term))
    const score = found.reduce((sum, { isSoft }) => sum + (isSoft ? softWeight : 1), 0)
    return { place, score }
  })
  return ranked
    .toSorted((one, other) => other.score - one.score || one.place - other.place)
    .slice(0, size)
    .map(({ place }) => place)
}
