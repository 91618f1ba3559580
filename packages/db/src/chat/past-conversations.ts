import type { ConversationMode, MessageRole } from '@oka/contract/chat'
import type { Locale } from '@oka/contract/locale'
import { eq, sql } from 'drizzle-orm'

import type { Db } from '../client.ts'
import { newId } from '../id.ts'
import { numberTurns } from './number-turns.ts'
import {
  conversations,
  type ConversationRow,
  facts,
  leads,
  messages,
  type MessageRow,
  notes,
} from '../schema.ts'

export type PastMessage = {
  role: MessageRole
  content: string
  authorId: number | null
  createdAt: string
}

export type PastConversation = {
  locale: Locale
  page: string
  mode: ConversationMode
  holderId: number | null
  messages: readonly PastMessage[]
}

/**
 * Stores a finished conversation with all its messages, as if it had taken place here. Only the
 * extraction of facts is owed.
 */
export async function insertPastConversation(
  tx: Db,
  { messages: said, ...given }: PastConversation,
): Promise<{ conversation: ConversationRow; messages: MessageRow[] }> {
  const id = newId()
  const counted = numberTurns(said, { lastSeq: 0, turn: 0 })
  const last = counted.at(-1)!
  const [conversation] = await tx
    .insert(conversations)
    .values({
      ...given,
      id,
      // Not a hash, so no token opens it.
      visitorTokenHash: `past:${id}`,
      visitorTokenExpiresAt: last.createdAt,
      turn: last.turn,
      answeredTurn: last.turn,
      lastSeq: last.seq,
      heardSeq: counted.findLast(({ role }) => role === 'visitor')?.seq ?? 0,
      visitorReadSeq: last.seq,
      createdAt: counted[0]!.createdAt,
      activeAt: last.createdAt,
    })
    .returning()
  const stored = await tx
    .insert(messages)
    .values(counted.map((message) => Object.assign(message, { conversationId: id })))
    .returning()
  return { conversation: conversation!, messages: stored }
}

/** Backdates everything that followed from a conversation to that time. */
export async function datePast(tx: Db, conversationId: string, at: string): Promise<void> {
  await tx.update(facts).set({ createdAt: at }).where(eq(facts.conversationId, conversationId))
  await tx
    .update(notes)
    .set({ createdAt: at, updatedAt: at })
    .where(eq(notes.conversationId, conversationId))
  await tx
    .update(leads)
    .set({ createdAt: at, updatedAt: at })
    .where(
      sql`${leads.id} = (select lead_id from conversations where id = ${conversationId}::uuid)`,
    )
}
