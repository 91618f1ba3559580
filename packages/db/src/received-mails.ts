import type { ListReceived, ReceivedMailSummary } from '@oka/contract/mail'
import { and, desc, isNull, lt, sql } from 'drizzle-orm'

import type { Db } from './client.ts'
import { daysAgo, deleteOld } from './delete-old.ts'
import { receivedMails } from './schema.ts'
import { isInVisibleConversation } from './visible.ts'

/** Records what became of a mail; once for each. */
export async function insertReceived(
  db: Db,
  given: Omit<typeof receivedMails.$inferInsert, 'createdAt'>,
): Promise<void> {
  await db.insert(receivedMails).values(given).onConflictDoNothing()
}

/** What became of a mail that came before. */
export async function isReceived(db: Db, id: string): Promise<boolean> {
  return (await db.$count(receivedMails, sql`${receivedMails.id} = ${id}`)) > 0
}

type ReceivedQuery = Omit<ListReceived, 'cursor'> & {
  after: { at: string; id: string } | undefined
}

/** The mails that came in, newest first, by keyset. */
export function listReceived(
  db: Db,
  { limit, after }: ReceivedQuery,
): Promise<ReceivedMailSummary[]> {
  return db
    .select()
    .from(receivedMails)
    .where(
      and(
        isInVisibleConversation(receivedMails.conversationId),
        after &&
          sql`(${receivedMails.createdAt}, ${receivedMails.id}) < (${after.at}::timestamptz, ${after.id})`,
      ),
    )
    .orderBy(desc(receivedMails.createdAt), desc(receivedMails.id))
    .limit(limit)
}

/** Days that a mail without a conversation is listed. */
const keptDays = 30

/** Deletes a batch of mails that belong to no conversation and are listed no more. */
export async function deleteOldReceived(db: Db): Promise<void> {
  const isOld = lt(receivedMails.createdAt, daysAgo(keptDays))
  await deleteOld(
    db,
    receivedMails,
    receivedMails.id,
    and(isNull(receivedMails.conversationId), isOld),
  )
}
