import type { MailStatus } from '@oka/contract/mail'
import { appendEvent } from '@oka/db/audit/events'
import type { Db } from '@oka/db/client'
import {
  countOpening,
  lockReportedMail,
  recordMailReport,
  setReported,
  useWebhookToken,
} from '@oka/db/mail-delivery'
import type { MailRow } from '@oka/db/schema'
import { readCompany } from '@oka/db/settings'
import { insertSuppression } from '@oka/db/suppressions'

import type { Deps } from '../deps.ts'
import type { MailReport, MailReports } from '../ports/mail.ts'

/**
 * Stores what a provider reports about mails: each event once, in whatever order they come, each in
 * a transaction of its own. Events about mails that are not ours change nothing, nor does a call
 * whose token came with another event before.
 */
export async function receiveReports(
  { db }: Pick<Deps, 'db'>,
  { token, reports }: MailReports,
): Promise<void> {
  // Used up also by what is ignored, so that nobody sends it again with another event.
  if (token !== null && !(await useWebhookToken(db, token, reports[0]?.id ?? 'none'))) return
  const { recordsOpenings } = await readCompany(db)
  const wanted = reports.filter(({ kind }) => kind !== 'opened' || recordsOpenings)
  for (const report of wanted) await db.transaction((tx) => receive(tx, report))
}

async function receive(tx: Db, report: MailReport): Promise<void> {
  const mail = await lockReportedMail(tx, report.mailId)
  if (!mail || !(await recordMailReport(tx, report.id, mail.id))) return
  if (report.kind === 'opened') return countOpening(tx, mail, report.at)
  if (report.kind === 'complained' || report.bounce === 'hard') await suppress(tx, mail, report)
  // Of several recipients, the lead's decides.
  if (report.recipient.toLowerCase() !== mail.to.toLowerCase()) return
  if (rankOf(report.kind, report.bounce) <= rankOf(mail.status, mail.bounce)) return
  const { kind: status, bounce, reason, at } = report
  await setReported(tx, mail, { status, bounce, reason, at })
  await appendEvent(tx, {
    name: `mail.${status}`,
    leadId: mail.leadId ?? undefined,
    data: { mailId: mail.id },
  })
}

/**
 * A report counts only above what is known, so that their order does not matter: a complaint proves
 * an arrival, a permanent failure may follow the acceptance that is reported as delivery (RFC 3461
 * section 4.2), and a transient failure is over once the mail is delivered.
 */
function rankOf(status: MailStatus, bounce: MailRow['bounce']): number {
  if (status === 'complained') return 4
  if (status === 'bounced') return bounce === 'hard' ? 3 : 1
  return status === 'delivered' ? 2 : 0
}

async function suppress(tx: Db, mail: MailRow, report: MailReport): Promise<void> {
  const reason = report.kind === 'complained' ? 'complained' : 'bounced'
  const { recipient: address } = report
  if (!(await insertSuppression(tx, { address, reason, mailId: mail.id }))) return
  await appendEvent(tx, {
    name: 'suppression.added',
    leadId: mail.leadId ?? undefined,
    data: { reason, mailId: mail.id },
    details: { after: { email: address } },
  })
}
