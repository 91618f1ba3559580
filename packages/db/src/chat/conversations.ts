import type { Locale } from '@oka/contract/locale'
import { and, desc, eq, gt, sql } from 'drizzle-orm'

import type { Db } from '../client.ts'
import { conversations, type ConversationRow, drafts } from '../schema.ts'
import { statement } from '../statement.ts'
import { notifySql } from '../topics.ts'
import { conversationIsVisible } from '../visible.ts'

const { placeholder } = sql

export type NewConversation = {
  id: string
  startKey: string | null
  visitorTokenHash: string
  visitorTokenExpiresAt: string
  locale: Locale
  page: string | null
  startedFrom: string | null
}

/** Creates the conversation, or finds the one created with the same start key. */
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

/** Whether a conversation was started with that key. */
export async function isStartKeyKnown(db: Db, startKey: string): Promise<boolean> {
  const found = await db
    .select({ id: conversations.id })
    .from(conversations)
    .where(eq(conversations.startKey, startKey))
  return found.length > 0
}

/** Replaces the visitor's token; the former one becomes invalid. */
export async function setVisitorToken(
  db: Db,
  id: string,
  token: Pick<NewConversation, 'visitorTokenHash' | 'visitorTokenExpiresAt'>,
): Promise<void> {
  await db.update(conversations).set(token).where(eq(conversations.id, id))
}

const conversationOfToken = statement('conversation_of_token', (db) =>
  db
    .select({
      id: conversations.id,
      // Visitors are not shown a deleted lead.
      leadId: sql<
        number | null
      >`case when ${conversationIsVisible} then ${conversations.leadId} end`,
      locale: conversations.locale,
    })
    .from(conversations)
    .where(
      and(
        eq(conversations.visitorTokenHash, placeholder('hash')),
        gt(conversations.visitorTokenExpiresAt, sql`now()`),
      ),
    ),
)

export type VisitorConversation = Pick<ConversationRow, 'id' | 'leadId' | 'locale'>

/** The conversation of a visitor's token, unless the token has expired. */
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

/** The conversation for its visitor and the assistant, also that of a deleted lead. */
export async function findAnyConversation(
  db: Db,
  id: string,
): Promise<ConversationRow | undefined> {
  const [found] = await conversationById(db).execute({ id })
  return found
}

/** The same, locked until the transaction ends. */
export async function lockAnyConversation(
  tx: Db,
  id: string,
): Promise<ConversationRow | undefined> {
  const [found] = await tx
    .select()
    .from(conversations)
    .where(eq(conversations.id, id))
    .for('update')
  return found
}

/** The conversation for staff, unless its lead was deleted. */
export async function findConversation(db: Db, id: string): Promise<ConversationRow | undefined> {
  const found = await findAnyConversation(db, id)
  return found?.deletedAt === null ? found : undefined
}

/** The same, locked until the transaction ends. */
export async function lockConversation(tx: Db, id: string): Promise<ConversationRow | undefined> {
  const found = await lockAnyConversation(tx, id)
  return found?.deletedAt === null ? found : undefined
}

/** The conversation of a visible lead that was active last. */
export async function findLatestConversationOf(
  db: Db,
  leadId: number,
): Promise<ConversationRow | undefined> {
  const [found] = await db
    .select()
    .from(conversations)
    .where(and(eq(conversations.leadId, leadId), conversationIsVisible))
    .orderBy(desc(conversations.activeAt))
    .limit(1)
  return found
}

export async function setLead(tx: Db, id: string, leadId: number): Promise<void> {
  await tx.update(conversations).set({ leadId }).where(eq(conversations.id, id))
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
    .returning({ woken: notifySql(sql`'draft:' || ${drafts.conversationId}`) }),
)

/** Stores the draft of an answer and notifies its subscribers. */
export async function writeDraft(db: Db, id: string, turn: number, text: string): Promise<void> {
  await draftOf(db).execute({ id, turn, text })
}
