import type { KnowledgePassage } from '@oka/api/ports/assistant'
import type { Locale } from '@oka/contract/locale'

import { fold } from '../offline/fold.ts'
import { topicExamples } from './topics.ts'
import { stemOf } from './words.ts'

/** Stems and pairs of stems: "can't" and "make it" say more together than apart. */
function gramsOf(text: string, locale: Locale): string[] {
  const stems = (fold(text).text.match(/[\p{L}\d]+/gu) ?? []).map((word) => stemOf(word, locale))
  return [...stems, ...stems.slice(1).map((stem, at) => `${stems[at]!} ${stem}`)]
}

type Model = {
  /** The topic of each example. */
  topics: readonly number[]
  /** The examples that each gram stands in, and its weight there. */
  places: ReadonlyMap<string, readonly (readonly [number, number])[]>
  rarity: ReadonlyMap<string, number>
  size: number
}

const models = new Map<Locale, Model>()

function modelFor(locale: Locale): Model {
  const known = models.get(locale)
  if (known) return known
  const texts = Object.values(topicExamples).flatMap((block, topic) =>
    block
      .split('\n')
      .at(locale === 'en' ? 0 : 1)!
      .split('|')
      .map((text) => ({ topic, grams: gramsOf(text.trim(), locale) })),
  )
  const count = new Map<string, number>()
  for (const { grams } of texts)
    for (const gram of new Set(grams)) count.set(gram, (count.get(gram) ?? 0) + 1)
  const rarity = new Map(
    [...count].map(([gram, some]) => [gram, Math.log((texts.length + 1) / (some + 0.5))]),
  )
  const places = new Map<string, [number, number][]>()
  for (const [at, { grams }] of texts.entries()) {
    for (const [gram, weight] of weigh(grams, rarity)) {
      const some = places.get(gram)
      if (some) some.push([at, weight])
      else places.set(gram, [[at, weight]])
    }
  }
  const model = {
    topics: texts.map(({ topic }) => topic),
    places,
    rarity,
    size: Object.keys(topicExamples).length,
  }
  models.set(locale, model)
  return model
}

function weigh(grams: readonly string[], rarity: ReadonlyMap<string, number>): Map<string, number> {
  const weights = new Map<string, number>()
  for (const gram of grams) {
    const weight = rarity.get(gram)
    if (weight) weights.set(gram, weight * (gram.includes(' ') ? 0.7 : 1))
  }
  const length = Math.hypot(...weights.values()) || 1
  for (const [gram, weight] of weights) weights.set(gram, weight / length)
  return weights
}

/** How near a text comes to two of the examples of each topic. */
function nearnessTo(text: string, locale: Locale): readonly number[] {
  const { topics, places, rarity, size } = modelFor(locale)
  const likeness = new Float64Array(topics.length)
  for (const [gram, weight] of weigh(gramsOf(text, locale), rarity)) {
    for (const [at, there] of places.get(gram) ?? []) likeness[at]! += weight * there
  }
  const first = new Float64Array(size)
  const second = new Float64Array(size)
  for (const [at, one] of likeness.entries()) {
    const topic = topics[at]!
    second[topic] = Math.max(second[topic]!, Math.min(one, first[topic]!))
    first[topic] = Math.max(first[topic]!, one)
  }
  return Array.from(first, (one, topic) => one + 0.5 * second[topic]!)
}

/** The share of each topic, the strongest far before the others. */
function sharpen(topics: readonly number[]): number[] {
  const powers = topics.map((one) => one ** 3)
  const sum = powers.reduce((all, one) => all + one, 0)
  return powers.map((one) => (sum === 0 ? 0 : one / sum))
}

/** How much a question is about each topic; all together 1. */
export function topicsOf(question: string, locale: Locale): number[] {
  return sharpen(nearnessTo(question, locale))
}

/** How much a passage is about the topics of a question, between 0 and 1. */
export function sharedTopics(
  topics: readonly number[],
  { title, heading, content, locale }: KnowledgePassage,
): number {
  const inText = nearnessTo(content, locale)
  const told = sharpen(
    nearnessTo(`${title}. ${heading}`, locale).map((one, at) => one + inText[at]!),
  )
  return told.reduce((sum, one, at) => sum + Math.min(one, topics[at]!), 0)
}
