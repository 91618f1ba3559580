import type { CannedReply, SaveCannedReply } from '@oka/contract/canned-reply'
import { asc, eq } from 'drizzle-orm'

import type { Db } from './client.ts'
import { cannedReplies } from './schema.ts'

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

/** Makes one, or changes the one with that id; undefined when there is none. */
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

/** False when there is none. */
export async function deleteCannedReply(tx: Db, id: number): Promise<boolean> {
  const deleted = await tx
    .delete(cannedReplies)
    .where(eq(cannedReplies.id, id))
    .returning({ id: cannedReplies.id })
  return deleted.length > 0
}
