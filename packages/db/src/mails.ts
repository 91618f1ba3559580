import type { Mail, MailKind } from '@oka/contract/mail'
import { and, desc, eq, inArray, isNull, or, sql } from 'drizzle-orm'

import type { Db } from './client.ts'
import { leads, mails, type MailRow } from './schema.ts'
import { leadTopic, wake } from './topics.ts'

const summary = {
  id: mails.id,
  kind: mails.kind,
  leadId: mails.leadId,
  to: mails.to,
  subject: mails.subject,
  status: mails.status,
  attempts: mails.attempts,
  lastError: mails.lastError,
  sentAt: mails.sentAt,
  createdAt: mails.createdAt,
  attachments: mails.attachments,
}

export type NewMail = Pick<
  MailRow,
  | 'purpose'
  | 'leadId'
  | 'to'
  | 'subject'
  | 'html'
  | 'text'
  | 'reportVersion'
  | 'attachments'
  | 'status'
> &
  Partial<Pick<MailRow, 'kind' | 'link'>>

/** Puts a mail into the outbox, once for each purpose: `repeated` when it was there already. */
export async function insertMail(
  tx: Db,
  given: NewMail,
): Promise<{ mail: Mail; repeated: boolean }> {
  const [made] = await tx.insert(mails).values(given).onConflictDoNothing().returning(summary)
  if (made) {
    if (given.leadId !== null) await wake(tx, leadTopic(given.leadId))
    return { mail: made, repeated: false }
  }
  const [known] = await tx.select(summary).from(mails).where(eq(mails.purpose, given.purpose))
  return { mail: known!, repeated: true }
}

/** How many mails a lead was sent for a purpose: the first, and those that were asked for again (`purpose:2`, …). */
export async function countMails(tx: Db, leadId: number, purpose: string): Promise<number> {
  const isSame = or(
    eq(mails.purpose, purpose),
    sql`starts_with(${mails.purpose}, ${`${purpose}:`})`,
  )
  return tx.$count(mails, and(eq(mails.leadId, leadId), isSame))
}

const ofVisibleLead = or(isNull(mails.leadId), isNull(leads.deletedAt))

/** The newest mails of the outbox, of those kinds, of one lead or of all. */
export function listMails(
  db: Db,
  {
    kinds,
    leadId,
    limit,
  }: { kinds: readonly MailKind[]; leadId: number | undefined; limit: number },
): Promise<Mail[]> {
  return db
    .select(summary)
    .from(mails)
    .leftJoin(leads, eq(leads.id, mails.leadId))
    .where(
      and(
        ofVisibleLead,
        inArray(mails.kind, [...kinds]),
        leadId === undefined ? undefined : eq(mails.leadId, leadId),
      ),
    )
    .orderBy(desc(mails.createdAt), desc(mails.id))
    .limit(limit)
}

export async function findMail(db: Db, id: string): Promise<MailRow | undefined> {
  const [row] = await db
    .select({ mail: mails })
    .from(mails)
    .leftJoin(leads, eq(leads.id, mails.leadId))
    .where(and(eq(mails.id, id), ofVisibleLead))
  return row?.mail
}

/** Notes what became of an attempt to send. */
export async function recordAttempt(
  db: Db,
  mail: Pick<MailRow, 'id' | 'leadId'>,
  result:
    | { status: 'sent'; providerId: string | null }
    | { status: 'queued' | 'failed'; lastError: string },
): Promise<void> {
  await db
    .update(mails)
    .set({
      ...result,
      attempts: sql`${mails.attempts} + 1`,
      ...(result.status === 'sent' && { sentAt: sql`now()`, lastError: null }),
      // A link that was sent, or never will be, is nobody's to read any more.
      ...(result.status !== 'queued' && { link: null }),
    })
    .where(eq(mails.id, mail.id))
  if (mail.leadId !== null) await wake(db, leadTopic(mail.leadId))
}
