import { z } from 'zod'

import { integer } from './page.ts'

/**
 * `sending`: handed to the provider, whose answer is awaited. `unconfirmed`: that answer was lost, so
 * the mail may have gone out; it is not sent again by itself. `kept`: no transport is configured, so
 * the mail stays in the outbox, readable.
 */
export const mailStatuses = ['queued', 'sending', 'sent', 'unconfirmed', 'failed', 'kept'] as const
export const mailStatus = z.enum(mailStatuses)
export type MailStatus = z.infer<typeof mailStatus>

/** What a mail is about. Those to staff, all but `report`, are for admins alone to read. */
export const mailKinds = [
  'report',
  'invitation',
  'reset',
  'password_changed',
  'escalation',
  'budget_reached',
] as const
export const mailKind = z.enum(mailKinds)
export type MailKind = z.infer<typeof mailKind>

/** Mails whose link opens an account: it is sent to that address and shown to nobody, not even to an admin. */
export const accountLinkKinds: readonly MailKind[] = ['invitation', 'reset']

export const mail = z.object({
  id: z.uuid(),
  kind: mailKind,
  leadId: z.int().nullable(),
  to: z.string(),
  subject: z.string(),
  status: mailStatus,
  attempts: z.int(),
  /** Why the last attempt failed, as the provider said it. */
  lastError: z.string().nullable(),
  sentAt: z.iso.datetime().nullable(),
  createdAt: z.iso.datetime(),
  attachments: z.array(z.object({ name: z.string(), bytes: z.int() })),
})
export type Mail = z.infer<typeof mail>

export const mailFilter = z.object({
  leadId: integer(1).optional(),
})

export const mailById = z.object({ id: z.uuid('must be a UUID') })
export const mailDetail = mail.extend({
  html: z.string(),
  text: z.string(),
  /** Where the HTML can be looked at for some minutes, under a policy that lets it do nothing. */
  previewUrl: z.string(),
})

export const emailedReport = z.object({ mail, repeated: z.boolean().optional() })
