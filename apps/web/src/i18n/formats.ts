import { dateFormat, numberFormat } from '@oka/contract/intl-formats'
import type { Locale } from '@oka/contract/locale'

const minute = 60_000
const hour = 60 * minute
const day = 24 * hour

/**
 * How long ago something was, as short as a list wants it: `now`, `5 min`, `3 h`, then the weekday,
 * then the date, with the year when it is not this one. Not in seconds: nobody acts on them.
 */
export function formatAge(date: Date, now: Date, locale: Locale): string {
  const age = now.getTime() - date.getTime()
  if (age < minute)
    return new Intl.RelativeTimeFormat(locale, { numeric: 'auto' }).format(0, 'second')
  if (age < hour) return inUnit(Math.floor(age / minute), 'minute', locale)
  if (age < 12 * hour || (age < day && sameDay(date, now))) {
    return inUnit(Math.floor(age / hour), 'hour', locale)
  }
  if (age < 6 * day) return dateFormat(locale, { weekday: 'short' }).format(date)
  return formatDate(date, now, locale)
}

/** How long something has lasted, in whole minutes, hours or days; empty for the first minute. */
export function formatSpan(since: Date, now: Date, locale: Locale): string {
  const span = now.getTime() - since.getTime()
  if (span < minute) return ''
  if (span < hour) return inUnit(Math.floor(span / minute), 'minute', locale)
  if (span < day) return inUnit(Math.floor(span / hour), 'hour', locale)
  return inUnit(Math.floor(span / day), 'day', locale)
}

/** `5 March`, or `5 March 2025` when it is not this year. */
export function formatDate(date: Date, now: Date, locale: Locale): string {
  return dateFormat(locale, {
    day: 'numeric',
    month: 'short',
    ...(date.getFullYear() !== now.getFullYear() && { year: 'numeric' }),
  }).format(date)
}

/** `Today`, `Yesterday`, or the weekday and the date: what separates the days of a conversation. */
export function formatDay(date: Date, now: Date, locale: Locale): string {
  const days = Math.round((startOfDay(date) - startOfDay(now)) / day)
  if (days === 0 || days === -1) {
    const word = new Intl.RelativeTimeFormat(locale, { numeric: 'auto' }).format(days, 'day')
    return word.charAt(0).toLocaleUpperCase(locale) + word.slice(1)
  }
  return dateFormat(locale, {
    weekday: 'long',
    day: 'numeric',
    month: 'long',
    ...(date.getFullYear() !== now.getFullYear() && { year: 'numeric' }),
  }).format(date)
}

export function formatTime(date: Date, locale: Locale): string {
  return dateFormat(locale, { hour: 'numeric', minute: '2-digit' }).format(date)
}

export function formatMoment(date: Date, locale: Locale): string {
  return dateFormat(locale, { dateStyle: 'long', timeStyle: 'short' }).format(date)
}

/** Thousands of bytes, as file managers count them: `128 kB`. */
export function formatBytes(bytes: number, locale: Locale): string {
  const [size, unit] = bytes < 1e6 ? [bytes / 1e3, 'kilobyte'] : [bytes / 1e6, 'megabyte']
  return numberFormat(locale, {
    style: 'unit',
    unit,
    maximumFractionDigits: size < 10 ? 1 : 0,
  }).format(size)
}

function inUnit(count: number, unit: 'minute' | 'hour' | 'day', locale: Locale): string {
  return numberFormat(locale, { style: 'unit', unit, unitDisplay: 'short' }).format(count)
}

function sameDay(a: Date, b: Date): boolean {
  return startOfDay(a) === startOfDay(b)
}

function startOfDay(date: Date): number {
  return new Date(date.getFullYear(), date.getMonth(), date.getDate()).getTime()
}
