import { defaultRubric } from '@oka/contract/rubric'
import type { MovedCriterion, ScoreCause } from '@oka/contract/score'
import type { Db } from '@oka/db/client'
import { type KnownFact, listFactsOfLeads } from '@oka/db/leads/facts'
import {
  insertScoreChanges,
  type LeadToScore,
  type NewScore,
  type NewScoreChange,
  setScores,
} from '@oka/db/leads/scores'

import type { Scoring } from '@oka/db/rubric'
import { ages, companyToday, movesBetween, pointsOf, type RatedRubric, score } from './score.ts'

type Scored = { row: NewScore; change: NewScoreChange | undefined; isNew: boolean }

/**
 * Scores locked leads as of today, by as many statements as for one, and keeps what changed their
 * scores. Returns the ids of those whose total changed.
 *
 * @param causeOf what moved these criteria
 */
export async function scoreLeads(
  tx: Db,
  leads: readonly LeadToScore[],
  { company, rubric, version }: Scoring,
  causeOf: (moves: readonly MovedCriterion[]) => ScoreCause,
): Promise<number[]> {
  const facts = await listFactsOfLeads(
    tx,
    leads.map(({ id }) => id),
  )
  const rated = { ...rubric, rates: company.rates }
  const day = companyToday(company)
  const scored = leads.map((lead) => {
    const { row, moves } = scoreLead(lead, facts.get(lead.id) ?? [], rated, day)
    const isMoved = moves.length > 0 || row.fitScore !== lead.fitScore
    const change = isMoved
      ? {
          leadId: lead.id,
          cause: causeOf(moves),
          before: lead.fitScore,
          after: row.fitScore,
          criteria: moves,
          rubricVersion: version,
        }
      : undefined
    const isNew = isMoved || lead.scorePoints === null || lead.scoreDue !== row.scoreDue
    return { row, change, isNew } satisfies Scored
  })
  await setScores(
    tx,
    scored.flatMap(({ row, isNew }) => (isNew ? [row] : [])),
  )
  const changes = scored.flatMap(({ change }) => (change ? [change] : []))
  await insertScoreChanges(tx, changes)
  return changes.flatMap(({ leadId, before, after }) => (before === after ? [] : [leadId]))
}

function scoreLead(
  lead: LeadToScore,
  facts: readonly KnownFact[],
  rubric: RatedRubric,
  day: string,
): { row: NewScore; moves: MovedCriterion[] } {
  const result = score(facts, rubric, day)
  const points = pointsOf(result)
  const row = {
    id: lead.id,
    fitScore: result.total,
    scorePoints: points,
    scoreDue: ages(facts, rubric) ? dayAfter(day) : 'infinity',
  }
  // A lead that was scored before its points were kept was scored by version 1.
  const before = { ...defaultRubric, rates: rubric.rates ?? [] }
  const former = lead.scorePoints ?? pointsOf(score(facts, before, day))
  return { row, moves: movesBetween(former, points) }
}

function dayAfter(day: string): string {
  const next = new Date(`${day}T00:00:00Z`)
  next.setUTCDate(next.getUTCDate() + 1)
  return next.toISOString().slice(0, 10)
}
