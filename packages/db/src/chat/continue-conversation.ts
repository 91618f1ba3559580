import { eq, sql } from 'drizzle-orm'

import type { Db } from '../client.ts'
import { lockAnyConversation } from './conversations.ts'
import { newId } from '../id.ts'
import { isoFormat } from '../iso-timestamp.ts'
import {
  conversations,
  type ConversationRow,
  copyConsents,
  drafts,
  facts,
  followUps,
  leads,
  mailConversations,
  messages,
  modelUsage,
  notes,
  notifications,
  reads,
  receivedMails,
} from '../schema.ts'

/** Tables with rows of a conversation that belong to its lead. */
const ownedTables = [
  messages,
  facts,
  followUps,
  copyConsents,
  notes,
  notifications,
  reads,
  mailConversations,
  modelUsage,
  receivedMails,
]

/**
 * Locks the conversation for a write by its visitor. One whose lead is deleted continues without
 * the lead: its rows move to a conversation of the lead's own, and `seq` continues, so that the
 * visitor's token and cursor stay valid (docs/decisions/023-deleting-a-lead.md).
 */
export async function lockForVisitor(tx: Db, id: string): Promise<ConversationRow | undefined> {
  const conversation = await lockAnyConversation(tx, id)
  if (!conversation || conversation.deletedAt === null || conversation.leadId === null) {
    return conversation
  }
  // Restored since: there is nothing to move.
  const [lead] = await tx
    .select({ deletedAt: leads.deletedAt })
    .from(leads)
    .where(eq(leads.id, conversation.leadId))
    .for('share')
  return lead?.deletedAt ? continueWithoutLead(tx, conversation) : lockAnyConversation(tx, id)
}

async function continueWithoutLead(tx: Db, former: ConversationRow): Promise<ConversationRow> {
  const [clock] = await tx.execute<{ now: string }>(
    // Later than everything done in the conversation before this transaction got its lock.
    sql`select to_char(clock_timestamp(), ${isoFormat}) as now`,
  )
  const now = clock!.now
  const keptId = newId()
  await tx.insert(conversations).values({
    ...former,
    id: keptId,
    startKey: null,
    // Not a digest, so no token opens it.
    visitorTokenHash: `continued:${keptId}`,
    visitorTokenExpiresAt: now,
    mode: 'closed',
    answeredTurn: former.turn,
    claimedBy: null,
    claimedUntil: null,
    waitingSince: null,
    holderId: null,
    continuedBy: former.id,
    continuedAt: now,
  })
  for (const table of ownedTables) {
    await tx
      .update(table)
      .set({ conversationId: keptId })
      .where(eq(table.conversationId, former.id))
  }
  await tx.delete(drafts).where(eq(drafts.conversationId, former.id))
  const [continued] = await tx
    .update(conversations)
    .set({
      leadId: null,
      deletedAt: null,
      mode: former.mode === 'closed' ? 'closed' : 'assistant',
      answeredTurn: former.turn,
      claimedBy: null,
      claimedUntil: null,
      heardSeq: former.lastSeq,
      learntSeq: former.lastSeq,
      waitingSince: null,
      holderId: null,
      page: null,
      firstSeq: former.lastSeq + 1,
      createdAt: now,
    })
    .where(eq(conversations.id, former.id))
    .returning()
  return continued!
}
