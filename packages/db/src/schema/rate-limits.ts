import { bigint, integer, pgTable, text } from 'drizzle-orm/pg-core'

/** How often something happened, for limits that several processes share. UNLOGGED (see the migration): after a crash all begin anew. */
export const rateLimits = pgTable('rate_limits', {
  key: text().primaryKey(),
  points: integer().notNull().default(0),
  /** When it is forgotten, in milliseconds since 1970. */
  expire: bigint({ mode: 'number' }),
})
