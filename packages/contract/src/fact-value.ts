import type { FactField } from './fact.ts'
import type { Locale } from './locale.ts'

/**
 * How the value of a fact is written, so that a score can be computed and each screen can say it in
 * its language:
 *
 * - `budget`: whole amounts and an ISO 4217 currency, `25000 EUR` or `20000-30000 EUR`
 * - `horizon`: the time until it shall be done, an ISO 8601 duration in days, weeks, months or years: `P0D` (now), `P3M`
 * - `authority`: one of `authorities`
 * - `email` in lower case, `phone` as E.164 where it can be read
 * - `name`, `company`, `need`: as stated
 */
export const authorities = ['decides', 'shares', 'other'] as const
/** The visitor decides, decides with others, or somebody else does. */
export type Authority = (typeof authorities)[number]

export type Budget = { min: number; max: number; currency: string }

/** Reads `25000 EUR` or `20000-30000 EUR`; null for anything else. */
export function readBudget(value: string): Budget | null {
  const match = /^(\d{1,12})(?:-(\d{1,12}))? ([A-Z]{3})$/.exec(value)
  if (!match) return null
  const min = Number(match[1])
  const max = Number(match[2] ?? match[1])
  return max < min ? null : { min, max, currency: match[3]! }
}

export function writeBudget({ min, max, currency }: Budget): string {
  return `${min === max ? min : `${min}-${max}`} ${currency}`
}

const monthsIn = { D: 12 / 365, W: 84 / 365, M: 1, Y: 12 } as const

/** Months in an ISO 8601 duration of one unit, such as `P3M`; null for anything else. */
export function readHorizon(value: string): number | null {
  const match = /^P(\d{1,4})([DWMY])$/.exec(value)
  return match ? Number(match[1]) * monthsIn[match[2] as keyof typeof monthsIn] : null
}

export function isAuthority(value: string): value is Authority {
  return (authorities as readonly string[]).includes(value)
}

const authorityNames: Record<Locale, Record<Authority, string>> = {
  en: { decides: 'Decides', shares: 'Decides with others', other: 'Somebody else decides' },
  fr: { decides: 'Décide', shares: 'Décide avec d’autres', other: 'Quelqu’un d’autre décide' },
}

/** The value of a fact as a person of that language would write it. */
export function formatFact(field: FactField | 'fitScore', value: string, locale: Locale): string {
  if (field === 'budget') return formatBudget(value, locale)
  if (field === 'horizon') return formatHorizon(value, locale)
  if (field === 'authority') return isAuthority(value) ? authorityNames[locale][value] : value
  return value
}

function formatBudget(value: string, locale: Locale): string {
  const budget = readBudget(value)
  if (!budget) return value
  const format = new Intl.NumberFormat(locale, {
    style: 'currency',
    currency: budget.currency,
    maximumFractionDigits: 0,
  })
  return budget.min === budget.max
    ? format.format(budget.min)
    : format.formatRange(budget.min, budget.max)
}

function formatHorizon(value: string, locale: Locale): string {
  const months = readHorizon(value)
  if (months === null) return value
  if (months === 0) return locale === 'fr' ? 'Dès que possible' : 'As soon as possible'
  const unit = { D: 'day', W: 'week', M: 'month', Y: 'year' }[value.at(-1)!]!
  const count = Number(value.slice(1, -1))
  const span = new Intl.NumberFormat(locale, { style: 'unit', unit, unitDisplay: 'long' })
  return locale === 'fr' ? `D’ici ${span.format(count)}` : `Within ${span.format(count)}`
}
