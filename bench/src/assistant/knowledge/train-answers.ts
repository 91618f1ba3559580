import { writeFileSync } from 'node:fs'

import { companySettings } from '@oka/contract/settings'
import type { Locale } from '@oka/contract/locale'
import { locales } from '@oka/contract/known-values'
import { chooseWhole } from '@oka/assistant/knowledge/choose-whole'
import { correctTypos } from '@oka/assistant/knowledge/correct-typos'
import { evidenceFor } from '@oka/assistant/knowledge/evidence'
import { combined } from '@oka/assistant/knowledge/likelihood'
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
import { type Example, learnAcceptance, learnRanks } from './learn-answers.ts'
import {
  companies,
  readPassages,
  readQuestions,
  type SetPassage,
  type SetQuestion,
} from './read-set.ts'

/**
 * Learns from the questions of the set which passage answers, and when none does, and writes the weights to
 * `packages/assistant/src/knowledge/answer-weights.ts`. The parts `test`, `fresh` and `held-out` are not looked at.
 * Each question is also asked with most of its synonyms left out, as those of a trade that is not known yet.
 *
 *   node bench/src/assistant/knowledge/train-answers.ts
 */
const learntFrom = new Set(['tuning', 'unseen', 'last', 'training', 'validation', 'trial', 'drill'])
/** Parts whose companies, unlike the first three, the word lists were not written for: they count more. */
const ofOthers = new Set(['training', 'validation', 'trial', 'drill'])
const candidatesMax = 12
const droppedShare = 0.6

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
  const known = isPoor ? withoutSynonyms(asked, random) : asked
  const evidence = evidenceFor(
    { text: words, asked: known, whole: chooseWhole(known, own) },
    own,
    locale,
  )
  return {
    question,
    ids: evidence.map(
      ({ read }) => passages.find(({ content }) => content === read.passage.content)?.id ?? '',
    ),
    features: evidence.map((one) => combined(one.features)),
    weight: ofOthers.has(question.half) ? 3 : isPoor ? 0.7 : 1,
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
