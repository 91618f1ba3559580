import type { Rubric } from '@oka/contract/rubric'
import { type MovedCriterion, type ScoreCause, scoreCauses } from '@oka/contract/score'
import { sql } from 'drizzle-orm'
import { check, index, integer, jsonb, pgTable, text, varchar } from 'drizzle-orm/pg-core'

import { admins } from './admins.ts'
import { createdAt, id, isoTimestamp } from './columns.ts'
import { leads } from './leads.ts'
import { oneOf } from './one-of.ts'

/** The rubrics that were published, from version 2 on: version 1 is the product's. */
export const rubricVersions = pgTable(
  'rubric_versions',
  {
    version: integer().primaryKey(),
    rubric: jsonb().$type<Rubric>().notNull(),
    publishedBy: integer().references(() => admins.id, { onDelete: 'set null' }),
    publishedAt: createdAt(),
  },
  (one) => [
    check('rubric_versions_begin_with_2', sql`${one.version} > 1`),
    index('rubric_versions_published_by').on(one.publishedBy),
  ],
)

/** The one row whose key is 1. */
const only = () => integer().primaryKey().default(1)

/** What is being prepared; no row, or no rubric in it, while nothing is. */
export const rubricDrafts = pgTable(
  'rubric_drafts',
  {
    id: only(),
    rubric: jsonb().$type<Rubric>(),
    version: integer().notNull().default(1),
    updatedBy: integer().references(() => admins.id, { onDelete: 'set null' }),
    updatedAt: isoTimestamp()
      .notNull()
      .default(sql`now()`),
  },
  (draft) => [
    check('rubric_drafts_only_one', sql`${draft.id} = 1`),
    index('rubric_drafts_updated_by').on(draft.updatedBy),
  ],
)

/** The scoring of all leads by the rubric that was published last; a process that ends leaves where it was. */
export const rescorings = pgTable(
  'rescorings',
  {
    id: only(),
    version: integer().notNull(),
    /** The last lead that is done. */
    lastLeadId: integer().notNull().default(0),
    total: integer().notNull(),
    done: integer().notNull().default(0),
    changed: integer().notNull().default(0),
    startedAt: isoTimestamp()
      .notNull()
      .default(sql`now()`),
    finishedAt: isoTimestamp(),
  },
  (run) => [check('rescorings_only_one', sql`${run.id} = 1`)],
)
export type RescoringRow = typeof rescorings.$inferSelect

/** How the score of a lead has changed, and by what. */
export const scoreChanges = pgTable(
  'score_changes',
  {
    id: id(),
    leadId: integer()
      .notNull()
      .references(() => leads.id, { onDelete: 'cascade' }),
    cause: varchar({ length: 20 }).$type<ScoreCause>().notNull(),
    before: integer(),
    after: integer(),
    criteria: jsonb().$type<MovedCriterion[]>().notNull(),
    /** The fields of the facts that changed it. */
    fields: text()
      .array()
      .notNull()
      .default(sql`'{}'::text[]`),
    rubricVersion: integer().notNull(),
    authorId: integer().references(() => admins.id, { onDelete: 'set null' }),
    createdAt: createdAt(),
  },
  (change) => [
    check('score_changes_cause_known', oneOf(change.cause, scoreCauses)),
    index('score_changes_lead').on(change.leadId, change.id),
    index('score_changes_author')
      .on(change.authorId)
      .where(sql`author_id is not null`),
  ],
)
