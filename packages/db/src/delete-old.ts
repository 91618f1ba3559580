import { inArray, type SQL, sql } from 'drizzle-orm'
import type { PgColumn, PgTable } from 'drizzle-orm/pg-core'

import type { Db } from './client.ts'

/** Rows in one go, so that nobody waits for a long deletion. */
const batchSize = 1000

/** When what has been over for so many days was over. */
export const daysAgo = (days: number): SQL => sql`now() - make_interval(days => ${days})`

/** Deletes a batch of the rows that are meant, passing over those that somebody is at. */
export async function deleteOld(
  db: Db,
  table: PgTable,
  key: PgColumn,
  old: SQL | undefined,
): Promise<void> {
  const batch = db
    .select({ key })
    .from(table)
    .where(old)
    .limit(batchSize)
    .for('update', { skipLocked: true })
  await db.delete(table).where(inArray(key, batch))
}
