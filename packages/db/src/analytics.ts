import type { Stats } from '@oka/contract/analytics'
import { type LeadStatus, leadStatuses } from '@oka/contract/lead'
import { sql } from 'drizzle-orm'

import type { Db } from './client.ts'
import {
  isInVisibleConversation,
  isOfVisibleLead,
  mailIsOfVisibleConversations,
} from './visible.ts'

/** Spam counts for nothing, and neither does what was deleted. */
const counted = sql`deleted_at is null and status <> 'spam'`

/** Conversations with at least one message. */
const written = sql`deleted_at is null and last_seq > 0`

export async function readStats(db: Db): Promise<Stats> {
  const [totals] = await db.execute<Omit<Stats, 'days'>>(sql`
    select
      (select count(*)::integer from leads where ${counted}) as "leads",
      (select count(*)::integer from conversations where ${written}) as "conversations",
      (select count(*)::integer from messages
        where role <> 'system' and ${isInVisibleConversation(sql`messages.conversation_id`)}) as "messages",
      (select count(*)::integer from reports
        where version > 0 and ${isOfVisibleLead(sql`reports.lead_id`)}) as "reports",
      (select count(*)::integer from mails
        where ${isOfVisibleLead(sql`mails.lead_id`)}
          and ${mailIsOfVisibleConversations}) as "mails",
      (select round(avg(fit_score), 1)::float from leads where ${counted}) as "averageScore",
      (select percentile_cont(0.5) within group (order by fit_score) from leads where ${counted}) as "medianScore"`)
  const days = await db.execute<Stats['days'][number]>(sql`
    select
      to_char(day, 'YYYY-MM-DD') as "date",
      (select count(*)::integer from conversations
        where ${written} and created_at >= day and created_at < day + interval '1 day') as "conversations",
      (select count(*)::integer from leads
        where ${counted} and created_at >= day and created_at < day + interval '1 day') as "leads"
    from generate_series(date_trunc('day', now()) - interval '29 days', date_trunc('day', now()), '1 day') as day
    order by day`)
  return { ...totals!, days: [...days] }
}

/** Every status, in the order of the contract, also those without a lead. */
export async function countLeadsByStatus(db: Db): Promise<{ status: LeadStatus; count: number }[]> {
  const rows = await db.execute<{ status: LeadStatus; count: number }>(sql`
    select status, count(*)::integer as count from leads where deleted_at is null group by status`)
  const counts = new Map(rows.map(({ status, count }) => [status, count]))
  return leadStatuses.map((status) => ({ status, count: counts.get(status) ?? 0 }))
}

export async function readAverageScore(db: Db): Promise<{ average: number | null; count: number }> {
  const [row] = await db.execute<{ average: number | null; count: number }>(sql`
    select round(avg(fit_score), 1)::float as average, count(fit_score)::integer as count
    from leads where ${counted}`)
  return row!
}
