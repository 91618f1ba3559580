import { bigint, integer, pgTable, text } from 'drizzle-orm/pg-core'

/**
 * Counters of rate limits that several processes share. UNLOGGED (see the migration): a crash
 * resets them.
 */
export const rateLimits = pgTable('rate_limits', {
  key: text().primaryKey(),
  points: integer().notNull().default(0),
  /** When it expires, in milliseconds since 1970. */
  expire: bigint({ mode: 'number' }),
})
