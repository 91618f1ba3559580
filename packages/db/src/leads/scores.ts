import type { MovedCriterion, ScoreCause, ScoreChange } from '@oka/contract/score'
import { and, asc, desc, eq, gt, lte, sql } from 'drizzle-orm'

import type { Db } from '../client.ts'
import { newId } from '../id.ts'
import { admins, leads, type LeadRow, scoreChanges } from '../schema.ts'
import { leadIsVisible } from '../visible.ts'

/** What a new score is computed from, and compared with. */
export type LeadToScore = Pick<LeadRow, 'id' | 'fitScore' | 'scorePoints' | 'scoreDue'>

const toScore = {
  id: leads.id,
  fitScore: leads.fitScore,
  scorePoints: leads.scorePoints,
  scoreDue: leads.scoreDue,
}

/**
 * Locks leads whose score is stale on that day, since time has passed or a rate has changed; skips
 * locked rows.
 */
export async function lockLeadsToScore(tx: Db, day: string, limit: number): Promise<LeadToScore[]> {
  return tx
    .select(toScore)
    .from(leads)
    .where(and(leadIsVisible, lte(leads.scoreDue, day)))
    .orderBy(asc(leads.scoreDue))
    .limit(limit)
    .for('no key update', { skipLocked: true })
}

/** Locks the next leads by id; waits for those that are being changed. */
export async function lockLeadsAfter(tx: Db, id: number, limit: number): Promise<LeadToScore[]> {
  return tx
    .select(toScore)
    .from(leads)
    .where(and(leadIsVisible, gt(leads.id, id)))
    .orderBy(asc(leads.id))
    .limit(limit)
    .for('no key update')
}

export type NewScore = {
  id: number
  fitScore: number | null
  scorePoints: NonNullable<LeadRow['scorePoints']>
  /** The day from which it is stale; `infinity` where time does not change it. */
  scoreDue: string
}

/**
 * Stores the scores of locked leads by one statement. The versions stay: the leads themselves have
 * not changed.
 */
export async function setScores(tx: Db, scores: readonly NewScore[]): Promise<void> {
  if (scores.length === 0) return
  // As text: the driver would send an array of objects otherwise.
  await tx.execute(sql`
    update leads set fit_score = given.fit_score, score_points = given.score_points, score_due = given.score_due
    from jsonb_to_recordset(${JSON.stringify(scores.map(toScoreRecord))}::text::jsonb)
      as given (id integer, fit_score integer, score_points jsonb, score_due date)
    where leads.id = given.id`)
}

const toScoreRecord = ({ id, fitScore, scorePoints, scoreDue }: NewScore) => ({
  id,
  fit_score: fitScore,
  score_points: scorePoints,
  score_due: scoreDue,
})

export type NewScoreChange = {
  leadId: number
  cause: ScoreCause
  before: number | null
  after: number | null
  criteria: MovedCriterion[]
  fields?: string[]
  rubricVersion: number
  authorId?: number | undefined
}

/** Its columns besides the lead's id, as JSON names them. */
export const toRecord = (change: Omit<NewScoreChange, 'leadId'>) => ({
  id: newId(),
  cause: change.cause,
  before: change.before,
  after: change.after,
  criteria: change.criteria,
  fields: change.fields ?? [],
  rubric_version: change.rubricVersion,
  author_id: change.authorId ?? null,
})

export async function insertScoreChanges(
  tx: Db,
  changes: readonly NewScoreChange[],
): Promise<void> {
  if (changes.length === 0) return
  const records = changes.map((change) => ({ ...toRecord(change), lead_id: change.leadId }))
  await tx.execute(sql`
    insert into score_changes (id, lead_id, cause, before, after, criteria, fields, rubric_version, author_id)
    select * from jsonb_to_recordset(${JSON.stringify(records)}::text::jsonb)
      as given (id uuid, lead_id integer, cause text, before integer, after integer, criteria jsonb, fields text[],
        rubric_version integer, author_id integer)`)
}

/** How the score of a lead has changed, the newest first. */
export async function listScoreChanges(
  db: Db,
  leadId: number,
  limit: number,
): Promise<ScoreChange[]> {
  return db
    .select({
      id: scoreChanges.id,
      cause: scoreChanges.cause,
      before: scoreChanges.before,
      after: scoreChanges.after,
      criteria: scoreChanges.criteria,
      fields: scoreChanges.fields,
      rubricVersion: scoreChanges.rubricVersion,
      author: admins.name,
      createdAt: scoreChanges.createdAt,
    })
    .from(scoreChanges)
    .leftJoin(admins, eq(admins.id, scoreChanges.authorId))
    .where(eq(scoreChanges.leadId, leadId))
    .orderBy(desc(scoreChanges.id))
    .limit(limit)
}

/** The latest leads, for a preview. */
export async function listLatestLeads(
  db: Db,
  limit: number,
): Promise<Pick<LeadRow, 'id' | 'name' | 'company'>[]> {
  return db
    .select({ id: leads.id, name: leads.name, company: leads.company })
    .from(leads)
    .where(leadIsVisible)
    .orderBy(desc(leads.createdAt), desc(leads.id))
    .limit(limit)
}
