import { appendEvent } from '@oka/db/events'
import { findMail, recordAttempt } from '@oka/db/mails'
import { findReportVersion } from '@oka/db/reports'
import type { MailRow } from '@oka/db/schema'

import type { Deps } from '../deps.ts'
import type { OutgoingMail } from '../ports.ts'
import { withLink } from './mail-link.ts'

/**
 * Hands a mail of the outbox to the provider. Throws when trying again may help, so that the job
 * is run again; `last` says that it will not be.
 */
export async function deliverMail(
  { db, mailTransport, vault }: Pick<Deps, 'db' | 'mailTransport' | 'vault'>,
  mailId: string,
  last: boolean,
): Promise<void> {
  const mail = await findMail(db, mailId)
  if (!mail || mail.status !== 'queued' || !mailTransport) return
  let result
  try {
    result = await mailTransport.send(await toOutgoing({ db, vault }, mail))
  } catch (error) {
    const lastError = error instanceof Error ? error.message : String(error)
    await settle({ db }, mail, { status: last ? 'failed' : 'queued', lastError })
    throw error
  }
  await settle(
    { db },
    mail,
    'refused' in result
      ? { status: 'failed', lastError: result.refused }
      : { status: 'sent', providerId: result.providerId },
  )
}

async function toOutgoing(
  { db, vault }: Pick<Deps, 'db' | 'vault'>,
  row: MailRow,
): Promise<OutgoingMail> {
  const { id, to, subject, leadId, reportVersion, attachments } = row
  const mail = { id, to, subject, ...withLink({ vault }, row) }
  if (leadId === null || reportVersion === null) return { ...mail, attachments: [] }
  const version = await findReportVersion(db, leadId, reportVersion)
  if (!version?.pdf) throw new Error(`The PDF of version ${reportVersion} is missing.`)
  const name = attachments[0]!.name
  return { ...mail, attachments: [{ name, content: version.pdf, contentType: 'application/pdf' }] }
}

async function settle(
  { db }: Pick<Deps, 'db'>,
  mail: MailRow,
  result: Parameters<typeof recordAttempt>[2],
): Promise<void> {
  await db.transaction(async (tx) => {
    await recordAttempt(tx, mail, result)
    if (result.status === 'queued') return
    await appendEvent(tx, {
      name: result.status === 'sent' ? 'mail.sent' : 'mail.failed',
      leadId: mail.leadId ?? undefined,
      data: { mailId: mail.id },
    })
  })
}
