import type { OfficeHours } from '@oka/contract/settings'
import { clockIn } from '@oka/contract/time-zone'

/** A day and a time by the office's clock and calendar. */
export type OfficeTime = { date: string; time: string }

const dayMs = 24 * 3600 * 1000
/** Days searched for the next opening. */
const horizon = 30

/** Whether people answer at that moment; always, where no hours are set. */
export function isOpen(officeHours: OfficeHours | null, now: Date): boolean {
  if (officeHours === null) return true
  const { date, time } = toOfficeTime(officeHours, now)
  return hoursOf(officeHours, date).some(({ from, to }) => from <= time && time < to)
}

/** When people answer again; null when that is now, or not within a month. */
export function nextOpening(officeHours: OfficeHours | null, now: Date): OfficeTime | null {
  if (officeHours === null || isOpen(officeHours, now)) return null
  const { date: today, time: thisTime } = toOfficeTime(officeHours, now)
  for (let days = 0; days <= horizon; days++) {
    const date = toDate(Date.parse(today) + days * dayMs)
    const opening = hoursOf(officeHours, date)
      .map(({ from }) => from)
      .toSorted((a, b) => a.localeCompare(b))
      .find((from) => days > 0 || from > thisTime)
    if (opening !== undefined) return { date, time: opening }
  }
  return null
}

function hoursOf({ hours, holidays }: OfficeHours, date: string) {
  if (holidays.includes(date)) return []
  // ISO 8601 has Sunday as day 7, JavaScript as day 0.
  const day = new Date(date).getUTCDay() || 7
  return hours.filter((one) => one.day === day)
}

function toOfficeTime({ timeZone }: OfficeHours, now: Date): OfficeTime {
  const { day, time } = clockIn(timeZone, now)
  return { date: day, time: time.slice(0, 'HH:MM'.length) }
}

const toDate = (ms: number) => new Date(ms).toISOString().slice(0, 10)
