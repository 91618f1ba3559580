import { brotliDecompressSync } from 'node:zlib'

import { featuresOf, placesOf } from './features.ts'
import { remember } from './remember.ts'
import { type Head, labels, weights } from './weights.ts'

/** How likely each label is, together 1. */
export type Likelihood<Label extends string> = Readonly<Record<Label, number>>

type Labels = typeof labels
export type Act = Labels['act'][number]
export type Who = Labels['who'][number]
export type Decider = Labels['authority'][number]
export type NeedOrChat = Labels['needOrChat'][number]

/** `values` has those of each place side by side, so that a feature is one access to memory. */
type Matrix = { values: Int8Array; scales: readonly number[]; places: number }

function read({ scales, packed }: Head, places: number): Matrix {
  const byLabel = new Int8Array(brotliDecompressSync(Buffer.from(packed, 'base64')))
  const values = new Int8Array(byLabel.length)
  for (const [index, value] of byLabel.entries()) {
    const label = Math.floor(index / places)
    values[(index % places) * scales.length + label] = value
  }
  return { scales, places, values }
}

const matrices = {
  act: read(weights.act, placesOf.act),
  who: read(weights.who, placesOf.who),
  authority: read(weights.authority, placesOf.authority),
  needOrChat: read(weights.needOrChat, placesOf.needOrChat),
}

/** The weights are small whole numbers; `scales` has what one of them is worth for each label. */
function likelihood<Label extends string>(
  names: readonly Label[],
  { values, scales, places }: Matrix,
  features: readonly number[],
): Likelihood<Label> {
  const norm = Math.sqrt(features.length)
  const totals = new Int32Array(names.length)
  for (const feature of features) {
    const place = (feature & (places - 1)) * names.length
    for (let label = 0; label < names.length; label += 1) totals[label]! += values[place + label]!
  }
  const sums = names.map((_, label) => Math.exp((totals[label]! * scales[label]!) / norm))
  const total = sums.reduce((one, other) => one + other, 0)
  return Object.fromEntries(
    names.map((name, label) => [name, sums[label]! / total]),
  ) as Likelihood<Label>
}

/** What a folded sentence does, and who says such a thing; by weights trained on sentences of ours. */
export const classify = remember((text: string): { act: Likelihood<Act>; who: Likelihood<Who> } => {
  const features = featuresOf(text)
  return {
    act: likelihood(labels.act, matrices.act, features),
    who: likelihood(labels.who, matrices.who, features),
  }
})

/** Who decides by a folded sentence; `none` where it does not say. */
export const classifyAuthority = remember((text: string): Likelihood<Decider> =>
  likelihood(labels.authority, matrices.authority, featuresOf(text)),
)

/** Whether a folded sentence with the words of a need states one, or is small talk. */
export const classifyNeedOrChat = remember((text: string): Likelihood<NeedOrChat> =>
  likelihood(labels.needOrChat, matrices.needOrChat, featuresOf(text)),
)
