import { sql } from 'drizzle-orm'
import {
  boolean,
  index,
  integer,
  pgTable,
  text,
  unique,
  uniqueIndex,
  uuid,
  varchar,
} from 'drizzle-orm/pg-core'

import { admins } from './admins.ts'
import { conversations, messages } from './chat.ts'
import { id, isoTimestamp } from './columns.ts'
import { followUps } from './follow-ups.ts'
import { mails } from './reports.ts'

/** What visitors agreed to: that a copy of their report is mailed to an address of theirs. Their lead is the conversation's. */
export const copyConsents = pgTable(
  'copy_consents',
  {
    id: id(),
    /** What staff see of it. */
    followUpId: uuid()
      .notNull()
      .references(() => followUps.id, { onDelete: 'cascade' }),
    conversationId: uuid()
      .notNull()
      .references(() => conversations.id, { onDelete: 'cascade' }),
    /** In lower case. */
    address: varchar({ length: 255 }).notNull(),
    /** The assistant's question, and its words as they were shown; null where the visitor asked by themselves. */
    questionMessageId: uuid().references(() => messages.id, { onDelete: 'set null' }),
    question: text(),
    /** The visitor's message, and the words that agree. */
    messageId: uuid()
      .notNull()
      .references(() => messages.id, { onDelete: 'cascade' }),
    words: text().notNull(),
    givenAt: isoTimestamp().notNull(),
    /** What the visitor was told: false where it goes out without staff. */
    awaitsStaff: boolean().notNull(),
    withdrawnAt: isoTimestamp(),
    /** The visitor's message that takes it back, or the member of staff who declined. */
    withdrawnMessageId: uuid().references(() => messages.id, { onDelete: 'set null' }),
    withdrawnBy: integer().references(() => admins.id, { onDelete: 'set null' }),
    /** When the mail was put into the outbox: once. */
    mailedAt: isoTimestamp(),
    mailId: uuid().references(() => mails.id, { onDelete: 'set null' }),
    /** The version of the report that was asked for because of it. */
    requestedVersion: integer(),
    /** When the server looks next whether it can be sent; null while only staff can go on. */
    checkAt: isoTimestamp(),
  },
  (consent) => [
    unique('copy_consents_follow_up').on(consent.followUpId),
    // One that is not settled per conversation.
    uniqueIndex('copy_consents_pending')
      .on(consent.conversationId)
      .where(sql`withdrawn_at is null and mailed_at is null`),
    index('copy_consents_conversation').on(consent.conversationId),
    index('copy_consents_message').on(consent.messageId),
    index('copy_consents_question')
      .on(consent.questionMessageId)
      .where(sql`question_message_id is not null`),
    index('copy_consents_withdrawn_message')
      .on(consent.withdrawnMessageId)
      .where(sql`withdrawn_message_id is not null`),
    index('copy_consents_withdrawn_by')
      .on(consent.withdrawnBy)
      .where(sql`withdrawn_by is not null`),
    index('copy_consents_mail')
      .on(consent.mailId)
      .where(sql`mail_id is not null`),
    index('copy_consents_to_check')
      .on(consent.checkAt)
      .where(sql`check_at is not null`),
  ],
)
export type CopyConsentRow = typeof copyConsents.$inferSelect
