import { eq, inArray, or, type SQL, sql } from 'drizzle-orm'
import type { PgTable } from 'drizzle-orm/pg-core'

import type { Db } from '../client.ts'
import { findDeletion, isOfLead, lockConversationsOf, notifyAll } from './delete-lead.ts'
import {
  conversations,
  copyConsents,
  drafts,
  facts,
  followUps,
  leads,
  mails,
  messages,
  modelUsage,
  notes,
  notifications,
  presences,
  reads,
  reports,
  reportVersions,
} from '../schema.ts'

/** Counts of what was erased, kept in the audit. */
export type Erased = {
  conversations: number
  messages: number
  facts: number
  notes: number
  reports: number
  mails: number
  notifications: number
  /** Entries of the audit whose personal values are gone. */
  auditEntries: number
}

/** Keys of a lead's jobs. */
export type JobsOfLead = { mails: { id: string; attempts: number }[]; reportVersions: number[] }

/**
 * Erases the lead and every row about the person, and the personal values in the audit. Undefined
 * when there is no such lead, or with `expired` when it was not deleted, or not long enough ago.
 * Waits for locks on its rows; later writers find no row.
 */
export async function eraseLead(
  tx: Db,
  id: number,
  { expired = false }: { expired?: boolean } = {},
): Promise<{ erased: Erased; jobs: JobsOfLead } | undefined> {
  // Longer than the usual limit: a conversation may have many messages.
  await tx.execute(sql`select set_config('statement_timeout', '60s', true)`)
  const conversationIds = await lockConversationsOf(tx, id)
  const [lead] = await tx.select({ id: leads.id }).from(leads).where(eq(leads.id, id)).for('update')
  if (!lead || (expired && (await findDeletion(tx, id)) !== 'expired')) return undefined

  await notifyAll(tx, id, conversationIds)
  const spans = await readSpans(tx, conversationIds)
  const jobs = await readJobs(tx, id, conversationIds)
  const ids = [...conversationIds]
  await erase(tx, copyConsents, inArray(copyConsents.conversationId, ids))
  await erase(tx, followUps, inArray(followUps.conversationId, ids))
  const erased = {
    // Facts before the messages they quote, so that no row is visited twice.
    facts: await erase(tx, facts, or(eq(facts.leadId, id), inArray(facts.conversationId, ids))),
    messages: await erase(tx, messages, inArray(messages.conversationId, ids)),
    notes: await erase(tx, notes, or(eq(notes.leadId, id), inArray(notes.conversationId, ids))),
    notifications: await erase(tx, notifications, inArray(notifications.conversationId, ids)),
    mails: await erase(tx, mails, isOfLead(tx, id, ids)),
    reports: await erase(tx, reportVersions, eq(reportVersions.leadId, id)),
  }
  await erase(tx, reads, inArray(reads.conversationId, ids))
  await erase(tx, presences, inArray(presences.conversationId, ids))
  await erase(tx, drafts, inArray(drafts.conversationId, ids))
  await erase(tx, modelUsage, inArray(modelUsage.conversationId, ids))
  await erase(tx, reports, eq(reports.leadId, id))
  await erase(tx, conversations, inArray(conversations.id, ids))
  await erase(tx, leads, eq(leads.id, id))
  // Last: by now the writers of these rows have committed their events.
  const auditEntries = await emptyDetails(tx, id, spans)
  return { erased: { conversations: ids.length, ...erased, auditEntries }, jobs }
}

async function erase(tx: Db, table: PgTable, which: SQL | undefined): Promise<number> {
  const [gone] = await tx.execute<{ count: number }>(sql`
    with gone as (delete from ${table} where ${which} returning 1)
    select count(*)::integer as count from gone`)
  return gone!.count
}

async function readJobs(
  tx: Db,
  id: number,
  conversationIds: readonly string[],
): Promise<JobsOfLead> {
  const sent = await tx
    .select({ id: mails.id, attempts: mails.attempts })
    .from(mails)
    .where(isOfLead(tx, id, conversationIds))
  const [report] = await tx
    .select({ version: reports.version })
    .from(reports)
    .where(eq(reports.leadId, id))
  // The version being written is the next.
  const versions = report ? Array.from({ length: report.version + 1 }, (_, index) => index + 1) : []
  return { mails: sent, reportVersions: versions }
}

/** The time in which events of a conversation were about this lead: its visitor may have continued it. */
type Span = { named: string; from: string; until: string | null }

async function readSpans(tx: Db, conversationIds: readonly string[]): Promise<Span[]> {
  return tx
    .select({
      named: sql<string>`coalesce(${conversations.continuedBy}, ${conversations.id})`,
      from: conversations.createdAt,
      until: conversations.continuedAt,
    })
    .from(conversations)
    .where(inArray(conversations.id, [...conversationIds]))
}

/**
 * Removes the personal values from the audit. The chain stays valid: it holds only a salted digest
 * of them.
 */
async function emptyDetails(tx: Db, leadId: number, spans: readonly Span[]): Promise<number> {
  const about = [
    sql`select id from events where lead_id = ${leadId}`,
    ...spans.map(
      ({ named, from, until }) => sql`
        select id from events
        where conversation_id = ${named}
          and created_at between ${from}::timestamptz and coalesce(${until}::timestamptz, 'infinity')`,
    ),
  ]
  const [emptied] = await tx.execute<{ count: number }>(sql`
    with emptied as (
      update event_details set salt = null, before = null, after = null
      where salt is not null and event_id in (${sql.join(about, sql` union `)})
      returning 1
    )
    select count(*)::integer as count from emptied`)
  return emptied!.count
}
