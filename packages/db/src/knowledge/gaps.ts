import type { Locale } from '@oka/contract/locale'
import { and, desc, eq, sql } from 'drizzle-orm'

import type { Db } from '../client.ts'
import { conversations, followUps, knowledgeArticles } from '../schema.ts'
import { conversationIsVisible } from '../visible.ts'

export type OpenQuestion = {
  followUpId: string
  conversationId: string
  quote: string
  askedAt: string
  locale: Locale
}

/** The latest questions that visitors still wait for an answer to. */
export function listOpenQuestions(db: Db, limit: number): Promise<OpenQuestion[]> {
  return db
    .select({
      followUpId: followUps.id,
      conversationId: followUps.conversationId,
      quote: followUps.quote,
      askedAt: followUps.askedAt,
      locale: conversations.locale,
    })
    .from(followUps)
    .innerJoin(conversations, eq(conversations.id, followUps.conversationId))
    .where(
      and(eq(followUps.kind, 'question'), sql`${followUps.status} = 'open'`, conversationIsVisible),
    )
    .orderBy(desc(followUps.dueAt), desc(followUps.id))
    .limit(limit)
}

/** The questions that articles answer, the latest changed first. */
export function listAnsweredQuestions(
  db: Db,
  limit: number,
): Promise<{ id: string; title: string; locale: Locale }[]> {
  return db
    .select({
      id: knowledgeArticles.id,
      title: knowledgeArticles.title,
      locale: knowledgeArticles.locale,
    })
    .from(knowledgeArticles)
    .where(sql`${knowledgeArticles.kind} = 'answer'`)
    .orderBy(desc(knowledgeArticles.updatedAt), desc(knowledgeArticles.id))
    .limit(limit)
}
