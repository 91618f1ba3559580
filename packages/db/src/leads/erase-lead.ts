import { eq, inArray, or, type SQL, sql } from 'drizzle-orm'
import type { PgTable } from 'drizzle-orm/pg-core'

import type { Db } from '../client.ts'
import { findDeletion, isOfLead, lockConversationsOf, wakeAll } from './delete-lead.ts'
import {
  conversations,
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

/** How much was erased: what the audit keeps of it. */
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

/** What the jobs of a lead are named by. */
export type JobsOfLead = { mails: { id: string; attempts: number }[]; reportVersions: number[] }

/**
 * Erases the lead and everything of the person: there is no row of it left, and nothing personal of
 * it in the audit. Undefined when there is no such lead, or with `expired` when it was not deleted, or
 * not long enough ago. Whoever is at one of its rows is waited for; who comes later finds none.
 */
export async function eraseLead(
  tx: Db,
  id: number,
  { expired = false }: { expired?: boolean } = {},
): Promise<{ erased: Erased; jobs: JobsOfLead } | undefined> {
  // More than a call may take: somebody may have talked for long.
  await tx.execute(sql`select set_config('statement_timeout', '60s', true)`)
  const conversationIds = await lockConversationsOf(tx, id)
  const [lead] = await tx.select({ id: leads.id }).from(leads).where(eq(leads.id, id)).for('update')
  if (!lead || (expired && (await findDeletion(tx, id)) !== 'expired')) return undefined

  await wakeAll(tx, id, conversationIds)
  const spans = await readSpans(tx, conversationIds)
  const jobs = await readJobs(tx, id, conversationIds)
  const ids = [...conversationIds]
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
  // Last, when all who were at the rows have committed what they tell the audit.
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
  // The one under way is the next.
  const versions = report ? Array.from({ length: report.version + 1 }, (_, index) => index + 1) : []
  return { mails: sent, reportVersions: versions }
}

/** Which events were about a conversation while it was the lead's: its visitor may have gone on in it. */
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

/** Takes the personal values out of the audit. The chain stays whole: it holds but a salted digest of them. */
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
