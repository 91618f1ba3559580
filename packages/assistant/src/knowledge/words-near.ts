import { dimensions, type WordVectors } from './sentence-vectors.ts'

/** How near in meaning the words of a question come to those of a passage, each to the nearest; a word counts as much as it says. */
export type WordsNear = {
  /** The average. */
  wordsNear: number
  /** The same, in which what says most counts most: weighted by its square. */
  mainWordsNear: number
  /** The share of the question that is missed with the word that is missed most. */
  wordMissed: number
}

/** The place of a word, and the length of its vector, which is how much it says. */
type Word = { place: number; length: number }

function lengthOf({ values }: WordVectors, place: number): number {
  let sum = 0
  for (let from = place * dimensions, at = 0; at < dimensions; at += 1)
    sum += values[from + at]! ** 2
  return Math.sqrt(sum)
}

/** Compares each word with each, which a sum of vectors does not (late interaction; Khattab, Zaharia 2020). */
export function compareWords(
  question: readonly string[],
  passages: readonly (readonly string[])[],
  vectors: WordVectors,
): WordsNear[] {
  const lengths = new Map<number, number>()
  const find = (word: string): Word[] => {
    const place = vectors.places.get(word)
    if (place === undefined) return []
    const length = lengths.get(place) ?? lengthOf(vectors, place)
    lengths.set(place, length)
    return length === 0 ? [] : [{ place, length }]
  }
  const asked = question.flatMap(find)
  const said = asked.reduce((sum, { length }) => sum + length, 0)
  const saidMostly = asked.reduce((sum, { length }) => sum + length ** 2, 0)
  const comparisons = asked.map((word) => compareWith(word, vectors))
  return passages.map((passage) => {
    const words = passage.flatMap(find)
    const near = comparisons.map((compare) => Math.max(0, ...words.map(compare)))
    if (asked.length === 0) return { wordsNear: 0, mainWordsNear: 0, wordMissed: 0 }
    const average = (weightOf: (word: Word) => number, sum: number) =>
      near.reduce((all, one, at) => all + one * weightOf(asked[at]!), 0) / sum
    return {
      wordsNear: average(({ length }) => length, said),
      mainWordsNear: average(({ length }) => length ** 2, saidMostly),
      wordMissed: Math.max(...near.map((one, at) => ((1 - one) * asked[at]!.length) / said)),
    }
  })
}

/** The cosine of a word with others, each computed once: the passages of a company share most of their words. */
function compareWith(word: Word, { values }: WordVectors): (other: Word) => number {
  const known = new Map<number, number>()
  return (other) => {
    const before = known.get(other.place)
    if (before !== undefined) return before
    let sum = 0
    const from = word.place * dimensions
    const to = other.place * dimensions
    for (let at = 0; at < dimensions; at += 1) sum += values[from + at]! * values[to + at]!
    const cosine = sum / (word.length * other.length)
    known.set(other.place, cosine)
    return cosine
  }
}
