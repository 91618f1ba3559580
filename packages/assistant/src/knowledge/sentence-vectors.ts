import { brotliDecompressSync } from 'node:zlib'

import type { PassageText } from '@oka/api/ports/assistant'
import type { Locale } from '@oka/contract/locale'

import { spellOut } from '../offline/chat-spelling.ts'
import { fold } from '../offline/fold.ts'
import { matchesIn } from '../patterns.ts'
import { packedMatrix, packedVocabulary } from './sentence-weights.ts'
import { stemOf } from './words.ts'

/** Numbers of a vector. */
export const dimensions = 96

/** What a word of the title or heading counts more than one of the text. */
const headWeight = 1.5
/** Words that are read of a text. */
const wordsMax = 120
const word = /\p{L}+|\d+|[€$£%?]/gu

/** The vector of each word, one after another: its direction is what it means, its length how much that says. */
export type WordVectors = { places: ReadonlyMap<string, number>; values: ArrayLike<number> }

/** The words of a text as they are known to the vectors: the language and the stem, all numbers as one. */
export function wordsOf(text: string, locale: Locale): string[] {
  return matchesIn(spellOut(fold(text).text), word)
    .slice(0, wordsMax)
    .map(([one]) => (/\d/.test(one) ? '0' : wordOf(one, locale)))
}

export function wordOf(one: string, locale: Locale): string {
  return `${locale}:${stemOf(one, locale)}`
}

/** Words with how often they count in a text. */
export type WordCounts = ReadonlyMap<string, number>

export function countQuestion(text: string, locale: Locale): WordCounts {
  return new Map(wordsOf(text, locale).map((one) => [one, 1]))
}

export function countPassage({ title, heading, content, locale }: PassageText): WordCounts {
  const counts = new Map(wordsOf(content, locale).map((one) => [one, 1]))
  for (const one of new Set(wordsOf(`${title} ${heading}`, locale))) {
    counts.set(one, (counts.get(one) ?? 0) + headWeight)
  }
  return counts
}

/** The sum of the vectors of some words, of length 1; of length 0 where none is known. */
export function vectorOf(counts: WordCounts, { places, values }: WordVectors): Float64Array {
  const sum = new Float64Array(dimensions)
  for (const [one, count] of counts) {
    const place = places.get(one)
    if (place === undefined) continue
    const from = place * dimensions
    for (let at = 0; at < dimensions; at += 1) sum[at]! += count * values[from + at]!
  }
  const length = Math.hypot(...sum)
  return length === 0 ? sum : sum.map((value) => value / length)
}

/** How near two vectors are: 1 for the same direction, 0 where nothing speaks for it, down to -1. */
export function nearnessOf(one: Float64Array, other: Float64Array): number {
  return one.reduce((sum, value, at) => sum + value * other[at]!, 0)
}

/** Vectors for a search, by what was learnt. */
export function embedQuestion(text: string, locale: Locale): number[] {
  return [...vectorOf(countQuestion(text, locale), trainedVectors())]
}

export function embedPassage(passage: PassageText): number[] {
  return [...vectorOf(countPassage(passage), trainedVectors())]
}

let loaded: WordVectors | undefined

const unpack = (packed: string) => brotliDecompressSync(Buffer.from(packed, 'base64'))

/** The vectors that `training/train-vectors.ts` learnt; read when the first question needs them. */
export function trainedVectors(): WordVectors {
  if (loaded) return loaded
  const known = unpack(packedVocabulary).toString().split('\n')
  const places = new Map(known.map((one, place) => [one, place]))
  return (loaded = { places, values: new Int8Array(unpack(packedMatrix)) })
}
