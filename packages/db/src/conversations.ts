import type { ConversationMode, InboxConversation } from '@oka/contract/chat'
import type { Locale } from '@oka/contract/locale'
import { and, desc, eq, gt, lt, ne, or, sql } from 'drizzle-orm'

import type { Db } from './client.ts'
import {
  admins,
  conversations,
  type ConversationRow,
  drafts,
  leads,
  messages,
  reads,
} from './schema.ts'
import { statement } from './statement.ts'
import { wakeSql } from './topics.ts'

const { placeholder } = sql

export type NewConversation = {
  id: string
  startKey: string | null
  visitorTokenHash: string
  visitorTokenExpiresAt: string
  locale: Locale
  page: string | null
}

/** Makes the conversation, or finds the one that was made with the same start key. */
export async function startConversation(
  db: Db,
  given: NewConversation,
): Promise<{ conversation: ConversationRow; made: boolean }> {
  const [made] = await db.insert(conversations).values(given).onConflictDoNothing().returning()
  if (made) return { conversation: made, made: true }
  const [known] = await db
    .select()
    .from(conversations)
    .where(eq(conversations.startKey, given.startKey!))
  return { conversation: known!, made: false }
}

/** Whether a conversation was begun with that start key. */
export async function isStartKeyKnown(db: Db, startKey: string): Promise<boolean> {
  const found = await db
    .select({ id: conversations.id })
    .from(conversations)
    .where(eq(conversations.startKey, startKey))
  return found.length > 0
}

/** Lets the visitor in with another token, and with the former one no more. */
export async function setVisitorToken(
  db: Db,
  id: string,
  token: Pick<NewConversation, 'visitorTokenHash' | 'visitorTokenExpiresAt'>,
): Promise<void> {
  await db.update(conversations).set(token).where(eq(conversations.id, id))
}

const conversationOfToken = statement('conversation_of_token', (db) =>
  db
    .select({ id: conversations.id, leadId: conversations.leadId, locale: conversations.locale })
    .from(conversations)
    .where(
      and(
        eq(conversations.visitorTokenHash, placeholder('hash')),
        gt(conversations.visitorTokenExpiresAt, sql`now()`),
      ),
    ),
)

export type VisitorConversation = Pick<ConversationRow, 'id' | 'leadId' | 'locale'>

/** The conversation that the visitor's token opens, unless the token has expired. */
export async function findConversationOfToken(
  db: Db,
  hash: string,
): Promise<VisitorConversation | undefined> {
  const [found] = await conversationOfToken(db).execute({ hash })
  return found
}

const conversationById = statement('conversation_by_id', (db) =>
  db
    .select()
    .from(conversations)
    .where(eq(conversations.id, placeholder('id'))),
)

export async function findConversation(db: Db, id: string): Promise<ConversationRow | undefined> {
  const [found] = await conversationById(db).execute({ id })
  return found
}

/** Reads the row and keeps others from changing it until the transaction ends. */
export async function lockConversation(tx: Db, id: string): Promise<ConversationRow | undefined> {
  const [found] = await tx
    .select()
    .from(conversations)
    .where(eq(conversations.id, id))
    .for('update')
  return found
}

const standing = statement('conversation_standing', (db) =>
  db
    .select({
      id: conversations.id,
      leadId: conversations.leadId,
      mode: conversations.mode,
      turn: conversations.turn,
      answeredTurn: conversations.answeredTurn,
      lastSeq: conversations.lastSeq,
      holderId: conversations.holderId,
      holderName: admins.name,
      waitingSince: conversations.waitingSince,
      visitorReadSeq: conversations.visitorReadSeq,
      draftTurn: drafts.turn,
      draftText: drafts.text,
    })
    .from(conversations)
    .leftJoin(admins, eq(admins.id, conversations.holderId))
    .leftJoin(drafts, eq(drafts.conversationId, conversations.id))
    .where(eq(conversations.id, placeholder('id'))),
)

export type Standing = NonNullable<Awaited<ReturnType<typeof findStanding>>>

/** How the conversation stands: who answers, which turn it is, and what is half written. */
export async function findStanding(db: Db, id: string) {
  const [found] = await standing(db).execute({ id })
  if (!found) return undefined
  const { draftTurn, draftText, holderId, holderName, ...rest } = found
  // A draft of a former turn is left over from an answer that was overtaken.
  const current = draftTurn !== null && draftText !== null && draftTurn === rest.turn
  return {
    ...rest,
    holder: holderId !== null && holderName !== null ? { id: holderId, name: holderName } : null,
    draft:
      current && rest.mode === 'assistant' && rest.answeredTurn < rest.turn
        ? { turn: draftTurn, text: draftText }
        : null,
  }
}

export async function setLead(tx: Db, id: string, leadId: number): Promise<void> {
  await tx.update(conversations).set({ leadId }).where(eq(conversations.id, id))
}

export type InboxQuery = {
  mode: ConversationMode | undefined
  leadId: number | undefined
  conversationId: string | undefined
  limit: number
  /** Where the page before ended. */
  after: { activeAt: string; id: string } | undefined
  /** Whose unread messages are counted. */
  adminId: number
}

/** The conversations in which something was said, the liveliest first. */
export async function listInbox(db: Db, query: InboxQuery): Promise<InboxConversation[]> {
  const { mode, leadId, conversationId, limit, after, adminId } = query
  const last = db
    .select({
      role: messages.role,
      content: sql<string>`left(${messages.content}, 200)`.as('last_content'),
      createdAt: messages.createdAt,
    })
    .from(messages)
    .where(and(eq(messages.conversationId, conversations.id), ne(messages.role, 'system')))
    .orderBy(desc(messages.seq))
    .limit(1)
    .as('last')
  const seen = db
    .select({ seq: reads.seq })
    .from(reads)
    .where(and(eq(reads.conversationId, conversations.id), eq(reads.adminId, adminId)))
  const unread = db
    .select({ count: sql<number>`count(*)::integer` })
    .from(messages)
    .where(
      and(
        eq(messages.conversationId, conversations.id),
        eq(messages.role, 'visitor'),
        sql`${messages.seq} > coalesce((${seen}), 0)`,
      ),
    )
  const rows = await db
    .select({
      unread: sql<number>`(${unread})`,
      conversation: conversations,
      lead: leads,
      holderName: admins.name,
      last: { role: last.role, content: last.content, createdAt: last.createdAt },
    })
    .from(conversations)
    .innerJoinLateral(last, sql`true`)
    .leftJoin(leads, eq(leads.id, conversations.leadId))
    .leftJoin(admins, eq(admins.id, conversations.holderId))
    .where(
      and(
        mode && eq(conversations.mode, mode),
        leadId === undefined ? undefined : eq(conversations.leadId, leadId),
        conversationId === undefined ? undefined : eq(conversations.id, conversationId),
        after &&
          or(
            lt(conversations.activeAt, after.activeAt),
            and(eq(conversations.activeAt, after.activeAt), lt(conversations.id, after.id)),
          ),
      ),
    )
    .orderBy(desc(conversations.activeAt), desc(conversations.id))
    .limit(limit)
  return rows.map(toInboxConversation)
}

function toInboxConversation(row: {
  conversation: ConversationRow
  lead: typeof leads.$inferSelect | null
  holderName: string | null
  last: Pick<typeof messages.$inferSelect, 'role' | 'content' | 'createdAt'>
  unread: number
}): InboxConversation {
  const { conversation, lead, holderName, last, unread } = row
  return {
    conversationId: conversation.id,
    mode: conversation.mode,
    turn: conversation.turn,
    holder:
      conversation.holderId !== null && holderName !== null
        ? { id: conversation.holderId, name: holderName }
        : null,
    locale: conversation.locale,
    pageUrl: conversation.page,
    lastSeq: conversation.lastSeq,
    lastMessage: last,
    waiting: conversation.mode !== 'closed' && last.role === 'visitor',
    waitingSince: conversation.waitingSince,
    unread,
    lead: lead && {
      id: lead.id,
      name: lead.name,
      email: lead.email,
      company: lead.company,
      status: lead.status,
      fitScore: lead.fitScore,
    },
    createdAt: conversation.createdAt,
    activeAt: conversation.activeAt,
  }
}

const draftOf = statement('write_draft', (db) =>
  db
    .insert(drafts)
    .values({
      conversationId: placeholder('id'),
      turn: placeholder('turn'),
      text: placeholder('text'),
    })
    .onConflictDoUpdate({
      target: drafts.conversationId,
      set: { turn: sql`excluded.turn`, text: sql`excluded.text`, updatedAt: sql`now()` },
    })
    .returning({ woken: wakeSql(sql`'draft:' || ${drafts.conversationId}`) }),
)

/** Shows the answer as far as it is written to all who look on. */
export async function writeDraft(db: Db, id: string, turn: number, text: string): Promise<void> {
  await draftOf(db).execute({ id, turn, text })
}
