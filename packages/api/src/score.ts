import {
  type Budget,
  isAuthority,
  isBuyerIntent,
  monthsBetween,
  readBudget,
  readSize,
} from '@oka/contract/fact-value'
import type { OwnCriterion, Rubric } from '@oka/contract/rubric'
import type {
  Conversion,
  Criterion,
  MovedCriterion,
  Score,
  ScoredCriterion,
} from '@oka/contract/score'
import { type CompanySettings, type CurrencyRate, scoreCurrency } from '@oka/contract/settings'
import { dayIn, timeZoneOf } from '@oka/contract/time-zone'
import { inForce, type KnownFact, toFact } from '@oka/db/leads/facts'

/** A rubric, with the value of one unit of each other currency in `scoreCurrency`. */
export type RatedRubric = Rubric & { rates?: readonly CurrencyRate[] }

/**
 * A budget in a currency without a rate earns no more than if the currency were worth that much:
 * none is (one Kuwaiti dinar is about 3 EUR).
 */
const worthAtMost = 3.5

/**
 * The fit of a lead, 0 to 100: facts weighed by the rubric. Pure, so that stored facts always give
 * the same score. Each point is backed by a fact: a quotation of the visitor, or a staff entry.
 * Contact details count only when the visitor gave them, since leaving them is the signal. A score
 * entered by hand stands alone.
 *
 * Visitors whose intent the rubric excludes have no score, and of those without a known intent only
 * who stated a need or a budget has one; otherwise the total is null. `day`, as `YYYY-MM-DD`, is the
 * one from which days are counted.
 */
export function score(known: readonly KnownFact[], rubric: RatedRubric, day: string): Score {
  const facts = known.filter(({ rejected }) => !rejected)
  const byHand = facts.findLast(({ field }) => field === 'fitScore')
  if (byHand) {
    const points = Number(byHand.value)
    const criteria = [criterionOf('staff', points, 100, [byHand])]
    return { total: points, criteria }
  }
  if (!isScored(facts, rubric)) return { total: null, criteria: [] }
  const criteria = [
    scoreNeed(facts, rubric),
    scoreBudget(facts, rubric),
    scoreHorizon(facts, rubric, day),
    scoreAuthority(facts, rubric),
    scoreCompany(facts, rubric),
    scoreSize(facts, rubric),
    scoreContact(facts, rubric),
    ...rubric.own.map((own) => scoreOwn(facts, own, day)),
  ].filter(({ max }) => max > 0)
  return { total: sum(criteria.map(({ points }) => points)), criteria }
}

/** The score as of today where the company is, by the rates its admins have set. */
export function scoreToday(
  known: readonly KnownFact[],
  company: CompanySettings,
  rubric: Rubric,
): Score {
  return score(known, { ...rubric, rates: company.rates }, companyToday(company))
}

/** Today where the company is, `YYYY-MM-DD`. */
export function companyToday(company: CompanySettings): string {
  return dayIn(timeZoneOf(company), new Date())
}

/** Whether the score changes as time passes. */
export function ages(known: readonly KnownFact[], { own }: Rubric): boolean {
  const dated = own.flatMap(({ kind, id }) => (kind === 'date' ? [id] : []))
  const fields = new Set<string>(['horizon', ...dated])
  return inForce(known).some(({ field }) => fields.has(field))
}

/** The points by criterion; empty where there is no score. */
export type Points = Partial<Record<Criterion, number>>

export function pointsOf({ criteria }: Score): Points {
  return Object.fromEntries(criteria.map(({ criterion, points }) => [criterion, points]))
}

/** The criteria whose points differ. */
export function movesBetween(before: Points, after: Points): MovedCriterion[] {
  const names = Object.keys({ ...before, ...after }) as Criterion[]
  return names.flatMap((criterion) => {
    const move = { criterion, before: before[criterion] ?? null, after: after[criterion] ?? null }
    return move.before === move.after ? [] : [move]
  })
}

/** Whether the lead counts as a buyer: nothing known says otherwise. */
export function isBuyer(known: readonly KnownFact[]): boolean {
  return isBuyerIntent(current(inForce(known), 'intent')?.value)
}

function isScored(facts: readonly KnownFact[], { excludes }: Rubric): boolean {
  const intent = current(facts, 'intent')
  if (intent) return !(excludes as readonly string[]).includes(intent.value)
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

/** Points for that share of the weight, in percent. */
const pointsFor = (weight: number, share: number) => Math.round((weight * share) / 100)

/** The fact in force: what staff entered, else what was said last. */
function current(facts: readonly KnownFact[], field: KnownFact['field']): KnownFact | undefined {
  return facts.findLast((fact) => fact.field === field && !fact.supersededByStaff)
}

function scoreNeed(facts: readonly KnownFact[], rubric: RatedRubric): ScoredCriterion {
  const { weights, needLeast, rates = [] } = rubric
  const max = weights.need
  const fact = current(facts, 'need')
  if (!fact) return criterionOf('need', 0, max, [])
  const budget = current(facts, 'budget')
  const stated = budget && readBudget(budget.value)
  // Without a rate: what is little in any currency is little.
  const rate = stated && (conversionOf(stated, rates)?.rate ?? 1)
  const isTooLittle = stated && yearly(stated) * rate! < needLeast
  return isTooLittle
    ? criterionOf('need', 0, max, [fact, budget])
    : criterionOf('need', max, max, [fact])
}

/** The upper end of what is spent in a year, in its own currency. */
function yearly({ max, period }: Budget): number {
  return max * (period === 'month' ? 12 : 1)
}

/** The rate that a budget in another currency is converted by; undefined when none is needed. */
function conversionOf(
  { currency }: Budget,
  rates: readonly CurrencyRate[],
): Conversion | undefined {
  if (currency === scoreCurrency) return undefined
  const known = rates.find((one) => one.currency === currency)
  return { currency, rate: known?.rate ?? null, day: known?.day ?? null }
}

function scoreBudget(
  facts: readonly KnownFact[],
  { budget: { steps, unrated }, weights, rates = [] }: RatedRubric,
): ScoredCriterion {
  const max = weights.budget
  const fact = current(facts, 'budget')
  const stated = fact && readBudget(fact.value)
  if (!stated) return criterionOf('budget', 0, max, [])
  const conversion = conversionOf(stated, rates)
  const scored = (share: number) => ({
    ...criterionOf('budget', pointsFor(max, share), max, [fact]),
    ...(conversion && { conversion }),
  })
  if (conversion?.rate === null) {
    return scored(Math.min(unrated, shareFrom(steps, yearly(stated) * worthAtMost)))
  }
  return scored(shareFrom(steps, yearly(stated) * (conversion?.rate ?? 1)))
}

const shareFrom = (steps: Rubric['size']['steps'], amount: number) =>
  steps.find(({ from }) => amount >= from)?.share ?? 0

function scoreHorizon(
  facts: readonly KnownFact[],
  { horizon, weights }: Rubric,
  day: string,
): ScoredCriterion {
  const fact = current(facts, 'horizon')
  return criterionOf('horizon', ...scoreDate(fact, { weight: weights.horizon, ...horizon }, day))
}

type DatedWeight = { weight: number; steps: Rubric['horizon']['steps'] }

/** Points, most points, and the fact that supports them; none where it is no day. */
function scoreDate(
  fact: KnownFact | undefined,
  { weight, steps }: DatedWeight,
  day: string,
): [number, number, KnownFact[]] {
  const months = fact ? monthsBetween(day, fact.value) : null
  if (!fact || months === null) return [0, weight, []]
  const share = steps.find(({ upTo }) => months <= upTo)?.share ?? 0
  return [pointsFor(weight, share), weight, [fact]]
}

function scoreAuthority(
  facts: readonly KnownFact[],
  { authority, weights }: Rubric,
): ScoredCriterion {
  const max = weights.authority
  const fact = current(facts, 'authority')
  if (!fact || !isAuthority(fact.value)) return criterionOf('authority', 0, max, [])
  return criterionOf('authority', pointsFor(max, authority[fact.value]), max, [fact])
}

/** Who they are: the company, or how many people it has. */
function scoreCompany(facts: readonly KnownFact[], { weights }: Rubric): ScoredCriterion {
  const fact = current(facts, 'company') ?? current(facts, 'size')
  const max = weights.company
  return criterionOf('company', fact ? max : 0, max, fact ? [fact] : [])
}

/** How many people it is for; the upper end of a range counts. */
function scoreSize(facts: readonly KnownFact[], { size, weights }: Rubric): ScoredCriterion {
  const fact = current(facts, 'size')
  const people = fact && readSize(fact.value)
  if (!people) return criterionOf('size', 0, weights.size, [])
  const points = pointsFor(weights.size, shareFrom(size.steps, people.max))
  return criterionOf('size', points, weights.size, [fact])
}

/** Points for each detail the visitor gave, whether or not staff has corrected it since. */
function scoreContact(facts: readonly KnownFact[], { contact, weights }: Rubric): ScoredCriterion {
  const fields = ['email', 'phone', 'name'] as const
  const given = fields.flatMap((field) => {
    const fact = facts.findLast((one) => one.field === field && one.by !== 'staff')
    return fact ? [{ fact, share: contact[field] }] : []
  })
  return criterionOf(
    'contact',
    pointsFor(weights.contact, sum(given.map(({ share }) => share))),
    weights.contact,
    given.map(({ fact }) => fact),
  )
}

/** A criterion of the company's own, by the type of its fact. */
function scoreOwn(facts: readonly KnownFact[], own: OwnCriterion, day: string): ScoredCriterion {
  const { id, weight, kind } = own
  const fact = current(facts, id)
  if (!fact) return criterionOf(id, 0, weight, [])
  switch (kind) {
    case 'date':
      return criterionOf(id, ...scoreDate(fact, own, day))
    case 'choice': {
      const option = own.options.find(({ key }) => key === fact.value)
      return criterionOf(id, pointsFor(weight, option?.share ?? 0), weight, [fact])
    }
    case 'number':
      return criterionOf(id, pointsFor(weight, shareFrom(own.steps, Number(fact.value))), weight, [
        fact,
      ])
    case 'text':
      return criterionOf(id, weight, weight, [fact])
  }
}

const sum = (points: readonly number[]) => points.reduce((total, one) => total + one, 0)
