import type { RefusedFacts } from '@oka/contract/analytics'
import type { RefusedFact } from '@oka/contract/answer'
import { type Refusal, refusals } from '@oka/contract/fact'
import { and, eq, gt, sql, sum } from 'drizzle-orm'

import type { Db } from '../client.ts'
import { newId } from '../id.ts'
import { type ConversationRow, factRefusalCounts as counts, refusedFacts } from '../schema.ts'

/**
 * Counts refusals of today (UTC). Last in a transaction: all writers share these rows, which stay
 * locked until it ends.
 */
export async function countRefusals(tx: Db, refused: readonly Refusal[]): Promise<void> {
  // In one order, so that concurrent writers do not deadlock.
  const reasons = refusals.filter((reason) => refused.includes(reason))
  if (reasons.length === 0) return
  await tx
    .insert(counts)
    .values(
      reasons.map((reason) => ({
        day: sql`(now() at time zone 'UTC')::date`,
        reason,
        count: refused.filter((one) => one === reason).length,
      })),
    )
    .onConflictDoUpdate({
      target: [counts.day, counts.reason],
      set: { count: sql`${counts.count} + excluded.count` },
    })
}

/**
 * Keeps what was refused of the messages up to `heardSeq`, for the card of the answer; in place of what an earlier
 * reading of the same messages has refused.
 */
export async function storeRefusedFacts(
  tx: Db,
  { id: conversationId, heardSeq: seq }: Pick<ConversationRow, 'id' | 'heardSeq'>,
  refused: readonly RefusedFact[],
): Promise<void> {
  if (refused.length === 0) return
  await tx
    .delete(refusedFacts)
    .where(and(eq(refusedFacts.conversationId, conversationId), eq(refusedFacts.seq, seq)))
  await tx
    .insert(refusedFacts)
    .values(refused.map((one) => ({ ...one, id: newId(), conversationId, seq })))
}

/** The refusals of the last 30 days, every reason. */
export async function readRefusals(db: Db): Promise<RefusedFacts> {
  const rows = await db
    .select({ reason: counts.reason, count: sum(counts.count).mapWith(Number) })
    .from(counts)
    .where(gt(counts.day, sql`(now() at time zone 'UTC')::date - 30`))
    .groupBy(counts.reason)
  const found = new Map(rows.map(({ reason, count }) => [reason, count]))
  return refusals.map((reason) => ({ reason, count: found.get(reason) ?? 0 }))
}
