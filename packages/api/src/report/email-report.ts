import type { Admin } from '@oka/contract/auth'
import type { Mail } from '@oka/contract/mail'
import { type EmailReport, linkMaxDays, sendLaterMaxDays } from '@oka/contract/report-delivery'
import type { Db } from '@oka/db/client'
import { appendEvent } from '@oka/db/audit/events'
import { findCopyOfLead, lockCopyConversations, settleCopies } from '@oka/db/chat/copy-consents'
import { findFollowUp } from '@oka/db/chat/follow-ups'
import { lockLead } from '@oka/db/leads/leads'
import { countMails, insertMail, setMailLink } from '@oka/db/mails'
import type { LeadRow } from '@oka/db/schema'
import { findSuppressed } from '@oka/db/suppressions'

import type { Deps } from '../deps.ts'
import { DomainError, invalidInput } from '../domain-error.ts'
import { makeLink } from '../make-link.ts'
import { linkPlaceholder } from '../ports/mail.ts'
import { type ReportMailParts } from '../ports/report.ts'
import { findCurrentVersion } from './current-version.ts'
import { pdfName } from './pdf-name.ts'
import { replyAddressOf } from './reply-address.ts'

export type MailingDeps = Pick<
  Deps,
  | 'db'
  | 'jobs'
  | 'limits'
  | 'mailTransport'
  | 'publicUrl'
  | 'renderReportPdf'
  | 'replyAddresses'
  | 'signedTokens'
  | 'vault'
  | 'writeReportMail'
>

/**
 * Puts the mail with the current version of the report into the outbox, once per version: a
 * repeated call returns the first mail. `again` sends it once more, within a daily limit. With
 * `sendAt` it is sent then, and can be canceled until then. With `copyId` it goes to the address that the
 * visitor has agreed to, once: throws `copy_settled` where the consent was withdrawn, or settled some other way.
 */
export async function emailReport(
  deps: MailingDeps,
  author: Admin,
  { leadId, again = false, version, cc = [], replyTo, sendAt, copyId, ...parts }: EmailReport,
): Promise<{ mail: Mail; repeated?: boolean }> {
  const { db, renderReportPdf } = deps
  const delay = sendAt === undefined ? 0 : secondsUntil(sendAt)
  // Drawn before the lead is locked, as that may take seconds. What is wrong is said in the order of below.
  await findCurrentVersion(deps, leadId).catch((error: unknown) => {
    if (!(error instanceof DomainError)) throw error
  })
  return db.transaction(async (tx) => {
    await lockCopyConversations(tx, leadId)
    const lead = await findLead(tx, leadId)
    const to = await findRecipient(tx, lead, copyId)
    const copies = [...new Set(cc)].filter((address) => address !== to)
    await refuseSuppressed(tx, [to, ...copies])
    const current = await findCurrentVersion({ db: tx, renderReportPdf }, leadId)
    const { number } = current
    if (version !== undefined && version !== number) throw new DomainError('report_changed')
    return queueMail({ ...deps, db: tx }, current, {
      lead,
      to,
      cc: copies,
      author,
      purpose:
        copyId === undefined ? await purposeOf(tx, { leadId, number, again }) : copyPurpose(copyId),
      parts: writtenParts(parts),
      replyTo,
      later: delay > 0 ? { sendAt: sendAt!, delay } : null,
    })
  })
}

/** Of the mail that a consent is the reason for, by what staff see of it. */
export const copyPurpose = (followUpId: string): string => `copy:${followUpId}`

async function purposeOf(
  tx: Db,
  { leadId, number, again }: { leadId: number; number: number; again: boolean },
): Promise<string> {
  const purpose = `report:${leadId}:${number}`
  const times = again ? await countMails(tx, leadId, purpose) : 0
  return times === 0 ? purpose : `${purpose}:${times + 1}`
}

type Mailing = {
  lead: LeadRow
  to: string
  cc: readonly string[]
  /** Null where the visitor's consent alone is the reason. */
  author: Admin | null
  purpose: string
  parts: ReportMailParts
  replyTo: EmailReport['replyTo']
  /** Null: at once. The delay is in seconds. */
  later: { sendAt: string; delay: number } | null
}

/** Puts a mail with that version into the outbox, once per purpose, and settles copies to its address. */
export async function queueMail(
  deps: Omit<MailingDeps, 'db'> & { db: Db },
  { number, document, pdf }: Awaited<ReturnType<typeof findCurrentVersion>>,
  { lead, to, cc, author, purpose, parts, replyTo, later }: Mailing,
): Promise<{ mail: Mail; repeated?: boolean }> {
  const { db: tx, jobs, limits, mailTransport, vault, writeReportMail } = deps
  const leadId = lead.id
  const delay = later?.delay ?? 0
  const { mail, repeated } = await insertMail(tx, {
    ...(await writeReportMail(document, { ...parts, link: linkPlaceholder })),
    purpose,
    leadId,
    to,
    cc: [...cc],
    replyTo: await replyAddressOf(deps, lead, replyTo),
    reportVersion: number,
    attachments: [{ name: pdfName(document), bytes: pdf.byteLength }],
    ...awaiting(mailTransport !== null, later),
  })
  if (repeated) return { mail, repeated }
  await limits.count('report_email', `lead:${leadId}`)
  const days = linkMaxDays + Math.ceil(delay / 86_400)
  const { url } = await makeLink(deps, { leadId, version: number, days, author, isInMail: true })
  await setMailLink(tx, mail.id, vault.seal(url))
  if (mailTransport) await jobs.sendMail(tx, mail, delay)
  const adminId = author?.id
  await settleCopies(tx, { leadId, address: to, mailId: mail.id, adminId })
  await appendEvent(tx, {
    name: 'mail.queued',
    adminId,
    leadId,
    data: { mailId: mail.id, version: number },
  })
  return { mail }
}

/** Without a transport a mail stays in the outbox, whenever it was to be sent. */
function awaiting(hasTransport: boolean, later: Mailing['later']) {
  if (!hasTransport) return { status: 'kept', sendAt: null } as const
  return later
    ? ({ status: 'scheduled', sendAt: later.sendAt } as const)
    : ({ status: 'queued', sendAt: null } as const)
}

/** What staff have written; the rest is as it is drafted. */
const writtenParts = ({ subject, text }: Pick<EmailReport, 'subject' | 'text'>) => ({
  ...(subject !== undefined && { subject }),
  ...(text !== undefined && { text }),
})

/** Whole seconds until a moment. Throws `invalid_input` for one that is past, or too far away. */
function secondsUntil(moment: string): number {
  const seconds = Math.ceil((Date.parse(moment) - Date.now()) / 1000)
  if (seconds < 0) throw invalidInput('sendAt', 'must not be past')
  if (seconds > sendLaterMaxDays * 86_400) {
    throw invalidInput('sendAt', `must be within ${sendLaterMaxDays} days`)
  }
  return seconds
}

async function findLead(tx: Db, leadId: number): Promise<LeadRow> {
  const lead = await lockLead(tx, leadId)
  if (!lead) throw new DomainError('lead_not_found')
  return lead
}

/** The lead's address, or the one that its visitor has agreed to. */
export async function findRecipient(
  tx: Db,
  { id, email }: LeadRow,
  copyId: string | undefined,
): Promise<string> {
  if (copyId !== undefined) {
    const copy = await findCopyOfLead(tx, id, copyId)
    const followUp = await findFollowUp(tx, copyId)
    if (!copy || !followUp) throw new DomainError('follow_up_not_found')
    if (copy.withdrawnAt !== null) throw new DomainError('copy_settled')
    const isMailed = copy.mailedAt !== null
    if (isMailed && (await countMails(tx, id, copyPurpose(copyId))) === 0)
      throw new DomainError('copy_settled')
    return copy.address
  }
  if (email === '') throw new DomainError('lead_without_email')
  return email
}

async function refuseSuppressed(tx: Db, addresses: readonly string[]): Promise<void> {
  const [first] = await findSuppressed(tx, addresses)
  if (first === undefined) return
  throw new DomainError('address_suppressed', { message: `${first} is on the suppression list.` })
}
