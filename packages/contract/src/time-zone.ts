import { dateFormat } from './intl-formats.ts'
import type { CompanySettings } from './settings.ts'

/** IANA name of the office's time zone; UTC while none is set. */
export function timeZoneOf({ officeHours }: Pick<CompanySettings, 'officeHours'>): string {
  return officeHours?.timeZone ?? 'UTC'
}

/** The day of a moment in a time zone, as `YYYY-MM-DD`. */
export function dayIn(timeZone: string, moment: Date): string {
  // Swedish writes dates as ISO 8601 does.
  return dateFormat('sv-SE', { timeZone, dateStyle: 'short' }).format(moment)
}
