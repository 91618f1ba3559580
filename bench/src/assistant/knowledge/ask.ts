import { findKnowledge } from '@oka/api/chat/find-knowledge'
import type { OfflineAssistant } from '@oka/api/ports'
import type { MessageSource } from '@oka/contract/knowledge'
import { type Locale, locales } from '@oka/contract/locale'
import { companySettings } from '@oka/contract/settings'
import { createOfflineAssistant } from '@oka/assistant/offline'
import type { Db } from '@oka/db/client'
import { addArticles } from '@oka/db/testing/add-articles'
import { openTestDatabase } from '@oka/db/testing'

import { startedAt } from '../play-script.ts'
import {
  companies,
  type Company,
  readPassages,
  readQuestions,
  type SetPassage,
  type SetQuestion,
} from './read-set.ts'

export type Asked = SetQuestion & {
  company: Company
  locale: Locale
  /** The passage that was quoted; null where the question was passed on. */
  quoted: string | null
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
export async function askAll(server: string): Promise<Asked[]> {
  const asked: Asked[] = []
  await using assistant = createOfflineAssistant({ sentencePause: 0 })
  for (const company of companies) {
    await using database = await openTestDatabase(server)
    for (const locale of locales) await addCompany(database.db, company, locale)
    for (const locale of locales) {
      const passages = readPassages(company, locale)
      for (const question of readQuestions(company, locale)) {
        const from = performance.now()
        const { reply, sources } = await ask({ assistant, db: database.db, locale }, question.text)
        const took = performance.now() - from
        const quoted = sources[0] ? idOf(sources[0], passages) : null
        asked.push({ ...question, company, locale, quoted, reply, took })
      }
    }
  }
  return asked
}

export async function addCompany(db: Db, company: Company, locale: Locale): Promise<void> {
  const byTitle = Object.groupBy(readPassages(company, locale), ({ title }) => title)
  await addArticles(
    db,
    Object.entries(byTitle).map(([title, passages = []]) => ({ title, locale, passages })),
  )
}

/** The passage that a source quotes, or `other` where it is of another language. */
function idOf({ quote }: MessageSource, passages: readonly SetPassage[]): string {
  return passages.find(({ content }) => content.includes(quote))?.id ?? 'other'
}

type Asking = { assistant: OfflineAssistant; db: Db; locale: Locale }

async function ask(
  { assistant, db, locale }: Asking,
  content: string,
): Promise<{ reply: string; sources: readonly MessageSource[] }> {
  const { signal } = new AbortController()
  const id = crypto.randomUUID()
  const read = {
    conversationId: id,
    company: settings,
    locale,
    transcript: [{ id, seq: 1, role: 'visitor' as const, content, createdAt: startedAt }],
    facts: [],
    learntSeq: 0,
  }
  const log = { debug: () => {}, info: () => {}, warn: console.warn }
  const knowledge = await findKnowledge({ db, offline: assistant, log }, read, {
    owed: true,
    signal,
  })
  let reply = ''
  let sources: readonly MessageSource[] = []
  for await (const piece of assistant.reply({ ...read, knowledge }, signal)) {
    if (typeof piece === 'string') reply += piece
    else if ('sources' in piece) ({ sources } = piece)
  }
  return { reply, sources }
}

export type Tally = {
  covered: number
  right: number
  /** From a passage that does not answer. */
  wrong: number
  uncovered: number
  /** Passed on, as it should be. */
  abstained: number
}

export function tally(asked: readonly Asked[]): Tally {
  const covered = asked.filter(({ id }) => id !== null)
  const uncovered = asked.filter(({ id }) => id === null)
  return {
    covered: covered.length,
    right: covered.filter(({ id, quoted }) => quoted === id).length,
    wrong: covered.filter(({ id, quoted }) => quoted !== null && quoted !== id).length,
    uncovered: uncovered.length,
    abstained: uncovered.filter(({ quoted }) => quoted === null).length,
  }
}
