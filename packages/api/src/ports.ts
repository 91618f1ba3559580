import type { HumanCheck as HumanCheckAsked, MessageRole } from '@oka/contract/chat'
import type { Fact, FactField } from '@oka/contract/fact'
import type { FetchedPage } from '@oka/contract/knowledge-article'
import type { LeadDetail } from '@oka/contract/lead'
import type { MessageSource } from '@oka/contract/knowledge'
import type { Locale } from '@oka/contract/locale'
import type { ProviderCheck, ProviderModels } from '@oka/contract/model-provider'
import type { ModelBudgetName, TokenCount } from '@oka/contract/model-usage'
import type { NotificationKind } from '@oka/contract/notification'
import type { PlainSection, ReportClaim, ReportDocument, ReportStep } from '@oka/contract/report'
import type { Character, RehearsedState } from '@oka/contract/rehearsal'
import type { OwnCriterion } from '@oka/contract/rubric'
import type { Role } from '@oka/contract/role'
import type { CompanySettings } from '@oka/contract/settings'

/** Interfaces to the outside world, each implemented by a package of its own. */

export type TranscriptMessage = {
  id: string
  seq: number
  role: MessageRole
  content: string
  createdAt: string
}

/** What the company says of itself, as one answer quotes it. */
export type KnowledgePassage = {
  /** Null where it comes from the settings. */
  articleId: string | null
  title: string
  /** The headings above it within the article; empty where there are none. */
  heading: string
  content: string
  locale: Locale
  /** The web page it was fetched from. */
  url: string | null
  updatedAt: string
  /** Its place, from 0, among those nearest in meaning to a question, by embeddings; absent where it is not among them. */
  nearestPlace?: number
  /** Whether it was found by its meaning, and by no word of the question. */
  isByMeaningAlone?: boolean
}

/** One conversation, and nothing else: a model never sees a second one. */
export type AssistantInput = {
  /** The visitor whose budget the call counts for; null where staff have asked. */
  conversationId: string | null
  company: CompanySettings
  locale: Locale
  /** In the order of `seq`. */
  transcript: readonly TranscriptMessage[]
  /** What is known already, staff entries included. */
  facts: readonly Pick<Fact, 'field' | 'value' | 'by'>[]
  /** The facts of messages up to this `seq` were extracted before; 0 for none. */
  learntSeq: number
  /** Criteria of the company's own that have a question; it is asked once, after the built-in ones. */
  ownCriteria?: readonly OwnCriterion[]
  /** Candidates for answers to the questions of the visitor's last messages, best first. */
  knowledge: readonly KnowledgePassage[]
}

/**
 * A proposed fact, its value written as `@oka/contract/fact-value` says. The caller keeps it only
 * if the quotation is a literal part of that message of the visitor.
 */
export type ProposedFact = {
  field: FactField
  value: string
  messageId: string
  quote: string
  /** `visitor` when it was stated, `assistant` when it was inferred. */
  by: 'visitor' | 'assistant'
}

/** What the assistant extracted from a conversation. */
export type Extraction = {
  facts: ProposedFact[]
  /** The visitor has asked for a person since the last answer. */
  wantsPerson: boolean
  /** Retractions of the visitor, with the words that express them. */
  withdrawn: { field: FactField; messageId: string; quote: string }[]
  /** Questions that the assistant cannot answer, for staff; `quote` is the question as typed. */
  questions: { messageId: string; quote: string }[]
  /** The visitor's request for a call, and its time in their words; null where they did not ask. */
  callBack: CallBack | null
  /** What the visitor says of a copy of the report by e-mail; null for nothing. */
  copy: CopyWish | null
}

export type CopyWish = {
  /** `withdrawn` takes a consent back, `refused` declines an offer. */
  kind: 'wanted' | 'refused' | 'withdrawn'
  /** The address that the visitor has given as theirs, in lower case; null while it is not known. */
  address: string | null
  messageId: string
  quote: string
  /** The assistant's question that is answered; null where the visitor asked by themselves. */
  question: { messageId: string; words: string } | null
}

export type CallBack = {
  messageId: string
  quote: string
  /** The time as typed, such as `demain vers 14h`; null where none was said. */
  time: string | null
  /** That time by the company's clock, in UTC; null where it cannot be determined, or was not said. */
  from: string | null
  until: string | null
}

/** Stored with each text: the model and the version of the prompt. */
export type Author = { model: string; promptVersion: string }

/**
 * A piece of a reply; a notice that another model answers from here on, so that all pieces before it are
 * void; the tokens used; what of the knowledge the reply quotes; the answers that its question offers; or the
 * visitor's question, as typed, that it asks back about instead of answering.
 */
export type ReplyPiece =
  | string
  | { switchedTo: Author }
  | { used: TokenCount }
  | { sources: readonly MessageSource[] }
  | { choices: readonly string[] }
  | { asksBack: string }

/** Where a proposed claim comes from: as in the document, but by the ids of messages. */
export type ProposedOrigin =
  | { kind: 'theirs'; messageIds: readonly string[]; quote: string | null }
  /** What we propose or ask. */
  | { kind: 'ours' }
  /** Messages that it quotes, which do not establish it. */
  | { kind: 'assumption'; messageIds?: readonly string[] }
  | { kind: 'staff'; author: string }

type Proposed<Claim extends ReportClaim> = Omit<Claim, 'origin'> & { origin: ProposedOrigin }
export type ProposedClaim = Proposed<ReportClaim>

export type ProposedSection =
  | { kind: PlainSection; claims: readonly ProposedClaim[] }
  | {
      kind: 'options'
      /** Services by their id, and why each fits; what else is said of them is the catalogue's. */
      options: readonly { serviceId: string; fit: ProposedClaim }[]
      claims: readonly ProposedClaim[]
    }
  | { kind: 'nextSteps'; claims: readonly Proposed<ReportStep>[] }

export type ProposedReport = { author: Author; sections: readonly ProposedSection[] }

/** What a report is written on. */
export type ReportInput = AssistantInput & {
  lead: LeadDetail
  /** Who signs it. */
  consultant: ReportDocument['consultant']
  /** Questions of the visitor that are not answered yet; `quote` is a literal part of the message. */
  openQuestions: readonly { messageId: string; quote: string }[]
}

/** A conversation of the playground, from which a visitor is played. */
export type VisitorInput = {
  character: Character
  locale: Locale
  company: CompanySettings
  messages: RehearsedState['messages']
}

/** A language model, or its substitute. It has no tools and no side effects. */
export type Assistant = Author & {
  /**
   * Writes the next message of the conversation, piece by piece. Ends only when the message is
   * complete; throws when it was cut, refused or timed out, and when `signal` aborts.
   */
  reply: (input: AssistantInput, signal: AbortSignal) => AsyncIterable<ReplyPiece>
  /** Proposes what the visitor has stated after `learntSeq`, and whether they ask for a person. */
  extract: (input: AssistantInput, signal: AbortSignal) => Promise<Extraction>
  /** Proposes the sections of a report on everything the lead has said. */
  report: (input: ReportInput, signal: AbortSignal) => Promise<ProposedReport>
  /** Plays a visitor for the playground: what they write next, null where they have nothing more to say. */
  playVisitor: (
    input: VisitorInput,
    signal: AbortSignal,
  ) => Promise<{ model: string; content: string | null }>
}

/** Keeps paid calls to a model within the company's budgets. */
export type ModelMeter = {
  /**
   * Reserves the maximum a call may use before it is made. Undefined when a budget forbids it;
   * throws when that cannot be determined, and then no call may be made either.
   */
  reserve: (call: {
    model: string
    conversationId: string | null
    most: TokenCount
  }) => Promise<ModelReservation | undefined>
}
export type ModelReservation = {
  /** Replaces the reservation by the actual usage. Never throws: what cannot be settled stays reserved. */
  settle: (used: TokenCount) => Promise<void>
}

/** A server that speaks OpenAI's Chat Completions, and which of its models is used for what. */
export type ProviderSettings = { baseUrl: string; apiKey: string; models: ProviderModels }

/** Servers with language models. */
export type ModelProviders = {
  /** The one of the environment, without its key; null where there is none. */
  environment: { baseUrl: string; keyEnd: string; models: ProviderModels } | null
  /** Whether servers in the own network may be used. */
  allowsPrivate: boolean
  /**
   * Asks a server what it can do, by calls that count for the budgets. Throws a refusal named `provider_…` for one that
   * cannot be used.
   */
  check: (settings: ProviderSettings, signal: AbortSignal) => Promise<ProviderCheck>
}

/** Turns texts into vectors, which are near each other where the texts mean the same. */
export type Embeddings = {
  /** The server and its model, by whose vectors alone its own are compared; null where none is set, and nothing is embedded. */
  readonly model: string | null
  /**
   * One vector for each text, all of one length; null while the server is left alone after failures. Throws when it refuses, is
   * late or answers otherwise, when a budget is reached, and when `signal` aborts.
   *
   * @param given.conversationId the visitor whose budget it counts for; null for the company's own texts
   */
  embed: (
    texts: readonly string[],
    given: { conversationId: string | null; signal: AbortSignal },
  ) => Promise<number[][] | null>
}

export type KnowledgeQuestion = {
  /** As typed. */
  words: string
  /** Words of the same meaning, in any language. */
  synonyms: readonly string[]
  /** What it is written in. */
  locale: Locale
}

export type PassageRanking = {
  /** What is asked. */
  text: string
  passages: readonly KnowledgePassage[]
  locale: Locale
  /** At most so many. */
  size: number
}

/** The assistant of rules, which answers without a model and verifies what a model claims. */
export type OfflineAssistant = Assistant & {
  /** The visitor's questions since the last answer that the company's knowledge may answer. */
  readQuestions: (
    input: Omit<AssistantInput, 'knowledge'>,
    signal: AbortSignal,
  ) => Promise<readonly KnowledgeQuestion[]>
  /** The places of the passages that say most of what is asked, best first. */
  rankPassages: (given: PassageRanking) => Promise<readonly number[]>
  /**
   * The question whether a copy of the summary shall be e-mailed, for the end of a reply that a model has
   * written, with answers to choose from. Null unless everything else was asked, and this was not.
   */
  offerCopy: (
    input: AssistantInput,
    signal: AbortSignal,
  ) => Promise<{ text: string; choices: readonly string[] } | null>
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

/**
 * Renders a report as a PDF. The same document and logo give the same bytes. What rejects because no
 * font has a character of the document says which in `unprintable`.
 */
export type RenderReportPdf = (
  document: ReportDocument,
  /** The content of the letterhead's logo; null where it has none. */
  logo: Buffer | null,
  /** The client's, which is the default, has no score. */
  copy?: 'client' | 'staff',
) => Promise<Buffer>

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

/** A mail that somebody has sent to an address of ours, as far as it is read. */
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

/** What staff have written of the mail with a report, and the link in it. */
export type ReportMailParts = { subject?: string; text?: string; link?: string | null }

/** The subject and both bodies of the mail that carries a report. */
export type WriteReportMail = (
  document: ReportDocument,
  parts?: ReportMailParts,
) => Promise<{ subject: string; html: string; text: string }>

/** The subject and the text that staff may change before it is sent. */
export type DraftReportMail = (document: ReportDocument) => { subject: string; text: string }

/** The result of an answer that the client has sent on the page of the report. */
export type PageNotice = 'sent' | 'empty' | 'too_long' | 'too_many' | 'failed' | null

/** A report as a page of the web, for its client. */
export type ReportPage = {
  document: ReportDocument
  /** The content of the letterhead's logo; null where it has none. */
  logo: Buffer | null
  pdfUrl: string
  /** The form of the answer: where it is posted, its token, its idempotency key, and what was typed. */
  answer: { action: string; token: string; key: string; typed: string }
  /** The page of the company on which the client chatted; null where that is not known. */
  chatUrl: string | null
  notice: PageNotice
}
export type GonePage = { locale: Locale }

/** A page, and the SHA-256 of its style in base64, for its policy. */
export type WebPage = { html: string; styleHash: string }

export type WriteReportPage = (page: ReportPage) => WebPage
export type WriteGonePage = (page: GonePage) => WebPage

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

/** Keeps bots from starting conversations in bulk, at no cost for people. */
export type HumanCheck = {
  /** The client's task; a new one for each call. */
  ask: () => Promise<HumanCheckAsked>
  /** Whether the answer is right and unused; also true when the verifying service is away. */
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

/**
 * Fetches a page of the public web as Markdown. Throws a refusal named `page_…` for a page that
 * cannot or may not be fetched.
 */
export type FetchPage = (url: string) => Promise<FetchedPage>
