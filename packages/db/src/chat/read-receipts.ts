import { and, eq, sql } from 'drizzle-orm'

import type { Db } from '../client.ts'
import { conversations, reads } from '../schema.ts'
import { presenceTopic, readTopic, notify } from '../topics.ts'

/** Advances a staff member's read receipt and notifies their other tabs; never moves it back. */
export async function setStaffReadReceipt(
  db: Db,
  given: { adminId: number; conversationId: string; seq: number },
): Promise<void> {
  const changed = await db
    .insert(reads)
    .values(given)
    .onConflictDoUpdate({
      target: [reads.conversationId, reads.adminId],
      set: { seq: sql`excluded.seq` },
      setWhere: sql`${reads.seq} < excluded.seq`,
    })
    .returning({ seq: reads.seq })
  if (changed.length > 0) await notify(db, readTopic(given.adminId, given.conversationId))
}

/** The same for the visitor; notifies the subscribers of the conversation. */
export async function setVisitorReadReceipt(
  db: Db,
  conversationId: string,
  seq: number,
): Promise<void> {
  const changed = await db
    .update(conversations)
    .set({ visitorReadSeq: seq })
    .where(and(eq(conversations.id, conversationId), sql`${conversations.visitorReadSeq} < ${seq}`))
    .returning({ id: conversations.id })
  if (changed.length > 0) await notify(db, presenceTopic(conversationId))
}
