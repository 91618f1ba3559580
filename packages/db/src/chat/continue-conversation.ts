import { eq, sql } from 'drizzle-orm'

import type { Db } from '../client.ts'
import { lockAnyConversation } from './conversations.ts'
import { newId } from '../id.ts'
import {
  conversations,
  type ConversationRow,
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
} from '../schema.ts'

/** All that was said, learnt, noted and used in a conversation, and goes with its lead. */
const belongings = [
  messages,
  facts,
  followUps,
  notes,
  notifications,
  reads,
  mailConversations,
  modelUsage,
]

/**
 * Locks the conversation for something its visitor does in it. One whose lead is deleted goes on
 * without the lead: what there was of it moves into a conversation of the lead's own, and `seq` goes
 * on from where it was, so that the visitor's token and cursor stay good
 * (docs/decisions/023-deleting-a-lead.md).
 */
export async function lockForVisitor(tx: Db, id: string): Promise<ConversationRow | undefined> {
  const conversation = await lockAnyConversation(tx, id)
  if (!conversation || conversation.deletedAt === null || conversation.leadId === null) {
    return conversation
  }
  // Restored in between, it is as before.
  const [lead] = await tx
    .select({ deletedAt: leads.deletedAt })
    .from(leads)
    .where(eq(leads.id, conversation.leadId))
    .for('share')
  return lead?.deletedAt ? goOnWithoutLead(tx, conversation) : lockAnyConversation(tx, id)
}

async function goOnWithoutLead(tx: Db, former: ConversationRow): Promise<ConversationRow> {
  const [clock] = await tx.execute<{ now: string }>(
    // Later than all that was done in the conversation before this transaction had its lock.
    sql`select to_char(clock_timestamp(), 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as now`,
  )
  const now = clock!.now
  const keptId = newId()
  await tx.insert(conversations).values({
    ...former,
    id: keptId,
    startKey: null,
    // Opens nothing: it is no digest.
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
  for (const table of belongings) {
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
