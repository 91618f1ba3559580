import type { Admin } from '@oka/contract/auth'
import type { ConversationEvent } from '@oka/contract/chat'
import type { Locale } from '@oka/contract/locale'
import type { Bus } from '@oka/db/connection/bus'
import type { Db } from '@oka/db/client'
import type { JobsOfLead } from '@oka/db/leads/erase-lead'
import type { Anchors } from '@oka/db/audit/event-chain'
import type { AuditKeys } from '@oka/db/audit/event-seal'

import type { ConversationHub } from './chat/conversation-hub.ts'
import type {
  Assistant,
  HumanCheck,
  IsGuessable,
  MailTransport,
  RenderReportPdf,
  SecondFactors,
  WriteStaffMail,
  WriteReportMail,
  OfflineAssistant,
} from './ports.ts'

/** Hashes of passwords. Slow on purpose, and limited to a few at a time. */
export type Passwords = {
  hash: (password: string) => Promise<string>
  verify: (hash: string, password: string) => Promise<boolean>
  /** Whether the hash was made with other settings than today's and should be made anew. */
  isOutdated: (hash: string) => boolean
}

/** What a valid access token says. */
export type AccessClaims = { sessionId: string; adminId: number; expiresAt: number }

/** Signed tokens of short life for staff. */
export type AccessTokens = {
  /** Life in seconds. */
  life: number
  issue: (claims: Omit<AccessClaims, 'expiresAt'>) => Promise<string>
  /** Undefined for anything that is not a token of ours, for staff, and still valid. */
  verify: (token: string) => Promise<AccessClaims | undefined>
}

/**
 * Signed tokens of one purpose each: one made for one is worth nothing for another (`aud`, RFC 7519
 * section 4.1.3). What they say can be read by whoever holds them.
 */
export type SignedTokens = {
  /** @param life in seconds */
  sign: (purpose: TokenPurpose, subject: string, life: number) => Promise<string>
  /** The subject; undefined for anything that was not signed for this purpose, or has expired. */
  verify: (purpose: TokenPurpose, token: string) => Promise<string | undefined>
}
export type TokenPurpose = 'second-factor' | 'report-link' | 'mail-preview'

/** Encryption at rest, for what has to be read again. */
export type Vault = {
  seal: (text: string) => string
  /** Undefined for what was not sealed by us, or for another purpose. */
  open: (sealed: string) => string | undefined
}

/** What is limited, each by a key such as an address or an account. */
export type LimitName =
  | 'login_account'
  | 'login_address'
  | 'second_factor'
  | 'password'
  | 'reset_email'
  | 'reset_address'
  | 'link'
  | 'chat_start'
  | 'chat_send'
  | 'chat_messages_a_day'
  | 'chat_bytes_a_day'
  | 'call_person'
  | 'report_email'
  | 'human_check'
  | 'staff'
  | 'anyone'
  | 'address_calls'
  | 'address_messages'
  | 'answer_kib'
  | 'address_answer_kib'

/** How often something may happen in a time. */
export type Limits = {
  /** Counts one, or so many points. Throws `too_many_requests` when that is too much, with 0 when it has been. */
  count: (name: LimitName, key: string, points?: number) => Promise<void>
  /** Takes one back: what turned out right counts for nothing. */
  forgive: (name: LimitName, key: string) => Promise<void>
}

/** A mail, and how often it was tried to send it: the next attempt is a job of its own. */
export type QueuedMail = JobsOfLead['mails'][number]

/** What the audit is checked with, none of it in the database. */
export type AuditProof = {
  keys: Pick<AuditKeys, 'find'>
  readAnchors: () => Promise<Anchors>
}

/** Work that outlives the request and the process: queued in the caller's transaction, tried again until it is done. */
export type Jobs = {
  writeReport: (tx: Db, leadId: number, version: number) => Promise<void>
  /** @param delay seconds until the attempt */
  sendMail: (tx: Db, mail: QueuedMail, delay?: number) => Promise<void>
  /** Forgets the jobs on a lead's mails and on the versions of its report, with what became of them. */
  forget: (tx: Db, leadId: number, jobs: JobsOfLead) => Promise<void>
}

/** What the outside world does for us. The server passes the real things. */
export type Deps = {
  db: Db
  bus: Bus
  conversationHub: ConversationHub
  assistant: Assistant
  /** Reads what is claimed of a conversation, and answers where the assistant cannot. */
  offline: OfflineAssistant
  renderReportPdf: RenderReportPdf
  writeReportMail: WriteReportMail
  writeStaffMail: WriteStaffMail
  /** Null when no provider is configured: mail then stays in the outbox. */
  mailTransport: MailTransport | null
  jobs: Jobs
  passwords: Passwords
  isGuessable: IsGuessable
  secondFactors: SecondFactors
  accessTokens: AccessTokens
  signedTokens: SignedTokens
  vault: Vault
  audit: AuditProof
  limits: Limits
  humanCheck: HumanCheck
  /** What is kept of a network address that is compared and not read: those that count as one have the same. */
  addressDigest: (address: string) => string
  /** The token that follows a refresh token: the same each time it is asked for. */
  refreshSuccessor: (token: string) => string
  /** With it the first admin registers while there is none; null where that needs no token. */
  setupToken: string | null
  /** Where the admin app is, and where the API is; without a slash at the end. */
  frontendUrl: string
  publicUrl: string
  /** The visitor's token for a conversation: the same each time it is asked for. */
  visitorToken: (conversationId: string) => string
  /**
   * Milliseconds a visitor is given to go on: after a message for the next one of a burst, or the
   * first letter of it, and at most while they go on typing.
   */
  debounce: { quietMs: number; typingMs: number }
  /** Names this process in the claims on turns. */
  processId: string
  /** Aborts when the process has been asked to stop: what is under way is handed over. */
  stopping: AbortSignal
  /** Begins a task that no answer waits for; the server waits for it before it stops. */
  runInBackground: (task: () => Promise<unknown>) => void
  log: {
    debug: (details: object, message: string) => void
    info: (details: object, message: string) => void
    warn: (details: object, message: string) => void
  }
}

/** Who calls. */
export type Principal =
  | { kind: 'staff'; admin: Admin; sessionId: string }
  | { kind: 'visitor'; conversationId: string; leadId: number | null }

/** The refresh token of a browser, which travels in a cookie that scripts cannot read. */
export type RefreshCookie = {
  /** Throws `origin_not_allowed` for a page that is not ours, be it one that may embed the widget. */
  refuseForeignOrigin: () => void
  /** Throws `origin_not_allowed` also when a cookie came without saying from which page. */
  read: () => string | undefined
  write: (token: string, days: number) => void
  clear: () => void
}

/** The socket of one subscription, for events that do not go through tRPC's own loop. */
export type SubscriptionSocket = {
  send: (events: readonly ConversationEvent[]) => void
  /** Resolves when the client has taken most of what was sent, is given up, or the signal aborts. */
  drained: (signal: AbortSignal) => Promise<void>
}

export type Context = Deps & {
  /** The socket of the call that is being made; null over HTTP. */
  subscriptionSocket: () => SubscriptionSocket | null
  /** Aborts, with the refusal as its reason, when the stream that begins with this call has to end; null where what it runs on is closed instead. */
  streamSignal: () => AbortSignal | null
  principal: Principal | null
  /** Null over a WebSocket, where no cookie can be set. */
  refreshCookie: RefreshCookie | null
  client: { address: string; userAgent: string; locale: Locale | null }
}
