import { sql } from 'drizzle-orm'

/**
 * Turns PostgreSQL's `2026-01-15 09:00:00.12+00` into ISO 8601 with milliseconds,
 * `2026-01-15T09:00:00.120Z`, so that the texts sort as the moments do. Sessions run in UTC.
 */
export function toIso(value: string): string {
  const point = value.indexOf('.')
  const zone = value.lastIndexOf('+')
  const seconds = value.slice(0, 10) + 'T' + value.slice(11, point < 0 ? zone : point)
  const fraction = point < 0 ? '' : value.slice(point + 1, zone)
  return `${seconds}.${fraction.slice(0, 3).padEnd(3, '0')}Z`
}

/** The same for `to_char` of a UTC time, where PostgreSQL builds the JSON. */
export const isoFormat = sql.raw(`'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'`)
