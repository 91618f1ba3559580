import type { BounceKind, MailStatus } from '@oka/contract/mail'
import { eq, lt, sql } from 'drizzle-orm'

import type { Db } from './client.ts'
import { daysAgo, deleteOld } from './delete-old.ts'
import { mailReports, mails, type MailRow, webhookTokens } from './schema.ts'
import { leadTopic, notify } from './topics.ts'

/** The mail, locked until the transaction ends; also one that is hidden with its lead. */
export async function lockReportedMail(tx: Db, id: string): Promise<MailRow | undefined> {
  const [row] = await tx.select().from(mails).where(eq(mails.id, id)).for('update')
  return row
}

/** Records that the report was processed. False when it was before. */
export async function recordMailReport(tx: Db, id: string, mailId: string): Promise<boolean> {
  const recorded = await tx
    .insert(mailReports)
    .values({ id, mailId })
    .onConflictDoNothing()
    .returning({ id: mailReports.id })
  return recorded.length > 0
}

export type DeliveryReport = {
  status: Extract<MailStatus, 'delivered' | 'bounced' | 'complained'>
  bounce: BounceKind | null
  /** Why it failed, in the provider's words. */
  reason: string | null
  at: string
}

/**
 * Sets what the provider has reported. The report proves that the mail was accepted, also where the
 * response to the attempt was lost.
 */
export async function setReported(
  tx: Db,
  { id, leadId }: Pick<MailRow, 'id' | 'leadId'>,
  { status, bounce, reason, at }: DeliveryReport,
): Promise<void> {
  await tx
    .update(mails)
    .set({
      status,
      bounce,
      lastError: reason,
      reportedAt: sql`greatest(${mails.reportedAt}, ${at}::timestamptz)`,
      sentAt: sql`coalesce(${mails.sentAt}, ${at}::timestamptz)`,
      unconfirmedSince: null,
      link: null,
    })
    .where(eq(mails.id, id))
  if (leadId !== null) await notify(tx, leadTopic(leadId))
}

/** Counts an opening. */
export async function countOpening(
  tx: Db,
  { id, leadId }: Pick<MailRow, 'id' | 'leadId'>,
  at: string,
): Promise<void> {
  await tx
    .update(mails)
    .set({
      openings: sql`${mails.openings} + 1`,
      openedAt: sql`least(${mails.openedAt}, ${at}::timestamptz)`,
    })
    .where(eq(mails.id, id))
  if (leadId !== null) await notify(tx, leadTopic(leadId))
}

/** Records what a webhook's token came with. False when it came with something else before. */
export async function useWebhookToken(db: Db, token: string, usedFor: string): Promise<boolean> {
  const [used] = await db
    .insert(webhookTokens)
    .values({ token, usedFor })
    .onConflictDoUpdate({
      target: webhookTokens.token,
      set: { usedFor },
      setWhere: eq(webhookTokens.usedFor, usedFor),
    })
    .returning({ token: webhookTokens.token })
  return used !== undefined
}

/** Days a used token is kept: longer than a signature is accepted. */
const keptDays = 2

/** Deletes a batch of tokens whose signatures are no longer accepted. */
export async function deleteOldWebhookTokens(db: Db): Promise<void> {
  await deleteOld(
    db,
    webhookTokens,
    webhookTokens.token,
    lt(webhookTokens.createdAt, daysAgo(keptDays)),
  )
}
