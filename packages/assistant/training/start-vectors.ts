import { readFileSync } from 'node:fs'

import {
  countPassage,
  countQuestion,
  dimensions,
  wordOf,
  type WordCounts,
} from '../src/knowledge/sentence-vectors.ts'
import type { Company, Topic } from './questions.ts'

/** The direction and the weight of each word before anything is learnt. */
export type Start = {
  places: ReadonlyMap<string, number>
  directions: Float32Array
  weights: Float32Array
}

/** Texts that a word must stand in, to be known. */
const textsMin = 2
/** GloVe's most frequent words are known, whether they stand in a text or not. */
const frequentMax = 12_000
/** Letters of a French word that is taken for the English one of the same letters. */
const cognateMin = 5

type Vector = readonly number[]

/** How many texts each word stands in. */
function countTexts(companies: readonly Company[], topics: readonly Topic[]) {
  const counts = new Map<string, number>()
  let texts = 0
  const add = (words: WordCounts) => {
    texts += 1
    for (const word of words.keys()) counts.set(word, (counts.get(word) ?? 0) + 1)
  }
  for (const { locale, passages, questions } of companies) {
    for (const one of passages) add(countPassage({ ...one, locale }))
    for (const { text } of questions) add(countQuestion(text, locale))
  }
  for (const { locale, passages, questions } of topics) {
    for (const text of [...questions, ...passages]) add(countQuestion(text, locale))
  }
  return { counts, texts }
}

/** The English words that a French one stands for, by its stem. */
function readTranslations(): Map<string, string[]> {
  const text = readFileSync(new URL('lexicon/french-english.txt', import.meta.url), 'utf8')
  const found = new Map<string, string[]>()
  for (const pair of text.split(/[;\n]/)) {
    const [french = '', english] = pair.trim().split('=')
    if (!english) continue
    const key = wordOf(french, 'fr')
    found.set(key, [...(found.get(key) ?? []), ...english.split(/[, ]/)])
  }
  return found
}

function meanOf(vectors: readonly { vector: Vector; weight: number }[]): Vector {
  const total = vectors.reduce((sum, { weight }) => sum + weight, 0)
  return vectors[0]!.vector.map(
    (_, at) => vectors.reduce((sum, { vector, weight }) => sum + weight * vector[at]!, 0) / total,
  )
}

/** The mean of the vectors of a stem's forms, in which frequent forms weigh more. */
function vectorsByStem(glove: ReadonlyMap<string, Vector>): Map<string, Vector> {
  const forms = new Map<string, { vector: Vector; weight: number }[]>()
  for (const [rank, [form, vector]] of [...glove].entries()) {
    const key = wordOf(form, 'en')
    const known = forms.get(key) ?? []
    known.push({ vector, weight: 1 / (1 + rank / 500) })
    forms.set(key, known)
  }
  return new Map([...forms].map(([key, some]) => [key, meanOf(some)]))
}

/** Turns vectors so that fewer numbers keep most of them (principal components, by power iteration). */
function makeProjection(vectors: readonly Vector[], random: () => number): (one: Vector) => Vector {
  const mean = meanOf(vectors.map((vector) => ({ vector, weight: 1 })))
  const spread = mean.map((_, row) =>
    mean.map((__, column) =>
      vectors.reduce(
        (sum, one) => sum + (one[row]! - mean[row]!) * (one[column]! - mean[column]!),
        0,
      ),
    ),
  )
  const dot = (one: Vector, other: Vector) =>
    one.reduce((sum, value, at) => sum + value * other[at]!, 0)
  const axes: Vector[] = []
  while (axes.length < dimensions) {
    let axis: Vector = mean.map(() => random() - 0.5)
    for (let step = 0; step < 60; step += 1) {
      const turned = spread.map((row) => dot(row, axis))
      const left = axes.reduce<Vector>((some, known) => {
        const along = dot(known, turned)
        return some.map((value, at) => value - along * known[at]!)
      }, turned)
      const length = Math.sqrt(dot(left, left)) || 1
      axis = left.map((value) => value / length)
    }
    axes.push(axis)
  }
  return (one) => {
    const centred = one.map((value, at) => value - mean[at]!)
    const turned = axes.map((axis) => dot(axis, centred))
    const length = Math.sqrt(dot(turned, turned)) || 1
    return turned.map((value) => value / length)
  }
}

/**
 * The words of the texts and GloVe's most frequent, each with its vector of GloVe; French words with those of their English
 * translations, or of the same letters. A word that is in none starts anywhere. The rarer a word, the more it weighs.
 */
export function startVectors(
  companies: readonly Company[],
  topics: readonly Topic[],
  glove: ReadonlyMap<string, Vector>,
  random: () => number,
): Start {
  const { counts, texts } = countTexts(companies, topics)
  const byStem = vectorsByStem(glove)
  const translations = readTranslations()
  const known = new Set([...counts].flatMap(([word, count]) => (count >= textsMin ? [word] : [])))
  for (const form of [...glove.keys()].slice(0, frequentMax)) known.add(wordOf(form, 'en'))
  for (const word of translations.keys()) known.add(word)
  const project = makeProjection([...glove.values()].slice(0, frequentMax), random)

  function vectorOf(word: string): Vector | undefined {
    const own = byStem.get(word)
    if (own || !word.startsWith('fr:')) return own
    const meanings = (translations.get(word) ?? []).flatMap((one) => {
      const vector = glove.get(one)
      return vector ? [{ vector, weight: 1 }] : []
    })
    if (meanings.length > 0) return meanOf(meanings)
    const letters = word.slice('fr:'.length)
    return letters.length < cognateMin ? undefined : byStem.get(wordOf(letters, 'en'))
  }

  const places = new Map([...known].map((word, place) => [word, place]))
  const directions = new Float32Array(places.size * dimensions)
  const weights = new Float32Array(places.size)
  const anywhere = 0.6 / Math.sqrt(dimensions / 3)
  for (const [word, place] of places) {
    const vector = vectorOf(word)
    const direction = vector
      ? project(vector)
      : Array.from({ length: dimensions }, () => (random() - 0.5) * anywhere)
    directions.set(direction, place * dimensions)
    weights[place] = Math.min(
      1,
      Math.log(texts / ((counts.get(word) ?? 0.5) + 1)) / Math.log(texts),
    )
  }
  return { places, directions, weights }
}
