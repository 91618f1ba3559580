import type { Locale } from '@oka/contract/locale'
import { sql } from 'drizzle-orm'
import {
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
  unique,
  uuid,
  varchar,
} from 'drizzle-orm/pg-core'

import { admins } from './admins.ts'
import { conversations } from './chat.ts'
import { createdAt, id, isoTimestamp, updatedAt } from './columns.ts'
import { leads } from './leads.ts'

/**
 * Notes of colleagues on a lead or a conversation. A table of its own, so that the visitor's `seq`
 * has no gaps.
 */
export const notes = pgTable(
  'notes',
  {
    id: id(),
    leadId: integer().references(() => leads.id, { onDelete: 'cascade' }),
    conversationId: uuid().references(() => conversations.id, { onDelete: 'cascade' }),
    authorId: integer().references(() => admins.id, { onDelete: 'set null' }),
    content: text().notNull(),
    /** Ids of the colleagues who were notified. */
    mentions: jsonb().$type<number[]>().notNull().default([]),
    createdAt: createdAt(),
    updatedAt: updatedAt(),
  },
  (note) => [
    index('notes_lead').on(note.leadId),
    index('notes_conversation').on(note.conversationId),
    index('notes_author')
      .on(note.authorId)
      .where(sql`author_id is not null`)
      .concurrently(),
  ],
)

/** Read receipts: up to which message each member of staff has seen a conversation. */
export const reads = pgTable(
  'reads',
  {
    adminId: integer()
      .notNull()
      .references(() => admins.id, { onDelete: 'cascade' }),
    conversationId: uuid()
      .notNull()
      .references(() => conversations.id, { onDelete: 'cascade' }),
    seq: integer().notNull(),
  },
  (read) => [
    primaryKey({ columns: [read.conversationId, read.adminId] }),
    index('reads_admin').on(read.adminId),
  ],
)

/**
 * Who views a conversation and who types. UNLOGGED (see the migration): after a crash the
 * heartbeats restore it.
 */
export const presences = pgTable(
  'presences',
  {
    conversationId: uuid()
      .notNull()
      .references(() => conversations.id, { onDelete: 'cascade' }),
    /** Null for the visitor. */
    adminId: integer().references(() => admins.id, { onDelete: 'cascade' }),
    lookingUntil: isoTimestamp().notNull(),
    typingUntil: isoTimestamp(),
  },
  (presence) => [
    unique('presences_unique').on(presence.conversationId, presence.adminId).nullsNotDistinct(),
    index('presences_admin')
      .on(presence.adminId)
      .where(sql`admin_id is not null`)
      .concurrently(),
  ],
)

/** Replies that are written once and used often. */
export const cannedReplies = pgTable('canned_replies', {
  id: integer().primaryKey().generatedByDefaultAsIdentity(),
  title: varchar({ length: 80 }).notNull(),
  locale: varchar({ length: 10 }).$type<Locale>().notNull(),
  content: text().notNull(),
  createdAt: createdAt(),
  updatedAt: updatedAt(),
})
