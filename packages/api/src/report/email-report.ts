import type { Admin } from '@oka/contract/auth'
import type { Mail } from '@oka/contract/mail'
import type { EmailReport } from '@oka/contract/report'
import type { Db } from '@oka/db/client'
import { appendEvent } from '@oka/db/audit/events'
import { lockLead } from '@oka/db/leads/leads'
import { countMails, insertMail } from '@oka/db/mails'
import { findSuppressed } from '@oka/db/suppressions'

import type { Deps } from '../deps.ts'
import { DomainError } from '../domain-error.ts'
import { findCurrentVersion } from './current-version.ts'
import { pdfName } from './pdf-name.ts'

/**
 * Puts the mail with the current version of the report into the outbox, once per version: a
 * repeated call returns the first mail. `again` sends it once more, within a daily limit.
 */
export async function emailReport(
  deps: Pick<
    Deps,
    'db' | 'jobs' | 'limits' | 'mailTransport' | 'renderReportPdf' | 'writeReportMail'
  >,
  author: Admin,
  { leadId, again }: EmailReport,
): Promise<{ mail: Mail; repeated?: boolean }> {
  const { db, jobs, limits, mailTransport, renderReportPdf, writeReportMail } = deps
  return db.transaction(async (tx) => {
    const to = await findRecipient(tx, leadId)
    const { number, document, pdf } = await findCurrentVersion({ db: tx, renderReportPdf }, leadId)
    const purpose = `report:${leadId}:${number}`
    const times = again ? await countMails(tx, leadId, purpose) : 0
    const { mail, repeated } = await insertMail(tx, {
      ...(await writeReportMail(document)),
      purpose: times === 0 ? purpose : `${purpose}:${times + 1}`,
      leadId,
      to,
      reportVersion: number,
      attachments: [{ name: pdfName(document), bytes: pdf.byteLength }],
      status: mailTransport ? 'queued' : 'kept',
    })
    if (repeated) return { mail, repeated }
    await limits.count('report_email', `lead:${leadId}`)
    if (mailTransport) await jobs.sendMail(tx, mail)
    await appendEvent(tx, {
      name: 'mail.queued',
      adminId: author.id,
      leadId,
      data: { mailId: mail.id, version: number },
    })
    return { mail }
  })
}

async function findRecipient(tx: Db, leadId: number): Promise<string> {
  const lead = await lockLead(tx, leadId)
  if (!lead) throw new DomainError('lead_not_found')
  if (lead.email === '') throw new DomainError('lead_without_email')
  if ((await findSuppressed(tx, [lead.email])).length > 0) {
    throw new DomainError('address_suppressed')
  }
  return lead.email
}
