import type { FactField } from '@oka/contract/fact'
import { isAuthority, readBudget, readHorizon } from '@oka/contract/fact-value'
import type { Criterion, Score, ScoredCriterion } from '@oka/contract/score'
import { type KnownFact, toFact } from '@oka/db/facts'

/** How many points each answer is worth. The maxima add up to 100. */
export type Rubric = {
  need: { stated: number; detailed: number; detailedFrom: number }
  /** From the amount, in whole units of the currency; the upper end of a range counts. */
  budget: readonly { from: number; points: number }[]
  /** Up to the months. */
  horizon: readonly { upTo: number; points: number }[]
  authority: Record<'decides' | 'shares' | 'other', number>
  company: number
  contact: { email: number; phone: number; name: number }
}

/** Our own weights, after BANT: budget and need first, then who decides and when. */
export const defaultRubric: Rubric = {
  need: { stated: 12, detailed: 20, detailedFrom: 40 },
  budget: [
    { from: 50_000, points: 25 },
    { from: 20_000, points: 20 },
    { from: 10_000, points: 15 },
    { from: 5_000, points: 10 },
    { from: 0, points: 5 },
  ],
  horizon: [
    { upTo: 3, points: 15 },
    { upTo: 6, points: 11 },
    { upTo: 12, points: 7 },
    { upTo: Infinity, points: 3 },
  ],
  authority: { decides: 15, shares: 10, other: 5 },
  company: 10,
  contact: { email: 8, phone: 4, name: 3 },
}

/**
 * The fit of a lead, 0 to 100: what was said, weighed by the rubric. Pure, so that stored facts
 * always give the score again. Each point stands on a fact: a quotation of the visitor, or the
 * entry of a member of staff. Contact details count only as given by the visitor, since leaving
 * them is what tells something. A score given by hand stands alone.
 */
export function score(facts: readonly KnownFact[], rubric: Rubric = defaultRubric): Score {
  const byHand = facts.findLast(({ field }) => field === 'fitScore')
  if (byHand) {
    const points = Number(byHand.value)
    const criteria = [criterionOf('staff', points, 100, [byHand])]
    return { total: points, criteria }
  }
  const criteria = [
    scoreNeed(facts, rubric),
    scoreBudget(facts, rubric),
    scoreHorizon(facts, rubric),
    scoreAuthority(facts, rubric),
    scoreStated(facts, 'company', { company: rubric.company }),
    scoreStated(facts, 'contact', rubric.contact),
  ]
  const known = criteria.some(({ facts: evidence }) => evidence.length > 0)
  const total = criteria.reduce((sum, { points }) => sum + points, 0)
  return { total: known ? total : null, criteria }
}

function criterionOf(
  criterion: Criterion,
  points: number,
  max: number,
  facts: readonly KnownFact[],
): ScoredCriterion {
  return { criterion, points, max, facts: facts.map(toFact) }
}

/** The fact in force: what staff entered, else what was said last. */
function current(facts: readonly KnownFact[], field: FactField): KnownFact | undefined {
  return facts.findLast((fact) => fact.field === field && !fact.supersededByStaff)
}

function scoreNeed(facts: readonly KnownFact[], { need }: Rubric): ScoredCriterion {
  const fact = current(facts, 'need')
  if (!fact) return criterionOf('need', 0, need.detailed, [])
  const detailed = (fact.quote ?? fact.value).length >= need.detailedFrom
  return criterionOf('need', detailed ? need.detailed : need.stated, need.detailed, [fact])
}

function scoreBudget(facts: readonly KnownFact[], { budget }: Rubric): ScoredCriterion {
  const max = budget[0]!.points
  const fact = current(facts, 'budget')
  const amount = fact && readBudget(fact.value)?.max
  const step = amount === undefined ? undefined : budget.find(({ from }) => amount >= from)
  return criterionOf('budget', step?.points ?? 0, max, fact && step ? [fact] : [])
}

function scoreHorizon(facts: readonly KnownFact[], { horizon }: Rubric): ScoredCriterion {
  const max = horizon[0]!.points
  const fact = current(facts, 'horizon')
  const months = fact ? readHorizon(fact.value) : null
  const step = months === null ? undefined : horizon.find(({ upTo }) => months <= upTo)
  return criterionOf('horizon', step?.points ?? 0, max, fact && step ? [fact] : [])
}

function scoreAuthority(facts: readonly KnownFact[], { authority }: Rubric): ScoredCriterion {
  const fact = current(facts, 'authority')
  if (!fact || !isAuthority(fact.value)) return criterionOf('authority', 0, authority.decides, [])
  return criterionOf('authority', authority[fact.value], authority.decides, [fact])
}

/** Points for each field the visitor gave, whether or not staff has corrected it since. */
function scoreStated(
  facts: readonly KnownFact[],
  criterion: Criterion,
  points: Partial<Record<FactField, number>>,
): ScoredCriterion {
  const fields = Object.keys(points) as FactField[]
  const given = fields.flatMap((field) => {
    const fact = facts.findLast(
      (candidate) => candidate.field === field && candidate.by !== 'staff',
    )
    return fact ? [fact] : []
  })
  const sum = (names: readonly (FactField | 'fitScore')[]) =>
    names.reduce((total, name) => total + (points[name as FactField] ?? 0), 0)
  return criterionOf(criterion, sum(given.map(({ field }) => field)), sum(fields), given)
}
