import { accountLinkKinds, type ListMails, type Mail, type MailKind } from '@oka/contract/mail'
import { and, asc, desc, eq, inArray, isNull, or, type SQL, sql } from 'drizzle-orm'
import { union } from 'drizzle-orm/pg-core'

import type { Db } from './client.ts'
import {
  conversations,
  leads,
  mailConversations,
  mails,
  type MailRow,
  mailSearch,
} from './schema.ts'
import { leadTopic, notify } from './topics.ts'
import { isOfVisibleLead, mailIsOfVisibleConversations } from './visible.ts'

const summary = {
  id: mails.id,
  kind: mails.kind,
  leadId: mails.leadId,
  to: mails.to,
  cc: mails.cc,
  replyTo: mails.replyTo,
  subject: mails.subject,
  status: mails.status,
  attempts: mails.attempts,
  lastError: mails.lastError,
  sendAt: mails.sendAt,
  sentAt: mails.sentAt,
  reportedAt: mails.reportedAt,
  bounce: mails.bounce,
  openings: mails.openings,
  openedAt: mails.openedAt,
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
  Partial<Pick<MailRow, 'kind' | 'link' | 'cc' | 'replyTo' | 'sendAt'>> & {
    /** Conversations the mail is about; it is hidden and erased with them. */
    conversationIds?: readonly string[]
  }

/** Puts a mail into the outbox, once for each purpose: `repeated` when it was there already. */
export async function insertMail(
  tx: Db,
  { conversationIds = [], ...given }: NewMail,
): Promise<{ mail: Mail; repeated: boolean }> {
  const [made] = await tx.insert(mails).values(given).onConflictDoNothing().returning(summary)
  if (made) {
    const about = conversationIds.map((conversationId) => ({ mailId: made.id, conversationId }))
    if (about.length > 0) await tx.insert(mailConversations).values(about)
    if (given.leadId !== null) await notify(tx, leadTopic(given.leadId))
    return { mail: made, repeated: false }
  }
  const [known] = await tx.select(summary).from(mails).where(eq(mails.purpose, given.purpose))
  return { mail: known!, repeated: true }
}

/** Number of mails to a lead for a purpose: the first, and those requested again (`purpose:2`, …). */
export async function countMails(tx: Db, leadId: number, purpose: string): Promise<number> {
  const isSame = or(
    eq(mails.purpose, purpose),
    sql`starts_with(${mails.purpose}, ${`${purpose}:`})`,
  )
  return tx.$count(mails, and(eq(mails.leadId, leadId), isSame))
}

/** Mails to a lead, and mails to staff about its conversations, are hidden with it. */
const isVisible = and(isOfVisibleLead(mails.leadId), mailIsOfVisibleConversations)

export type MailQuery = Omit<ListMails, 'cursor'> & {
  /** Kinds that the reader may see. */
  kinds: readonly MailKind[]
  /** Keyset position of the last mail of the former page. */
  after: { at: string; id: string } | undefined
}

/** Mails of the outbox that match, newest first, by keyset. */
export function listMails(
  db: Db,
  { kinds, kind, status, leadId, q, limit, after }: MailQuery,
): Promise<Mail[]> {
  return db
    .select(summary)
    .from(mails)
    .leftJoin(leads, eq(leads.id, mails.leadId))
    .where(
      and(
        isVisible,
        inArray(mails.kind, [...kinds]),
        kind && eq(mails.kind, kind),
        status && eq(mails.status, status),
        leadId === undefined ? undefined : eq(mails.leadId, leadId),
        q ? contains(q) : undefined,
        after &&
          sql`(${mails.createdAt}, ${mails.id}) < (${after.at}::timestamptz, ${after.id}::uuid)`,
      ),
    )
    .orderBy(desc(mails.createdAt), desc(mails.id))
    .limit(limit)
}

/** Escapes LIKE's wildcards in what was typed. */
function contains(typed: string): SQL {
  const literal = typed.replace(/[\\%_]/g, '\\$&')
  return sql`${mailSearch} like '%' || oka_search_text(${literal}) || '%'`
}

export async function findMail(db: Db, id: string): Promise<MailRow | undefined> {
  const [row] = await db
    .select({ mail: mails })
    .from(mails)
    .leftJoin(leads, eq(leads.id, mails.leadId))
    .where(and(eq(mails.id, id), isVisible))
  return row?.mail
}

/**
 * Marks a mail as held because its lead, or one of several it is about, is deleted. False when none
 * is, or not any more: the leads' locks keep them from being restored in between.
 */
export async function holdMail(tx: Db, id: string): Promise<boolean> {
  const leadIds = union(
    tx.select({ id: mails.leadId }).from(mails).where(eq(mails.id, id)),
    tx
      .select({ id: conversations.leadId })
      .from(mailConversations)
      .innerJoin(conversations, eq(conversations.id, mailConversations.conversationId))
      .where(eq(mailConversations.mailId, id)),
  )
  const ofMail = await tx
    .select({ deletedAt: leads.deletedAt })
    .from(leads)
    .where(inArray(leads.id, leadIds))
    .orderBy(asc(leads.id))
    .for('share')
  if (ofMail.every(({ deletedAt }) => deletedAt === null)) return false
  await tx
    .update(mails)
    .set({ heldAt: sql`now()` })
    .where(and(eq(mails.id, id), inArray(mails.status, ['scheduled', 'queued', 'sending'])))
  return true
}

/** Whether an earlier attempt at a claimed mail may have been accepted. */
export type MailClaim = {
  /** Milliseconds since the first attempt with an unknown outcome; null when there is none. */
  unconfirmedFor: number | null
  /** The transport of that attempt. */
  transport: string | null
}

/**
 * Marks the mail as `sending` before the provider is called, so that the state survives a killed
 * process. Undefined when the mail is neither queued nor `sending`, or its lead is deleted.
 */
export async function claimMail(
  db: Db,
  id: string,
  transport: string,
): Promise<MailClaim | undefined> {
  const [claim] = await db.execute<MailClaim>(sql`
    update mails set
      status = 'sending',
      unconfirmed_since = coalesce(before.unconfirmed_since, now()),
      transport = case when before.unconfirmed_since is null then ${transport} else before.transport end
    from (select id, unconfirmed_since, transport from mails where id = ${id} for update) as before
    where mails.id = before.id and mails.status in ('scheduled', 'queued', 'sending') and ${isVisible}
    returning
      before.transport,
      (extract(epoch from now() - before.unconfirmed_since) * 1000)::float8 as "unconfirmedFor"`)
  return claim
}

export type MailResult =
  | { status: 'sent'; providerId: string | null }
  /** `isUnconfirmed`: the attempt may have been accepted all the same. */
  | { status: 'queued'; lastError: string; isUnconfirmed: boolean }
  | { status: 'failed' | 'unconfirmed'; lastError: string }
  /** Its address is on the suppression list. */
  | { status: 'suppressed' }

/**
 * Stores the outcome of an attempt. False when the mail is settled already, such as by an attempt
 * that was presumed dead, or by the provider's report that it arrived.
 */
export async function recordAttempt(
  db: Db,
  mail: Pick<MailRow, 'id' | 'leadId'>,
  result: MailResult,
): Promise<boolean> {
  const { status } = result
  const settled = await db
    .update(mails)
    .set({
      status,
      attempts: sql`${mails.attempts} + 1`,
      lastError: 'lastError' in result ? result.lastError : null,
      ...(status === 'sent' && { providerId: result.providerId, sentAt: sql`now()` }),
      ...((status !== 'queued' || !result.isUnconfirmed) && { unconfirmedSince: null }),
      // A link that was sent, or never will be, must not stay readable.
      ...(status !== 'queued' && { link: null }),
    })
    .where(
      and(
        eq(mails.id, mail.id),
        inArray(mails.status, ['scheduled', 'queued', 'sending', 'unconfirmed']),
      ),
    )
    .returning({ id: mails.id })
  if (settled.length > 0 && mail.leadId !== null) await notify(db, leadTopic(mail.leadId))
  return settled.length > 0
}

/**
 * Keeps a queued mail in the outbox permanently, since there is no transport any more; deletes a
 * link that opens an account.
 */
export async function keepMail(
  db: Db,
  { id, leadId }: Pick<MailRow, 'id' | 'leadId'>,
): Promise<void> {
  await db
    .update(mails)
    .set({
      status: 'kept',
      link: sql`case when ${inArray(mails.kind, [...accountLinkKinds])} then null else ${mails.link} end`,
    })
    .where(
      and(
        eq(mails.id, id),
        inArray(mails.status, ['scheduled', 'queued']),
        isNull(mails.unconfirmedSince),
      ),
    )
  if (leadId !== null) await notify(db, leadTopic(leadId))
}

/** Cancels a mail that is sent later. Undefined when it is no longer waiting. */
export async function cancelMail(tx: Db, id: string): Promise<Mail | undefined> {
  const [canceled] = await tx
    .update(mails)
    .set({ status: 'canceled', link: null })
    .where(and(eq(mails.id, id), eq(mails.status, 'scheduled')))
    .returning(summary)
  if (canceled && canceled.leadId !== null) await notify(tx, leadTopic(canceled.leadId))
  return canceled
}

/** Sets the link that the bodies have a placeholder for. */
export async function setMailLink(tx: Db, id: string, link: string): Promise<void> {
  await tx.update(mails).set({ link }).where(eq(mails.id, id))
}
