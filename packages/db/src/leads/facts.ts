import type { Fact, FactField, OwnField } from '@oka/contract/fact'
import { aliasedTable, and, asc, eq, inArray, isNull, ne, or, type SQL, sql } from 'drizzle-orm'

import type { Db } from '../client.ts'
import { admins, facts, type FactRow, leads } from '../schema.ts'
import { statement } from '../statement.ts'

const { placeholder } = sql

/** A fact, and whether staff replaced it; `rejected`: nothing is known of its field. */
export type KnownFact = Fact & { id: string; supersededByStaff: boolean; rejected: boolean }

export type FactOwner = { leadId: number } | { conversationId: string }

const successor = aliasedTable(facts, 'successor')
/** Of facts and their successors: the current ones, and those of the visitor that staff have corrected. */
const isListed = or(
  isNull(facts.supersededBy),
  and(
    eq(successor.by, 'staff'),
    eq(successor.rejected, false),
    ne(facts.by, 'staff'),
    eq(facts.rejected, false),
  ),
)

function selectFacts(db: Db, ofOwner: SQL) {
  return db
    .select({
      id: facts.id,
      field: facts.field,
      value: facts.value,
      by: facts.by,
      rejected: facts.rejected,
      messageId: facts.messageId,
      quote: facts.quote,
      author: admins.name,
      successorBy: successor.by,
    })
    .from(facts)
    .leftJoin(successor, eq(successor.id, facts.supersededBy))
    .leftJoin(admins, eq(admins.id, facts.authorId))
    .where(and(ofOwner, isListed))
    .orderBy(asc(facts.createdAt), asc(facts.id))
}

const factsOfLead = statement('facts_of_lead', (db) =>
  selectFacts(db, eq(facts.leadId, placeholder('leadId'))),
)
const factsOfConversation = statement('facts_of_conversation', (db) =>
  selectFacts(db, eq(facts.conversationId, placeholder('conversationId'))),
)

/**
 * The current facts, in the order they became known, and those of the visitor that staff have
 * corrected since: a correction does not retract what was said, a rejection does. Includes
 * rejections.
 */
export async function listFacts(db: Db, owner: FactOwner): Promise<KnownFact[]> {
  const rows = await ('leadId' in owner ? factsOfLead : factsOfConversation)(db).execute(owner)
  return rows.map((row) => {
    const { id, successorBy, rejected } = row
    return Object.assign(toFact(row), { id, rejected, supersededByStaff: successorBy === 'staff' })
  })
}

/** The facts of the lead in a query of leads, as `listFacts` returns them, in one column. */
export const factsOfLeadColumn = sql<KnownFact[]>`(
  select coalesce(json_agg(json_build_object(
    'field', ${facts.field}, 'value', ${facts.value}, 'by', ${facts.by}, 'messageId', ${facts.messageId},
    'quote', ${facts.quote}, 'author', authors.name, 'id', ${facts.id}, 'rejected', ${facts.rejected},
    'supersededByStaff', ${successor.by} is not distinct from 'staff'
  ) order by ${facts.createdAt}, ${facts.id}), '[]'::json)
  from ${facts}
  left join ${facts} as successor on ${successor.id} = ${facts.supersededBy}
  left join ${admins} as authors on authors.id = ${facts.authorId}
  where ${facts.leadId} = ${leads.id} and ${isListed}
)`

type ScoredFact = {
  id: string
  lead_id: number
  field: KnownFact['field']
  value: string
  by: KnownFact['by']
  rejected: boolean
  superseded_by: string | null
}

/**
 * The same of many leads, for their scores: without quotations and authors, and read by one plain
 * statement, since there are thousands of rows. Leads without facts are left out.
 */
export async function listFactsOfLeads(
  db: Db,
  leadIds: readonly number[],
): Promise<Map<number, KnownFact[]>> {
  const rows = await db.execute<ScoredFact>(sql`
    select id, lead_id, field, value, by, rejected, superseded_by from facts
    where lead_id = any(${sql.param(leadIds)}::integer[]) order by created_at, id`)
  const byId = new Map(rows.map((row) => [row.id, row]))
  const known = rows.flatMap((row) => {
    const newer = row.superseded_by === null ? undefined : byId.get(row.superseded_by)
    if (row.superseded_by !== null && !isCorrection(row, newer)) return []
    return [{ row, supersededByStaff: newer?.by === 'staff' }]
  })
  const grouped = new Map<number, KnownFact[]>()
  for (const { row, supersededByStaff } of known) {
    const { id, field, value, by, rejected } = row
    const rest = { messageId: null, quote: null, author: null }
    const fact = { id, field, value, by, rejected, supersededByStaff, ...rest }
    const others = grouped.get(row.lead_id)
    if (others) others.push(fact)
    else grouped.set(row.lead_id, [fact])
  }
  return grouped
}

/** Whether staff gave another value for what a visitor said. */
function isCorrection(row: ScoredFact, newer: ScoredFact | undefined): boolean {
  return newer?.by === 'staff' && !newer.rejected && row.by !== 'staff' && !row.rejected
}

/** The facts that hold: neither corrected nor rejected. */
export function inForce(known: readonly KnownFact[]): KnownFact[] {
  return known.filter(({ supersededByStaff, rejected }) => !supersededByStaff && !rejected)
}

/** Public shape of a fact. */
export function toFact({ field, value, by, messageId, quote, author }: Fact): Fact {
  return { field, value, by, messageId, quote, author }
}

export type NewFact = Pick<FactRow, 'id' | 'field' | 'value' | 'by'> &
  Partial<
    Pick<
      FactRow,
      | 'leadId'
      | 'conversationId'
      | 'messageId'
      | 'quote'
      | 'quoteStart'
      | 'quoteEnd'
      | 'rejected'
      | 'authorId'
      | 'supersededBy'
    >
  >

/** Stores facts; each supersedes those named with it. */
export async function insertFacts(
  tx: Db,
  given: readonly { fact: NewFact; replaces: readonly string[] }[],
): Promise<void> {
  if (given.length === 0) return
  await tx.insert(facts).values(given.map(({ fact }) => fact))
  for (const { fact, replaces } of given) {
    if (replaces.length === 0) continue
    await tx
      .update(facts)
      .set({ supersededBy: fact.id })
      .where(inArray(facts.id, [...replaces]))
  }
}

/** Deletes a fact of staff; what the visitor said before is in force again. */
export async function deleteStaffFacts(
  tx: Db,
  owner: FactOwner,
  field: FactField | 'fitScore' | OwnField,
): Promise<void> {
  const ofOwner =
    'leadId' in owner
      ? eq(facts.leadId, owner.leadId)
      : eq(facts.conversationId, owner.conversationId)
  // The foreign key sets `superseded_by` of the replaced fact to null.
  await tx.delete(facts).where(and(ofOwner, eq(facts.field, field), eq(facts.by, 'staff')))
}

/** Assigns the facts of a conversation to the lead created from it. */
export async function giveFactsToLead(
  tx: Db,
  conversationId: string,
  leadId: number,
): Promise<void> {
  await tx
    .update(facts)
    .set({ leadId })
    .where(and(eq(facts.conversationId, conversationId), sql`${facts.leadId} is null`))
}
