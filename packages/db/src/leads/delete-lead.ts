import { type DeletedLead, restoreDays } from '@oka/contract/lead'
import { and, asc, desc, eq, inArray, isNotNull, sql } from 'drizzle-orm'
import { union } from 'drizzle-orm/pg-core'

import type { Db } from '../client.ts'
import { daysAgo } from '../delete-old.ts'
import {
  conversations,
  leads,
  mailConversations,
  mails,
  notifications,
  reports,
} from '../schema.ts'
import { conversationTopic, leadTopic, notificationTopic, notify } from '../topics.ts'
import { leadIsVisible } from '../visible.ts'

const isRestorable = sql`${leads.deletedAt} > ${daysAgo(restoreDays)}`

/** Locks the lead's conversations; everywhere they are locked before the lead. */
export async function lockConversationsOf(tx: Db, leadId: number): Promise<string[]> {
  const rows = await tx
    .select({ id: conversations.id })
    .from(conversations)
    .where(eq(conversations.leadId, leadId))
    .orderBy(asc(conversations.id))
    .for('update')
  return rows.map(({ id }) => id)
}

/** Hides the lead and everything that belongs to it. Returns the time; undefined when there is none. */
export async function hideLead(tx: Db, id: number): Promise<string | undefined> {
  const conversationIds = await lockConversationsOf(tx, id)
  const [lead] = await tx
    .update(leads)
    // Restoring must change nothing: neither `version` nor `updatedAt` moves.
    .set({ deletedAt: sql`now()`, updatedAt: sql`${leads.updatedAt}` })
    .where(and(eq(leads.id, id), leadIsVisible))
    .returning({ deletedAt: leads.deletedAt })
  if (!lead) return undefined
  await setHidden(tx, id, conversationIds, lead.deletedAt)
  return lead.deletedAt!
}

/** What resumes when a lead is restored. */
export type Restored = {
  /** Mails that were held. */
  mails: { id: string; attempts: number }[]
  /** The version of the report that was being written. */
  reportVersion: number | undefined
}

/**
 * Restores a deleted lead and everything that belongs to it. Undefined when it is not deleted, or
 * too long ago.
 */
export async function restoreLead(tx: Db, id: number): Promise<Restored | undefined> {
  const conversationIds = await lockConversationsOf(tx, id)
  const restored = await tx
    .update(leads)
    // What leads are scored by may have changed since: the sweep scores it again.
    .set({ deletedAt: null, scoreDue: sql`'-infinity'`, updatedAt: sql`${leads.updatedAt}` })
    .where(and(eq(leads.id, id), isRestorable))
    .returning({ id: leads.id })
  if (restored.length === 0) return undefined
  await setHidden(tx, id, conversationIds, null)
  const held = await tx
    .update(mails)
    .set({ heldAt: null })
    .where(and(isOfLead(tx, id, conversationIds), isNotNull(mails.heldAt)))
    .returning({ id: mails.id, attempts: mails.attempts })
  const [writing] = await tx
    .select({ version: reports.version })
    .from(reports)
    .where(and(eq(reports.leadId, id), eq(reports.status, 'generating')))
  return {
    mails: held,
    reportVersion: writing && writing.version + 1,
  }
}

/** Mails to that lead, or to staff about one of its conversations. */
export const isOfLead = (tx: Db, leadId: number, conversationIds: readonly string[]) =>
  inArray(
    mails.id,
    union(
      tx.select({ id: mails.id }).from(mails).where(eq(mails.leadId, leadId)),
      tx
        .select({ id: mailConversations.mailId })
        .from(mailConversations)
        .where(inArray(mailConversations.conversationId, [...conversationIds])),
    ),
  )

async function setHidden(
  tx: Db,
  leadId: number,
  conversationIds: readonly string[],
  deletedAt: string | null,
): Promise<void> {
  await tx
    .update(conversations)
    .set({ deletedAt })
    .where(inArray(conversations.id, [...conversationIds]))
  await notifyAll(tx, leadId, conversationIds)
}

/** Notifies subscribers of the lead, of its conversations, and of the calls to one. */
export async function notifyAll(
  tx: Db,
  leadId: number,
  conversationIds: readonly string[],
): Promise<void> {
  const called = await tx
    .selectDistinct({ adminId: notifications.adminId })
    .from(notifications)
    .where(inArray(notifications.conversationId, [...conversationIds]))
  await notify(tx, leadTopic(leadId))
  for (const id of conversationIds) await notify(tx, conversationTopic(id))
  for (const { adminId } of called) await notify(tx, notificationTopic(adminId))
}

/** Whether the lead exists, was deleted, or can no longer be restored. */
export async function findDeletion(
  db: Db,
  id: number,
): Promise<'deleted' | 'expired' | 'none' | undefined> {
  const [lead] = await db
    .select({ deletedAt: leads.deletedAt, isRestorable: sql<boolean>`${isRestorable}` })
    .from(leads)
    .where(eq(leads.id, id))
  if (!lead) return undefined
  if (lead.deletedAt === null) return 'none'
  return lead.isRestorable ? 'deleted' : 'expired'
}

export type DeletedPosition = { deletedAt: string; id: number }

/** Deleted leads, the last deleted first. */
export function listDeletedLeads(
  db: Db,
  { limit, after }: { limit: number; after: DeletedPosition | undefined },
): Promise<DeletedLead[]> {
  return db
    .select({
      id: leads.id,
      name: leads.name,
      email: leads.email,
      company: leads.company,
      phone: leads.phone,
      status: leads.status,
      deletedAt: sql<string>`${leads.deletedAt}`.mapWith(leads.deletedAt),
      erasedBy: sql<string>`${leads.deletedAt} + make_interval(days => ${restoreDays})`.mapWith(
        leads.deletedAt,
      ),
    })
    .from(leads)
    .where(
      and(
        isNotNull(leads.deletedAt),
        after &&
          sql`(${leads.deletedAt}, ${leads.id}) < (${after.deletedAt}::timestamptz, ${after.id}::integer)`,
      ),
    )
    .orderBy(desc(leads.deletedAt), desc(leads.id))
    .limit(limit)
}

/** Deleted leads that are due to be erased, the oldest deletion first. */
export async function listExpiredLeads(db: Db, limit: number): Promise<number[]> {
  const rows = await db
    .select({ id: leads.id })
    .from(leads)
    .where(and(isNotNull(leads.deletedAt), sql`not (${isRestorable})`))
    .orderBy(asc(leads.deletedAt), asc(leads.id))
    .limit(limit)
  return rows.map(({ id }) => id)
}
