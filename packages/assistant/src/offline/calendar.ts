/** Dates as people name them, all in UTC. Months count from 0. */

/** The day, as `YYYY-MM-DD`. */
export function dayOf(date: Date): string {
  return date.toISOString().slice(0, 10)
}

/** The day if it is not past, else null. */
export function comingDay(now: Date, day: Date): string | null {
  return dayOf(day) < dayOf(now) ? null : dayOf(day)
}

/** The day after an ISO 8601 duration of one unit, such as `P3M`. */
export function dayAfter(from: Date, duration: string): string {
  const [, count = '0', unit = 'D'] = /^P(\d+)([DWMY])$/.exec(duration) ?? []
  const day = new Date(from)
  const number = Number(count)
  if (unit === 'D' || unit === 'W')
    day.setUTCDate(day.getUTCDate() + number * (unit === 'W' ? 7 : 1))
  else {
    const month = day.getUTCMonth() + number * (unit === 'Y' ? 12 : 1)
    day.setUTCMonth(month)
    // 31 January and a month is the last of February.
    if (day.getUTCMonth() !== ((month % 12) + 12) % 12) day.setUTCDate(0)
  }
  return dayOf(day)
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

/** Days of the week as they are counted, 0 for Sunday. */
export const weekdays: Readonly<Record<string, number>> = {
  lundi: 1,
  mardi: 2,
  mercredi: 3,
  jeudi: 4,
  vendredi: 5,
  samedi: 6,
  dimanche: 0,
  monday: 1,
  tuesday: 2,
  wednesday: 3,
  thursday: 4,
  friday: 5,
  saturday: 6,
  sunday: 0,
}

/** Days until the next such weekday, 1 to 7. */
export function daysUntil(weekday: number, today: Date): number {
  return (weekday - today.getUTCDay() + 7) % 7 || 7
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
