import type { Locale } from '@oka/contract/locale'
import type { ModelBudgetName } from '@oka/contract/model-usage'
import type { NotificationKind } from '@oka/contract/notification'
import type { Role } from '@oka/contract/role'

/** Mails that are sent, what providers report about them, and mails that come in. */

export type OutgoingMail = {
  /**
   * The idempotency key where the provider supports one; elsewhere it marks the mail in the
   * provider's log.
   */
  id: string
  to: string
  cc: readonly string[]
  /** Where answers go; null: to the sender. */
  replyTo: string | null
  subject: string
  html: string
  text: string
  attachments: { name: string; content: Buffer; contentType: string }[]
  /** Whether the provider records that it is opened; links are never rewritten. */
  tracksOpenings: boolean
}

/** The outcome of one attempt to send a mail. */
export type MailOutcome =
  | { kind: 'accepted'; providerId: string | null }
  /** Refused permanently: a wrong address, a wrong key. */
  | { kind: 'refused'; reason: string }
  /** Certainly not accepted; may be retried, after `retryAfter` seconds where the provider said so. */
  | { kind: 'deferred'; reason: string; retryAfter?: number }
  /** The response was lost after the provider may have accepted the mail. */
  | { kind: 'unknown'; reason: string }

export type MailTransport = {
  /** As the provider writes it. */
  name: string
  /** The sender's address. */
  from: string
  /**
   * Milliseconds within which the provider sends a mail of the same `id` only once; null where it
   * has no idempotency keys.
   */
  idempotentFor: number | null
  /** Makes one attempt; what the provider and the network do is an outcome, not an error. */
  send: (mail: OutgoingMail) => Promise<MailOutcome>
}

/** What a provider reports about a mail of ours after it has accepted it. */
export type MailReport = {
  /** The provider and its id of the event: the same for a repetition, and for no other event. */
  id: string
  mailId: string
  kind: 'delivered' | 'bounced' | 'complained' | 'opened'
  /** Null for what is no bounce. */
  bounce: 'hard' | 'soft' | null
  recipient: string
  /** Why it failed, in the provider's words. */
  reason: string | null
  /** ISO 8601 in UTC. */
  at: string
}

export type MailReports = {
  reports: MailReport[]
  /** What was signed where that is not the body, and so may be used once; null where the body was. */
  token: string | null
}

/** A provider's call of our webhook, as it came. */
export type WebhookCall = {
  body: Buffer
  headers: Readonly<Record<string, string | string[] | undefined>>
}

/** Why a call of a webhook is refused: it is not signed by the provider, or not what it sends. */
export type WebhookRefusal = { refused: 'signature' | 'body'; reason: string }

/** An inbound mail to an address of ours, parsed. */
export type ReceivedMail = {
  provider: string
  /** What a repetition of the call has as well. */
  id: string
  /** Addresses without names. */
  from: string
  to: readonly string[]
  subject: string
  /** Null where there is none. */
  text: string | null
  html: string | null
  /** In lower case, each by the value that came last. */
  headers: Readonly<Record<string, string>>
  /** What was signed where that is not the body, and so may be used once. */
  token: string | null
}

/** Verifies a call about a received mail and reads it; null for a call about something else. */
export type ReadReceivedMail = (call: WebhookCall) => Promise<ReceivedMail | WebhookRefusal | null>

/** The words that were written, without what is quoted below, without a signature. */
export type VisibleText = (mail: Pick<ReceivedMail, 'text' | 'html'>) => string

/** Verifies a call of a provider's webhook about mails, and reads what it reports. */
export type ReadMailReports = (call: WebhookCall) => MailReports | WebhookRefusal

/**
 * A mail to staff. Its link is `linkPlaceholder` until it is sent: a link that opens an account is
 * a secret, and secrets are not stored in plain text.
 */
export type StaffMail = { locale: Locale; company: string } & (
  | { kind: 'invitation'; invitedBy: string; role: Role; expiresAt: string }
  | { kind: 'reset'; name: string; expiresAt: string }
  | { kind: 'password_changed'; name: string; changedAt: string }
  | {
      kind: 'escalation'
      name: string
      /** Longest wait first; at least one. */
      calls: StaffCall[]
      /** Number of all waiting calls, including those beyond `calls`. */
      total: number
    }
  /** The time zone in which the named day ends. */
  | { kind: 'budget_reached'; name: string; budget: ModelBudgetName; timeZone: string }
)

/** A conversation in which a visitor waits for a member of staff. */
export type StaffCall = {
  reason: Extract<NotificationKind, 'person_requested' | 'call_back_requested' | 'handed_over'>
  /** The time of the call in the visitor's words; null where none was said. */
  callTime: string | null
  /** The link to it is `linkPlaceholder` followed by this. */
  conversationId: string
  /** Null while the visitor is unknown. */
  lead: { name: string; company: string } | null
  /** Minutes since the call, without an acknowledgement. */
  minutes: number
}

export const linkPlaceholder = 'https://link.invalid/'

/** The subject and both bodies of a mail to staff. */
export type WriteStaffMail = (
  mail: StaffMail,
) => Promise<{ subject: string; html: string; text: string }>
