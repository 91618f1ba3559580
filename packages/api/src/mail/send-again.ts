import type { Admin } from '@oka/contract/auth'
import { type Mail, undeliveredStatuses } from '@oka/contract/mail'
import { linkMaxDays } from '@oka/contract/report-delivery'
import { appendEvent } from '@oka/db/audit/events'
import type { Db } from '@oka/db/client'
import { cancelMail, findMail, insertMail, setMailLink } from '@oka/db/mails'
import { lockReportedMail } from '@oka/db/mail-delivery'
import type { MailRow } from '@oka/db/schema'
import { findSuppressed } from '@oka/db/suppressions'

import type { Deps } from '../deps.ts'
import { DomainError } from '../domain-error.ts'
import { makeLink } from '../make-link.ts'
import { linkPlaceholder } from '../ports/mail.ts'
import { kindsFor } from './read-mail.ts'

type Needs = Pick<
  Deps,
  'db' | 'jobs' | 'limits' | 'mailTransport' | 'publicUrl' | 'signedTokens' | 'vault'
>

/**
 * Sends a mail to a lead once more that was not delivered: as a mail of its own, so that what became
 * of the first stays readable and no idempotency key keeps the second back. Throws
 * `mail_not_resendable`, `address_suppressed`, and `too_many_requests` above the daily limit.
 */
export async function sendAgain(deps: Needs, author: Admin, id: string): Promise<{ mail: Mail }> {
  const { db, jobs, limits, mailTransport, vault } = deps
  return db.transaction(async (tx) => {
    const former = await lockUndelivered(tx, author, id)
    const { leadId, kind, to, cc, replyTo, subject, html, text, reportVersion, attachments } =
      former
    const { mail, repeated } = await insertMail(tx, {
      kind,
      leadId,
      to,
      cc,
      replyTo,
      subject,
      html,
      text,
      reportVersion,
      attachments,
      // Once for each mail that was not delivered, whoever asks for it at the same time.
      purpose: `${former.purpose}:again`,
      status: mailTransport ? 'queued' : 'kept',
    })
    if (repeated) return { mail }
    await limits.count('report_email', `lead:${leadId}`)
    // The former one is not stored any more.
    if (html.includes(linkPlaceholder)) {
      const link = { leadId, version: reportVersion, days: linkMaxDays, author, isInMail: true }
      const { url } = await makeLink({ ...deps, db: tx }, link)
      await setMailLink(tx, mail.id, vault.seal(url))
    }
    if (mailTransport) await jobs.sendMail(tx, mail)
    await appendEvent(tx, {
      name: 'mail.queued',
      adminId: author.id,
      leadId,
      data: { mailId: mail.id, version: reportVersion, isAgain: true },
    })
    return { mail }
  })
}

async function lockUndelivered(
  tx: Db,
  author: Admin,
  id: string,
): Promise<MailRow & { leadId: number }> {
  const visible = await findMail(tx, id)
  const former = visible && (await lockReportedMail(tx, id))
  if (!former || !kindsFor(author).includes(former.kind)) throw new DomainError('mail_not_found')
  const { leadId } = former
  if (leadId === null || !undeliveredStatuses.includes(former.status)) {
    throw new DomainError('mail_not_resendable')
  }
  if ((await findSuppressed(tx, [former.to])).length > 0) {
    throw new DomainError('address_suppressed')
  }
  return { ...former, leadId }
}

/** Cancels a mail to a lead that is sent later. Throws `mail_not_found`, `mail_not_scheduled`. */
export async function cancelScheduled(
  { db }: Pick<Deps, 'db'>,
  author: Admin,
  id: string,
): Promise<{ mail: Mail }> {
  return db.transaction(async (tx) => {
    const visible = await findMail(tx, id)
    if (!visible || !kindsFor(author).includes(visible.kind))
      throw new DomainError('mail_not_found')
    const mail = await cancelMail(tx, id)
    if (!mail) throw new DomainError('mail_not_scheduled')
    await appendEvent(tx, {
      name: 'mail.canceled',
      adminId: author.id,
      leadId: mail.leadId ?? undefined,
      data: { mailId: id },
    })
    return { mail }
  })
}
