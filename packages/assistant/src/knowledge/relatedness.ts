import { brotliDecompressSync } from 'node:zlib'

import type { Locale } from '@oka/contract/locale'

import { packedRelations } from './related-words.ts'
import { stemOf } from './words.ts'

/** How near the meaning of a related word is, by the levels of kinds between them: 1 would be the same word. */
const sameMeaning = 0.9
const nearness = [0.75, 0.65, 0.5, 0.4]
/** The same the other way: what is asked for in general, and answered by one kind of it. */
const nearnessBelow = [0.75, 0.45, 0.35, 0.3]

type Relations = {
  known: readonly string[]
  /** Places of the related words of each, by level. */
  rows: readonly string[]
  place: ReadonlyMap<string, number>
  /** Those that a word is above of: `[place, level]`. */
  below: ReadonlyMap<number, readonly [number, number][]>
  /** English words of a French stem, and French words of an English word. */
  english: ReadonlyMap<string, readonly string[]>
  french: ReadonlyMap<string, readonly string[]>
}

let loaded: Relations | undefined

/** WordNet's relations as `training/make-relations.ts` packed them; read when the first question needs them. */
function load(): Relations {
  return (loaded ??= unpack(
    brotliDecompressSync(Buffer.from(packedRelations, 'base64')).toString(),
  ))
}

function unpack(text: string): Relations {
  const [words = '', pairs = ''] = text.split('\n\n')
  const lines = words.split('\n').map((line) => line.split('='))
  const known = lines.map(([word = '']) => word)
  const rows = lines.map(([, row = '']) => row)
  const below = new Map<number, [number, number][]>()
  for (const [from, row] of rows.entries()) {
    for (const [to, level] of placesIn(row)) {
      if (level > 0) append(below, to, [from, level])
    }
  }
  const place = new Map(known.map((word, at) => [stemOf(word, 'en'), at]))
  return { known, rows, place, below, ...readPairs(pairs) }
}

function readPairs(pairs: string): Pick<Relations, 'english' | 'french'> {
  const english = new Map<string, string[]>()
  const french = new Map<string, string[]>()
  for (const line of pairs.split('\n')) {
    const [word = '', translations = ''] = line.split('=')
    for (const translation of translations.split(' ')) {
      append(english, stemOf(word, 'fr'), translation)
      append(french, translation, word)
    }
  }
  return { english, french }
}

function append<K, V>(map: Map<K, V[]>, key: K, value: V): void {
  const some = map.get(key)
  if (some) some.push(value)
  else map.set(key, [value])
}

function placesIn(row: string): [number, number][] {
  return row.split(',').flatMap((some, level) =>
    some
      .split(' ')
      .filter(Boolean)
      .map((at): [number, number] => [Number.parseInt(at, 36), level]),
  )
}

/** Words of `to` that mean what a stem of `from` means, or a kind of it, each with how near it is (0 to 1). */
export function relatedWords(stem: string, from: Locale, to: Locale): ReadonlyMap<string, number> {
  const { known, place, english, french } = load()
  const found = new Map<string, number>()
  const add = (word: string, near: number) => found.set(word, Math.max(near, found.get(word) ?? 0))
  const at = place.get(stem)
  const sources = from === 'fr' ? (english.get(stem) ?? []) : at === undefined ? [] : [known[at]!]
  for (const source of sources) {
    for (const [word, near] of [[source, sameMeaning] as const, ...relatedEnglish(source)]) {
      if (to === 'en') add(word, near)
      else for (const one of french.get(word) ?? []) add(one, near)
    }
  }
  return found
}

function relatedEnglish(word: string): [string, number][] {
  const { known, rows, place, below } = load()
  const at = place.get(stemOf(word, 'en'))
  if (at === undefined) return []
  return [
    ...placesIn(rows[at]!).map(([to, level]): [string, number] => [known[to]!, nearness[level]!]),
    ...(below.get(at) ?? []).map(([to, level]): [string, number] => [
      known[to]!,
      nearnessBelow[level]!,
    ]),
  ]
}
