import { z } from 'zod'

import { integer } from './page.ts'

/**
 * `sending`: handed to the provider, response pending. `unconfirmed`: the response was lost, so the
 * mail may have been sent; it is not retried automatically. `kept`: no transport is configured, so
 * the mail stays in the outbox, readable.
 */
export const mailStatuses = ['queued', 'sending', 'sent', 'unconfirmed', 'failed', 'kept'] as const
export const mailStatus = z.enum(mailStatuses)
export type MailStatus = z.infer<typeof mailStatus>

/** Kinds of mail. Those to staff, all but `report`, may be read by admins only. */
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

/**
 * Mails whose link opens an account: the link is sent to that address and never shown, not even to
 * an admin.
 */
export const accountLinkKinds: readonly MailKind[] = ['invitation', 'reset']

export const mail = z.object({
  id: z.uuid(),
  kind: mailKind,
  leadId: z.int().nullable(),
  to: z.string(),
  subject: z.string(),
  status: mailStatus,
  attempts: z.int(),
  /** Why the last attempt failed, in the provider's words. */
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
  /** Where the HTML can be fetched for some minutes, under a policy that forbids scripts and requests. */
  previewUrl: z.string(),
})

export const emailedReport = z.object({ mail, repeated: z.boolean().optional() })
