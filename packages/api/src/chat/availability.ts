import type { OfficeHours } from '@oka/contract/settings'
import { isStaffAvailable } from '@oka/db/accounts/admins'
import { type AnsweredCall, listCalls } from '@oka/db/notifications'
import { readCompany } from '@oka/db/settings'

import type { Deps } from '../deps.ts'
import { isOpen, nextOpening, type OfficeTime } from '../office-hours.ts'

/** Whether a person can be expected to answer now, and otherwise when. */
export type Availability = {
  available: boolean
  /** Minutes people usually take, within hours; null where too little is known. */
  expectedMinutes: number | null
  /** When the office opens again; null while it is open, or where that is not known. */
  opensAt: (OfficeTime & Pick<OfficeHours, 'timeZone'>) | null
}

/** Calls that are looked at: enough for a median. */
const callsMax = 50
const callsMin = 3
const hourMs = 3_600_000

/**
 * Minutes from a call for a person to their first words: the median of the calls that were made
 * within office hours. One that nobody has answered counts as endless once it is an hour old, so
 * that nothing is promised where most go unanswered. Null where there are fewer than three.
 */
export function expectMinutes(
  calls: readonly AnsweredCall[],
  officeHours: OfficeHours | null,
  now: Date,
): number | null {
  const waits = calls
    .filter(({ createdAt, answeredAt }) => {
      const isTold = answeredAt !== null || now.getTime() - Date.parse(createdAt) > hourMs
      return isTold && isOpen(officeHours, new Date(createdAt))
    })
    .map(({ createdAt, answeredAt }) =>
      answeredAt === null ? Infinity : (Date.parse(answeredAt) - Date.parse(createdAt)) / 60_000,
    )
    .toSorted((a, b) => a - b)
  const median = waits[Math.floor(waits.length / 2)]
  return waits.length < callsMin || median === Infinity ? null : Math.ceil(median!)
}

/** Somebody is there when the office is open and a member of staff has the inbox before them. */
export async function readAvailability({ db }: Pick<Deps, 'db'>): Promise<Availability> {
  const [{ officeHours }, somebody, calls] = await Promise.all([
    readCompany(db),
    isStaffAvailable(db),
    listCalls(db, callsMax),
  ])
  const now = new Date()
  const opening = nextOpening(officeHours, now)
  return {
    available: somebody && isOpen(officeHours, now),
    expectedMinutes: expectMinutes(calls, officeHours, now),
    opensAt: opening && officeHours && { ...opening, timeZone: officeHours.timeZone },
  }
}
