import {
  type ReceivedState,
  receivedStates,
  type SuppressionReason,
  suppressionReasons,
} from '@oka/contract/mail'
import { sql } from 'drizzle-orm'
import { check, index, integer, pgTable, text, uuid, varchar } from 'drizzle-orm/pg-core'

import { admins } from './admins.ts'
import { conversations } from './chat.ts'
import { createdAt } from './columns.ts'
import { oneOf } from './one-of.ts'
import { mails } from './reports.ts'

/** The provider's reports on a mail that were processed; one that is repeated changes nothing. */
export const mailReports = pgTable(
  'mail_reports',
  {
    /** The provider and its id of the event. */
    id: text().primaryKey(),
    mailId: uuid()
      .notNull()
      .references(() => mails.id, { onDelete: 'cascade' }),
    createdAt: createdAt(),
  },
  (report) => [index('mail_reports_mail').on(report.mailId)],
)

/** Webhook tokens that were used, where the provider signs a token and not the body. */
export const webhookTokens = pgTable(
  'webhook_tokens',
  {
    token: text().primaryKey(),
    /** The event or the mail that it came with. */
    usedFor: text().notNull(),
    createdAt: createdAt(),
  },
  (used) => [index('webhook_tokens_by_created').on(used.createdAt)],
)

/** Addresses to which no mails are sent. */
export const suppressions = pgTable(
  'suppressions',
  {
    /** In lower case. */
    address: varchar({ length: 255 }).primaryKey(),
    reason: varchar({ length: 20 }).$type<SuppressionReason>().notNull(),
    mailId: uuid().references(() => mails.id, { onDelete: 'set null' }),
    addedBy: integer().references(() => admins.id, { onDelete: 'set null' }),
    createdAt: createdAt(),
  },
  (suppression) => [
    check('suppressions_reason_known', oneOf(suppression.reason, suppressionReasons)),
    index('suppressions_by_created').on(suppression.createdAt, suppression.address),
    index('suppressions_search').using('gin', sql`address gin_trgm_ops`),
    index('suppressions_mail')
      .on(suppression.mailId)
      .where(sql`mail_id is not null`),
    index('suppressions_added_by')
      .on(suppression.addedBy)
      .where(sql`added_by is not null`),
  ],
)

/** Mails that came in, and what became of them; their text is in the conversation. */
export const receivedMails = pgTable(
  'received_mails',
  {
    /** The provider and its id: what comes twice is stored once. */
    id: text().primaryKey(),
    state: varchar({ length: 20 }).$type<ReceivedState>().notNull(),
    from: varchar({ length: 320 }).notNull(),
    subject: text().notNull(),
    /** Null where its address names none of ours. */
    conversationId: uuid().references(() => conversations.id, { onDelete: 'cascade' }),
    createdAt: createdAt(),
  },
  (received) => [
    check('received_mails_state_known', oneOf(received.state, receivedStates)),
    index('received_mails_by_created').on(received.createdAt, received.id),
    index('received_mails_conversation')
      .on(received.conversationId)
      .where(sql`conversation_id is not null`),
  ],
)
