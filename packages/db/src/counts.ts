import { sql } from 'drizzle-orm'

import type { Db } from './client.ts'

/** Adds the changes up, unless another process does; those of transactions under way come next time. */
export async function addUpCounts(db: Db): Promise<void> {
  await db.execute(sql`
    with turn as (select pg_try_advisory_xact_lock(hashtext('oka.counts')) as is_ours),
      changes as (
        delete from count_changes where (select is_ours from turn)
        returning measure, day, status, source, score, amount
      )
    insert into counts (measure, day, status, source, score, amount)
    select measure, day, status, source, score, sum(amount)
    from changes
    group by measure, day, status, source, score
    having sum(amount) <> 0
    on conflict on constraint counts_unique do update set amount = counts.amount + excluded.amount`)
}

/**
 * Appends to the changes whatever is missing from the counts. Locks nothing; takes some seconds at a
 * million leads.
 */
export async function repairCounts(db: Db): Promise<void> {
  await db.transaction(async (tx) => {
    await tx.execute(sql`set local statement_timeout = '5min'`)
    await tx.execute(sql`select oka_repair_counts()`)
  })
}

/** Has the days of the counts begin and end in that time zone, and counts them again if they did not. */
export async function setCountsTimeZone(db: Db, timeZone: string): Promise<void> {
  const isRepaired = (is: boolean) =>
    sql`jsonb_build_object('timeZone', ${timeZone}::text, 'isRepaired', ${is}::boolean)`
  await db.execute(sql`
    insert into settings (key, value) values ('counts', ${isRepaired(false)})
    on conflict (key) do update set value = excluded.value, updated_at = now()
    where settings.value ->> 'timeZone' <> ${timeZone}`)
  const [open] = await db.execute(sql`
    select from settings where key = 'counts' and value -> 'isRepaired' is distinct from 'true'::jsonb`)
  if (!open) return
  // Waits for writers that still use the former time zone.
  await db.transaction((tx) => tx.execute(sql`lock table leads, conversations in share mode`))
  await repairCounts(db)
  await db.execute(sql`
    update settings set value = ${isRepaired(true)} where key = 'counts' and value ->> 'timeZone' = ${timeZone}`)
}
