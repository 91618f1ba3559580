import type { HumanCheck as HumanCheckAsked, MessageRole } from '@oka/contract/chat'
import type { Fact, FactField } from '@oka/contract/fact'
import type { LeadDetail } from '@oka/contract/lead'
import type { Locale } from '@oka/contract/locale'
import type { ModelBudgetName, TokenCount } from '@oka/contract/model-usage'
import type { NotificationKind } from '@oka/contract/notification'
import type { ReportDocument, ReportSection } from '@oka/contract/report'
import type { Role } from '@oka/contract/role'
import type { CompanySettings } from '@oka/contract/settings'

/** What the outside world does for us. Each type here is implemented by a package of its own. */

export type TranscriptMessage = {
  id: string
  seq: number
  role: MessageRole
  content: string
  createdAt: string
}

/** One conversation, and nothing else: no model ever sees a second one. */
export type AssistantInput = {
  /** Whose visitor's budget the call counts for; null where staff have asked. */
  conversationId: string | null
  company: CompanySettings
  locale: Locale
  /** In the order of `seq`. */
  transcript: readonly TranscriptMessage[]
  /** What is known already, staff entries included. */
  facts: readonly Pick<Fact, 'field' | 'value' | 'by'>[]
  /** The facts of the messages up to it are known already; 0 where none are. */
  learntSeq: number
}

/**
 * A fact as the assistant proposes it, its value written as `@oka/contract/fact-value` says. The
 * caller keeps it only if the quotation stands, to the letter, in that message of the visitor.
 */
export type ProposedFact = {
  field: FactField
  value: string
  messageId: string
  quote: string
  /** `visitor` when it was stated, `assistant` when it was concluded. */
  by: 'visitor' | 'assistant'
}

/** What the assistant heard in a conversation. */
export type Heard = {
  facts: ProposedFact[]
  /** The visitor has asked for a person since the last answer. */
  wantsPerson: boolean
  /** What the visitor has taken back of what they said, with the words that do so. */
  withdrawn: { field: FactField; messageId: string; quote: string }[]
  /** Questions that the assistant cannot answer, for staff; `quote` is the question as typed. */
  questions: { messageId: string; quote: string }[]
  /** The visitor wants to be called, and when as they said it; null where they did not ask. */
  callBack: CallBack | null
}

export type CallBack = {
  messageId: string
  quote: string
  /** The time as typed, such as `demain vers 14h`; null where none was said. */
  time: string | null
  /** What that time means by the company's clock, in UTC; null where it cannot be told, or was not said. */
  from: string | null
  until: string | null
}

/** What is noted beside each text: the model and the version of the prompt. */
export type Author = { model: string; promptVersion: string }

/** A piece of a reply, word that all before it is void, since another has taken over, or what the model used. */
export type ReplyPiece = string | { takenOverBy: Author } | { used: TokenCount }

export type ProposedReport = {
  author: Author
  sections: {
    kind: ReportSection
    /** A claim without messages is shown as an assumption. */
    claims: { text: string; messageIds: string[] }[]
  }[]
}

/** A language model, or what stands in for one. It has no tools and no side effects. */
export type Assistant = Author & {
  /**
   * Writes the next message of the conversation, piece by piece. Ends only when the message is
   * whole; throws when it was cut, refused or took too long, and when `signal` aborts.
   */
  reply: (input: AssistantInput, signal: AbortSignal) => AsyncIterable<ReplyPiece>
  /** Proposes what the visitor has stated after `learntSeq`, and tells whether they ask for a person. */
  extract: (input: AssistantInput, signal: AbortSignal) => Promise<Heard>
  /** Proposes the sections of a report on everything the lead has said. */
  report: (
    input: AssistantInput & { lead: LeadDetail },
    signal: AbortSignal,
  ) => Promise<ProposedReport>
}

/** Keeps the calls to a model that costs money within the company's budgets. */
export type ModelMeter = {
  /**
   * Counts a call before it is made, with the most it may use. Undefined when a budget does not allow
   * it; throws when that cannot be known, and then no call may be made either.
   */
  reserve: (call: {
    model: string
    conversationId: string | null
    most: TokenCount
  }) => Promise<ModelReservation | undefined>
}
export type ModelReservation = {
  /** Replaces what was reserved by what was used. Never throws: what cannot be settled stays reserved. */
  settle: (used: TokenCount) => Promise<void>
}

/** The assistant of rules, which answers without a model and reads what a model only claims. */
export type OfflineAssistant = Assistant & {
  /**
   * For each proposal the values of its field that stand in its quotation, read as part of its
   * message and after the question before it. None where the quotation carries no such value.
   */
  readQuotes: (
    input: AssistantInput,
    proposed: readonly ProposedFact[],
    signal: AbortSignal,
  ) => Promise<readonly (readonly string[])[]>
}

/** Draws a report as a PDF. The same document gives the same bytes. */
export type RenderReportPdf = (document: ReportDocument) => Promise<Buffer>

export type OutgoingMail = {
  /** The idempotency key where the provider knows such keys; elsewhere it marks the mail in the provider's log. */
  id: string
  to: string
  subject: string
  html: string
  text: string
  attachments: { name: string; content: Buffer; contentType: string }[]
}

/** What is known after one attempt to send a mail. */
export type MailOutcome =
  | { kind: 'accepted'; providerId: string | null }
  /** Refused for good: a wrong address, a wrong key. */
  | { kind: 'refused'; reason: string }
  /** Surely not accepted, and may be sent again, after `retryAfter` seconds where the provider said so. */
  | { kind: 'deferred'; reason: string; retryAfter?: number }
  /** The answer was lost after the provider may have accepted the mail. */
  | { kind: 'unknown'; reason: string }

export type MailTransport = {
  /** As the provider writes it. */
  name: string
  /**
   * Milliseconds within which the provider sends a mail of the same `id` once however often it gets
   * it; null where it knows no idempotency keys.
   */
  idempotentFor: number | null
  /** Makes one attempt; what the provider and the network do is an outcome, not an error. */
  send: (mail: OutgoingMail) => Promise<MailOutcome>
}

/** The subject and both bodies of the mail that carries a report. */
export type WriteReportMail = (
  document: ReportDocument,
) => Promise<{ subject: string; html: string; text: string }>

/**
 * A mail to staff. Its link is `linkPlaceholder` until it is sent: a link that opens an account
 * is a secret, and no secret is stored readable.
 */
export type StaffMail = { locale: Locale; company: string } & (
  | { kind: 'invitation'; invitedBy: string; role: Role; expiresAt: string }
  | { kind: 'reset'; name: string; expiresAt: string }
  | { kind: 'password_changed'; name: string; changedAt: string }
  | {
      kind: 'escalation'
      name: string
      /** Those who wait longest first; at least one. */
      calls: StaffCall[]
      /** All that wait, also those beyond `calls`. */
      total: number
    }
  /** In whose time zone the day ends that is named. */
  | { kind: 'budget_reached'; name: string; budget: ModelBudgetName; timeZone: string }
)

/** A conversation in which a visitor waits for a member of staff. */
export type StaffCall = {
  reason: Extract<NotificationKind, 'person_requested' | 'call_back_requested' | 'handed_over'>
  /** When they want to be called, as they said it; null where that was not said. */
  callTime: string | null
  /** The link to it is `linkPlaceholder` and this. */
  conversationId: string
  /** Null while the visitor is unknown. */
  lead: { name: string; company: string } | null
  /** How long nobody has acknowledged it. */
  minutes: number
}

export const linkPlaceholder = 'https://link.invalid/'

/** The subject and both bodies of a mail to staff. */
export type WriteStaffMail = (
  mail: StaffMail,
) => Promise<{ subject: string; html: string; text: string }>

/** Keeps programs from starting conversations by the thousand, at no cost for a person. */
export type HumanCheck = {
  /** What the client has to do; made anew for each call. */
  ask: () => Promise<HumanCheckAsked>
  /** Whether the answer is right and was not used before; also true when the one to ask is away. */
  verify: (answer: string | undefined, address: string) => Promise<boolean>
}

/** Whether a password is too easy to guess, given what is known of the person. */
export type IsGuessable = (password: string, known: readonly string[]) => Promise<boolean>

/** The codes of an authenticator app: TOTP (RFC 6238), 30 s, six digits. */
export type SecondFactors = {
  newSecret: () => string
  /** The `otpauth://` address for the app. */
  uri: (secret: string, account: { issuer: string; label: string }) => string
  /** The time step of the code if it is right, now or one step off; a code of `usedStep` or before is not. */
  check: (secret: string, code: string, usedStep: number | null) => Promise<number | null>
}
