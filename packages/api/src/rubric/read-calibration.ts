import type { Admin } from '@oka/contract/auth'
import { type Calibration, type Decile, outcomesMax } from '@oka/contract/calibration'
import type { Rubric } from '@oka/contract/rubric'
import type { Criterion } from '@oka/contract/score'
import { countOutcomes, listOutcomes } from '@oka/db/leads/outcomes'
import { readRubric } from '@oka/db/rubric'

import type { Deps } from '../deps.ts'
import { type Outcome, suggestWeights } from './suggest-weights.ts'

/** How often leads of each tenth of the scores were won and lost, and which weights would have told them apart. */
export async function readCalibration(
  { db, limits }: Pick<Deps, 'db' | 'limits'>,
  admin: Admin,
): Promise<Calibration> {
  await limits.count('rubric_figures', String(admin.id))
  const [counted, outcomes, { rubric }] = await Promise.all([
    countOutcomes(db),
    listOutcomes(db, outcomesMax / 2),
    readRubric(db),
  ])
  return {
    deciles: toDeciles(counted),
    outcomes: counted.reduce((sum, { amount }) => sum + amount, 0),
    ...(await suggest(outcomes, rubric)),
  }
}

function toDeciles(counted: Awaited<ReturnType<typeof countOutcomes>>): Decile[] {
  const deciles = Array.from({ length: 10 }, (_, index) => ({
    from: index * 10,
    // The last one has the full score as well.
    to: index === 9 ? 100 : index * 10 + 9,
    won: 0,
    lost: 0,
  }))
  for (const { score, status, amount } of counted) {
    deciles[Math.min(9, Math.floor(score / 10))]![status === 'won' ? 'won' : 'lost'] += amount
  }
  return deciles
}

async function suggest(
  outcomes: Awaited<ReturnType<typeof listOutcomes>>,
  { weights, own }: Rubric,
): Promise<Pick<Calibration, 'usable' | 'suggestion'>> {
  const now = [
    ...Object.entries(weights),
    ...own.map(({ id, weight }) => [id, weight] as const),
  ] as (readonly [Criterion, number])[]
  const weighed = now.filter(([, weight]) => weight > 0)
  const rows = outcomes
    // A score given by hand says nothing of the criteria.
    .filter(({ points }) => points.staff === undefined)
    .map(({ status, points }): Outcome => {
      const shares = weighed.map(
        ([name, weight]) => [name, Math.min(1, (points[name] ?? 0) / weight)] as const,
      )
      return { won: status === 'won', shares: Object.fromEntries(shares) }
    })
  const suggested = await suggestWeights(
    rows,
    weighed.map(([name]) => name),
  )
  const suggestion = suggested
    ? weighed.map(([criterion, weight]) => ({
        criterion,
        now: weight,
        suggested: suggested[criterion]!,
      }))
    : null
  return { usable: rows.length, suggestion }
}
