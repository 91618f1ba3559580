import { and, eq, sql } from 'drizzle-orm'

import type { Db } from '../client.ts'
import { conversations, reads } from '../schema.ts'
import { presenceTopic, readTopic, notify } from '../topics.ts'

/** Notes up to which message a member of staff has seen a conversation, and tells their other tabs; never takes anything back. */
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

/** The same for the visitor; tells those who look on. */
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
