import { sql } from 'drizzle-orm'
import { bigint, boolean, index, integer, jsonb, pgTable, text, varchar } from 'drizzle-orm/pg-core'

import { createdAt, id, updatedAt } from './columns.ts'

/**
 * What happened, for the timeline, the audit and the figures: append-only, hash-chained, without
 * foreign keys or personal values. A trigger gives `id`, `previousHash` and `hash`, others refuse changes.
 */
export const events = pgTable(
  'events',
  {
    id: bigint({ mode: 'number' }).primaryKey(),
    /** A noun and a verb in the past, such as `lead.created`. */
    name: varchar({ length: 60 }).notNull(),
    /** Who did it. */
    adminId: integer(),
    leadId: integer(),
    conversationId: text(),
    /** Only what is not personal: counts, statuses, versions. */
    data: jsonb().$type<Record<string, string | number | boolean | null>>().notNull().default({}),
    createdAt: createdAt(),
    previousHash: text().notNull(),
    hash: text().notNull(),
  },
  (event) => [
    index('events_lead').on(event.leadId, event.id),
    index('events_conversation').on(event.conversationId, event.id),
    index('events_by_name').on(event.name, event.id).concurrently(),
    index('events_admin').on(event.adminId, event.id),
    // Whom of the staff it was done to.
    index('events_subject')
      .on(sql`((data ->> 'subjectId')::integer)`, event.id)
      .where(sql`data ? 'subjectId'`)
      .concurrently(),
    index('events_by_created').on(event.createdAt, event.id).concurrently(),
  ],
)

/**
 * The personal before and after of an event; erasure empties it. The chain holds a digest of it with
 * the salt, so that a change shows; once the salt is gone, the digest tells nothing of the values.
 */
export const eventDetails = pgTable('event_details', {
  eventId: bigint({ mode: 'number' }).primaryKey(),
  salt: text(),
  before: jsonb().$type<Record<string, unknown>>(),
  after: jsonb().$type<Record<string, unknown>>(),
})

/** Where to tell others what happened. */
export const webhooks = pgTable('webhooks', {
  id: id(),
  url: text().notNull(),
  /** Encrypted; signs what is sent. */
  secret: text().notNull(),
  events: jsonb().$type<string[]>().notNull(),
  enabled: boolean().notNull().default(true),
  createdAt: createdAt(),
  updatedAt: updatedAt(),
})

export const settings = pgTable('settings', {
  key: varchar({ length: 60 }).primaryKey(),
  value: jsonb().$type<Record<string, unknown>>().notNull(),
  updatedAt: updatedAt(),
})
