import type { Locale } from '@oka/contract/locale'
import type { NotificationKind } from '@oka/contract/notification'
import {
  and,
  asc,
  count,
  eq,
  gt,
  inArray,
  isNotNull,
  isNull,
  lt,
  min,
  ne,
  or,
  sql,
} from 'drizzle-orm'

import { lastLocale, mayChat } from './accounts/admins.ts'
import type { Db } from './client.ts'
import {
  admins,
  callDigests,
  conversations,
  followUps,
  leads,
  messages,
  notifications,
  presences,
} from './schema.ts'
import { conversationIsVisible } from './visible.ts'

/** Calls that one sweep escalates; the next sweep takes the rest. */
const maxCallsPerSweep = 500
/** Days after which a call is too old for a mail. */
const maxCallAgeDays = 30

const isOfConversation = eq(conversations.id, notifications.conversationId)
const isOfLead = eq(leads.id, conversations.leadId)
/** The visitor has the conversation on screen. */
const isVisitorPresent = and(
  eq(presences.conversationId, notifications.conversationId),
  isNull(presences.adminId),
  gt(presences.lookingUntil, sql`now()`),
)
/** The visitor's last message, if it came after the call. */
const hasWrittenSince = and(
  eq(messages.conversationId, conversations.id),
  eq(messages.seq, conversations.heardSeq),
  gt(messages.createdAt, notifications.createdAt),
)

/**
 * A person has to answer: a colleague handed the conversation over, or the visitor asked for a
 * person or a call and is still there or can be reached. A hot lead is answered by the assistant.
 */
const needsPerson = and(
  isNull(notifications.acknowledgedAt),
  conversationIsVisible,
  or(
    eq(notifications.kind, 'handed_over'),
    and(
      inArray(notifications.kind, ['person_requested', 'call_back_requested']),
      or(
        isNotNull(presences.conversationId),
        isNotNull(messages.id),
        ne(leads.email, ''),
        ne(leads.phone, ''),
      ),
    ),
  ),
)

/**
 * Escalates calls that were not acknowledged for so many minutes: puts each on the digests of those
 * it calls, once across all processes. A call whose visitor has left is checked again when they
 * return.
 */
export async function takeUnacknowledged(tx: Db, minutes: number): Promise<void> {
  // Serialised, so that calls of one moment are in one digest.
  const [lock] = await tx.execute<{ isOurs: boolean }>(
    sql`select pg_try_advisory_xact_lock(hashtext('oka.call-digests')) as "isOurs"`,
  )
  if (!lock?.isOurs) return
  const due = tx
    .select({ id: notifications.id })
    .from(notifications)
    .innerJoin(conversations, isOfConversation)
    .leftJoin(leads, isOfLead)
    .leftJoin(presences, isVisitorPresent)
    .leftJoin(messages, hasWrittenSince)
    .where(
      and(
        or(isNull(notifications.adminId), eq(notifications.kind, 'handed_over')),
        isNull(notifications.escalatedAt),
        gt(notifications.createdAt, sql`now() - make_interval(days => ${maxCallAgeDays})`),
        lt(notifications.createdAt, sql`now() - make_interval(mins => ${minutes})`),
        needsPerson,
      ),
    )
    .orderBy(notifications.createdAt)
    .limit(maxCallsPerSweep)
    .for('update', { of: notifications, skipLocked: true })
  const taken = await tx
    .update(notifications)
    .set({ escalatedAt: sql`now()` })
    .where(sql`${notifications.id} in (${due})`)
    .returning({
      adminId: notifications.adminId,
      conversationId: notifications.conversationId,
    })
  if (taken.length === 0) return
  const readers = await tx.select({ id: admins.id }).from(admins).where(mayChat)
  const digests = readers.flatMap(({ id }) => {
    const own = taken.filter(({ adminId }) => adminId === null || adminId === id)
    const pending = own.flatMap(({ conversationId }) => conversationId ?? [])
    return pending.length > 0 ? [{ adminId: id, pending }] : []
  })
  if (digests.length === 0) return
  await tx
    .insert(callDigests)
    .values(digests)
    .onConflictDoUpdate({
      target: callDigests.adminId,
      set: {
        pending: sql`array(select distinct unnest(${callDigests.pending} || excluded.pending))`,
      },
    })
}

/** The digest is not empty, and the last one was sent longer than so many minutes ago. */
const isDue = (everyMinutes: number) =>
  and(
    gt(sql`cardinality(${callDigests.pending})`, 0),
    or(
      isNull(callDigests.sentAt),
      lt(callDigests.sentAt, sql`now() - make_interval(mins => ${everyMinutes})`),
    ),
  )

/** Ids of accounts that may chat and whose next digest is due. */
export async function listDueDigests(db: Db, everyMinutes: number): Promise<number[]> {
  const due = await db
    .select({ adminId: callDigests.adminId })
    .from(callDigests)
    .innerJoin(admins, eq(admins.id, callDigests.adminId))
    .where(and(mayChat, isDue(everyMinutes)))
    .orderBy(asc(callDigests.adminId))
  return due.map(({ adminId }) => adminId)
}

/** A conversation whose visitor waits for a person. */
export type WaitingCall = {
  conversationId: string
  reason: Extract<NotificationKind, 'person_requested' | 'call_back_requested' | 'handed_over'>
  /** The time of the call in the visitor's words; null when no call with a time is open. */
  callTime: string | null
  /** Null while the visitor is unknown. */
  lead: { name: string; company: string } | null
  /** Whole minutes since the call. */
  minutes: number
}

export type Digest = {
  email: string
  name: string
  /** Locale of their last used session; null if unknown. */
  locale: Locale | null
  /** Those that wait longest first. */
  calls: WaitingCall[]
  /** Number of all waiting calls, including those beyond `calls`. */
  total: number
}

/**
 * Empties a person's digest and returns what is still open, at most `listed` calls: none when all
 * were acknowledged or their visitors left. Undefined when another process took it.
 */
export async function takeDigest(
  tx: Db,
  adminId: number,
  { everyMinutes, listed }: { everyMinutes: number; listed: number },
): Promise<Digest | undefined> {
  const [reader] = await tx
    .select({
      email: admins.email,
      name: admins.name,
      locale: lastLocale(tx),
      pending: callDigests.pending,
    })
    .from(callDigests)
    .innerJoin(admins, eq(admins.id, callDigests.adminId))
    .where(and(eq(callDigests.adminId, adminId), mayChat, isDue(everyMinutes)))
    .for('update', { of: callDigests, skipLocked: true })
  if (!reader) return undefined
  const { pending, ...about } = reader
  // The mail needs these locks; a deletion takes them first, in this order.
  await tx
    .select({ id: conversations.id })
    .from(conversations)
    .where(inArray(conversations.id, pending))
    .orderBy(asc(conversations.id))
    .for('key share')
  const calls = await listWaiting(tx, adminId, { pending, listed })
  await tx
    .update(callDigests)
    .set({ pending: [], ...(calls.length > 0 && { sentAt: sql`now()` }) })
    .where(eq(callDigests.adminId, adminId))
  return { ...about, calls, total: calls[0]?.total ?? 0 }
}

function listWaiting(
  tx: Db,
  adminId: number,
  { pending, listed }: { pending: string[]; listed: number },
): Promise<(WaitingCall & { total: number })[]> {
  const calledAt = min(notifications.createdAt)
  return tx
    .select({
      conversationId: conversations.id,
      // A hand-over is meant for the reader alone.
      reason: sql<
        WaitingCall['reason']
      >`(array_agg(${notifications.kind} order by ${notifications.kind} <> 'handed_over', ${notifications.createdAt} desc))[1]`,
      callTime: sql<string | null>`(
        select ${followUps.callTime} from ${followUps}
        where ${followUps.conversationId} = ${conversations.id} and ${followUps.kind} = 'call_back'
          and ${followUps.status} = 'open'
        limit 1
      )`,
      lead: { name: leads.name, company: leads.company },
      minutes: sql<number>`floor(extract(epoch from now() - ${calledAt}) / 60)::integer`,
      total: sql<number>`(${count()} over ())::integer`,
    })
    .from(notifications)
    .innerJoin(conversations, isOfConversation)
    .leftJoin(leads, isOfLead)
    .leftJoin(presences, isVisitorPresent)
    .leftJoin(messages, hasWrittenSince)
    .where(
      and(
        inArray(notifications.conversationId, pending),
        isNotNull(notifications.escalatedAt),
        or(isNull(notifications.adminId), eq(notifications.adminId, adminId)),
        needsPerson,
      ),
    )
    .groupBy(conversations.id, leads.id)
    .orderBy(calledAt)
    .limit(listed)
}
