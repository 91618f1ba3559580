import { findKnowledge } from '@oka/api/chat/find-knowledge'
import { embedPassages, noEmbeddings } from '@oka/api/knowledge/embed-passages'
import { createFindNearest } from '@oka/api/knowledge/find-nearest'
import { createPassageIndex, type PassageIndex } from '@oka/api/knowledge/passage-index'
import type { OfflineAssistant } from '@oka/api/ports/assistant'
import type { Embeddings } from '@oka/api/ports/models'
import type { MessageSource } from '@oka/contract/knowledge'
import type { Locale } from '@oka/contract/locale'
import { locales } from '@oka/contract/known-values'
import { companySettings } from '@oka/contract/settings'
import { readOffer, titleOf } from '@oka/assistant/knowledge/offer'
import { createOfflineAssistant } from '@oka/assistant/offline'
import type { CompanyPassage } from '@oka/assistant/training/questions'
import type { Db } from '@oka/db/client'
import { addArticles } from '@oka/db/testing/add-articles'
import { openTestDatabase } from '@oka/db/testing'

import { startedAt } from '../play-script.ts'
import {
  companies,
  type Company,
  readPassages,
  readQuestions,
  type SetQuestion,
} from './read-set.ts'

export type Asked = SetQuestion & {
  company: Company
  locale: Locale
  /** The passage that was quoted; null where none was. */
  quoted: string | null
  /** The passages that the visitor was asked about instead. */
  offered: readonly string[]
  /** The passage that was quoted once the visitor had chosen the title of the one that answers; null where none was. */
  chosen: string | null
  reply: string
  /** Milliseconds until the reply was whole, the search included. */
  took: number
}

/** Settings that say nothing of the company, so that only the articles answer. */
const settings = companySettings.parse({ name: 'Acme', description: { en: '', fr: '' } })

/**
 * Asks every question of the set of an offline assistant, each in a conversation of its own: the whole way
 * from the message through PostgreSQL to the reply.
 */
export async function askAll(
  server: string,
  embeddings: Embeddings = noEmbeddings,
): Promise<Asked[]> {
  const asked: Asked[] = []
  await using assistant = createOfflineAssistant({ sentencePause: 0 })
  for (const company of companies) {
    await using database = await openTestDatabase(server)
    const { db } = database
    for (const locale of locales) await addCompany(db, readPassages(company, locale), locale)
    const passageIndex = createPassageIndex(assistant)
    await embedPassages({ db, embeddings, stopping: new AbortController().signal })
    for (const locale of locales) {
      const passages = readPassages(company, locale)
      for (const question of readQuestions(company, locale)) {
        const asking = { assistant, passageIndex, embeddings, db, locale }
        const from = performance.now()
        const { reply, sources, titles } = await ask(asking, [question.text])
        const took = performance.now() - from
        const quoted = sources[0] ? idOf(sources[0], passages) : null
        const named = passages.filter((one) => titles.includes(titleOf({ ...one, locale })))
        const offered = named.map(({ id }) => id)
        const meant = named.find(({ id }) => id === question.id)
        const chosen = meant
          ? await choose(asking, [question.text, reply, titleOf({ ...meant, locale })])
          : null
        asked.push({
          ...question,
          company,
          locale,
          quoted,
          offered,
          chosen: chosen && idOf(chosen, passages),
          reply,
          took,
        })
      }
    }
  }
  return asked
}

export async function addCompany(
  db: Db,
  known: readonly CompanyPassage[],
  locale: Locale,
): Promise<void> {
  const byTitle = Object.groupBy(known, ({ title }) => title)
  await addArticles(
    db,
    Object.entries(byTitle).map(([title, passages = []]) => ({ title, locale, passages })),
  )
}

/** The passage that a source quotes, or `other` where it is of another language. */
function idOf({ quote }: MessageSource, passages: readonly CompanyPassage[]): string {
  return passages.find(({ content }) => content.includes(quote))?.id ?? 'other'
}

const findNearest = createFindNearest()

type Asking = {
  assistant: OfflineAssistant
  passageIndex: PassageIndex
  embeddings: Embeddings
  db: Db
  locale: Locale
}
type Answered = {
  reply: string
  sources: readonly MessageSource[]
  /** Of passages that it asks back about. */
  titles: readonly string[]
}

async function choose(asking: Asking, said: readonly string[]): Promise<MessageSource | null> {
  const { sources } = await ask(asking, said)
  return sources[0] ?? null
}

/** Answers the last of some messages, of which the first is the visitor's, the second the assistant's, and so on. */
async function ask(
  { assistant, passageIndex, embeddings, db, locale }: Asking,
  said: readonly string[],
): Promise<Answered> {
  const { signal } = new AbortController()
  const transcript = said.map((content, at) => ({
    id: crypto.randomUUID(),
    seq: at + 1,
    role: at % 2 === 0 ? ('visitor' as const) : ('assistant' as const),
    content,
    createdAt: startedAt,
  }))
  const read = {
    conversationId: transcript[0]!.id,
    company: settings,
    locale,
    transcript,
    facts: [],
    learntSeq: 0,
  }
  const log = { debug: () => {}, info: () => {}, warn: console.warn }
  const deps = { db, offline: assistant, passageIndex, embeddings, findNearest, log }
  const knowledge = await findKnowledge(deps, read, {
    owed: true,
    signal,
  })
  const answered = { reply: '', sources: [] as readonly MessageSource[] }
  for await (const piece of assistant.reply({ ...read, knowledge }, signal)) {
    if (typeof piece === 'string') answered.reply += piece
    else if ('sources' in piece) answered.sources = piece.sources
  }
  return { ...answered, titles: readOffer(answered.reply) }
}

export type Tally = {
  covered: number
  right: number
  /** From a passage that does not answer. */
  wrong: number
  /** Asked back about, with the right passage among those offered, and without it. */
  offeredRight: number
  offeredWrong: number
  /** Quoted from the right passage at once, or once its title was chosen. */
  reached: number
  uncovered: number
  /** Not answered, as it should be; of these it was asked back about so many. */
  abstained: number
  offeredInVain: number
}

export function tally(asked: readonly Asked[]): Tally {
  const covered = asked.filter(({ id }) => id !== null)
  const uncovered = asked.filter(({ id }) => id === null)
  return {
    covered: covered.length,
    right: covered.filter(({ id, quoted }) => quoted === id).length,
    wrong: covered.filter(({ id, quoted }) => quoted !== null && quoted !== id).length,
    offeredRight: covered.filter(({ id, offered }) => offered.includes(id!)).length,
    offeredWrong: covered.filter(({ id, offered }) => offered.length > 0 && !offered.includes(id!))
      .length,
    reached: covered.filter(({ id, quoted, chosen }) => id === (quoted ?? chosen)).length,
    uncovered: uncovered.length,
    abstained: uncovered.filter(({ quoted }) => quoted === null).length,
    offeredInVain: uncovered.filter(({ offered }) => offered.length > 0).length,
  }
}
