import type { FactField } from './fact.ts'
import { dateFormat, numberFormat } from './intl-formats.ts'
import type { Locale } from './locale.ts'

/**
 * How the value of a fact is written, so that a score can be computed and each screen can say it in
 * its language:
 *
 * - `budget`: whole amounts and an ISO 4217 currency, `25000 EUR` or `20000-30000 EUR`, with `/month` or `/year` where that was said
 * - `horizon`: the day by which, `YYYY-MM-DD`: the last of the period named; as soon as possible is the day it was said
 * - `authority`: one of `authorities`
 * - `size`: people, `40` or `10-50`
 * - `intent`: one of `intents`
 * - `email` in lower case, `phone` as E.164 where it can be read, with `;ext=213` (RFC 3966) where there is an extension
 * - `name`, `company`: as stated; `need`: its quotation
 */
export const authorities = ['decides', 'shares', 'other'] as const
/** The visitor decides, decides with others, or another person decides. */
export type Authority = (typeof authorities)[number]

/** Who the visitor is to us; only a buyer is scored. */
export const intents = ['buyer', 'customer', 'seller', 'applicant', 'student', 'other'] as const
export type Intent = (typeof intents)[number]

export type Budget = {
  min: number
  max: number
  currency: string
  /** How often the amount is spent; null: once, or not said. */
  period: 'month' | 'year' | null
}

/** Reads `25000 EUR`, `20000-30000 EUR` or `500 EUR/month`; null for anything else. */
export function readBudget(value: string): Budget | null {
  const match = /^(\d{1,12})(?:-(\d{1,12}))? ([A-Z]{3})(?:\/(month|year))?$/.exec(value)
  if (!match) return null
  const min = Number(match[1])
  const max = Number(match[2] ?? match[1])
  const period = (match[4] as 'month' | 'year' | undefined) ?? null
  return max < min ? null : { min, max, currency: match[3]!, period }
}

export function writeBudget({ min, max, currency, period }: Budget): string {
  return `${min === max ? min : `${min}-${max}`} ${currency}${period ? `/${period}` : ''}`
}

const day = 86_400_000

/** Reads the day by which, as UTC midnight; null for anything but a day of the calendar. */
export function readHorizon(value: string): Date | null {
  const date = /^20\d\d-\d\d-\d\d$/.test(value) ? new Date(`${value}T00:00:00Z`) : null
  return date && !Number.isNaN(date.getTime()) && date.toISOString().startsWith(value) ? date : null
}

/** Months from one day to another, both `YYYY-MM-DD`; 0 when it is past, null when one is no day. */
export function monthsBetween(from: string, to: string): number | null {
  const [start, end] = [readHorizon(from), readHorizon(to)]
  return start && end ? Math.max(0, (end.getTime() - start.getTime()) / day / 30.44) : null
}

export type Size = { min: number; max: number }

/** Reads `40` or `10-50` people; null for anything else. */
export function readSize(value: string): Size | null {
  const match = /^([1-9]\d{0,6})(?:-([1-9]\d{0,6}))?$/.exec(value)
  if (!match) return null
  const min = Number(match[1])
  const max = Number(match[2] ?? match[1])
  return max < min ? null : { min, max }
}

export function isIntent(value: string): value is Intent {
  return (intents as readonly string[]).includes(value)
}

/** Whether a visitor counts as a buyer, who gets a report: nothing known says otherwise. */
export function isBuyerIntent(value: string | null | undefined): boolean {
  return value === null || value === undefined || value === 'buyer'
}

export function isAuthority(value: string): value is Authority {
  return (authorities as readonly string[]).includes(value)
}

const authorityNames: Record<Locale, Record<Authority, string>> = {
  en: { decides: 'Decides', shares: 'Decides with others', other: 'Somebody else decides' },
  fr: { decides: 'Décide', shares: 'Décide avec d’autres', other: 'Quelqu’un d’autre décide' },
}

const intentNames: Record<Locale, Record<Intent, string>> = {
  en: {
    buyer: 'Wants to buy',
    customer: 'Customer already',
    seller: 'Wants to sell',
    applicant: 'Looks for a job',
    student: 'Student',
    other: 'Something else',
  },
  fr: {
    buyer: 'Veut acheter',
    customer: 'Déjà client',
    seller: 'Veut vendre',
    applicant: 'Cherche un emploi',
    student: 'Étudiant',
    other: 'Autre chose',
  },
}

/** The value of a fact as a person of that language would write it. */
export function formatFact(field: FactField | 'fitScore', value: string, locale: Locale): string {
  if (field === 'budget') return formatBudget(value, locale)
  if (field === 'horizon') return formatHorizon(value, locale)
  if (field === 'authority') return isAuthority(value) ? authorityNames[locale][value] : value
  if (field === 'intent') return isIntent(value) ? intentNames[locale][value] : value
  if (field === 'size') return formatSize(value, locale)
  return field === 'phone' ? formatPhone(value, locale) : value
}

function formatBudget(value: string, locale: Locale): string {
  const budget = readBudget(value)
  if (!budget) return value
  const format = numberFormat(locale, {
    style: 'currency',
    currency: budget.currency,
    maximumFractionDigits: 0,
  })
  const amount =
    budget.min === budget.max
      ? format.format(budget.min)
      : format.formatRange(budget.min, budget.max)
  return budget.period ? `${amount} ${rhythms[locale][budget.period]}` : amount
}

/** What amounts of a currency are called: "euros", "British pounds", "francs suisses". */
export function currencyName(currency: string, locale: Locale): string {
  const format = numberFormat(locale, { style: 'currency', currency, currencyDisplay: 'name' })
  return format.formatToParts(2).find(({ type }) => type === 'currency')?.value ?? currency
}

const rhythms: Record<Locale, Record<'month' | 'year', string>> = {
  en: { month: 'a month', year: 'a year' },
  fr: { month: 'par mois', year: 'par an' },
}

function formatHorizon(value: string, locale: Locale): string {
  const date = readHorizon(value)
  if (!date) return formatPeriod(value, locale)
  const written = dateFormat(locale === 'fr' ? 'fr' : 'en-GB', {
    dateStyle: 'long',
    timeZone: 'UTC',
  }).format(date)
  return locale === 'fr' ? `D’ici le ${written.replace(/^1 /, '1er ')}` : `By ${written}`
}

/** A horizon as reports of earlier releases have it: an ISO 8601 duration of one unit, such as `P3M`. */
function formatPeriod(value: string, locale: Locale): string {
  const [, count, letter] = /^P(\d{1,4})([DWMY])$/.exec(value) ?? []
  if (!letter) return value
  if (Number(count) === 0) return locale === 'fr' ? 'Dès que possible' : 'As soon as possible'
  const unit = { D: 'day', W: 'week', M: 'month', Y: 'year' }[letter as 'D' | 'W' | 'M' | 'Y']
  const span = numberFormat(locale, { style: 'unit', unit, unitDisplay: 'long' })
  const length = span.format(Number(count))
  return locale === 'fr' ? `D’ici ${length}` : `Within ${length}`
}

function formatSize(value: string, locale: Locale): string {
  const size = readSize(value)
  if (!size) return value
  const format = numberFormat(locale)
  const count =
    size.min === size.max ? format.format(size.min) : format.formatRange(size.min, size.max)
  const people = { en: ['person', 'people'], fr: ['personne', 'personnes'] }[locale]
  return `${count} ${size.max === 1 ? people[0] : people[1]}`
}

function formatPhone(value: string, locale: Locale): string {
  return value.replace(/;ext=(\d+)$/, locale === 'fr' ? ' poste $1' : ' ext. $1')
}
