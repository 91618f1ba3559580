import { inArray, type SQL, sql } from 'drizzle-orm'
import type { PgColumn, PgTable } from 'drizzle-orm/pg-core'

import type { Db } from './client.ts'

/** Rows deleted in one statement, so that locks are held briefly. */
const batchSize = 1000

/** `now()` minus so many days. */
export const daysAgo = (days: number): SQL => sql`now() - make_interval(days => ${days})`

/** Deletes a batch of the given rows, skipping locked ones. */
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
