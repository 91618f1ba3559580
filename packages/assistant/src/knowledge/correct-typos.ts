import type { Locale } from '@oka/contract/locale'

import type { ReadPassage } from './match-passage.ts'
import type { Asked, AskedTerm } from './read-question.ts'
import { relatedWords } from './relatedness.ts'
import { setsAsked } from './synonyms.ts'
import { stemOf } from './words.ts'

/** Words of a question that are compared with every known word. */
const correctedMax = 4

/** Letters that may be wrong in a word of so many; shorter ones differ by one letter and mean something else. */
function tolerance(length: number): number {
  return length >= 9 ? 2 : length >= 5 ? 1 : 0
}

/**
 * The question, which is written in `locale`, with its mistyped words as they stand in the passages, or in the
 * synonyms. A word that the lexicon has is not mistyped: a simulator is none of "simulated".
 */
export function correctTypos(
  asked: Asked,
  passages: readonly ReadPassage[],
  locale: Locale,
): Asked {
  const told = new Set<string>()
  for (const { head, windows } of passages) {
    for (const { word, stem } of [...head, ...windows.flatMap(({ terms }) => terms)]) {
      told.add(word).add(stem)
    }
  }
  let left = correctedMax
  const correctTerm = (term: AskedTerm): AskedTerm => {
    const isKnown = term.sets.length > 0 || told.has(term.word) || told.has(term.stem)
    if (isKnown || term.isSoft || term.isName || left === 0 || tolerance(term.word.length) === 0)
      return term
    if (relatedWords(stemOf(term.word, locale), locale, locale).size > 0) return term
    left -= 1
    return correct(term, [told, setsAsked.keys()])
  }
  const terms = asked.terms.map(correctTerm)
  const { short } = asked
  return {
    ...asked,
    terms,
    ...(short && { short: { ...short, terms: short.terms.map(correctTerm) } }),
  }
}

/** Of shorter words only the order of the letters may be wrong: "paino". */
const replacedFrom = 6

function correct(term: AskedTerm, known: readonly Iterable<string>[]): AskedTerm {
  for (const words of known) {
    const word = nearestTo(term.word, words)
    if (word) return { ...term, word, stem: word, sets: setsAsked.get(word) ?? [] }
  }
  return term
}

function nearestTo(typed: string, words: Iterable<string>): string | undefined {
  let nearest: string | undefined
  let least = tolerance(typed.length) + 1
  for (const word of words) {
    if (word[0] !== typed[0] || Math.abs(word.length - typed.length) >= least) continue
    if (typed.length < replacedFrom && lettersOf(word) !== lettersOf(typed)) continue
    const distance = distanceOf(typed, word)
    // Two letters that differ at the end are another form or word: "simulateur" and "simulated".
    if (distance > 1 && word.at(-1) !== typed.at(-1)) continue
    if (distance < least) [nearest, least] = [word, distance]
  }
  return nearest
}

const lettersOf = (word: string) => word.split('').toSorted().join('')

/** Letters to put, drop, replace, or exchange with the next (optimal string alignment). */
function distanceOf(one: string, other: string): number {
  let [before, last]: number[][] = [[], Array.from({ length: other.length + 1 }, (_, at) => at)]
  for (let i = 1; i <= one.length; i += 1) {
    const row = [i]
    for (let j = 1; j <= other.length; j += 1) {
      const same = one[i - 1] === other[j - 1] ? 0 : 1
      let least = Math.min(row[j - 1]! + 1, last![j]! + 1, last![j - 1]! + same)
      const isSwapped = i > 1 && j > 1 && one[i - 1] === other[j - 2] && one[i - 2] === other[j - 1]
      if (isSwapped) least = Math.min(least, before![j - 2]! + 1)
      row.push(least)
    }
    ;[before, last] = [last, row]
  }
  return last![other.length]!
}
