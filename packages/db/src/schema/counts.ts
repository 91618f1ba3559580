import { bigint, date, pgTable, smallint, unique, varchar } from 'drizzle-orm/pg-core'

// The rollup behind the analytics, so that no page counts a table of a million rows. Triggers write the changes, in the
// transaction of what they count (see the migration). A row of `counts` that every transaction updated would make all of them wait
// for each other, so they append to `count_changes`, which a sweep adds up. Their sum is exact in any snapshot.

const key = {
  /** `leads`, `lead_scores`, `conversations`, `messages`, `reports` or `mails`. */
  measure: varchar({ length: 20 }).notNull(),
  /** Of leads and conversations: when they began, in the time zone that `settings` has under `counts`. */
  day: date(),
  /** Of leads. */
  status: varchar({ length: 50 }),
  source: varchar({ length: 20 }),
  /** Of `lead_scores`, which has no day. */
  score: smallint(),
}

/** How many there are. Leads and conversations that are deleted do not count; the others count with them. */
export const counts = pgTable(
  'counts',
  { ...key, amount: bigint({ mode: 'number' }).notNull() },
  (count) => [
    unique('counts_unique')
      .on(count.measure, count.day, count.status, count.source, count.score)
      .nullsNotDistinct(),
  ],
)

/** Not yet added to `counts`. */
export const countChanges = pgTable('count_changes', {
  ...key,
  amount: bigint({ mode: 'number' }).notNull(),
})
