import {
  type FollowUp,
  type FollowUpCounts,
  followUpCountMax,
  type FollowUpKind,
  type FollowUpOwner,
  type FollowUpView,
} from '@oka/contract/follow-up'
import { aliasedTable, and, asc, count, desc, eq, gt, type SQL, sql } from 'drizzle-orm'

import type { Db } from '../client.ts'
import { newId } from '../id.ts'
import {
  admins,
  conversations,
  copyConsents,
  facts,
  type FollowUpRow,
  followUps,
  leads,
  messages,
} from '../schema.ts'
import { conversationIsVisible } from '../visible.ts'

export type NewFollowUp = Pick<
  FollowUpRow,
  | 'kind'
  | 'conversationId'
  | 'messageId'
  | 'quote'
  | 'quoteStart'
  | 'askedAt'
  | 'callTime'
  | 'callFrom'
  | 'callUntil'
>

/** Stores new follow-ups and returns how many; those stored before are skipped. */
export async function insertFollowUps(tx: Db, given: readonly NewFollowUp[]): Promise<number> {
  if (given.length === 0) return 0
  const made = await tx
    .insert(followUps)
    .values(given.map((one) => ({ ...one, id: newId(), dueAt: one.callFrom ?? one.askedAt })))
    .onConflictDoNothing()
    .returning({ id: followUps.id })
  return made.length
}

/** Updates an open call-back to what the visitor said last. */
export async function changeCallBack(tx: Db, id: string, said: NewFollowUp): Promise<void> {
  const { messageId, quote, quoteStart, askedAt, callTime, callFrom, callUntil } = said
  const place = { messageId, quote, quoteStart, askedAt }
  await tx
    .update(followUps)
    .set({ ...place, callTime, callFrom, callUntil, dueAt: callFrom ?? askedAt })
    .where(eq(followUps.id, id))
}

const isOpen = sql`${followUps.status} = 'open'`

/** The open follow-ups of a conversation that the caller has locked. */
export function listOpenOf(
  tx: Db,
  conversationId: string,
): Promise<Pick<FollowUpRow, 'id' | 'kind' | 'quote' | 'messageId' | 'callTime'>[]> {
  return tx
    .select({
      id: followUps.id,
      kind: followUps.kind,
      quote: followUps.quote,
      messageId: followUps.messageId,
      callTime: followUps.callTime,
    })
    .from(followUps)
    .where(and(eq(followUps.conversationId, conversationId), isOpen))
}

const closer = aliasedTable(admins, 'closer')
const answer = aliasedTable(messages, 'answer')

/** Before there is a lead, staff may have entered a number. */
const phone = sql<string | null>`coalesce(${leads.phone}, (
  select ${facts.value} from ${facts}
  where ${leads.id} is null and ${facts.conversationId} = ${followUps.conversationId}
    and ${facts.field} = 'phone' and ${facts.supersededBy} is null and not ${facts.rejected}
  order by ${facts.createdAt} desc, ${facts.id} desc limit 1
))`

async function find(
  db: Db,
  { where, orderBy, limit }: { where: SQL | undefined; orderBy: SQL[]; limit: number },
): Promise<{ followUp: FollowUp; dueAt: string }[]> {
  const rows = await db
    .select({
      id: followUps.id,
      kind: followUps.kind,
      status: followUps.status,
      conversationId: followUps.conversationId,
      locale: conversations.locale,
      lead: { id: leads.id, name: leads.name, company: leads.company },
      messageId: followUps.messageId,
      quote: followUps.quote,
      askedAt: followUps.askedAt,
      time: followUps.callTime,
      from: followUps.callFrom,
      until: followUps.callUntil,
      phone,
      dueAt: followUps.dueAt,
      closedAt: followUps.closedAt,
      closedBy: { id: closer.id, name: closer.name },
      answer: { messageId: answer.id, content: answer.content },
      copy: {
        address: copyConsents.address,
        question: copyConsents.question,
        isAutomatic: sql<boolean>`not ${copyConsents.awaitsStaff} and ${copyConsents.checkAt} is not null`,
        withdrawnAt: copyConsents.withdrawnAt,
        mailedAt: copyConsents.mailedAt,
      },
    })
    .from(followUps)
    .innerJoin(conversations, eq(conversations.id, followUps.conversationId))
    .leftJoin(leads, eq(leads.id, conversations.leadId))
    .leftJoin(closer, eq(closer.id, followUps.closedBy))
    .leftJoin(answer, eq(answer.id, followUps.answerMessageId))
    .leftJoin(copyConsents, eq(copyConsents.followUpId, followUps.id))
    .where(and(conversationIsVisible, where))
    .orderBy(...orderBy)
    .limit(limit)
  return rows.map(({ time, from, until, phone: number, dueAt, ...row }) => {
    const call = row.kind === 'call_back' ? { time, from, until, phone: number } : null
    return { followUp: { ...row, call }, dueAt }
  })
}

/** Keyset position: sort time and id of the last row of a page. */
export type FollowUpPosition = { at: string; id: string }

/** One page: open ones by due time, closed ones latest first. */
export async function listFollowUps(
  db: Db,
  page: { view: FollowUpView; limit: number; after: FollowUpPosition | undefined },
): Promise<{ followUp: FollowUp; position: FollowUpPosition }[]> {
  const { view, limit, after } = page
  const isClosed = view === 'closed'
  const at = isClosed ? followUps.closedAt : followUps.dueAt
  const sign = sql.raw(isClosed ? '<' : '>')
  const rows = await find(db, {
    where: and(
      isClosed ? sql`${followUps.status} <> 'open'` : isOpen,
      view === 'open' || isClosed ? undefined : eq(followUps.kind, view),
      after && sql`(${at}, ${followUps.id}) ${sign} (${after.at}::timestamptz, ${after.id}::uuid)`,
    ),
    orderBy: isClosed ? [desc(at), desc(followUps.id)] : [asc(at), asc(followUps.id)],
    limit,
  })
  return rows.map(({ followUp, dueAt }) => ({
    followUp,
    position: { at: isClosed ? followUp.closedAt! : dueAt, id: followUp.id },
  }))
}

/**
 * Those of one conversation, or of all conversations of a lead: the open ones first, each group
 * sorted as in the list.
 */
export async function listFollowUpsOf(
  db: Db,
  { conversationId, leadId }: FollowUpOwner,
  limit: number,
): Promise<FollowUp[]> {
  const rows = await find(db, {
    where: and(
      conversationId === undefined ? undefined : eq(followUps.conversationId, conversationId),
      leadId === undefined ? undefined : eq(conversations.leadId, leadId),
    ),
    orderBy: [desc(isOpen), asc(followUps.dueAt), asc(followUps.id)],
    limit,
  })
  return rows.map(({ followUp }) => followUp)
}

export async function findFollowUp(db: Db, id: string): Promise<FollowUp | undefined> {
  const [row] = await find(db, { where: eq(followUps.id, id), orderBy: [], limit: 1 })
  return row?.followUp
}

/** How many are open of each kind, up to `followUpCountMax`. */
export async function countFollowUps(db: Db): Promise<FollowUpCounts> {
  const countOf = async (kind: FollowUpKind) => {
    const open = db
      .select({ id: followUps.id })
      .from(followUps)
      .innerJoin(conversations, eq(conversations.id, followUps.conversationId))
      .where(and(eq(followUps.kind, kind), isOpen, conversationIsVisible))
      .orderBy(asc(followUps.dueAt))
      .limit(followUpCountMax)
      .as('open')
    const [row] = await db.select({ count: count() }).from(open)
    return row!.count
  }
  const [question, callBack, copy] = await Promise.all([
    countOf('question'),
    countOf('call_back'),
    countOf('copy'),
  ])
  return { question, call_back: callBack, copy }
}

/**
 * Closes an open follow-up and links an answered question to the last message of staff since. False
 * when it was not open.
 */
export async function closeFollowUp(
  tx: Db,
  { id, kind, conversationId, askedAt }: FollowUp,
  { outcome, adminId }: { outcome: 'done' | 'dismissed'; adminId: number },
): Promise<boolean> {
  const isAnswered = outcome === 'done' && kind === 'question'
  const [said] = isAnswered
    ? await tx
        .select({ id: messages.id })
        .from(messages)
        .where(
          and(
            eq(messages.conversationId, conversationId),
            eq(messages.role, 'agent'),
            gt(messages.createdAt, askedAt),
          ),
        )
        .orderBy(desc(messages.seq))
        .limit(1)
    : []
  const closed = await tx
    .update(followUps)
    .set({
      status: isAnswered ? 'answered' : outcome,
      closedAt: sql`now()`,
      closedBy: adminId,
      answerMessageId: said?.id ?? null,
    })
    .where(and(eq(followUps.id, id), isOpen))
    .returning({ id: followUps.id })
  return closed.length > 0
}

/** Reopens a follow-up; false when it was open. */
export async function reopenFollowUp(tx: Db, id: string): Promise<boolean> {
  const reopened = await tx
    .update(followUps)
    .set({ status: 'open', closedAt: null, closedBy: null, answerMessageId: null })
    .where(and(eq(followUps.id, id), sql`${followUps.status} <> 'open'`))
    .returning({ id: followUps.id })
  return reopened.length > 0
}
