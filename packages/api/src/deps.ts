import type { Admin } from '@oka/contract/auth'
import type { ConversationEvent } from '@oka/contract/chat'
import type { Locale } from '@oka/contract/locale'
import type { ReportDocument } from '@oka/contract/report'
import type { OpenSession } from '@oka/db/accounts/sessions'
import type { Bus } from '@oka/db/connection/bus'
import type { Db } from '@oka/db/client'
import type { JobsOfLead } from '@oka/db/leads/erase-lead'
import type { Anchors } from '@oka/db/audit/event-chain'
import type { AuditKeys } from '@oka/db/audit/event-seal'

import type { ConversationHub } from './chat/conversation-hub.ts'
import type { FindNearest } from './knowledge/find-nearest.ts'
import type { HumanCheck, IsGuessable, SecondFactors } from './ports/access.ts'
import type { Assistant, OfflineAssistant } from './ports/assistant.ts'
import type { FetchPage } from './ports/fetch-page.ts'
import type { MailTransport, VisibleText, WriteStaffMail } from './ports/mail.ts'
import type { PassageIndex } from './knowledge/passage-index.ts'
import type { Embeddings, ModelProviders } from './ports/models.ts'
import type { DraftReportMail, RenderReportPdf, WriteReportMail } from './ports/report.ts'

/** Hashes of passwords. Slow on purpose, and limited to a few at a time. */
export type Passwords = {
  hash: (password: string) => Promise<string>
  verify: (hash: string, password: string) => Promise<boolean>
  /** Whether the hash was made with other settings than today's and must be renewed. */
  isOutdated: (hash: string) => boolean
}

/** Claims of a valid access token. */
export type AccessClaims = { sessionId: string; adminId: number; expiresAt: number }

/** Signed short-lived tokens for staff. */
export type AccessTokens = {
  /** Lifetime in seconds. */
  life: number
  issue: (claims: Omit<AccessClaims, 'expiresAt'>) => Promise<string>
  /** Undefined for anything that is not a token of ours, for staff, and still valid. */
  verify: (token: string) => Promise<AccessClaims | undefined>
  /** The same without waiting, of a token that was verified before and is still valid. */
  recall: (token: string) => AccessClaims | undefined
}

/**
 * Signed tokens of one purpose each: one signed for another purpose is invalid (`aud`, RFC 7519
 * section 4.1.3). Their content is readable to the holder.
 */
export type SignedTokens = {
  /** @param life lifetime in seconds */
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

/** Addresses by which answers by mail come into a conversation; nobody else can make one. */
export type ReplyAddresses = {
  domain: string
  of: (conversationId: string) => string
  /** The conversation; undefined for any other address. */
  read: (address: string) => string | undefined
}

/** What is rate limited, each by a key such as an address or an account. */
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
  | 'copy_address'
  | 'fetch_page'
  | 'rubric_figures'
  | 'provider_checks'
  | 'rehearsed_turns'
  | 'human_check'
  | 'staff_calls'
  | 'visitor_calls'
  | 'address_calls'
  | 'address_messages'
  | 'answer_kib'
  | 'address_answer_kib'

/** Rate limits. */
export type Limits = {
  /**
   * Counts one, or so many points. Throws `too_many_requests` above the limit; with 0 points, when
   * it is reached. What is counted in memory is counted at once, and nothing is to be waited for.
   */
  count: (name: LimitName, key: string, points?: number) => Promise<void> | undefined
  /** Refunds one: what turned out right does not count. */
  forgive: (name: LimitName, key: string) => Promise<void>
}

/** Sessions of staff, remembered for a moment. */
export type Sessions = {
  /** The session and its person, unless it has ended. */
  find: (id: string) => Promise<OpenSession | undefined>
  /** The same without waiting, of a session that is remembered. */
  recall: (id: string) => OpenSession | undefined
  /** Whatever a call changes of sessions or accounts is seen by the next one. */
  forget: () => void
}

/** A mail, and the number of attempts so far: each attempt is a job of its own. */
export type QueuedMail = JobsOfLead['mails'][number]

/** What the audit is verified with, none of it in the database. */
export type AuditProof = {
  keys: Pick<AuditKeys, 'find'>
  readAnchors: () => Promise<Anchors>
}

/**
 * Work that outlives the request and the process: queued in the caller's transaction, retried until
 * it is done.
 */
export type Jobs = {
  writeReport: (tx: Db, leadId: number, version: number) => Promise<void>
  /** @param delay seconds until the attempt */
  sendMail: (tx: Db, mail: QueuedMail, delay?: number) => Promise<void>
  /** Deletes the jobs of a lead's mails and of the versions of its report, with their results. */
  forget: (tx: Db, leadId: number, jobs: JobsOfLead) => Promise<void>
}

/** Everything outside this package that its rules need. The server passes the real implementations. */
export type Deps = {
  db: Db
  bus: Bus
  conversationHub: ConversationHub
  assistant: Assistant
  /** Reads by rules what is claimed of a conversation, and answers where the assistant cannot. */
  offline: OfflineAssistant
  modelProviders: ModelProviders
  /** Follows the settings, as the assistant does. */
  embeddings: Embeddings
  findNearest: FindNearest
  passageIndex: PassageIndex
  renderReportPdf: RenderReportPdf
  fetchPage: FetchPage
  writeReportMail: WriteReportMail
  draftReportMail: (document: ReportDocument) => Promise<ReturnType<DraftReportMail>>
  writeStaffMail: WriteStaffMail
  visibleText: (mail: Parameters<VisibleText>[0]) => Promise<string>
  /** Null where no answers by mail are received. */
  replyAddresses: ReplyAddresses | null
  /** Null when no provider is configured: mail then stays in the outbox. */
  mailTransport: MailTransport | null
  jobs: Jobs
  passwords: Passwords
  isGuessable: IsGuessable
  secondFactors: SecondFactors
  accessTokens: AccessTokens
  sessions: Sessions
  signedTokens: SignedTokens
  vault: Vault
  audit: AuditProof
  limits: Limits
  humanCheck: HumanCheck
  /**
   * Keyed digest of a network address, to compare addresses without storing them; addresses of one
   * client have the same.
   */
  addressDigest: (address: string) => string
  /** Derives the successor of a refresh token: always the same one. */
  refreshSuccessor: (token: string) => string
  /** Opens the registration of the first admin while there is none; null where no token is needed. */
  setupToken: string | null
  /** Base URLs of the admin app and of the API, without a trailing slash. */
  frontendUrl: string
  publicUrl: string
  /** Derives the visitor's token of a conversation: always the same one. */
  visitorToken: (conversationId: string) => string
  /**
   * Milliseconds to wait for the next message of a burst, or for the visitor to start typing, and
   * at most while they keep typing.
   */
  debounce: { quietMs: number; typingMs: number }
  /** Names this process in leases. */
  processId: string
  /** Aborts when the process shuts down: work in progress is released to other processes. */
  stopping: AbortSignal
  /** Starts a task that no response waits for; shutdown waits for it. */
  runInBackground: (task: () => Promise<unknown>) => void
  log: {
    debug: (details: object, message: string) => void
    info: (details: object, message: string) => void
    warn: (details: object, message: string) => void
  }
}

/** The caller. */
export type Principal =
  | { kind: 'staff'; admin: Admin; sessionId: string }
  | { kind: 'visitor'; conversationId: string; leadId: number | null }

/** The refresh token of a browser, which travels in a cookie that scripts cannot read. */
export type RefreshCookie = {
  /** Throws `origin_not_allowed` for a page that is not ours, be it one that may embed the widget. */
  refuseForeignOrigin: () => void
  /** Throws `origin_not_allowed` also when a cookie came without an origin. */
  read: () => string | undefined
  write: (token: string, days: number) => void
  clear: () => void
}

/** The socket of one subscription, for events that do not go through tRPC's own loop. */
export type SubscriptionSocket = {
  /** True, since it takes all of them: a client that does not read is cut off. */
  send: (events: readonly ConversationEvent[]) => true
  /** Resolves when most of the buffer was sent, the client is given up, or the signal aborts. */
  drained: (signal: AbortSignal) => Promise<void>
}

export type Context = Deps & {
  /** The socket of the current call; null over HTTP. */
  subscriptionSocket: () => SubscriptionSocket | null
  /**
   * Aborts, with the refusal as its reason, when the stream started by this call must end; null
   * where its connection is closed instead.
   */
  streamSignal: () => AbortSignal | null
  principal: Principal | null
  /** Null over a WebSocket, where no cookie can be set. */
  refreshCookie: RefreshCookie | null
  client: { address: string; userAgent: string; locale: Locale | null }
}
