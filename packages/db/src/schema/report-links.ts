import { sql } from 'drizzle-orm'
import { boolean, index, integer, pgTable } from 'drizzle-orm/pg-core'

import { admins } from './admins.ts'
import { createdAt, id, isoTimestamp } from './columns.ts'
import { leads } from './leads.ts'

/** Links that open a report without signing in. */
export const reportLinks = pgTable(
  'report_links',
  {
    id: id(),
    leadId: integer()
      .notNull()
      .references(() => leads.id, { onDelete: 'cascade' }),
    /** Null: the newest version, whichever it is when the link is opened. */
    version: integer(),
    /** Whether it was made for the mail that carries the report. */
    isInMail: boolean().notNull().default(false),
    createdBy: integer().references(() => admins.id, { onDelete: 'set null' }),
    createdAt: createdAt(),
    expiresAt: isoTimestamp().notNull(),
    revokedAt: isoTimestamp(),
    openings: integer().notNull().default(0),
    firstOpenedAt: isoTimestamp(),
    lastOpenedAt: isoTimestamp(),
  },
  (link) => [
    index('report_links_lead').on(link.leadId, link.createdAt),
    index('report_links_created_by')
      .on(link.createdBy)
      .where(sql`created_by is not null`),
  ],
)
export type ReportLinkRow = typeof reportLinks.$inferSelect
