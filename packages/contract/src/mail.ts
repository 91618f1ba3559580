import { z } from 'zod'

import { email } from './auth.ts'
import { integer, page, paging } from './page.ts'
import { text } from './text.ts'
import { mailKinds, mailStatuses } from './known-values.ts'

export const mailStatus = z.enum(mailStatuses)
export type MailStatus = z.infer<typeof mailStatus>

export const mailKind = z.enum(mailKinds)
export type MailKind = z.infer<typeof mailKind>

/** Mails about an account, which are sent to their owner whatever the suppression list says. */
export const accountKinds: readonly MailKind[] = ['invitation', 'reset', 'password_changed']

/**
 * Mails whose link opens an account: the link is sent to that address and never shown, not even to
 * an admin.
 */
export const accountLinkKinds: readonly MailKind[] = ['invitation', 'reset']

/** A `hard` bounce is permanent, such as an unknown mailbox; a `soft` one is not, such as a full mailbox. */
export const bounceKinds = ['hard', 'soft'] as const
export type BounceKind = (typeof bounceKinds)[number]

/** States in which a mail did not arrive, as far as is known, and may be sent again by staff. */
export const undeliveredStatuses: readonly MailStatus[] = [
  'bounced',
  'unconfirmed',
  'failed',
  'suppressed',
]

export const mail = z.object({
  id: z.uuid(),
  kind: mailKind,
  leadId: z.int().nullable(),
  to: z.string(),
  cc: z.array(z.string()),
  /** Where answers go; null: to the sender. */
  replyTo: z.string().nullable(),
  subject: z.string(),
  status: mailStatus,
  attempts: z.int(),
  /** Why the last attempt failed, in the provider's words. */
  lastError: z.string().nullable(),
  /** When it is to be sent, where that was chosen. */
  sendAt: z.iso.datetime().nullable(),
  sentAt: z.iso.datetime().nullable(),
  /** When the provider reported its delivery, or last its failure; null before. */
  reportedAt: z.iso.datetime().nullable(),
  /** Null unless it bounced. */
  bounce: z.enum(bounceKinds).nullable(),
  /** Times it was opened, as far as mail programs tell; counted only where the settings say so. */
  openings: z.int(),
  /** Null before, and where openings are not recorded. */
  openedAt: z.iso.datetime().nullable(),
  createdAt: z.iso.datetime(),
  attachments: z.array(z.object({ name: z.string(), bytes: z.int() })),
})
export type Mail = z.infer<typeof mail>

export const mailFilter = z.object({
  leadId: integer(1).optional(),
  kind: mailKind.optional(),
  status: mailStatus.optional(),
  /** Any part of the address or the subject, whatever the case or accent. */
  q: text(120).optional(),
})
export type MailFilter = z.infer<typeof mailFilter>

export const listMails = mailFilter.extend(paging)
export type ListMails = z.infer<typeof listMails>

export const mailPage = page(mail)
export type MailPage = z.infer<typeof mailPage>

export const mailById = z.object({ id: z.uuid('must be a UUID') })
export const mailDetail = mail.extend({
  html: z.string(),
  text: z.string(),
  /** Where the HTML can be fetched for some minutes, under a policy that forbids scripts and requests. */
  previewUrl: z.string(),
})

export const emailedReport = z.object({ mail, repeated: z.boolean().optional() })

export const changedMail = z.object({ mail })

/** Why no mail is sent to an address. */
export const suppressionReasons = ['bounced', 'complained', 'by_staff'] as const
export const suppressionReason = z.enum(suppressionReasons)
export type SuppressionReason = z.infer<typeof suppressionReason>

/** An address to which no mails are sent, except those about an account. */
export const suppression = z.object({
  /** In lower case. */
  address: z.string(),
  reason: suppressionReason,
  /** The mail that bounced, or was complained about. */
  mailId: z.uuid().nullable(),
  /** Name of the member of staff who added it. */
  addedBy: z.string().nullable(),
  createdAt: z.iso.datetime(),
})
export type Suppression = z.infer<typeof suppression>

export const listSuppressions = z.object({
  /** Any part of the address. */
  q: text(120).optional(),
  ...paging,
})
export type ListSuppressions = z.infer<typeof listSuppressions>
export const suppressionPage = page(suppression)
export type SuppressionPage = z.infer<typeof suppressionPage>

export const suppressAddress = z.object({ address: email })
export type SuppressAddress = z.infer<typeof suppressAddress>

/**
 * What became of a mail that came in: `stored` as a message, or `shortened` to the longest one;
 * `automatic` replies, `loop`s of our own mails, `empty` ones, and those to an `unknown` address are
 * not stored.
 */
export const receivedStates = [
  'stored',
  'shortened',
  'automatic',
  'loop',
  'empty',
  'unknown',
] as const
export type ReceivedState = (typeof receivedStates)[number]

export const receivedMail = z.object({
  id: z.string(),
  state: z.enum(receivedStates),
  from: z.string(),
  subject: z.string(),
  conversationId: z.uuid().nullable(),
  createdAt: z.iso.datetime(),
})
export type ReceivedMailSummary = z.infer<typeof receivedMail>

export const listReceived = z.object(paging)
export type ListReceived = z.infer<typeof listReceived>
export const receivedPage = page(receivedMail)
export type ReceivedPage = z.infer<typeof receivedPage>
