import type { FactField } from '@oka/contract/fact'
import { type Budget, isAuthority, monthsBetween, readBudget } from '@oka/contract/fact-value'
import type { Conversion, Criterion, Score, ScoredCriterion } from '@oka/contract/score'
import { type CompanySettings, type CurrencyRate, scoreCurrency } from '@oka/contract/settings'
import { dayIn, timeZoneOf } from '@oka/contract/time-zone'
import { inForce, type KnownFact, toFact } from '@oka/db/leads/facts'

/** How many points each answer is worth. The maxima add up to 100. */
export type Rubric = {
  need: number
  /** Under this amount a year a need is no project of ours, and earns nothing. */
  least: number
  /** From the amount a year in `scoreCurrency`; the upper end of a range counts. */
  budget: readonly { from: number; points: number }[]
  /** For a budget in a currency without a rate: stated, but not comparable. */
  unrated: number
  /** Nor does it earn more than if its currency were worth that much: none is (one Kuwaiti dinar is about 3 EUR). */
  worthAtMost: number
  /** Value of one unit of each other currency in `scoreCurrency`. */
  rates: readonly CurrencyRate[]
  /** Up to the months. */
  horizon: readonly { upTo: number; points: number }[]
  authority: Record<'decides' | 'shares' | 'other', number>
  /** Who they are: the company, or how many people it has. */
  company: number
  contact: { email: number; phone: number; name: number }
}

/**
 * Our own weights, after BANT, fitted to the bands that the conversations of the corpus are in
 * (docs/decisions/043): 70 is a lead to call today, 40 one to follow up. A need and a sufficient
 * budget make most of it; contact details say little about whether a lead buys.
 */
export const defaultRubric: Rubric = {
  need: 21,
  least: 750,
  budget: [
    { from: 50_000, points: 34 },
    { from: 20_000, points: 18 },
    { from: 10_000, points: 14 },
    { from: 5_000, points: 3 },
    { from: 3_000, points: 2 },
    { from: 1_000, points: 1 },
    { from: 0, points: 0 },
  ],
  unrated: 13,
  worthAtMost: 3.5,
  rates: [],
  horizon: [
    { upTo: 3, points: 13 },
    { upTo: 6, points: 11 },
    { upTo: 9, points: 9 },
    { upTo: 12, points: 6 },
    { upTo: Infinity, points: 0 },
  ],
  authority: { decides: 13, shares: 9, other: 1 },
  company: 11,
  contact: { email: 4, phone: 3, name: 1 },
}

/**
 * The fit of a lead, 0 to 100: facts weighed by the rubric. Pure, so that stored facts always give
 * the same score. Each point is backed by a fact: a quotation of the visitor, or a staff entry.
 * Contact details count only when the visitor gave them, since leaving them is the signal. A score
 * entered by hand stands alone.
 *
 * Only buyers are scored, and visitors who stated a need or a budget and are not known to be
 * anything else; otherwise the total is null and the fact `intent` says why. `day`, as
 * `YYYY-MM-DD`, is the one from which the horizon is counted.
 */
export function score(known: readonly KnownFact[], rubric: Rubric, day: string): Score {
  const facts = known.filter(({ rejected }) => !rejected)
  const byHand = facts.findLast(({ field }) => field === 'fitScore')
  if (byHand) {
    const points = Number(byHand.value)
    const criteria = [criterionOf('staff', points, 100, [byHand])]
    return { total: points, criteria }
  }
  if (!isScored(facts)) return { total: null, criteria: [] }
  const criteria = [
    scoreNeed(facts, rubric),
    scoreBudget(facts, rubric),
    scoreHorizon(facts, rubric, day),
    scoreAuthority(facts, rubric),
    scoreCompany(facts, rubric),
    scoreContact(facts, rubric),
  ]
  return { total: criteria.reduce((sum, { points }) => sum + points, 0), criteria }
}

/** The score as of today where the company is, by the rates its admins have set. */
export function scoreToday(known: readonly KnownFact[], company: CompanySettings): Score {
  return score(known, rubricOf(company), dayIn(timeZoneOf(company), new Date()))
}

/** Our weights with the company's rates. */
export function rubricOf({ rates }: Pick<CompanySettings, 'rates'>): Rubric {
  return { ...defaultRubric, rates }
}

/** Whether the lead counts as a buyer: nothing known says otherwise. */
export function isBuyer(known: readonly KnownFact[]): boolean {
  const intent = current(inForce(known), 'intent')
  return intent === undefined || intent.value === 'buyer'
}

function isScored(facts: readonly KnownFact[]): boolean {
  if (current(facts, 'intent')) return isBuyer(facts)
  return Boolean(current(facts, 'need') ?? current(facts, 'budget'))
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

function scoreNeed(facts: readonly KnownFact[], rubric: Rubric): ScoredCriterion {
  const { need: max, least, rates } = rubric
  const fact = current(facts, 'need')
  if (!fact) return criterionOf('need', 0, max, [])
  const budget = current(facts, 'budget')
  const stated = budget && readBudget(budget.value)
  // Without a rate: what is little in any currency is little.
  const rate = stated && (conversionOf(stated, rates)?.rate ?? 1)
  const isTooLittle = stated && yearly(stated) * rate! < least
  return isTooLittle
    ? criterionOf('need', 0, max, [fact, budget])
    : criterionOf('need', max, max, [fact])
}

/** The upper end of what is spent in a year, in its own currency. */
function yearly({ max, period }: Budget): number {
  return max * (period === 'month' ? 12 : 1)
}

/** The rate that a budget in another currency is converted by; undefined when none is needed. */
function conversionOf({ currency }: Budget, rates: Rubric['rates']): Conversion | undefined {
  if (currency === scoreCurrency) return undefined
  const known = rates.find((one) => one.currency === currency)
  return { currency, rate: known?.rate ?? null, day: known?.day ?? null }
}

function scoreBudget(
  facts: readonly KnownFact[],
  { budget, rates, unrated, worthAtMost }: Rubric,
): ScoredCriterion {
  const max = budget[0]!.points
  const fact = current(facts, 'budget')
  const stated = fact && readBudget(fact.value)
  if (!stated) return criterionOf('budget', 0, max, [])
  const conversion = conversionOf(stated, rates)
  const scored = (points: number) => ({
    ...criterionOf('budget', points, max, [fact]),
    ...(conversion && { conversion }),
  })
  const pointsFor = (amount: number) => budget.find(({ from }) => amount >= from)?.points ?? 0
  if (conversion?.rate === null) {
    return scored(Math.min(unrated, pointsFor(yearly(stated) * worthAtMost)))
  }
  return scored(pointsFor(yearly(stated) * (conversion?.rate ?? 1)))
}

function scoreHorizon(
  facts: readonly KnownFact[],
  { horizon }: Rubric,
  day: string,
): ScoredCriterion {
  const max = horizon[0]!.points
  const fact = current(facts, 'horizon')
  const months = fact ? monthsBetween(day, fact.value) : null
  const step = months === null ? undefined : horizon.find(({ upTo }) => months <= upTo)
  return criterionOf('horizon', step?.points ?? 0, max, fact && step ? [fact] : [])
}

function scoreAuthority(facts: readonly KnownFact[], { authority }: Rubric): ScoredCriterion {
  const fact = current(facts, 'authority')
  if (!fact || !isAuthority(fact.value)) return criterionOf('authority', 0, authority.decides, [])
  return criterionOf('authority', authority[fact.value], authority.decides, [fact])
}

function scoreCompany(facts: readonly KnownFact[], { company }: Rubric): ScoredCriterion {
  const fact = current(facts, 'company') ?? current(facts, 'size')
  return criterionOf('company', fact ? company : 0, company, fact ? [fact] : [])
}

/** Points for each detail the visitor gave, whether or not staff has corrected it since. */
function scoreContact(facts: readonly KnownFact[], { contact }: Rubric): ScoredCriterion {
  const fields = ['email', 'phone', 'name'] as const
  const given = fields.flatMap((field) => {
    const fact = facts.findLast((one) => one.field === field && one.by !== 'staff')
    return fact ? [{ fact, points: contact[field] }] : []
  })
  return criterionOf(
    'contact',
    sum(given.map(({ points }) => points)),
    sum(Object.values(contact)),
    given.map(({ fact }) => fact),
  )
}

const sum = (points: readonly number[]) => points.reduce((total, one) => total + one, 0)
