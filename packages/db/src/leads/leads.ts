import type { Intent } from '@oka/contract/fact-value'
import type { Lead } from '@oka/contract/lead'
import { and, asc, eq, getTableColumns, sql } from 'drizzle-orm'

import type { Db } from '../client.ts'
import { jsonObject } from '../json-object.ts'
import { admins, facts, isForeignBudget, leads, type LeadRow } from '../schema.ts'
import { type Scoring, scoringColumns, toScoring } from '../rubric.ts'
import { statement } from '../statement.ts'
import { leadTopic, notify } from '../topics.ts'
import { factsOfLeadColumn, type KnownFact } from './facts.ts'
import { leadIsVisible } from '../visible.ts'

const {
  // What no client sees.
  scoreDue: _scoreDue,
  scorePoints: _scorePoints,
  deletedAt: _deletedAt,
  mergedInto: _mergedInto,
  search: _search,
  ...ownColumns
} = getTableColumns(leads)

const { ownerId: _ownerId, ...plainColumns } = ownColumns

/** The lead in a query of leads and their owners. */
export const leadColumn = jsonObject<Lead>({
  ...plainColumns,
  intent: sql<Intent | null>`(
    select ${facts.value} from ${facts}
    where ${facts.leadId} = ${leads.id} and ${facts.field} = 'intent'
      and ${facts.supersededBy} is null and not ${facts.rejected}
    order by ${facts.createdAt} desc, ${facts.id} desc limit 1
  )`,
  owner: sql`case when ${admins.id} is not null then ${jsonObject({ id: admins.id, name: admins.name })} end`,
})

const leadById = statement('lead_by_id', (db) =>
  db
    .select({ lead: leadColumn })
    .from(leads)
    .leftJoin(admins, eq(admins.id, leads.ownerId))
    .where(and(eq(leads.id, sql.placeholder('id')), leadIsVisible)),
)

/** The lead, unless there is none or it was deleted. */
export async function findLead(db: Db, id: number): Promise<Lead | undefined> {
  const [row] = await leadById(db).execute({ id })
  return row?.lead
}

const knownLead = statement('known_lead', (db) =>
  db
    .select({ lead: leadColumn, facts: factsOfLeadColumn, ...scoringColumns })
    .from(leads)
    .leftJoin(admins, eq(admins.id, leads.ownerId))
    .where(and(eq(leads.id, sql.placeholder('id')), leadIsVisible)),
)

/** The lead with its facts and what it is scored by, in one round trip. */
export async function findKnownLead(
  db: Db,
  id: number,
): Promise<{ lead: Lead; facts: KnownFact[]; scoring: Scoring } | undefined> {
  const [row] = await knownLead(db).execute({ id })
  if (!row) return undefined
  return { lead: row.lead, facts: row.facts, scoring: toScoring(row) }
}

/** Reads the lead and locks it until the transaction ends. */
export async function lockLead(tx: Db, id: number): Promise<LeadRow | undefined> {
  const [row] = await tx
    .select()
    .from(leads)
    .where(and(eq(leads.id, id), leadIsVisible))
    .for('update')
  return row
}

/** Whether there is a lead at all, deleted ones included. */
export async function hasLeads(db: Db): Promise<boolean> {
  const [known] = await db.select({ id: leads.id }).from(leads).limit(1)
  return known !== undefined
}

/** What is given of a new lead, or of a change; the rest is the database's to set. */
export type NewLead = Pick<LeadRow, 'name' | 'email' | 'company'> &
  Omit<typeof leads.$inferInsert, 'id' | 'version' | 'scoreDue' | 'createdAt' | 'updatedAt'>

export async function insertLead(tx: Db, given: NewLead): Promise<number> {
  const [row] = await tx.insert(leads).values(given).returning({ id: leads.id })
  await notify(tx, leadTopic(row!.id))
  return row!.id
}

/** Updates the lead and raises its version. */
export async function updateLead(tx: Db, id: number, change: Partial<NewLead>): Promise<void> {
  await tx
    .update(leads)
    .set({
      ...change,
      version: sql`${leads.version} + 1`,
      ...('fitScore' in change && { scoreDue: sql`'-infinity'` }),
    })
    .where(eq(leads.id, id))
  await notify(tx, leadTopic(id))
}

/** Makes the scores stale of leads with a budget in another currency than the score's. */
export async function scoreForeignBudgets(tx: Db): Promise<void> {
  const withForeign = tx.select({ id: facts.leadId }).from(facts).where(isForeignBudget)
  // By id, as the scoring of all leads locks them: neither waits for what the other holds.
  const locked = tx
    .select({ id: leads.id })
    .from(leads)
    // As an array: PostgreSQL estimates that half of all leads have one, and would scan them all.
    .where(and(leadIsVisible, sql`${leads.id} = any(array(${withForeign}))`))
    .orderBy(asc(leads.id))
    .for('no key update')
  await tx
    .update(leads)
    .set({ scoreDue: sql`'-infinity'`, updatedAt: sql`${leads.updatedAt}` })
    .where(sql`${leads.id} = any(array(${locked}))`)
}
