import type { leadSources, LeadStatus } from '@oka/contract/lead'
import { leadStatuses } from '@oka/contract/known-values'
import type { Locale } from '@oka/contract/locale'
import type { Criterion } from '@oka/contract/score'
import { sql } from 'drizzle-orm'
import {
  type AnyPgColumn,
  check,
  customType,
  date,
  index,
  integer,
  jsonb,
  pgTable,
  text,
  varchar,
} from 'drizzle-orm/pg-core'

import { admins } from './admins.ts'
import { createdAt, isoTimestamp, updatedAt } from './columns.ts'
import { oneOf } from './one-of.ts'

/** Text that PostgreSQL computes; never written, never read back. */
const searchText = customType<{ data: string }>({ dataType: () => 'text' })

const isShown = sql`deleted_at is null`
/** Sort key of the list: leads without a score come after those with 0 points. */
const scoreOrder = sql`coalesce(fit_score, -1)`
const nameOrder = sql`oka_search_text(name)`
/** The tags without case; what a tag is looked up in. */
const tagKeys = sql`oka_tag_keys(tags)`

export const leads = pgTable(
  'leads',
  {
    id: integer().primaryKey().generatedByDefaultAsIdentity(),
    name: varchar({ length: 255 }).notNull().default(''),
    email: varchar({ length: 255 }).notNull().default(''),
    company: varchar({ length: 255 }).notNull().default(''),
    /** E.164, at most 15 digits (ITU-T E.164); as typed when it cannot be read. */
    phone: varchar({ length: 40 }),
    fitScore: integer(),
    /**
     * The day from which the score is stale, since the horizon comes nearer; infinity where there
     * is none.
     */
    scoreDue: date()
      .notNull()
      .default(sql`'-infinity'`),
    /** Points by criterion; null where it was last scored before they were kept. */
    scorePoints: jsonb().$type<Partial<Record<Criterion, number>>>(),
    status: varchar({ length: 50 }).$type<LeadStatus>().notNull().default('new'),
    tags: text()
      .array()
      .notNull()
      .default(sql`'{}'::text[]`),
    source: varchar({ length: 20 }).$type<(typeof leadSources)[number]>().notNull().default('chat'),
    locale: varchar({ length: 10 }).$type<Locale>().notNull().default('fr'),
    ownerId: integer().references(() => admins.id, { onDelete: 'set null' }),
    version: integer().notNull().default(1),
    deletedAt: isoTimestamp(),
    mergedInto: integer().references((): AnyPgColumn => leads.id, { onDelete: 'set null' }),
    /** Name, company, e-mail and phone without case and accents; what `q` looks in. */
    search: searchText().generatedAlwaysAs(
      sql`oka_search_text(name || ' ' || company || ' ' || email || ' ' || coalesce(phone, ''))`,
    ),
    createdAt: createdAt(),
    updatedAt: updatedAt(),
  },
  (lead) => [
    check('leads_fit_score_range', sql`${lead.fitScore} between 0 and 100`),
    check('leads_status_known', oneOf(lead.status, leadStatuses)),
    index('idx_leads_email').on(lead.email),
    index('leads_deleted')
      .on(lead.deletedAt, lead.id)
      .where(sql`deleted_at is not null`)
      .concurrently(),
    index('leads_search').using('gin', lead.search.op('gin_trgm_ops')),
    // Each order of the list, of all leads and of one status. Ascending throughout: PostgreSQL reads an
    // index backwards for DESC, whereas Drizzle's `.desc()` says NULLS LAST, which no query of ours does.
    index('leads_by_created').on(lead.createdAt, lead.id).where(isShown).concurrently(),
    index('leads_by_score').on(scoreOrder, lead.id).where(isShown).concurrently(),
    index('leads_by_name').on(nameOrder, lead.id).where(isShown).concurrently(),
    index('leads_by_status_and_created')
      .on(lead.status, lead.createdAt, lead.id)
      .where(isShown)
      .concurrently(),
    index('leads_by_status_and_score')
      .on(lead.status, scoreOrder, lead.id)
      .where(isShown)
      .concurrently(),
    index('leads_by_status_and_name')
      .on(lead.status, nameOrder, lead.id)
      .where(isShown)
      .concurrently(),
    // Of all leads: of a partial index PostgreSQL 18 does not use how common each tag is.
    index('leads_by_tag').using('gin', tagKeys).concurrently(),
    index('leads_to_score').on(lead.scoreDue).where(isShown).concurrently(),
    index('leads_owner')
      .on(lead.ownerId)
      .where(sql`owner_id is not null`)
      .concurrently(),
    index('leads_merged_into')
      .on(lead.mergedInto)
      .where(sql`merged_into is not null`)
      .concurrently(),
  ],
)
export type LeadRow = typeof leads.$inferSelect
