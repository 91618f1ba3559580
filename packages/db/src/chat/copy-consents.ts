import { and, asc, desc, eq, inArray, isNull, lte, type SQL, sql } from 'drizzle-orm'

import type { Db } from '../client.ts'
import { newId } from '../id.ts'
import {
  conversations,
  copyConsents,
  type CopyConsentRow,
  followUps,
  leads,
  mails,
  messages,
} from '../schema.ts'
import { leadTopic, notify } from '../topics.ts'
import { leadIsVisible } from '../visible.ts'
import { lockConversation } from './conversations.ts'

/** Minutes without a message of the visitor after which the report is made, or at once when the conversation is closed. */
const restMinutes = 5

const isPending = and(isNull(copyConsents.withdrawnAt), isNull(copyConsents.mailedAt))
const inSeconds = (seconds: number) => sql`now() + make_interval(secs => ${seconds})`

/** The consent of a conversation that is neither withdrawn nor settled. The caller holds the conversation's lock. */
export async function findPendingCopy(
  tx: Db,
  conversationId: string,
): Promise<CopyConsentRow | undefined> {
  const [row] = await tx
    .select()
    .from(copyConsents)
    .where(and(eq(copyConsents.conversationId, conversationId), isPending))
  return row
}

export type NewCopyConsent = Pick<
  CopyConsentRow,
  | 'conversationId'
  | 'address'
  | 'questionMessageId'
  | 'question'
  | 'messageId'
  | 'words'
  | 'givenAt'
  | 'awaitsStaff'
> & {
  /** Where `words` stand in the message, in UTF-16 units. */
  quoteStart: number
}

/** Stores a consent and what staff see of it. False when that message was stored before. */
export async function insertCopyConsent(
  tx: Db,
  { quoteStart, ...consent }: NewCopyConsent,
): Promise<boolean> {
  const { conversationId, messageId, words, givenAt } = consent
  const [followUp] = await tx
    .insert(followUps)
    .values({
      id: newId(),
      kind: 'copy',
      conversationId,
      messageId,
      quote: words,
      quoteStart,
      askedAt: givenAt,
      dueAt: givenAt,
    })
    .onConflictDoNothing()
    .returning({ id: followUps.id })
  if (!followUp) return false
  await tx
    .insert(copyConsents)
    .values({ ...consent, id: newId(), followUpId: followUp.id, checkAt: inSeconds(0) })
  return true
}

/** Takes a consent back by the visitor's message, and what staff see of it off their list. */
export async function withdrawCopy(
  tx: Db,
  { id, followUpId }: Pick<CopyConsentRow, 'id' | 'followUpId'>,
  messageId: string,
): Promise<void> {
  await tx
    .update(copyConsents)
    .set({ withdrawnAt: sql`now()`, withdrawnMessageId: messageId, checkAt: null })
    .where(eq(copyConsents.id, id))
  await tx
    .update(followUps)
    .set({ status: 'dismissed', closedAt: sql`now()` })
    .where(and(eq(followUps.id, followUpId), eq(followUps.status, 'open')))
}

/**
 * Cancels copies of a conversation that wait in the outbox, and withdraws their consent. One that a provider may have
 * accepted already is not canceled.
 */
export async function cancelCopies(
  tx: Db,
  conversationId: string,
  messageId: string,
): Promise<{ mailId: string; address: string }[]> {
  const ofConversation = tx
    .select({ id: copyConsents.mailId })
    .from(copyConsents)
    .where(and(eq(copyConsents.conversationId, conversationId), isNull(copyConsents.withdrawnAt)))
  const canceled = await tx
    .update(mails)
    .set({ status: 'canceled', link: null })
    .where(
      and(
        inArray(mails.id, ofConversation),
        inArray(mails.status, ['scheduled', 'queued']),
        isNull(mails.unconfirmedSince),
      ),
    )
    .returning({ mailId: mails.id, address: mails.to, leadId: mails.leadId })
  if (canceled.length === 0) return []
  const ids = canceled.map(({ mailId }) => mailId)
  await tx
    .update(copyConsents)
    .set({ withdrawnAt: sql`now()`, withdrawnMessageId: messageId })
    .where(inArray(copyConsents.mailId, ids))
  for (const { leadId } of canceled) if (leadId !== null) await notify(tx, leadTopic(leadId))
  return canceled
}

/** Settles it for the member of staff who declined, or who has sent it some other way. */
export async function closeCopy(
  tx: Db,
  followUpId: string,
  { outcome, adminId }: { outcome: 'done' | 'dismissed'; adminId: number },
): Promise<void> {
  const settled =
    outcome === 'done'
      ? { mailedAt: sql`now()` }
      : { withdrawnAt: sql`now()`, withdrawnBy: adminId }
  await tx
    .update(copyConsents)
    .set({ ...settled, checkAt: null })
    .where(and(eq(copyConsents.followUpId, followUpId), isPending))
}

/**
 * Undoes `closeCopy`. False when the visitor has withdrawn it, when it was mailed, or when they agreed to another
 * since.
 */
export async function restoreCopy(tx: Db, followUpId: string): Promise<boolean> {
  const [copy] = await tx.select().from(copyConsents).where(eq(copyConsents.followUpId, followUpId))
  if (!copy || copy.mailId !== null) return false
  const isDeclined = copy.withdrawnBy !== null && copy.withdrawnMessageId === null
  if (copy.withdrawnAt !== null && !isDeclined) return false
  const other = await findPendingCopy(tx, copy.conversationId)
  if (other && other.id !== copy.id) return false
  await tx
    .update(copyConsents)
    .set({ withdrawnAt: null, withdrawnBy: null, mailedAt: null, checkAt: inSeconds(0) })
    .where(eq(copyConsents.id, copy.id))
  return true
}

/** Copies that the server may have to do something for, the longest due first. */
export function listDueCopies(
  db: Db,
  limit: number,
): Promise<Pick<CopyConsentRow, 'id' | 'conversationId'>[]> {
  return db
    .select({ id: copyConsents.id, conversationId: copyConsents.conversationId })
    .from(copyConsents)
    .innerJoin(conversations, eq(conversations.id, copyConsents.conversationId))
    .innerJoin(leads, and(eq(leads.id, conversations.leadId), leadIsVisible))
    .where(lte(copyConsents.checkAt, sql`now()`))
    .orderBy(asc(copyConsents.checkAt))
    .limit(limit)
}

export type OpenCopy = CopyConsentRow & {
  leadId: number
  isDue: boolean
  /** Seconds until the conversation counts as ended; 0 or less when it does. */
  restsIn: number
}

const restsIn = sql<number>`case when ${conversations.mode} = 'closed' then 0 else coalesce((
  select extract(epoch from created_at + make_interval(mins => ${restMinutes}) - now())::float8
  from messages where conversation_id = ${conversations.id} and seq = ${conversations.heardSeq}
), 0) end`

const isDue = sql<boolean>`coalesce(${copyConsents.checkAt} <= now(), false)`

/** The copy while it is wanted and neither mailed nor closed by staff. The caller holds the conversation's lock. */
export async function findOpenCopy(tx: Db, id: string): Promise<OpenCopy | undefined> {
  const [row] = await tx
    .select({ copy: copyConsents, leadId: leads.id, isDue, restsIn })
    .from(copyConsents)
    .innerJoin(followUps, eq(followUps.id, copyConsents.followUpId))
    .innerJoin(conversations, eq(conversations.id, copyConsents.conversationId))
    .innerJoin(leads, and(eq(leads.id, conversations.leadId), leadIsVisible))
    .where(and(eq(copyConsents.id, id), isPending, eq(followUps.status, 'open')))
  if (!row) return undefined
  const { copy, ...state } = row
  return { ...copy, ...state }
}

/** Sets when it is looked at next, in seconds from now; null leaves it to staff. */
export async function setCopyCheck(
  tx: Db,
  id: string,
  seconds: number | null,
  requestedVersion?: number,
): Promise<void> {
  await tx
    .update(copyConsents)
    .set({
      checkAt: seconds === null ? null : inSeconds(seconds),
      ...(requestedVersion !== undefined && { requestedVersion }),
    })
    .where(eq(copyConsents.id, id))
}

/** When the visitor of a lead wrote last; undefined for one without a message. */
export async function findLastHeardAt(tx: Db, leadId: number): Promise<string | undefined> {
  const [last] = await tx
    .select({ at: messages.createdAt })
    .from(conversations)
    .innerJoin(
      messages,
      and(eq(messages.conversationId, conversations.id), eq(messages.seq, conversations.heardSeq)),
    )
    .where(eq(conversations.leadId, leadId))
    .orderBy(desc(messages.createdAt))
    .limit(1)
  return last?.at
}

const ofLead = (tx: Db, leadId: number) =>
  inArray(
    copyConsents.conversationId,
    tx.select({ id: conversations.id }).from(conversations).where(eq(conversations.leadId, leadId)),
  )

/** Has the copies of a lead looked at now, since its report was finished. The caller holds `lockCopyConversations`. */
export async function resumeCopies(tx: Db, leadId: number): Promise<void> {
  await tx
    .update(copyConsents)
    .set({ checkAt: sql`now()` })
    .where(and(ofLead(tx, leadId), isPending, eq(copyConsents.awaitsStaff, false)))
}

/**
 * Locks the conversations of a lead with a pending copy: before the lead and its consents are changed, as a turn locks
 * its conversation, changes its consent and then locks the lead.
 */
export async function lockCopyConversations(tx: Db, leadId: number): Promise<void> {
  for (const id of await listCopyConversations(tx, leadId)) await lockConversation(tx, id)
}

/** Conversations of a lead with a pending copy, in the order in which they are locked. */
export async function listCopyConversations(tx: Db, leadId: number): Promise<string[]> {
  const rows = await tx
    .select({ id: copyConsents.conversationId })
    .from(copyConsents)
    .where(and(ofLead(tx, leadId), isPending))
    .orderBy(asc(copyConsents.conversationId))
  return rows.map(({ id }) => id)
}

/** The consent of a lead that staff see as that follow-up. */
export async function findCopyOfLead(
  tx: Db,
  leadId: number,
  followUpId: string,
): Promise<CopyConsentRow | undefined> {
  const [row] = await tx
    .select()
    .from(copyConsents)
    .where(and(eq(copyConsents.followUpId, followUpId), ofLead(tx, leadId)))
  return row
}

type Mailed = { leadId: number; address: string; mailId: string; adminId: number | undefined }

/** Settles the copies of a lead that a mail to their address carries. */
export async function settleCopies(
  tx: Db,
  { leadId, address, mailId, adminId }: Mailed,
): Promise<void> {
  const isMailed: SQL | undefined = and(
    ofLead(tx, leadId),
    isPending,
    eq(copyConsents.address, address.toLowerCase()),
  )
  const mailed = await tx
    .update(copyConsents)
    .set({ mailedAt: sql`now()`, mailId, checkAt: null })
    .where(isMailed)
    .returning({ followUpId: copyConsents.followUpId })
  if (mailed.length === 0) return
  const ids = mailed.map(({ followUpId }) => followUpId)
  await tx
    .update(followUps)
    .set({ status: 'done', closedAt: sql`now()`, closedBy: adminId ?? null })
    .where(and(inArray(followUps.id, ids), eq(followUps.status, 'open')))
}
