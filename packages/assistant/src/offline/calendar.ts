/** Dates as people name them, all in UTC. Months count from 0. */

const day = 86_400_000

/**
 * The time until a date as an ISO 8601 duration: in days below two weeks, in weeks below two
 * months, in months below two years, else in years. Null for a date that is past.
 */
export function durationUntil(from: Date, to: Date): string | null {
  const days = Math.ceil((to.getTime() - from.getTime()) / day)
  if (days < 0) return null
  if (days < 14) return `P${days}D`
  if (days < 61) return `P${Math.round(days / 7)}W`
  const months = Math.round(days / 30.44)
  return months < 24 ? `P${months}M` : `P${Math.round(months / 12)}Y`
}

export const monthNumbers: Record<string, number> = {
  janvier: 0,
  janv: 0,
  january: 0,
  jan: 0,
  fevrier: 1,
  fevr: 1,
  fev: 1,
  february: 1,
  feb: 1,
  mars: 2,
  march: 2,
  avril: 3,
  avr: 3,
  april: 3,
  apr: 3,
  mai: 4,
  may: 4,
  juin: 5,
  june: 5,
  jun: 5,
  juillet: 6,
  juil: 6,
  july: 6,
  jul: 6,
  aout: 7,
  august: 7,
  aug: 7,
  septembre: 8,
  september: 8,
  sept: 8,
  octobre: 9,
  october: 9,
  oct: 9,
  novembre: 10,
  november: 10,
  nov: 10,
  decembre: 11,
  december: 11,
  dec: 11,
}

/** A stretch of the calendar; `end` is its last day. */
export type Period = { start: Date; end: Date }

export function period(year: number, firstMonth: number, months: number): Period {
  return {
    start: new Date(Date.UTC(year, firstMonth, 1)),
    end: new Date(Date.UTC(year, firstMonth + months, 0)),
  }
}

export function dates(year: number, from: [number, number], to: [number, number]): Period {
  const start = new Date(Date.UTC(year, from[0], from[1]))
  const wraps = to[0] < from[0]
  return { start, end: new Date(Date.UTC(wraps ? year + 1 : year, to[0], to[1])) }
}

/** The first of these yearly periods whose date of interest is not past. */
export function upcoming(
  now: Date,
  edge: 'start' | 'end',
  inYear: (year: number) => Period,
): Period {
  const year = now.getUTCFullYear()
  const candidates = [inYear(year - 1), inYear(year), inYear(year + 1)]
  const midnight = Date.UTC(year, now.getUTCMonth(), now.getUTCDate())
  return candidates.find((candidate) => candidate[edge].getTime() > midnight) ?? inYear(year + 1)
}
