import type { Message } from '@oka/contract/chat'
import { and, asc, eq, gt, ne, sql } from 'drizzle-orm'

import type { Db } from './client.ts'
import { admins, conversations, messages } from './schema.ts'
import { statement } from './statement.ts'

const { placeholder } = sql

export type StoredMessage = Message & { turn: number }

const columns = {
  id: messages.id,
  conversationId: messages.conversationId,
  seq: messages.seq,
  turn: messages.turn,
  role: messages.role,
  content: messages.content,
  author: admins.name,
  clientMessageId: messages.clientMessageId,
  createdAt: messages.createdAt,
}

const messagesAfter = statement('messages_after', (db) =>
  db
    .select(columns)
    .from(messages)
    .leftJoin(admins, eq(admins.id, messages.authorId))
    .where(
      and(
        eq(messages.conversationId, placeholder('conversationId')),
        gt(messages.seq, placeholder('after')),
      ),
    )
    .orderBy(asc(messages.seq))
    .limit(placeholder('limit')),
)

/** The messages after `after`, in the order of `seq`. */
export function listMessages(
  db: Db,
  conversationId: string,
  after: number,
  limit: number,
): Promise<StoredMessage[]> {
  return messagesAfter(db).execute({ conversationId, after, limit })
}

/** All that a lead said and heard, conversation after conversation. */
export function listMessagesOfLead(
  db: Db,
  leadId: number,
  page: { offset: number; limit: number; conversationId?: string | undefined },
): Promise<StoredMessage[]> {
  return db
    .select(columns)
    .from(messages)
    .innerJoin(conversations, eq(conversations.id, messages.conversationId))
    .leftJoin(admins, eq(admins.id, messages.authorId))
    .where(
      and(
        eq(conversations.leadId, leadId),
        page.conversationId === undefined ? undefined : eq(conversations.id, page.conversationId),
      ),
    )
    .orderBy(asc(conversations.createdAt), asc(conversations.id), asc(messages.seq))
    .offset(page.offset)
    .limit(page.limit)
}

/** The message a client has sent under that id. */
export async function findByClientMessageId(
  db: Db,
  conversationId: string,
  clientMessageId: string,
): Promise<StoredMessage | undefined> {
  const [found] = await db
    .select(columns)
    .from(messages)
    .leftJoin(admins, eq(admins.id, messages.authorId))
    .where(
      and(
        eq(messages.conversationId, conversationId),
        eq(messages.clientMessageId, clientMessageId),
      ),
    )
  return found
}

const answerFrom = statement('answer_from_turn', (db) =>
  db
    .select(columns)
    .from(messages)
    .leftJoin(admins, eq(admins.id, messages.authorId))
    .where(
      and(
        eq(messages.conversationId, placeholder('conversationId')),
        eq(messages.role, 'assistant'),
        sql`${messages.turn} >= ${placeholder('turn')}`,
      ),
    )
    .orderBy(asc(messages.seq))
    .limit(1),
)

/** The assistant's answer to that turn, or to the turn that overtook it. */
export async function findAnswer(
  db: Db,
  conversationId: string,
  turn: number,
): Promise<StoredMessage | undefined> {
  const [found] = await answerFrom(db).execute({ conversationId, turn })
  return found
}

/** Whether the visitor spoke last, what happened around it aside. */
export async function isVisitorWaiting(db: Db, conversationId: string): Promise<boolean> {
  const [last] = await db
    .select({ role: messages.role })
    .from(messages)
    .where(and(eq(messages.conversationId, conversationId), ne(messages.role, 'system')))
    .orderBy(sql`${messages.seq} desc`)
    .limit(1)
  return last?.role === 'visitor'
}
