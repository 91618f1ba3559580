import type { Fact, FactField } from './fact.ts'
import { readBudget, readHorizon } from './fact-value.ts'

/** A need of hardly any words; a date that is past; a budget in another currency than the company's. */
export const doubtKinds = ['short_need', 'past_date', 'other_currency'] as const
export type DoubtKind = (typeof doubtKinds)[number]

/** A fact that a person should look at before a report that states it is sent. */
export type Doubt = { field: FactField; kind: DoubtKind; value: string }

/** Words of a need from which on it says something. */
const needWordsMin = 4

/** @param day today's, `YYYY-MM-DD`. @param currency the company's (ISO 4217) */
export function doubtsOf(
  facts: readonly Pick<Fact, 'field' | 'value'>[],
  { day, currency }: { day: string; currency: string },
): Doubt[] {
  return facts.flatMap(({ field, value }): Doubt[] => {
    if (field === 'need')
      return wordsIn(value) < needWordsMin ? [{ field, kind: 'short_need', value }] : []
    if (field === 'horizon')
      return readHorizon(value) && value < day ? [{ field, kind: 'past_date', value }] : []
    if (field !== 'budget') return []
    const budget = readBudget(value)
    return budget && budget.currency !== currency ? [{ field, kind: 'other_currency', value }] : []
  })
}

const wordsIn = (text: string): number => (text.match(/[\p{L}\p{N}]+/gu) ?? []).length
