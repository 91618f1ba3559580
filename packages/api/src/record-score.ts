import type { Score, ScoreCause } from '@oka/contract/score'
import type { Db } from '@oka/db/client'
import type { KnownFact } from '@oka/db/leads/facts'
import { insertScoreChanges, type NewScoreChange } from '@oka/db/leads/scores'
import type { LeadRow } from '@oka/db/schema'

import type { Scoring } from '@oka/db/rubric'
import { movesBetween, type Points, pointsOf, scoreToday } from './score.ts'

/** The columns of a lead that follow from its score. */
export function scoreColumns(score: Score): Pick<LeadRow, 'fitScore' | 'scorePoints'> {
  return { fitScore: score.total, scorePoints: pointsOf(score) }
}

/** What a lead's score was: as it is stored, or computed for a lead that was scored before points were kept. */
export type FormerScore = { fitScore: number | null; scorePoints: Points }

export const noScore: FormerScore = { fitScore: null, scorePoints: {} }

/** The score that a locked lead has, from its row and the facts it had. */
export function formerScore(
  { fitScore, scorePoints }: Pick<LeadRow, 'fitScore' | 'scorePoints'>,
  known: readonly KnownFact[],
  { company, rubric }: Scoring,
): FormerScore {
  const points = scorePoints ?? pointsOf(scoreToday(known, company, rubric))
  return { fitScore, scorePoints: points }
}

type Change = {
  before: FormerScore
  after: Score
  cause: ScoreCause
  fields: string[]
  version: number
  authorId?: number | undefined
}

/** What changed the score of a lead; undefined where every criterion has the points it had. */
export function describeChange({
  before,
  after,
  cause,
  fields,
  version,
  authorId,
}: Change): Omit<NewScoreChange, 'leadId'> | undefined {
  const criteria = movesBetween(before.scorePoints, pointsOf(after))
  if (criteria.length === 0 && before.fitScore === after.total) return undefined
  return {
    cause,
    before: before.fitScore,
    after: after.total,
    criteria,
    fields,
    rubricVersion: version,
    authorId,
  }
}

/** Keeps what changed the score of a lead, unless every criterion has the points it had. */
export async function recordScore(tx: Db, leadId: number, change: Change): Promise<void> {
  const described = describeChange(change)
  if (described) await insertScoreChanges(tx, [{ ...described, leadId }])
}
