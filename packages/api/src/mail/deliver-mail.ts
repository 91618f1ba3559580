import { accountKinds, type MailStatus } from '@oka/contract/mail'
import type { Db } from '@oka/db/client'
import { appendEvent } from '@oka/db/audit/events'
import {
  claimMail,
  findMail,
  holdMail,
  keepMail,
  type MailClaim,
  type MailResult,
  recordAttempt,
} from '@oka/db/mails'
import { findReportVersion } from '@oka/db/reports'
import type { MailRow } from '@oka/db/schema'
import { readCompany } from '@oka/db/settings'
import { findSuppressed } from '@oka/db/suppressions'

import type { Deps } from '../deps.ts'
import type { MailOutcome, MailTransport, OutgoingMail } from '../ports/mail.ts'
import { withLink } from './mail-link.ts'

/** Attempts before a mail is given up: with the delays below, most of a day. */
const maxAttempts = 30
/** Seconds until the second attempt, doubled with each, and at most. */
const firstDelay = 10
const maxDelay = 3600
/** Upper bound in seconds for a provider's Retry-After. */
const maxRetryAfter = 86_400

/**
 * Makes one attempt to hand a mail of the outbox to the provider, and queues a retry where that is
 * safe and may help. A mail that may have been accepted is sent again only under an idempotency key
 * (docs/decisions/020).
 */
export async function deliverMail(
  deps: Pick<Deps, 'db' | 'jobs' | 'log' | 'mailTransport' | 'vault'>,
  mailId: string,
): Promise<void> {
  const { db, mailTransport } = deps
  const mail = (await findMail(db, mailId)) ?? (await hold(db, mailId))
  if (!mail || !awaited.has(mail.status)) return
  if (!mailTransport) return withoutTransport(deps, mail)
  if (await isSuppressed(db, mail)) return settle(deps, mail, { status: 'suppressed' })
  const outgoing = await toOutgoing(deps, mail)
  const claim = await claimMail(db, mailId, mailTransport.name)
  // Settled by another attempt, or deleted in between.
  if (!claim) return void (await hold(db, mailId))
  const outcome = await attempt(mailTransport, claim, outgoing)
  await settle(deps, mail, decide(outcome, { mail, claim, transport: mailTransport }))
}

/** A scheduled mail has a job at its time alone. */
const awaited = new Set<MailStatus>(['scheduled', 'queued', 'sending'])

/** Holds a mail whose lead is deleted. Returns the mail if the lead was restored in between. */
async function hold(db: Db, mailId: string): Promise<MailRow | undefined> {
  const held = await db.transaction((tx) => holdMail(tx, mailId))
  return held ? undefined : findMail(db, mailId)
}

/** An earlier attempt may have been accepted already: its outcome is still found out. */
async function isSuppressed(db: Db, { kind, to, unconfirmedSince }: MailRow): Promise<boolean> {
  if (accountKinds.includes(kind) || unconfirmedSince !== null) return false
  return (await findSuppressed(db, [to])).length > 0
}

const processEnded = 'The process ended before the provider had answered.'

/** The provider was removed from the settings since the mail was queued. */
function withoutTransport(deps: Pick<Deps, 'db' | 'jobs' | 'log'>, mail: MailRow): Promise<void> {
  if (mail.unconfirmedSince === null) return keepMail(deps.db, mail)
  const lastError = mail.lastError ?? processEnded
  return settle(deps, mail, { status: 'unconfirmed', lastError })
}

type Decision = MailResult & { retryAfter?: number | undefined }

async function attempt(
  transport: MailTransport,
  claim: MailClaim,
  outgoing: OutgoingMail | Unsendable,
): Promise<MailOutcome> {
  if ('refused' in outgoing) return { kind: 'refused', reason: outgoing.refused }
  if (!maySend(transport, claim)) {
    return { kind: 'unknown', reason: processEnded }
  }
  return transport.send(outgoing)
}

/** Whether the recipient gets one mail, even if an earlier attempt was accepted. */
function maySend(
  { name, idempotentFor }: MailTransport,
  { unconfirmedFor, transport }: MailClaim,
): boolean {
  if (unconfirmedFor === null) return true
  return transport === name && idempotentFor !== null && unconfirmedFor < idempotentFor
}

/** The state of the mail that follows from an outcome and from earlier attempts. */
function decide(
  outcome: MailOutcome,
  { mail, claim, transport }: { mail: MailRow; claim: MailClaim; transport: MailTransport },
): Decision {
  if (outcome.kind === 'accepted') return { status: 'sent', providerId: outcome.providerId }
  const lastError = outcome.reason
  const isUnconfirmed = outcome.kind === 'unknown' || claim.unconfirmedFor !== null
  const given = { status: isUnconfirmed ? 'unconfirmed' : 'failed', lastError } as const
  if (outcome.kind === 'refused' || mail.attempts + 1 >= maxAttempts) return given
  if (outcome.kind === 'deferred') {
    return { status: 'queued', lastError, isUnconfirmed, retryAfter: outcome.retryAfter }
  }
  const isSafe = transport.idempotentFor !== null && maySend(transport, claim)
  return isSafe ? { status: 'queued', lastError, isUnconfirmed } : given
}

type Unsendable = { refused: string }

async function toOutgoing(
  { db, vault }: Pick<Deps, 'db' | 'vault'>,
  row: MailRow,
): Promise<OutgoingMail | Unsendable> {
  const { id, kind, to, cc, replyTo, subject, leadId, reportVersion, attachments } = row
  const bodies = withLink({ vault }, row)
  if (!bodies) return { refused: 'The link in it was encrypted under another JWT_SECRET.' }
  const tracksOpenings = kind === 'report' && (await readCompany(db)).recordsOpenings
  // Those who were put on the list since it was written are left out.
  const refusing = await findSuppressed(db, cc)
  const copies = cc.filter((each) => !refusing.includes(each.toLowerCase()))
  const mail = { id, to, cc: copies, replyTo, subject, ...bodies, tracksOpenings }
  if (leadId === null || reportVersion === null) return { ...mail, attachments: [] }
  const version = await findReportVersion(db, leadId, reportVersion)
  if (!version?.pdf) return { refused: `The PDF of version ${reportVersion} is missing.` }
  const name = attachments[0]!.name
  return { ...mail, attachments: [{ name, content: version.pdf, contentType: 'application/pdf' }] }
}

async function settle(
  { db, jobs, log }: Pick<Deps, 'db' | 'jobs' | 'log'>,
  mail: MailRow,
  { retryAfter, ...result }: Decision,
): Promise<void> {
  await db.transaction(async (tx) => {
    if (!(await recordAttempt(tx, mail, result))) return
    if (result.status === 'queued') {
      const next = { id: mail.id, attempts: mail.attempts + 1 }
      await jobs.sendMail(tx, next, nextDelay(mail.attempts, retryAfter))
    } else {
      await appendEvent(tx, {
        name: `mail.${result.status}`,
        leadId: mail.leadId ?? undefined,
        data: { mailId: mail.id },
      })
    }
  })
  if (result.status === 'sent') return
  if (result.status === 'suppressed') {
    return log.info(
      { mail: mail.id },
      'A mail was not sent: its address is on the suppression list.',
    )
  }
  const details = { err: new Error(result.lastError), attempt: mail.attempts + 1, of: maxAttempts }
  log.warn(details, said[result.status])
}

const said = {
  queued: 'A mail was not accepted yet: it is tried again.',
  failed: 'A mail could not be sent.',
  unconfirmed: 'A mail may or may not have been sent: it is not tried again.',
} as const

/** Seconds until the retry: exponential backoff, but no sooner than the provider asks for. */
function nextDelay(attempts: number, retryAfter = 0): number {
  const backoff = Math.min(maxDelay, firstDelay * 2 ** attempts)
  return Math.max(backoff, Math.min(maxRetryAfter, retryAfter))
}
