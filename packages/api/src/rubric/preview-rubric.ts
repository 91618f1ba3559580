import { setImmediate as nextTurn } from 'node:timers/promises'

import type { Admin } from '@oka/contract/auth'
import {
  moversMax,
  type PreviewRubric,
  previewSize,
  type Rubric,
  type RubricMover,
  type RubricPreview,
} from '@oka/contract/rubric'
import { bandOf } from '@oka/contract/band'
import type { Score } from '@oka/contract/score'
import { type KnownFact, listFactsOfLeads } from '@oka/db/leads/facts'
import { listLatestLeads } from '@oka/db/leads/scores'
import { countLeads, readScoring } from '@oka/db/rubric'

import type { Deps } from '../deps.ts'
import { companyToday, movesBetween, pointsOf, score } from '../score.ts'

/** Leads of one query; in between other calls are answered. */
const batch = 250

type Lead = Pick<RubricMover, 'name' | 'company'> & { id: number }
type Compared = { lead: Lead; before: Score; after: Score }

/** Which of the latest leads would move under another rubric, and by which criteria. Nothing is stored. */
export async function previewRubric(
  { db, limits }: Pick<Deps, 'db' | 'limits'>,
  admin: Admin,
  { rubric }: PreviewRubric,
): Promise<RubricPreview> {
  await limits.count('rubric_figures', String(admin.id))
  const [total, scoring, leads] = await Promise.all([
    countLeads(db),
    readScoring(db),
    listLatestLeads(db, previewSize),
  ])
  const { rates } = scoring.company
  const day = companyToday(scoring.company)
  const rated = (one: Rubric) => ({ ...one, rates })
  const compare = (lead: Lead, facts: readonly KnownFact[]): Compared => ({
    lead,
    before: score(facts, rated(scoring.rubric), day),
    after: score(facts, rated(rubric), day),
  })
  const compared: Compared[] = []
  for (let start = 0; start < leads.length; start += batch) {
    const some = leads.slice(start, start + batch)
    const facts = await listFactsOfLeads(
      db,
      some.map(({ id }) => id),
    )
    compared.push(...some.map((lead) => compare(lead, facts.get(lead.id) ?? [])))
    await nextTurn()
  }
  return { total, lookedAt: leads.length, ...summarise(compared, scoring.rubric, rubric) }
}

function summarise(
  compared: readonly Compared[],
  former: Rubric,
  next: Rubric,
): Omit<RubricPreview, 'total' | 'lookedAt'> {
  const moves = compared.map(moveOf)
  return {
    up: moves.filter((move) => move > 0).length,
    down: moves.filter((move) => move < 0).length,
    same: moves.filter((move) => move === 0).length,
    before: countBands(
      compared.map(({ before }) => before),
      former,
    ),
    after: countBands(
      compared.map(({ after }) => after),
      next,
    ),
    movers: compared
      .filter((one) => moveOf(one) !== 0)
      .toSorted((one, other) => Math.abs(moveOf(other)) - Math.abs(moveOf(one)))
      .slice(0, moversMax)
      .map(toMover),
  }
}

/** Having no score is less than 0 points. */
const moveOf = ({ before, after }: Compared) => (after.total ?? -1) - (before.total ?? -1)

function countBands(scores: readonly Score[], { thresholds }: Rubric): RubricPreview['before'] {
  const counts = { hot: 0, warm: 0, cold: 0, none: 0 }
  for (const { total } of scores) counts[bandOf(total, thresholds)] += 1
  return counts
}

function toMover({ lead, before, after }: Compared): RubricMover {
  return {
    leadId: lead.id,
    name: lead.name,
    company: lead.company,
    before: before.total,
    after: after.total,
    criteria: movesBetween(pointsOf(before), pointsOf(after)),
  }
}
