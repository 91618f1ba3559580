import type { Locale } from '@oka/contract/locale'
import { type NotificationKind, notificationKinds } from '@oka/contract/notification'
import type { ModelBudgetName } from '@oka/contract/model-usage'
import { sql } from 'drizzle-orm'
import {
  check,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
  unique,
  uniqueIndex,
  uuid,
  varchar,
} from 'drizzle-orm/pg-core'

import { admins } from './admins.ts'
import { conversations } from './chat.ts'
import { createdAt, id, isoTimestamp, updatedAt } from './columns.ts'
import { leads } from './leads.ts'
import { oneOf } from './one-of.ts'

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

/** Calls on a member of staff, or on all. */
export const notifications = pgTable(
  'notifications',
  {
    id: id(),
    kind: varchar({ length: 20 }).$type<NotificationKind>().notNull(),
    /** Whom it calls on; null for all who may chat. */
    adminId: integer().references(() => admins.id, { onDelete: 'cascade' }),
    /** Null where it is about a budget. */
    conversationId: uuid().references(() => conversations.id, { onDelete: 'cascade' }),
    /** Of calls to the language model, which was reached. */
    budget: varchar({ length: 20 }).$type<ModelBudgetName>(),
    /** The colleague who caused it. */
    fromId: integer().references(() => admins.id, { onDelete: 'set null' }),
    createdAt: createdAt(),
    acknowledgedAt: isoTimestamp(),
    acknowledgedBy: integer().references(() => admins.id, { onDelete: 'set null' }),
    /** When it was put on digests, because it was not acknowledged. */
    escalatedAt: isoTimestamp(),
  },
  (notification) => [
    // Each thing calls on everybody once, until it is acknowledged.
    uniqueIndex('notifications_open_for_all')
      .on(notification.conversationId, notification.kind)
      .where(sql`${notification.adminId} is null and ${notification.acknowledgedAt} is null`),
    // The list of one person, and (under 0) of everybody: the open ones first, then the latest.
    index('notifications_list')
      .on(
        sql`coalesce(admin_id, 0)`,
        sql`(acknowledged_at is null)`,
        notification.createdAt,
        notification.id,
      )
      .concurrently(),
    // Scanned by the sweep that escalates by mail.
    index('notifications_unacknowledged')
      .on(notification.createdAt)
      .where(
        sql`acknowledged_at is null and escalated_at is null and (admin_id is null or kind = 'handed_over')`,
      )
      .concurrently(),
    // Requests for a person, from which the expected delay is computed.
    index('notifications_by_kind').on(notification.kind, notification.createdAt).concurrently(),
    index('notifications_conversation').on(notification.conversationId).concurrently(),
    index('notifications_for').on(notification.adminId).concurrently(),
    index('notifications_from')
      .on(notification.fromId)
      .where(sql`from_id is not null`)
      .concurrently(),
    index('notifications_acknowledged_by')
      .on(notification.acknowledgedBy)
      .where(sql`acknowledged_by is not null`)
      .concurrently(),
    check('notifications_about_something', sql`num_nonnulls(conversation_id, budget) = 1`),
    check('notifications_kind_known', oneOf(notification.kind, notificationKinds)),
  ],
)
export type NotificationRow = typeof notifications.$inferSelect

/** The next digest of each member of staff: unacknowledged calls to report by mail. */
export const callDigests = pgTable('call_digests', {
  adminId: integer()
    .primaryKey()
    .references(() => admins.id, { onDelete: 'cascade' }),
  /** Conversations that call on them and were in no digest of theirs yet. */
  pending: uuid()
    .array()
    .notNull()
    .default(sql`'{}'`),
  /** When their last digest was put into the outbox. */
  sentAt: isoTimestamp(),
})
