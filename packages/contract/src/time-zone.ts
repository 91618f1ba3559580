import { dateFormat } from './intl-formats.ts'
import type { CompanySettings } from './settings.ts'

/** IANA name of the office's time zone; UTC while none is set. */
export function timeZoneOf({ officeHours }: Pick<CompanySettings, 'officeHours'>): string {
  return officeHours?.timeZone ?? 'UTC'
}

/** What the clocks of a time zone show, or those of this machine: `YYYY-MM-DD` and `HH:MM:SS`. */
export function clockIn(
  timeZone: string | undefined,
  moment: Date | number,
): { day: string; time: string } {
  // The Swedish locale formats dates and times as ISO 8601.
  const format = dateFormat('sv-SE', { timeZone, dateStyle: 'short', timeStyle: 'medium' })
  const [day = '', time = ''] = format.format(moment).split(' ')
  return { day, time }
}

/** Days that are kept, by time zone and second: for one ICU takes as long as a score or all patterns of a horizon. */
const keptMax = 100
const days = new Map<string, string>()

/** The day of a moment in a time zone, as `YYYY-MM-DD`. */
export function dayIn(timeZone: string | undefined, moment: Date): string {
  const key = `${timeZone} ${Math.floor(moment.getTime() / 1000)}`
  const known = days.get(key)
  if (known !== undefined) return known
  const { day } = clockIn(timeZone, moment)
  if (days.size >= keptMax) days.clear()
  days.set(key, day)
  return day
}
