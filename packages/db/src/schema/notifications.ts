import { type NotificationKind, notificationKinds } from '@oka/contract/notification'
import type { ModelBudgetName } from '@oka/contract/model-usage'
import { sql } from 'drizzle-orm'
import { check, index, integer, pgTable, uniqueIndex, uuid, varchar } from 'drizzle-orm/pg-core'

import { admins } from './admins.ts'
import { conversations } from './chat.ts'
import { createdAt, id, isoTimestamp } from './columns.ts'
import { oneOf } from './one-of.ts'

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
