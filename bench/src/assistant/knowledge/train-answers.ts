import { writeFileSync } from 'node:fs'

import { companySettings } from '@oka/contract/settings'
import type { Locale } from '@oka/contract/locale'
import { locales } from '@oka/contract/known-values'
import { correctTypos } from '@oka/assistant/knowledge/correct-typos'
import { evidenceFor } from '@oka/assistant/knowledge/evidence'
import { combined, firstOf } from '@oka/assistant/knowledge/likelihood'
import { isValueTerm, readPassage } from '@oka/assistant/knowledge/match-passage'
import { type Asked, readQuestion } from '@oka/assistant/knowledge/read-question'
import { synonymsFor } from '@oka/assistant/knowledge/search-terms'
import { createOfflineAssistant } from '@oka/assistant/offline'
import type { OfflineAssistant } from '@oka/api/ports/assistant'
import type { Db } from '@oka/db/client'
import { findPassages } from '@oka/db/knowledge/find-passages'
import { openTestDatabase, startTestServer } from '@oka/db/testing'

import { startedAt } from '../play-script.ts'
import { addCompany } from './ask.ts'
import {
  companies,
  readPassages,
  readQuestions,
  type SetPassage,
  type SetQuestion,
} from './read-set.ts'

/**
 * Learns from the questions of the set which passage answers, and when none does, and writes the weights to
 * `packages/assistant/src/knowledge/answer-weights.ts`. The parts `validation` and `test` are not looked at.
 * Each question is also asked with most of its synonyms left out, as those of a trade that is not known yet.
 *
 *   node bench/src/assistant/knowledge/train-answers.ts
 */
const learntFrom = new Set(['tuning', 'unseen', 'last', 'training', 'trial'])
const candidatesMax = 12
const droppedShare = 0.6

type Example = {
  question: SetQuestion
  ids: string[]
  /** Of each candidate. */
  features: number[][]
  weight: number
}

function makeRandom(seed: number): () => number {
  let state = seed
  return () => (state = (state * 1_103_515_245 + 12_345) % 2_147_483_648) / 2_147_483_648
}

async function readExamples(): Promise<Example[]> {
  await using server = await startTestServer()
  await using assistant = createOfflineAssistant({ sentencePause: 0 })
  const random = makeRandom(7)
  const examples: Example[] = []
  for (const company of companies) {
    await using database = await openTestDatabase(server.url)
    const { db } = database
    for (const locale of locales) await addCompany(db, company, locale)
    for (const locale of locales) {
      const passages = readPassages(company, locale)
      for (const question of readQuestions(company, locale)) {
        if (!learntFrom.has(question.half)) continue
        const search = await searchFor(assistant, question.text, locale)
        const from = { db, passages, question, search, random }
        examples.push(await readExample(from, false), await readExample(from, true))
      }
    }
  }
  return examples.filter(({ ids }) => ids.length > 0)
}

type From = {
  db: Db
  passages: readonly SetPassage[]
  question: SetQuestion
  search: { words: string; locale: Locale; synonyms: readonly string[] }
  random: () => number
}

/** What speaks for the passages that are found; `isPoor` without most of the synonyms. */
async function readExample(
  { db, passages, question, search, random }: From,
  isPoor: boolean,
): Promise<Example> {
  const { words, locale } = search
  const synonyms = search.synonyms.filter(() => !isPoor || random() > droppedShare)
  const found = await findPassages(db, { words, locale, synonyms, limit: candidatesMax })
  const own = found.filter((one) => one.locale === locale).map(readPassage)
  const asked = correctTypos(readQuestion(words, locale), own, locale)
  const evidence = evidenceFor(words, isPoor ? withoutSynonyms(asked, random) : asked, own, locale)
  return {
    question,
    ids: evidence.map(
      ({ read }) => passages.find(({ content }) => content === read.passage.content)?.id ?? '',
    ),
    features: evidence.map((one) => combined(one.features)),
    weight: question.half === 'training' || question.half === 'trial' ? 3 : isPoor ? 0.7 : 1,
  }
}

/** What is searched for when a visitor writes a text; the whole of it where no question is seen in it. */
async function searchFor(assistant: OfflineAssistant, content: string, locale: Locale) {
  const id = crypto.randomUUID()
  const company = companySettings.parse({ name: 'Acme', description: { en: '', fr: '' } })
  const transcript = [{ id, seq: 1, role: 'visitor' as const, content, createdAt: startedAt }]
  const input = { conversationId: id, company, locale, transcript, facts: [], learntSeq: 0 }
  const [read] = await assistant.readQuestions(input, new AbortController().signal)
  return read ?? { words: content, locale, synonyms: synonymsFor(content, locale) }
}

function withoutSynonyms(asked: Asked, random: () => number): Asked {
  const terms = asked.terms.map((term) => {
    const isDropped =
      term.sets.length > 0 &&
      !isValueTerm(term) &&
      !term.isSoft &&
      !term.word.includes(' ') &&
      random() < droppedShare
    return isDropped ? { ...term, sets: [] } : term
  })
  return { ...asked, terms }
}

/** Puts values of a feature on one scale. */
function scalesOf(rows: readonly (readonly number[])[]): { mean: number[]; deviation: number[] } {
  const mean = rows[0]!.map((_, at) => rows.reduce((sum, row) => sum + row[at]!, 0) / rows.length)
  const deviation = mean.map(
    (middle, at) =>
      Math.sqrt(rows.reduce((sum, row) => sum + (row[at]! - middle) ** 2, 0) / rows.length) || 1,
  )
  return { mean, deviation }
}

/** Which of the candidates answers (conditional logit, by Adam). */
function learnRanks(examples: readonly Example[]): number[] {
  const { deviation } = scalesOf(examples.flatMap(({ features }) => features))
  const learnt = examples.flatMap(({ question: { id }, ids, features, weight }) => {
    const right = id === null ? -1 : ids.indexOf(id)
    const rows = features.map((row) => row.map((value, at) => value / deviation[at]!))
    return right < 0 ? [] : [{ rows, right, weight }]
  })
  const size = deviation.length
  const weights = Array.from({ length: size }, () => 0)
  const first = Array.from({ length: size }, () => 0)
  const second = Array.from({ length: size }, () => 0)
  for (let step = 0; step < 400; step += 1) {
    const slope = weights.map((one) => 0.5 * one)
    for (const { rows, right, weight } of learnt) {
      const scores = rows.map((row) =>
        row.reduce((sum, value, at) => sum + value * weights[at]!, 0),
      )
      const most = Math.max(...scores)
      const powers = scores.map((one) => Math.exp(one - most))
      const sum = powers.reduce((all, one) => all + one, 0)
      for (const [place, row] of rows.entries()) {
        const off = powers[place]! / sum - (place === right ? 1 : 0)
        for (let at = 0; at < size; at += 1) slope[at]! += weight * off * row[at]!
      }
    }
    for (let at = 0; at < size; at += 1) {
      const one = slope[at]! / learnt.length
      first[at] = 0.9 * first[at]! + 0.1 * one
      second[at] = 0.99 * second[at]! + 0.01 * one * one
      weights[at]! -= (0.05 * first[at]!) / (Math.sqrt(second[at]!) + 1e-6)
    }
  }
  return weights.map((one, at) => one / deviation[at]!)
}

/** Whether the first candidate answers at all (logistic regression, by Newton's method). */
function learnAcceptance(examples: readonly Example[], ranks: readonly number[]): number[] {
  const rows: { row: number[]; isRight: boolean; weight: number }[] = []
  for (const { question, ids, features, weight } of examples) {
    const found = firstOf(features, ranks)
    if (!found) continue
    const isRight = ids[found.place] === question.id
    rows.push({ row: found.features, isRight, weight: weight * (isRight ? 1 : 2) })
  }
  const { mean, deviation } = scalesOf(rows.map(({ row }) => row))
  const last = mean.length - 1
  const scaled = rows.map(({ row, isRight, weight }) => ({
    isRight,
    weight,
    row: row.map((value, at) => (at === last ? 1 : (value - mean[at]!) / deviation[at]!)),
  }))
  const size = mean.length
  let weights = Array.from({ length: size }, () => 0)
  for (let step = 0; step < 40; step += 1) {
    const slope = weights.map((one) => 4 * one)
    const bend = weights.map((_, at) => weights.map((__, to) => (at === to ? 4 : 0)))
    for (const { row, isRight, weight } of scaled) {
      const score = row.reduce((sum, value, at) => sum + value * weights[at]!, 0)
      const chance = 1 / (1 + Math.exp(-score))
      for (let at = 0; at < size; at += 1) {
        slope[at]! += weight * (chance - (isRight ? 1 : 0)) * row[at]!
        for (let to = 0; to < size; to += 1)
          bend[at]![to]! += weight * chance * (1 - chance) * row[at]! * row[to]!
      }
    }
    const move = solve(bend, slope)
    weights = weights.map((one, at) => one - move[at]!)
  }
  const raw = weights.map((one, at) => (at === last ? one : one / deviation[at]!))
  raw[last]! -= mean.slice(0, last).reduce((sum, middle, at) => sum + middle * raw[at]!, 0)
  return raw
}

/** Gauss's elimination with pivots. */
function solve(matrix: readonly (readonly number[])[], right: readonly number[]): number[] {
  const rows = matrix.map((row, at) => [...row, right[at]!])
  for (let at = 0; at < rows.length; at += 1) {
    const pivot = rows
      .slice(at)
      .reduce(
        (most, row, off) => (Math.abs(row[at]!) > Math.abs(rows[most]![at]!) ? at + off : most),
        at,
      )
    ;[rows[at], rows[pivot]] = [rows[pivot]!, rows[at]!]
    for (const [to, row] of rows.entries()) {
      if (to === at) continue
      const share = row[at]! / rows[at]![at]!
      for (let of = at; of < row.length; of += 1) row[of]! -= share * rows[at]![of]!
    }
  }
  return rows.map((row, at) => row.at(-1)! / row[at]!)
}

const written = (weights: readonly number[]) =>
  weights
    .map((one) => (Math.abs(one) < 1e-6 ? 0 : Number(one.toPrecision(6))))
    .map((one) => `  ${one},\n`)
    .join('')

const examples = await readExamples()
const ranks = learnRanks(examples)
const acceptance = learnAcceptance(examples, ranks)
writeFileSync(
  new URL('../../../../packages/assistant/src/knowledge/answer-weights.ts', import.meta.url),
  `/** Learnt by \`bench/src/assistant/knowledge/train-answers.ts\`; in the order of \`combined\`. */
export const rankWeights: readonly number[] = [\n${written(ranks)}]

/** The same, then the score of the first passage, its lead, its share, the disorder among all, and 1. */
export const acceptWeights: readonly number[] = [\n${written(acceptance)}]\n`,
)
