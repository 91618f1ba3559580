import { sql } from 'drizzle-orm'
import { bigint, boolean, index, integer, jsonb, pgTable, text, varchar } from 'drizzle-orm/pg-core'

import { createdAt, id, isoTimestamp, updatedAt } from './columns.ts'

/**
 * What happened, for the timeline, the audit and the analytics: append-only, without foreign keys or
 * personal values. A trigger queues each for its seal, others refuse changes.
 */
export const events = pgTable(
  'events',
  {
    /** In the order of writing, with gaps where a transaction was rolled back. */
    id: bigint({ mode: 'number' }).primaryKey().generatedByDefaultAsIdentity(),
    /** A noun and a verb in the past, such as `lead.created`. */
    name: varchar({ length: 60 }).notNull(),
    /** Who did it. */
    adminId: integer(),
    leadId: integer(),
    conversationId: text(),
    /** Only what is not personal: counts, statuses, versions. */
    data: jsonb().$type<Record<string, string | number | boolean | null>>().notNull().default({}),
    createdAt: createdAt(),
    /** Of release 0.1.0, whose trigger chained the events by a hash without a key; null since. */
    previousHash: text(),
    hash: text(),
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
 * The chain over the events: each seal is an HMAC of the event, its place and the seal before, with a
 * key that is not in the database. Append-only.
 */
export const eventSeals = pgTable('event_seals', {
  /** 1, 2, 3 … without gaps, in the order of sealing. */
  number: bigint({ mode: 'number' }).primaryKey(),
  eventId: bigint({ mode: 'number' }).notNull().unique('event_seals_event_id_unique'),
  /** Id of the key; it is derived from the key and reveals nothing of it. */
  keyId: text().notNull(),
  sealedAt: isoTimestamp().notNull(),
  /** Whether the queue was empty afterwards: all later events were committed later. */
  drained: boolean().notNull(),
  /** SHA-256 of the personal values with their salt; null for an event without. */
  details: text(),
  hash: text().notNull(),
})

/** Events that are committed and not yet sealed; a trigger puts each here, sealing takes it out. */
export const eventQueue = pgTable('event_queue', {
  eventId: bigint({ mode: 'number' }).primaryKey(),
})

/**
 * The personal before and after of an event; erasure empties it. Event and seal hold a digest of it
 * with the salt, so that a change is detected; without the salt, the digest reveals nothing.
 */
export const eventDetails = pgTable('event_details', {
  eventId: bigint({ mode: 'number' }).primaryKey(),
  salt: text(),
  before: jsonb().$type<Record<string, unknown>>(),
  after: jsonb().$type<Record<string, unknown>>(),
})

/** Endpoints that receive the events. */
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
