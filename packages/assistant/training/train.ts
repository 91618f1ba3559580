import { createHash } from 'node:crypto'
import { readFileSync, writeFileSync } from 'node:fs'
import { brotliCompressSync } from 'node:zlib'

import { featuresOf, placesOf } from '../src/offline/features.ts'
import { fold } from '../src/offline/fold.ts'
import { makeRandom, shuffle } from './random.ts'

/**
 * Trains the four classifiers of `src/offline/classify.ts` on the sentences beside this file, and writes
 * their weights. `{one|other}` in a sentence stands for each of these. The same sentences always give
 * the same weights: the seed is fixed.
 *
 *   node packages/assistant/training/train.ts
 */
const acts = ['acts-fr.txt', 'acts-en.txt']
/** What looks like a need and is none, and needs in much the same words, by many hands. */
const lookalikes = ['needs-and-chat-fr.txt', 'needs-and-chat-en.txt']
const heads = {
  act: { names: acts, places: placesOf.act },
  who: { names: ['who-fr.txt', 'who-en.txt'], places: placesOf.who },
  authority: { names: ['authority.txt'], places: placesOf.authority },
  needOrChat: { names: [...acts, ...lookalikes], places: placesOf.needOrChat },
} as const
type HeadName = keyof typeof heads

/** The acts that are told apart as a need or as small talk; the others are left out. */
const needOrChat: Readonly<Record<string, string>> = {
  need: 'need',
  request: 'need',
  chat: 'chat',
}

/** Acts that say nothing of who decides. */
const undecided = new Set([
  'need',
  'request',
  'question',
  'person',
  'refuse',
  'leave',
  'anger',
  'trouble',
  'pitch',
  'job',
  'study',
  'chat',
])

/** Sentences made at most of one line. */
const variantsMax = 24
const epochs = 14
const rate = 0.6
const decay = 1e-4
/** Whole numbers that a weight is rounded to, on each side of zero: fewer compress better. */
const steps = 15

type Example = { label: string; text: string; weight: number }

const choice = /\{([^{}]*)\}/g

function variantsOf(line: string, random: () => number): string[] {
  const count = [...line.matchAll(choice)].reduce(
    (product, [, options = '']) => product * options.split('|').length,
    1,
  )
  const made = new Set<string>()
  for (let tries = 0; made.size < Math.min(count, variantsMax) && tries < 200; tries += 1) {
    made.add(
      line.replaceAll(choice, (_, options: string) => {
        const all = options.split('|')
        return all[Math.floor(random() * all.length)]!.trim()
      }),
    )
  }
  return [...made]
}

function readSentences(name: string): string {
  return readFileSync(new URL(`sentences/${name}`, import.meta.url), 'utf8')
}

function readExamples(names: readonly string[]): Example[] {
  const random = makeRandom(20_261_128)
  let label = ''
  return names.flatMap((name) =>
    readSentences(name)
      .split('\n')
      .flatMap((line): Example[] => {
        if (line.startsWith('# ')) label = line.slice(2)
        if (line === '' || line.startsWith('# ')) return []
        const variants = variantsOf(line, random)
        const weight = 1 / Math.sqrt(variants.length)
        return variants.map((variant) => ({ label, text: fold(variant).text.trim(), weight }))
      }),
  )
}

/**
 * The head of who decides learns from all else that is said as `none`; that of needs and small talk only from those.
 */
function examplesOf(head: HeadName): Example[] {
  const own = readExamples(heads[head].names)
  if (head === 'needOrChat') {
    return own.flatMap((one) => {
      const label = needOrChat[one.label]
      return label ? [{ ...one, label }] : []
    })
  }
  if (head !== 'authority') return own
  const others = readExamples(acts).filter(({ label }) => undecided.has(label))
  return [...own, ...others.map(({ text, weight }) => ({ label: 'none', text, weight }))]
}

/** Multinomial logistic regression by AdaGrad (Duchi, Hazan, Singer 2011). */
function trainHead(
  examples: readonly Example[],
  labels: readonly string[],
  places: number,
): Float64Array {
  const random = makeRandom(7)
  const weights = new Float64Array(labels.length * places)
  const squares = new Float64Array(labels.length * places).fill(0.1)
  const counts = labels.map((label) => examples.filter((example) => example.label === label).length)
  const balance = counts.map((count) => Math.sqrt(examples.length / labels.length / count))
  const read = examples.map(({ label, text, weight }) => {
    const target = labels.indexOf(label)
    const features = featuresOf(text).map((feature) => feature & (places - 1))
    return { target, features, weight: weight * balance[target]! }
  })
  for (let epoch = 0; epoch < epochs; epoch += 1) {
    shuffle(read, random)
    for (const { target, features, weight } of read) {
      const norm = Math.sqrt(features.length)
      const sums = labels.map((_, label) => {
        let sum = 0
        for (const feature of features) sum += weights[label * places + feature]!
        return Math.exp(sum / norm)
      })
      const total = sums.reduce((one, other) => one + other, 0)
      for (const [label, sum] of sums.entries()) {
        const slope = (weight * (sum / total - (label === target ? 1 : 0))) / norm
        for (const feature of features) {
          const at = label * places + feature
          const gradient = slope + decay * weights[at]!
          squares[at]! += gradient * gradient
          weights[at]! -= (rate * gradient) / Math.sqrt(squares[at]!)
        }
      }
    }
  }
  return weights
}

function pack(
  weights: Float64Array,
  count: number,
  places: number,
): { scales: number[]; packed: string } {
  const values = new Int8Array(weights.length)
  const scales: number[] = []
  for (let label = 0; label < count; label += 1) {
    const own = weights.subarray(label * places, (label + 1) * places)
    const scale = own.reduce((most, value) => Math.max(most, Math.abs(value)), 1e-9) / steps
    scales.push(Number(scale.toPrecision(8)))
    for (const [at, value] of own.entries()) values[label * places + at] = Math.round(value / scale)
  }
  return { scales, packed: brotliCompressSync(values.buffer).toString('base64') }
}

/** What the weights were trained on: they are out of date when it differs. */
export function sourceHash(): string {
  const hash = createHash('sha256')
  for (const name of Object.values(heads).flatMap(({ names }) => names))
    hash.update(readSentences(name))
  hash.update(readFileSync(new URL(import.meta.url), 'utf8'))
  hash.update(readFileSync(new URL('random.ts', import.meta.url), 'utf8'))
  for (const name of ['features.ts', 'chat-spelling.ts', 'word-classes.ts'])
    hash.update(readFileSync(new URL(`../src/offline/${name}`, import.meta.url), 'utf8'))
  return hash.digest('hex')
}

/** The module with the weights, as text. */
function makeWeights(): string {
  const trained = (Object.keys(heads) as HeadName[]).map((head) => {
    const { places } = heads[head]
    const examples = examplesOf(head)
    const labels = [...new Set(examples.map(({ label }) => label))]
    console.log(`${head}: ${examples.length} sentences, ${labels.length} labels`)
    const { scales, packed } = pack(trainHead(examples, labels, places), labels.length, places)
    return { head, labels, scales, packed }
  })
  const lines = trained.map(
    ({ head, scales, packed }) =>
      `  ${head}: {\n    scales: [${scales.join(', ')}],\n    packed:\n      '${packed}',\n  },`,
  )
  return `// Written by training/train.ts; do not edit.
export type Head = { scales: readonly number[]; packed: string }

export const trainedOn = '${sourceHash()}'

export const labels = {
${trained.map(({ head, labels }) => `  ${head}: [${labels.map((label) => `'${label}'`).join(', ')}],`).join('\n')}
} as const

export const weights: Record<'act' | 'who' | 'authority' | 'needOrChat', Head> = {
${lines.join('\n')}
}
`
}

if (process.argv[1] === new URL(import.meta.url).pathname) {
  writeFileSync(new URL('../src/offline/weights.ts', import.meta.url), makeWeights())
}
