import type { Notification, NotificationKind } from '@oka/contract/notification'
import type { ModelBudgetName } from '@oka/contract/model-usage'
import {
  aliasedTable,
  and,
  desc,
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
import { union } from 'drizzle-orm/pg-core'

import type { Db } from './client.ts'
import {
  admins,
  type ConversationRow,
  conversations,
  leads,
  messages,
  notifications,
} from './schema.ts'
import { notificationTopic, notify } from './topics.ts'
import { conversationIsVisible, isInVisibleConversation } from './visible.ts'

export type NewNotification =
  | {
      kind: Exclude<NotificationKind, 'budget_reached'>
      /** Null: all who may chat. */
      adminId: number | null
      conversationId: string
      fromId?: number
    }
  | { kind: 'budget_reached'; adminId: number; budget: ModelBudgetName }

/** Creates a call on one person, or on all; an open one is not repeated. */
export async function insertNotification(tx: Db, given: NewNotification): Promise<void> {
  const made = await tx
    .insert(notifications)
    .values(given)
    .onConflictDoNothing()
    .returning({ id: notifications.id })
  if (made.length > 0) await notify(tx, notificationTopic(given.adminId))
}

/** Minutes until an unacknowledged call may be repeated; it may be earlier once it was escalated by mail. */
const callRepeatMinutes = 10

/** Closes an expired or escalated call on all. Returns whether one is still open. */
export async function closeExpiredCall(
  tx: Db,
  conversationId: string,
  kind: NotificationKind,
): Promise<boolean> {
  const isOpen = and(callsOnAll(conversationId, kind), isNull(notifications.acknowledgedAt))
  await tx
    .update(notifications)
    .set({ acknowledgedAt: sql`now()` })
    .where(
      and(
        isOpen,
        or(
          isNotNull(notifications.escalatedAt),
          lt(notifications.createdAt, sql`now() - make_interval(mins => ${callRepeatMinutes})`),
        ),
      ),
    )
  const open = await tx.select({ id: notifications.id }).from(notifications).where(isOpen)
  return open.length > 0
}

/** Requests for a person that may be open at once from one address: an office of 50 people. */
const maxOpenCallsPerAddress = 50
/** Minutes until an open call no longer counts, so that unacknowledged calls lock no visitor out. */
const openCallMinutes = 60

/**
 * Rate limit: seconds until a visitor from that address may call for a person, because too many
 * calls of others from there are open; null when allowed now. Serialises callers from one address
 * until the transaction ends.
 */
export async function findCallDelay(
  tx: Db,
  { id, startedFrom }: Pick<ConversationRow, 'id' | 'startedFrom'>,
): Promise<number | null> {
  if (startedFrom === null) return null
  await tx.execute(sql`select pg_advisory_xact_lock(hashtext(${`oka.calls ${startedFrom}`}))`)
  const until = sql`${notifications.createdAt} + make_interval(mins => ${openCallMinutes})`
  const open = await tx
    .select({ delay: sql<number>`ceil(extract(epoch from ${until} - now()))::integer` })
    .from(notifications)
    .innerJoin(conversations, eq(conversations.id, notifications.conversationId))
    .where(
      and(
        sql`coalesce(${notifications.adminId}, 0) = 0`,
        sql`(${notifications.acknowledgedAt} is null)`,
        gt(notifications.createdAt, sql`now() - make_interval(mins => ${openCallMinutes})`),
        inArray(notifications.kind, ['person_requested', 'call_back_requested']),
        eq(conversations.startedFrom, startedFrom),
        ne(conversations.id, id),
      ),
    )
    .orderBy(desc(notifications.createdAt))
    .limit(maxOpenCallsPerAddress)
  return open.length < maxOpenCallsPerAddress ? null : Math.max(1, open.at(-1)!.delay)
}

/** Whether there was ever a call on all of that kind. */
export async function wasCalled(
  tx: Db,
  conversationId: string,
  kind: NotificationKind,
): Promise<boolean> {
  const found = await tx
    .select({ id: notifications.id })
    .from(notifications)
    .where(callsOnAll(conversationId, kind))
    .limit(1)
  return found.length > 0
}

const callsOnAll = (conversationId: string, kind: NotificationKind) =>
  and(
    eq(notifications.conversationId, conversationId),
    eq(notifications.kind, kind),
    isNull(notifications.adminId),
  )

const callsOn = (adminId: number) =>
  or(isNull(notifications.adminId), eq(notifications.adminId, adminId))

const from = aliasedTable(admins, 'from_admin')

const all = (db: Db) =>
  db
    .select({
      id: notifications.id,
      kind: notifications.kind,
      adminId: notifications.adminId,
      conversationId: notifications.conversationId,
      budget: notifications.budget,
      from: from.name,
      lead: {
        id: leads.id,
        name: leads.name,
        company: leads.company,
        fitScore: leads.fitScore,
      },
      createdAt: notifications.createdAt,
      acknowledgedAt: notifications.acknowledgedAt,
    })
    .from(notifications)
    .leftJoin(conversations, eq(conversations.id, notifications.conversationId))
    .leftJoin(leads, eq(leads.id, conversations.leadId))
    .leftJoin(from, eq(from.id, notifications.fromId))
    .$dynamic()

const openFirst = [
  desc(sql`(${notifications.acknowledgedAt} is null)`),
  desc(notifications.createdAt),
  desc(notifications.id),
]

/** The notifications of a member of staff, open ones first, then the latest. */
export function listNotifications(db: Db, adminId: number, limit: number): Promise<Notification[]> {
  // Two index scans instead of a sort of all notifications.
  const first = (whom: number) =>
    db
      .select({ id: notifications.id })
      .from(notifications)
      .where(
        and(
          sql`coalesce(${notifications.adminId}, 0) = ${whom}`,
          isInVisibleConversation(notifications.conversationId),
        ),
      )
      .orderBy(...openFirst)
      .limit(limit)
  return all(db)
    .where(inArray(notifications.id, union(first(0), first(adminId))))
    .orderBy(...openFirst)
    .limit(limit)
}

/** A notification that this member of staff may see. */
export async function findNotification(
  db: Db,
  id: string,
  adminId: number,
): Promise<Notification | undefined> {
  const [found] = await all(db).where(
    and(conversationIsVisible, eq(notifications.id, id), callsOn(adminId)),
  )
  return found
}

/**
 * Acknowledges an open call, or those of a conversation that call on that member of staff, on all,
 * or on the colleague it was handed over to. Returns the ids of those that were open.
 */
export async function acknowledge(
  tx: Db,
  which: { id: string } | { conversationId: string },
  adminId: number,
): Promise<string[]> {
  const done = await tx
    .update(notifications)
    .set({ acknowledgedAt: sql`now()`, acknowledgedBy: adminId })
    .where(
      and(
        'id' in which
          ? and(eq(notifications.id, which.id), callsOn(adminId))
          : and(
              eq(notifications.conversationId, which.conversationId),
              or(callsOn(adminId), eq(notifications.kind, 'handed_over')),
            ),
        isNull(notifications.acknowledgedAt),
      ),
    )
    .returning({ id: notifications.id, adminId: notifications.adminId })
  for (const topic of new Set(done.map((one) => notificationTopic(one.adminId)))) {
    await notify(tx, topic)
  }
  return done.map(({ id }) => id)
}

/** Closes the calls on all of a conversation and a kind, by the person who dealt with it. */
export async function endCalls(
  tx: Db,
  conversationId: string,
  kind: NotificationKind,
  adminId: number,
): Promise<void> {
  const ended = await tx
    .update(notifications)
    .set({ acknowledgedAt: sql`now()`, acknowledgedBy: adminId })
    .where(and(callsOnAll(conversationId, kind), isNull(notifications.acknowledgedAt)))
    .returning({ id: notifications.id })
  if (ended.length > 0) await notify(tx, notificationTopic(null))
}

/** The moments of a request for a person, and of the first answer by one; null while there is none. */
export type AnsweredCall = { createdAt: string; answeredAt: string | null }

/** The requests for a person of the last 30 days, the latest first. */
export function listCalls(db: Db, limit: number): Promise<AnsweredCall[]> {
  const answeredAt = db
    .select({ at: min(messages.createdAt) })
    .from(messages)
    .where(
      and(
        eq(messages.conversationId, notifications.conversationId),
        eq(messages.role, 'agent'),
        gt(messages.createdAt, notifications.createdAt),
      ),
    )
  return db
    .select({
      createdAt: notifications.createdAt,
      answeredAt: sql<string | null>`(${answeredAt})`.mapWith(notifications.acknowledgedAt),
    })
    .from(notifications)
    .where(
      and(
        eq(notifications.kind, 'person_requested'),
        gt(notifications.createdAt, sql`now() - interval '30 days'`),
      ),
    )
    .orderBy(desc(notifications.createdAt))
    .limit(limit)
}
