import type { FollowUpKind, FollowUpStatus } from '@oka/contract/follow-up'
import { followUpKinds } from '@oka/contract/known-values'
import { sql } from 'drizzle-orm'
import { check, index, integer, pgTable, text, unique, uuid, varchar } from 'drizzle-orm/pg-core'

import { admins } from './admins.ts'
import { conversations, messages } from './chat.ts'
import { id, isoTimestamp } from './columns.ts'
import { oneOf } from './one-of.ts'

const isOpen = sql`status = 'open'`

/** What visitors were promised: questions that were passed on to staff, and calls that were asked for. */
export const followUps = pgTable(
  'follow_ups',
  {
    id: id(),
    kind: varchar({ length: 20 }).$type<FollowUpKind>().notNull(),
    conversationId: uuid()
      .notNull()
      .references(() => conversations.id, { onDelete: 'cascade' }),
    messageId: uuid()
      .notNull()
      .references(() => messages.id, { onDelete: 'cascade' }),
    /** The visitor's words; `quoteStart` is where they stand in the message, in UTF-16 units. */
    quote: text().notNull(),
    quoteStart: integer().notNull(),
    askedAt: isoTimestamp().notNull(),
    /** The time of a call as it was said, and what it means by the company's clock. */
    callTime: text(),
    callFrom: isoTimestamp(),
    callUntil: isoTimestamp(),
    /** Sort key of the open ones: when the call is wanted, otherwise when it was asked. */
    dueAt: isoTimestamp().notNull(),
    status: varchar({ length: 20 }).$type<FollowUpStatus>().notNull().default('open'),
    closedAt: isoTimestamp(),
    closedBy: integer().references(() => admins.id, { onDelete: 'set null' }),
    /** The message of staff that answered the question. */
    answerMessageId: uuid().references(() => messages.id, { onDelete: 'set null' }),
  },
  (followUp) => [
    // Repeating a turn stores nothing twice.
    unique('follow_ups_unique').on(followUp.messageId, followUp.kind, followUp.quoteStart),
    check('follow_ups_kind_known', oneOf(followUp.kind, followUpKinds)),
    check(
      'follow_ups_status_known',
      sql`status in ('open', 'dismissed') or status = case kind when 'question' then 'answered' else 'done' end`,
    ),
    check('follow_ups_closed', sql`(status = 'open') = (closed_at is null)`),
    index('follow_ups_conversation').on(followUp.conversationId),
    index('follow_ups_open').on(followUp.dueAt, followUp.id).where(isOpen),
    index('follow_ups_open_by_kind').on(followUp.kind, followUp.dueAt, followUp.id).where(isOpen),
    index('follow_ups_closed')
      .on(followUp.closedAt, followUp.id)
      .where(sql`status <> 'open'`),
    index('follow_ups_closed_by')
      .on(followUp.closedBy)
      .where(sql`closed_by is not null`),
    index('follow_ups_answer')
      .on(followUp.answerMessageId)
      .where(sql`answer_message_id is not null`),
  ],
)
export type FollowUpRow = typeof followUps.$inferSelect
