import { and, desc, eq, inArray, isNotNull, sql } from 'drizzle-orm'
import { unionAll } from 'drizzle-orm/pg-core'

import type { Db } from '../client.ts'
import { countChanges, counts, leads, type LeadRow } from '../schema.ts'
import { leadIsVisible } from '../visible.ts'

const outcomes = ['won', 'lost'] as const

/** How many leads with each score were won, and lost; read from the counts. */
export async function countOutcomes(
  db: Db,
): Promise<{ score: number; status: string; amount: number }[]> {
  const of = (table: typeof counts | typeof countChanges) =>
    db
      .select({ score: table.score, status: table.status, amount: table.amount })
      .from(table)
      .where(
        and(
          eq(table.measure, 'lead_scores'),
          inArray(table.status, [...outcomes]),
          isNotNull(table.score),
        ),
      )
  const all = unionAll(of(counts), of(countChanges)).as('outcomes')
  const rows = await db
    .select({
      score: all.score,
      status: all.status,
      amount: sql<number>`sum(${all.amount})::integer`,
    })
    .from(all)
    .groupBy(all.score, all.status)
  return rows.map(({ score, status, amount }) => ({ score: score!, status: status!, amount }))
}

type Outcome = { status: string; points: NonNullable<LeadRow['scorePoints']> }

/** The points of the latest won and lost leads, at most so many of each. */
export async function listOutcomes(db: Db, limit: number): Promise<Outcome[]> {
  const of = (status: (typeof outcomes)[number]) =>
    db
      .select({ status: leads.status, points: leads.scorePoints })
      .from(leads)
      .where(
        and(
          leadIsVisible,
          eq(leads.status, status),
          isNotNull(leads.fitScore),
          isNotNull(leads.scorePoints),
        ),
      )
      .orderBy(desc(leads.createdAt), desc(leads.id))
      .limit(limit)
  const rows = (await Promise.all(outcomes.map(of))).flat()
  return rows.map(({ status, points }) => ({ status, points: points! }))
}
