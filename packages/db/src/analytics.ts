import type { Stats } from '@oka/contract/analytics'
import type { LeadStatus } from '@oka/contract/lead'
import { leadStatuses } from '@oka/contract/known-values'
import { sql } from 'drizzle-orm'

import type { Db } from './client.ts'
import { rawStatement } from './statement.ts'

/** The counts as of this statement's snapshot; see `schema/counts.ts`. */
const counted = sql`(
  select measure, day, status, score, amount from counts
  union all select measure, day, status, score, amount from count_changes
)`

type Counted = { measure: string; day: string | null; score: number | null; amount: number }

/** Days of the chart, today included. */
const chartDays = 30

const statsRows = rawStatement<Counted & { today: string }>(
  'stats',
  sql`
    with bounds as (select oka_count_day(now()) as today, oka_count_day(now()) - ${sql.raw(String(chartDays - 1))} as first)
    select measure, day, score, sum(amount)::float as amount, (select today::text from bounds) as today
    from (
      select measure, case when day >= (select first from bounds) then day::text end as day, score, amount
      from ${counted} as totals
      where measure in ('lead_scores', 'conversations', 'messages', 'reports', 'mails') and status is distinct from 'spam'
      union all
      select measure, day::text, score, amount from ${counted} as days
      where measure = 'leads' and day >= (select first from bounds) and status <> 'spam'
      union all
      -- A row for the day, also where nothing was counted.
      select 'none', null, null, 0
    ) as counted_or_none
    group by measure, day, score`,
)

/** Spam counts for nothing, and neither does what was deleted. */
export async function readStats(db: Db): Promise<Stats> {
  const rows = await statsRows(db).execute({})
  const total = (measure: string) => sum(rows.filter((row) => row.measure === measure))
  const on = (measure: string, date: string) =>
    sum(rows.filter((row) => row.measure === measure && row.day === date))
  const scores = rows.filter(({ measure, score }) => measure === 'lead_scores' && score !== null)
  return {
    leads: total('lead_scores'),
    conversations: total('conversations'),
    messages: total('messages'),
    reports: total('reports'),
    mails: total('mails'),
    averageScore: average(scores),
    medianScore: median(scores),
    days: lastDays(rows[0]!.today).map((date) => ({
      date,
      conversations: on('conversations', date),
      leads: on('leads', date),
    })),
  }
}

function sum(rows: readonly Counted[]): number {
  return rows.reduce((total, { amount }) => total + amount, 0)
}

/** To one decimal place; null without a score. */
function average(scores: readonly Counted[]): number | null {
  const count = sum(scores)
  if (count === 0) return null
  const points = scores.reduce((total, { score, amount }) => total + score! * amount, 0)
  return Math.round((points / count) * 10) / 10
}

/** Of an even number the middle of the two in the middle. */
function median(scores: readonly Counted[]): number | null {
  const count = sum(scores)
  if (count === 0) return null
  const ascending = scores.toSorted((a, b) => a.score! - b.score!)
  const at = (place: number) => {
    let passed = 0
    return ascending.find(({ amount }) => (passed += amount) > place)!.score!
  }
  return (at(Math.floor((count - 1) / 2)) + at(Math.floor(count / 2))) / 2
}

/** The days of the chart, oldest first. */
function lastDays(today: string): string[] {
  const last = Date.parse(today)
  return Array.from({ length: chartDays }, (_, index) =>
    new Date(last - (chartDays - 1 - index) * 86_400_000).toISOString().slice(0, 10),
  )
}

const statusRows = rawStatement<{ status: LeadStatus; count: number }>(
  'leads_by_status',
  sql`
    select status, sum(amount)::integer as count from ${counted} as counted
    where measure = 'lead_scores' group by status`,
)

/** Every status, in the order of the contract, also those without a lead. */
export async function countLeadsByStatus(db: Db): Promise<{ status: LeadStatus; count: number }[]> {
  const rows = await statusRows(db).execute({})
  const found = new Map(rows.map(({ status, count }) => [status, count]))
  return leadStatuses.map((status) => ({ status, count: found.get(status) ?? 0 }))
}

const scoreRows = rawStatement<Counted>(
  'scores',
  sql`
    select measure, null as day, score, sum(amount)::float as amount from ${counted} as counted
    where measure = 'lead_scores' and score is not null and status <> 'spam' group by measure, score`,
)

export async function readAverageScore(db: Db): Promise<{ average: number | null; count: number }> {
  const scores = await scoreRows(db).execute({})
  return { average: average(scores), count: sum(scores) }
}
