import { index, integer, pgTable, text, uuid } from 'drizzle-orm/pg-core'

import { admins } from './admins.ts'
import { createdAt, id, isoTimestamp } from './columns.ts'
import { leads } from './leads.ts'

/** Imports of leads from another system, each in one transaction or several. */
export const imports = pgTable(
  'imports',
  {
    id: id(),
    /** Who brought the leads; null for a command. */
    adminId: integer().references(() => admins.id, { onDelete: 'set null' }),
    conversations: integer().notNull().default(0),
    messages: integer().notNull().default(0),
    reports: integer().notNull().default(0),
    createdAt: createdAt(),
    finishedAt: isoTimestamp(),
  },
  (row) => [index('imports_admin').on(row.adminId)],
)

/**
 * Which leads of other systems were imported, so that a repeated import changes nothing. Outlives
 * its lead: an erased person is not imported again.
 */
export const leadOrigins = pgTable(
  'lead_origins',
  {
    /** SHA-256 of the other system's id of the lead; reveals nothing of the person. */
    origin: text().primaryKey(),
    /** Null once the lead was erased. */
    leadId: integer().references(() => leads.id, { onDelete: 'set null' }),
    importId: uuid()
      .notNull()
      .references(() => imports.id),
  },
  (origin) => [
    index('lead_origins_lead').on(origin.leadId),
    index('lead_origins_import').on(origin.importId),
  ],
)
