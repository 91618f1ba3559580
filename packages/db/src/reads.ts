import { and, eq, sql } from 'drizzle-orm'

import type { Db } from './client.ts'
import { conversations, reads } from './schema.ts'
import { presenceTopic, wake } from './topics.ts'

/** Notes up to which message a member of staff has seen a conversation; never takes anything back. */
export async function setStaffRead(
  db: Db,
  given: { adminId: number; conversationId: string; seq: number },
): Promise<void> {
  await db
    .insert(reads)
    .values(given)
    .onConflictDoUpdate({
      target: [reads.conversationId, reads.adminId],
      set: { seq: sql`greatest(${reads.seq}, excluded.seq)` },
    })
}

/** The same for the visitor; tells those who look on. */
export async function setVisitorRead(db: Db, conversationId: string, seq: number): Promise<void> {
  const changed = await db
    .update(conversations)
    .set({ visitorReadSeq: seq })
    .where(and(eq(conversations.id, conversationId), sql`${conversations.visitorReadSeq} < ${seq}`))
    .returning({ id: conversations.id })
  if (changed.length > 0) await wake(db, presenceTopic(conversationId))
}
