import type { Admin } from '@oka/contract/auth'
import type { Db } from '@oka/db/client'
import type { Topics } from '@oka/db/topics'

import type { Assistant, MailTransport, RenderReportPdf, WriteReportMail } from './ports.ts'

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

/** Work that outlives the request and the process: queued in the caller's transaction, tried again until it is done. */
export type Jobs = {
  writeReport: (tx: Db, leadId: number, version: number) => Promise<void>
  sendMail: (tx: Db, mailId: string) => Promise<void>
}

/** What the outside world does for us. The server passes the real things. */
export type Deps = {
  db: Db
  topics: Topics
  assistant: Assistant
  renderReportPdf: RenderReportPdf
  writeReportMail: WriteReportMail
  /** Null when no provider is configured: mail then stays in the outbox. */
  mailTransport: MailTransport | null
  jobs: Jobs
  passwords: Passwords
  accessTokens: AccessTokens
  /** The visitor's token for a conversation: the same each time it is asked for. */
  visitorToken: (conversationId: string) => string
  /** Names this process in the claims on turns. */
  processId: string
  /** Aborts when the process has been asked to stop: what is under way is handed over. */
  stopping: AbortSignal
  /** Runs a task after the answer has gone out; the server waits for it before it stops. */
  later: (task: () => Promise<unknown>) => void
  log: {
    warn: (details: object, message: string) => void
  }
}

/** Who calls. */
export type Principal =
  | { kind: 'staff'; admin: Admin; sessionId: string }
  | { kind: 'visitor'; conversationId: string; leadId: number | null }

/** The refresh token of a browser, which travels in a cookie that scripts cannot read. */
export type RefreshCookie = {
  read: () => string | undefined
  write: (token: string, days: number) => void
  clear: () => void
}

export type Context = Deps & {
  principal: Principal | null
  /** Null over a WebSocket, where no cookie can be set. */
  refreshCookie: RefreshCookie | null
  client: { address: string; userAgent: string }
}
