import type { Locale } from '@oka/contract/locale'
import type { RehearsalExpectation } from '@oka/contract/rehearsal'
import { sql } from 'drizzle-orm'
import { index, integer, jsonb, pgTable, varchar } from 'drizzle-orm/pg-core'

import { admins } from './admins.ts'
import { createdAt, id, updatedAt } from './columns.ts'

/** Conversations that a company has written to try drafts with, each with what it should yield. */
export const rehearsals = pgTable(
  'rehearsals',
  {
    id: id(),
    title: varchar({ length: 100 }).notNull(),
    locale: varchar({ length: 10 }).$type<Locale>().notNull(),
    /** What the visitor writes, message by message. */
    lines: jsonb().$type<string[]>().notNull(),
    expected: jsonb().$type<RehearsalExpectation>().notNull(),
    version: integer().notNull().default(1),
    updatedBy: integer().references(() => admins.id, { onDelete: 'set null' }),
    createdAt: createdAt(),
    updatedAt: updatedAt(),
  },
  (rehearsal) => [
    index('rehearsals_by_creation').on(rehearsal.createdAt, rehearsal.id),
    index('rehearsals_updated_by')
      .on(rehearsal.updatedBy)
      .where(sql`updated_by is not null`),
  ],
)
export type RehearsalRow = typeof rehearsals.$inferSelect
