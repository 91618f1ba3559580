import type { Persona } from '@oka/contract/persona'
import type { OfficeHours } from '@oka/contract/settings'
import { isStaffAvailable } from '@oka/db/accounts/admins'
import { type AnsweredCall, listCalls } from '@oka/db/notifications'
import { readCompany } from '@oka/db/settings'

import type { Deps } from '../deps.ts'
import { isOpen, nextOpening, type OfficeTime } from '../office-hours.ts'

/** Whether a person is expected to answer now, and otherwise when. */
export type Availability = {
  available: boolean
  /** Minutes people usually take, within office hours; null with too few calls to tell. */
  expectedMinutes: number | null
  /** When the office opens again; null while it is open, or where no hours are set. */
  opensAt: (OfficeTime & Pick<OfficeHours, 'timeZone'>) | null
  /** The company's own words where nobody can answer; null for ours. */
  away: Persona['away']
  /** How the visitor is addressed in French. */
  frenchAddress: Persona['frenchAddress']
}

/** Number of past calls considered: enough for a median. */
const callsMax = 50
const callsMin = 3
const hourMs = 3_600_000

/**
 * Minutes from a call for a person to the first answer: the median of the calls made within office
 * hours. An unanswered call counts as infinite once it is an hour old, so that no delay is promised
 * where most go unanswered. Null with fewer than three.
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

/** Staff are available when the office is open and an account that may chat has the inbox open. */
export async function readAvailability({ db }: Pick<Deps, 'db'>): Promise<Availability> {
  const [{ officeHours, persona }, isStaffed, calls] = await Promise.all([
    readCompany(db),
    isStaffAvailable(db),
    listCalls(db, callsMax),
  ])
  const now = new Date()
  const opening = nextOpening(officeHours, now)
  return {
    available: isStaffed && isOpen(officeHours, now),
    expectedMinutes: expectMinutes(calls, officeHours, now),
    opensAt: opening && officeHours && { ...opening, timeZone: officeHours.timeZone },
    away: persona.away,
    frenchAddress: persona.frenchAddress,
  }
}
