import { brotliDecompressSync } from 'node:zlib'

import { featuresOf, placesOf } from './features.ts'
import { type Head, labels, weights } from './weights.ts'

/** How likely each label is, together 1. */
export type Likelihood<Label extends string> = Readonly<Record<Label, number>>

type Labels = typeof labels
export type Act = Labels['act'][number]
export type Who = Labels['who'][number]
export type Decider = Labels['authority'][number]

type Matrix = { values: Int8Array; scales: readonly number[]; places: number }

function read({ scales, packed }: Head, places: number): Matrix {
  return {
    scales,
    places,
    values: new Int8Array(brotliDecompressSync(Buffer.from(packed, 'base64'))),
  }
}

const matrices = {
  act: read(weights.act, placesOf.act),
  who: read(weights.who, placesOf.who),
  authority: read(weights.authority, placesOf.authority),
}

/** The weights are small whole numbers; `scales` has what one of them is worth for each label. */
function likelihood<Label extends string>(
  names: readonly Label[],
  { values, scales, places }: Matrix,
  features: readonly number[],
): Likelihood<Label> {
  const norm = Math.sqrt(features.length)
  const sums = names.map((_, label) => {
    let sum = 0
    for (const feature of features) sum += values[label * places + (feature % places)]!
    return Math.exp((sum * scales[label]!) / norm)
  })
  const total = sums.reduce((one, other) => one + other, 0)
  return Object.fromEntries(
    names.map((name, label) => [name, sums[label]! / total]),
  ) as Likelihood<Label>
}

/** What a folded sentence does, and who says such a thing; by weights trained on sentences of ours. */
export function classify(text: string): { act: Likelihood<Act>; who: Likelihood<Who> } {
  const features = featuresOf(text)
  return {
    act: likelihood(labels.act, matrices.act, features),
    who: likelihood(labels.who, matrices.who, features),
  }
}

/** Who decides by a folded sentence; `none` where it does not say. */
export function classifyAuthority(text: string): Likelihood<Decider> {
  return likelihood(labels.authority, matrices.authority, featuresOf(text))
}
