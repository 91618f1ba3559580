import type { Logo } from '@oka/contract/letterhead'
import { type BounceKind, bounceKinds, type MailKind, type MailStatus } from '@oka/contract/mail'
import { mailKinds, mailStatuses } from '@oka/contract/known-values'
import type { FormerReport } from '@oka/contract/read-report'
import {
  type ReportDocument,
  type ReportEdits,
  type ReportStatus,
  reportStatuses,
} from '@oka/contract/report'
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
  uuid,
  varchar,
} from 'drizzle-orm/pg-core'

import { admins } from './admins.ts'
import { conversations } from './chat.ts'
import { bytes, createdAt, id, isoTimestamp, updatedAt } from './columns.ts'
import { leads } from './leads.ts'
import { oneOf } from './one-of.ts'

/** Earlier releases stored another format, which `readReport` reads. */
type StoredReport = ReportDocument | FormerReport

/** Address and subject without case and accents; what `q` of the list of mails looks in. */
export const mailSearch = sql`oka_search_text("to" || ' ' || subject)`

/** The current report of a lead; `reportVersions` keeps each finished one. */
export const reports = pgTable(
  'reports',
  {
    id: integer().primaryKey().generatedByDefaultAsIdentity(),
    leadId: integer()
      .notNull()
      .references(() => leads.id, { onDelete: 'cascade' }),
    /** The last finished version's document, null while the first is being written. */
    reportContent: jsonb().$type<StoredReport>(),
    pdfUrl: varchar({ length: 500 }),
    status: varchar({ length: 20 }).$type<ReportStatus>().notNull().default('generating'),
    /** Of the last finished version, 0 before the first. */
    version: integer().notNull().default(0),
    createdAt: createdAt(),
    updatedAt: updatedAt(),
  },
  (report) => [
    // Also the index on lead_id that the seed calls idx_reports_lead.
    unique('idx_reports_lead').on(report.leadId),
    check('reports_status_known', oneOf(report.status, reportStatuses)),
  ],
)
export type ReportRow = typeof reports.$inferSelect

export const reportVersions = pgTable(
  'report_versions',
  {
    leadId: integer()
      .notNull()
      .references(() => leads.id, { onDelete: 'cascade' }),
    version: integer().notNull(),
    document: jsonb().$type<StoredReport>().notNull(),
    /** The document before it was edited; null where it was not. */
    generated: jsonb().$type<StoredReport>(),
    /** What people have changed; null for nothing. */
    edits: jsonb().$type<ReportEdits>(),
    /** Who made the version by editing; null for what the assistant wrote. */
    authorId: integer().references(() => admins.id, { onDelete: 'set null' }),
    /** SHA-256 of the document the PDF was drawn from, in hex. */
    documentHash: text().notNull(),
    pdf: bytes(),
    promptVersion: text().notNull(),
    model: text().notNull(),
    createdAt: createdAt(),
  },
  (version) => [
    primaryKey({ columns: [version.leadId, version.version] }),
    index('report_versions_author')
      .on(version.authorId)
      .where(sql`author_id is not null`),
  ],
)

/** Logos of the letterhead by their hash; a replaced one stays, since documents name it. */
export const logos = pgTable('logos', {
  /** SHA-256 of the content, hexadecimal. */
  hash: text().primaryKey(),
  type: varchar({ length: 20 }).$type<Logo['type']>().notNull(),
  content: bytes().notNull(),
  createdAt: createdAt(),
})

/** The outbox: mails to send, mails sent, and their outcomes. */
export const mails = pgTable(
  'mails',
  {
    id: id(),
    /** Why it exists, such as `report:7:2`: asked for twice, it is made once. Also the provider's idempotency key. */
    purpose: text().notNull(),
    kind: varchar({ length: 20 }).$type<MailKind>().notNull().default('report'),
    leadId: integer().references(() => leads.id, { onDelete: 'cascade' }),
    to: varchar({ length: 255 }).notNull(),
    /** Others who get it. */
    cc: jsonb().$type<string[]>().notNull().default([]),
    /** Where answers go; null: to the sender. */
    replyTo: varchar({ length: 255 }),
    subject: text().notNull(),
    html: text().notNull(),
    text: text().notNull(),
    /** The link that `html` and `text` have a placeholder for, encrypted. Null without one, and once it was sent. */
    link: text(),
    /** The version of the lead's report that is attached. */
    reportVersion: integer(),
    attachments: jsonb().$type<{ name: string; bytes: number }[]>().notNull().default([]),
    status: varchar({ length: 20 }).$type<MailStatus>().notNull().default('queued'),
    attempts: integer().notNull().default(0),
    lastError: text(),
    providerId: text(),
    /**
     * When the mail was first handed to a provider with an unknown outcome; null when every outcome
     * is known.
     */
    unconfirmedSince: isoTimestamp(),
    /** The transport of the last attempt. */
    transport: varchar({ length: 20 }),
    /** The latest time of the provider's reports of its delivery or failure. */
    reportedAt: isoTimestamp(),
    bounce: varchar({ length: 4 }).$type<BounceKind>(),
    openings: integer().notNull().default(0),
    /** When it was first opened. */
    openedAt: isoTimestamp(),
    /** Its job ended because the lead is deleted; restoring the lead queues another. */
    heldAt: isoTimestamp(),
    createdAt: createdAt(),
    /** When it is to be sent, where that was chosen. */
    sendAt: isoTimestamp(),
    sentAt: isoTimestamp(),
  },
  (mail) => [
    unique('mails_purpose_unique').on(mail.purpose),
    check('mails_status_known', oneOf(mail.status, mailStatuses)),
    check('mails_kind_known', oneOf(mail.kind, mailKinds)),
    index('mails_lead').on(mail.leadId),
    check('mails_bounce_known', oneOf(mail.bounce, bounceKinds)),
    index('mails_by_created').on(mail.createdAt, mail.id).concurrently(),
    index('mails_by_status').on(mail.status, mail.createdAt, mail.id).concurrently(),
    index('mails_by_kind').on(mail.kind, mail.createdAt, mail.id).concurrently(),
    index('mails_search')
      .using('gin', sql`${mailSearch} gin_trgm_ops`)
      .concurrently(),
  ],
)
export type MailRow = typeof mails.$inferSelect

/** The conversations that a mail to staff is about. */
export const mailConversations = pgTable(
  'mail_conversations',
  {
    mailId: uuid()
      .notNull()
      .references(() => mails.id, { onDelete: 'cascade' }),
    conversationId: uuid()
      .notNull()
      .references(() => conversations.id, { onDelete: 'cascade' }),
  },
  (about) => [
    primaryKey({ columns: [about.mailId, about.conversationId] }),
    index('mail_conversations_conversation').on(about.conversationId),
  ],
)
