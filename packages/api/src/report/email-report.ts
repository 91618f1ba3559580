import type { Admin } from '@oka/contract/auth'
import type { Mail } from '@oka/contract/mail'
import { type EmailReport, linkMaxDays, sendLaterMaxDays } from '@oka/contract/report-delivery'
import type { Db } from '@oka/db/client'
import { appendEvent } from '@oka/db/audit/events'
import { lockLead } from '@oka/db/leads/leads'
import { countMails, insertMail, setMailLink } from '@oka/db/mails'
import type { LeadRow } from '@oka/db/schema'
import { findSuppressed } from '@oka/db/suppressions'

import type { Deps } from '../deps.ts'
import { DomainError, invalidInput } from '../domain-error.ts'
import { makeLink } from '../make-link.ts'
import { linkPlaceholder } from '../ports.ts'
import { findCurrentVersion } from './current-version.ts'
import { pdfName } from './pdf-name.ts'
import { replyAddressOf } from './reply-address.ts'

/**
 * Puts the mail with the current version of the report into the outbox, once per version: a
 * repeated call returns the first mail. `again` sends it once more, within a daily limit. With
 * `sendAt` it is sent then, and can be canceled until then.
 */
export async function emailReport(
  deps: Pick<
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
  >,
  author: Admin,
  { leadId, again, version, cc = [], replyTo, sendAt, ...parts }: EmailReport,
): Promise<{ mail: Mail; repeated?: boolean }> {
  const { db, jobs, limits, mailTransport, renderReportPdf, vault, writeReportMail } = deps
  const delay = sendAt === undefined ? 0 : secondsUntil(sendAt)
  const awaiting = delay > 0 ? 'scheduled' : 'queued'
  const written = writtenParts(parts)
  // Drawn before the lead is locked, as that may take seconds. What is wrong is said in the order of below.
  await findCurrentVersion(deps, leadId).catch((error: unknown) => {
    if (!(error instanceof DomainError)) throw error
  })
  return db.transaction(async (tx) => {
    const lead = await findRecipient(tx, leadId)
    const copies = [...new Set(cc)].filter((address) => address !== lead.email)
    await refuseSuppressed(tx, [lead.email, ...copies])
    const current = await findCurrentVersion({ db: tx, renderReportPdf }, leadId)
    const { number, document, pdf } = current
    if (version !== undefined && version !== number) throw new DomainError('report_changed')
    const purpose = `report:${leadId}:${number}`
    const times = again ? await countMails(tx, leadId, purpose) : 0
    const { mail, repeated } = await insertMail(tx, {
      ...(await writeReportMail(document, { ...written, link: linkPlaceholder })),
      purpose: times === 0 ? purpose : `${purpose}:${times + 1}`,
      leadId,
      to: lead.email,
      cc: copies,
      replyTo: await replyAddressOf({ ...deps, db: tx }, lead, replyTo),
      reportVersion: number,
      attachments: [{ name: pdfName(document), bytes: pdf.byteLength }],
      status: mailTransport ? awaiting : 'kept',
      sendAt: awaiting === 'scheduled' ? sendAt! : null,
    })
    if (repeated) return { mail, repeated }
    await limits.count('report_email', `lead:${leadId}`)
    const days = linkMaxDays + Math.ceil(delay / 86_400)
    const link = { leadId, version: number, days, author, isInMail: true }
    const { url } = await makeLink({ ...deps, db: tx }, link)
    await setMailLink(tx, mail.id, vault.seal(url))
    if (mailTransport) await jobs.sendMail(tx, mail, delay)
    await appendEvent(tx, {
      name: 'mail.queued',
      adminId: author.id,
      leadId,
      data: { mailId: mail.id, version: number },
    })
    return { mail }
  })
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

async function findRecipient(tx: Db, leadId: number): Promise<LeadRow> {
  const lead = await lockLead(tx, leadId)
  if (!lead) throw new DomainError('lead_not_found')
  if (lead.email === '') throw new DomainError('lead_without_email')
  return lead
}

async function refuseSuppressed(tx: Db, addresses: readonly string[]): Promise<void> {
  const [first] = await findSuppressed(tx, addresses)
  if (first === undefined) return
  throw new DomainError('address_suppressed', { message: `${first} is on the suppression list.` })
}
