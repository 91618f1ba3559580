import { jsonb, pgTable, varchar } from 'drizzle-orm/pg-core'

import { updatedAt } from './columns.ts'

export const settings = pgTable('settings', {
  key: varchar({ length: 60 }).primaryKey(),
  value: jsonb().$type<Record<string, unknown>>().notNull(),
  updatedAt: updatedAt(),
})
