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
      /** Null for everybody who may chat. */
      adminId: number | null
      conversationId: string
      fromId?: number
    }
  | { kind: 'budget_reached'; adminId: number; budget: ModelBudgetName }

/** Calls on somebody, or on everybody; one call that is still open is not repeated. */
export async function insertNotification(tx: Db, given: NewNotification): Promise<void> {
  const made = await tx
    .insert(notifications)
    .values(given)
    .onConflictDoNothing()
    .returning({ id: notifications.id })
  if (made.length > 0) await notify(tx, notificationTopic(given.adminId))
}

/** Minutes after which a call that nobody has acknowledged is worth repeating; earlier when it has gone out by mail. */
const callLasts = 10

/** Ends a call on everybody that has gone unheard. Whether one is still open that has not. */
export async function endUnheardCall(
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
          lt(notifications.createdAt, sql`now() - make_interval(mins => ${callLasts})`),
        ),
      ),
    )
  const open = await tx.select({ id: notifications.id }).from(notifications).where(isOpen)
  return open.length > 0
}

/** Requests for a person that may be open at once from one address: an office of 50 people. */
const openCallsOfAddress = 50
/** Minutes after which an open call counts no more, so that nobody is locked out by calls that go unheard. */
const callCounts = 60

/**
 * Seconds until a visitor from that address may call for a person, since too many others who began
 * there have calls open; null when they may now. Until the transaction ends, others from there wait.
 */
export async function findCallDelay(
  tx: Db,
  { id, startedFrom }: Pick<ConversationRow, 'id' | 'startedFrom'>,
): Promise<number | null> {
  if (startedFrom === null) return null
  await tx.execute(sql`select pg_advisory_xact_lock(hashtext(${`oka.calls ${startedFrom}`}))`)
  const until = sql`${notifications.createdAt} + make_interval(mins => ${callCounts})`
  const open = await tx
    .select({ delay: sql<number>`ceil(extract(epoch from ${until} - now()))::integer` })
    .from(notifications)
    .innerJoin(conversations, eq(conversations.id, notifications.conversationId))
    .where(
      and(
        sql`coalesce(${notifications.adminId}, 0) = 0`,
        sql`(${notifications.acknowledgedAt} is null)`,
        gt(notifications.createdAt, sql`now() - make_interval(mins => ${callCounts})`),
        inArray(notifications.kind, ['person_requested', 'call_back_requested']),
        eq(conversations.startedFrom, startedFrom),
        ne(conversations.id, id),
      ),
    )
    .orderBy(desc(notifications.createdAt))
    .limit(openCallsOfAddress)
  return open.length < openCallsOfAddress ? null : Math.max(1, open.at(-1)!.delay)
}

/** Whether everybody was ever called for that. */
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

/** What calls on a member of staff, the open ones first, then the latest. */
export function listNotifications(db: Db, adminId: number, limit: number): Promise<Notification[]> {
  // Two walks along the index instead of a sort of everything that ever called on everybody.
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

/** One that calls on that member of staff. */
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
 * Ends a call that is open, or those of a conversation that call on that member of staff or on
 * everybody, or on whoever it had been handed over to. Returns the ids of those that were open.
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

/** Ends what calls on everybody to a conversation for that, by whom it has been dealt with. */
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
