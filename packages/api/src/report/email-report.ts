import type { Admin } from '@oka/contract/auth'
import type { Mail } from '@oka/contract/mail'
import type { EmailReport } from '@oka/contract/report'
import { appendEvent } from '@oka/db/events'
import { lockLead } from '@oka/db/leads'
import { countMails, insertMail } from '@oka/db/mails'
import { findReport, findReportVersion } from '@oka/db/reports'

import type { Deps } from '../deps.ts'
import { DomainError } from '../domain-error.ts'
import { pdfName } from './pdf-name.ts'

/**
 * Puts the mail with the current version of the report into the outbox, once for each version: a
 * second call answers the first mail. `again` sends it once more all the same.
 */
export async function emailReport(
  { db, jobs, mailTransport, writeReportMail }: Deps,
  author: Admin,
  { leadId, again }: EmailReport,
): Promise<{ mail: Mail; repeated?: boolean }> {
  return db.transaction(async (tx) => {
    const lead = await lockLead(tx, leadId)
    if (!lead) throw new DomainError('lead_not_found')
    if (lead.email === '') throw new DomainError('lead_without_email')
    const report = await findReport(tx, leadId)
    if (!report) throw new DomainError('report_not_found')
    const version = await findReportVersion(tx, leadId, report.version)
    if (!version?.pdf) throw new DomainError('report_not_ready')

    const purpose = `report:${leadId}:${report.version}`
    const times = again ? await countMails(tx, purpose) : 0
    const { mail, repeated } = await insertMail(tx, {
      ...(await writeReportMail(version.document)),
      purpose: times === 0 ? purpose : `${purpose}:${times + 1}`,
      leadId,
      to: lead.email,
      reportVersion: report.version,
      attachments: [{ name: pdfName(version.document), bytes: version.pdf.byteLength }],
      status: mailTransport ? 'queued' : 'kept',
    })
    if (repeated) return { mail, repeated }
    if (mailTransport) await jobs.sendMail(tx, mail.id)
    await appendEvent(tx, {
      name: 'mail.queued',
      adminId: author.id,
      leadId,
      data: { mailId: mail.id, version: report.version },
    })
    return { mail }
  })
}
