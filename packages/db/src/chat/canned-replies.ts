import type { CannedReply, SaveCannedReply } from '@oka/contract/canned-reply'
import { asc, eq } from 'drizzle-orm'

import type { Db } from '../client.ts'
import { cannedReplies } from '../schema.ts'

const summary = {
  id: cannedReplies.id,
  title: cannedReplies.title,
  locale: cannedReplies.locale,
  content: cannedReplies.content,
  updatedAt: cannedReplies.updatedAt,
}

export function listCannedReplies(db: Db): Promise<CannedReply[]> {
  return db
    .select(summary)
    .from(cannedReplies)
    .orderBy(asc(cannedReplies.title), asc(cannedReplies.id))
}

/** Reads one and locks it until the transaction ends. */
export async function lockCannedReply(tx: Db, id: number): Promise<CannedReply | undefined> {
  const [found] = await tx
    .select(summary)
    .from(cannedReplies)
    .where(eq(cannedReplies.id, id))
    .for('update')
  return found
}

/** Creates one, or updates the one with that id; undefined when there is none. */
export async function saveCannedReply(
  tx: Db,
  { id, ...given }: SaveCannedReply,
): Promise<CannedReply | undefined> {
  const [saved] =
    id === undefined
      ? await tx.insert(cannedReplies).values(given).returning(summary)
      : await tx.update(cannedReplies).set(given).where(eq(cannedReplies.id, id)).returning(summary)
  return saved
}

/** Returns what was deleted; undefined when there is none. */
export async function deleteCannedReply(tx: Db, id: number): Promise<CannedReply | undefined> {
  const [deleted] = await tx
    .delete(cannedReplies)
    .where(eq(cannedReplies.id, id))
    .returning(summary)
  return deleted
}
