import { z } from 'zod'

import { email } from './auth.ts'
import { leadId } from './lead.ts'
import { locale } from './locale.ts'
import { integer } from './page.ts'
import { text } from './text.ts'

/** Where the answers to a mail go: into the conversation, to the lead's owner, or to the sender. */
export const repliesTo = ['conversation', 'owner', 'sender'] as const
export const replyChoice = z.enum(repliesTo)
export type ReplyChoice = z.infer<typeof replyChoice>

/** Others who may get the mail with a report. */
export const copiesMax = 5
export const mailTextMax = 5000
/** Days until which a mail may be put off. */
export const sendLaterMaxDays = 90

const mailParts = {
  subject: text(200, 1)
    .refine((given) => !/[\r\n\t]/.test(given), 'must be one line')
    .optional(),
  /** What stands above the attachment and the links. */
  text: text(mailTextMax, 1).optional(),
}

/** The follow-up of a visitor who agreed to a copy: the mail goes to the address of that consent. */
const copyId = z.uuid('must be a UUID')

export const emailReport = z.object({
  leadId,
  again: z.boolean().optional(),
  /** The version that was read: with another one the mail is refused. */
  version: integer(1).optional(),
  ...mailParts,
  cc: z.array(email).max(copiesMax, `must be at most ${copiesMax}`).optional(),
  replyTo: replyChoice.optional(),
  copyId: copyId.optional(),
  /** When it is sent; at once if absent. */
  sendAt: z.iso.datetime({ error: 'must be a moment in UTC' }).optional(),
})
export type EmailReport = z.infer<typeof emailReport>

/** With `copyId`, to the visitor who agreed to a copy. */
export const reportMailOfLead = z.object({ leadId, copyId: copyId.optional() })
export type ReportMailOfLead = z.infer<typeof reportMailOfLead>

/** What a mail with the report begins as, before staff change it. */
export const reportMailDraft = z.object({
  version: z.int(),
  locale,
  to: z.string(),
  subject: z.string(),
  text: z.string(),
  /** Ways that are possible now, the usual one first. */
  repliesTo: z.array(replyChoice),
  /** The lead's owner; null where it has none. */
  owner: z.object({ name: z.string(), email: z.string() }).nullable(),
  /** Whether the address is on the suppression list. */
  isSuppressed: z.boolean(),
})
export type ReportMailDraft = z.infer<typeof reportMailDraft>

export const previewReportMail = z.object({ leadId, ...mailParts })
export type PreviewReportMail = z.infer<typeof previewReportMail>
/** Where the HTML can be fetched for some minutes, under a policy that forbids scripts and requests. */
export const reportMailPreview = z.object({ previewUrl: z.string() })

/** Days a link may open a report. */
export const linkMaxDays = 90
export const linkDefaultDays = 30

export const shareReport = z.object({
  leadId,
  /** Absent: the newest version, whichever it is when the link is opened. */
  version: integer(1).optional(),
  days: integer(1, linkMaxDays).default(linkDefaultDays),
})
export type ShareReport = z.infer<typeof shareReport>

export const madeReportLink = z.object({
  id: z.uuid(),
  /** A page that shows the report without signing in, until it expires or is revoked. */
  url: z.string(),
  expiresAt: z.iso.datetime(),
})

/** A link that was made; its address is shown once. */
export const reportLink = z.object({
  id: z.uuid(),
  /** Null: the newest version. */
  version: z.int().nullable(),
  /** Whether it was made for the mail with the report. */
  isInMail: z.boolean(),
  createdBy: z.string().nullable(),
  createdAt: z.iso.datetime(),
  expiresAt: z.iso.datetime(),
  revokedAt: z.iso.datetime().nullable(),
  openings: z.int(),
  firstOpenedAt: z.iso.datetime().nullable(),
  lastOpenedAt: z.iso.datetime().nullable(),
})
export type ReportLink = z.infer<typeof reportLink>

export const reportLinkById = z.object({ id: z.uuid('must be a UUID') })
