import type { Notification, NotificationKind } from '@oka/contract/notification'
import { aliasedTable, and, desc, eq, inArray, isNull, lt, or, sql } from 'drizzle-orm'

import type { Db } from './client.ts'
import { admins, conversations, leads, notifications } from './schema.ts'
import { notificationTopic, wake } from './topics.ts'

export type NewNotification = {
  kind: NotificationKind
  /** Null for everybody who may chat. */
  adminId: number | null
  conversationId: string
  fromId?: number
}

/** Calls on somebody, or on everybody; one call that is still open is not repeated. */
export async function insertNotification(tx: Db, given: NewNotification): Promise<void> {
  const made = await tx
    .insert(notifications)
    .values(given)
    .onConflictDoNothing()
    .returning({ id: notifications.id })
  if (made.length > 0) await wake(tx, notificationTopic(given.adminId))
}

/** Whether everybody has been called for that, and nobody has acknowledged it. */
export async function isCalled(
  tx: Db,
  conversationId: string,
  kind: NotificationKind,
): Promise<boolean> {
  const found = await tx
    .select({ id: notifications.id })
    .from(notifications)
    .where(
      and(
        eq(notifications.conversationId, conversationId),
        eq(notifications.kind, kind),
        isNull(notifications.adminId),
        isNull(notifications.acknowledgedAt),
      ),
    )
  return found.length > 0
}

const callsOn = (adminId: number) =>
  or(isNull(notifications.adminId), eq(notifications.adminId, adminId))

const from = aliasedTable(admins, 'from_admin')

const all = (db: Db) =>
  db
    .select({
      id: notifications.id,
      kind: notifications.kind,
      conversationId: notifications.conversationId,
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
    .innerJoin(conversations, eq(conversations.id, notifications.conversationId))
    .leftJoin(leads, and(eq(leads.id, conversations.leadId), isNull(leads.deletedAt)))
    .leftJoin(from, eq(from.id, notifications.fromId))
    .$dynamic()

/** What calls on a member of staff, the open ones first, then the latest. */
export function listNotifications(db: Db, adminId: number, limit: number): Promise<Notification[]> {
  return all(db)
    .where(callsOn(adminId))
    .orderBy(
      sql`${notifications.acknowledgedAt} is not null`,
      desc(notifications.createdAt),
      desc(notifications.id),
    )
    .limit(limit)
}

/** One that calls on that member of staff. */
export async function findNotification(
  db: Db,
  id: string,
  adminId: number,
): Promise<Notification | undefined> {
  const [found] = await all(db).where(and(eq(notifications.id, id), callsOn(adminId)))
  return found
}

/**
 * Ends a call that is open, or all of a conversation that call on that member of staff or on
 * everybody. Returns the ids of those that were open.
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
          ? eq(notifications.id, which.id)
          : eq(notifications.conversationId, which.conversationId),
        callsOn(adminId),
        isNull(notifications.acknowledgedAt),
      ),
    )
    .returning({ id: notifications.id, adminId: notifications.adminId })
  for (const topic of new Set(done.map((one) => notificationTopic(one.adminId)))) {
    await wake(tx, topic)
  }
  return done.map(({ id }) => id)
}

/** Calls on everybody that nobody has acknowledged for so many minutes, marked as gone out by mail: each is returned once. */
export async function takeUnacknowledged(tx: Db, minutes: number): Promise<Notification[]> {
  const due = tx
    .select({ id: notifications.id })
    .from(notifications)
    .where(
      and(
        isNull(notifications.adminId),
        isNull(notifications.acknowledgedAt),
        isNull(notifications.escalatedAt),
        lt(notifications.createdAt, sql`now() - make_interval(mins => ${minutes})`),
      ),
    )
    .for('update', { skipLocked: true })
  const taken = await tx
    .update(notifications)
    .set({ escalatedAt: sql`now()` })
    .where(sql`${notifications.id} in (${due})`)
    .returning({ id: notifications.id })
  const ids = taken.map(({ id }) => id)
  return all(tx).where(inArray(notifications.id, ids))
}

/** Minutes in which a request for a person was answered, the median of the last 30 days; null for fewer than three. */
export async function readExpectedMinutes(db: Db): Promise<number | null> {
  const seconds = sql`extract(epoch from ${notifications.acknowledgedAt} - ${notifications.createdAt})`
  const [row] = await db
    .select({
      minutes: sql<
        number | null
      >`case when count(*) >= 3 then ceil(percentile_cont(0.5) within group (order by ${seconds}) / 60)::integer end`,
    })
    .from(notifications)
    .where(
      and(
        eq(notifications.kind, 'person_requested'),
        sql`${notifications.acknowledgedAt} is not null`,
        sql`${notifications.createdAt} > now() - interval '30 days'`,
      ),
    )
  return row!.minutes
}
