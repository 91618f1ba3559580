import type { OfficeHours } from '@oka/contract/settings'
import { isSomebodyAvailable } from '@oka/db/admins'
import { readExpectedMinutes } from '@oka/db/notifications'
import { readCompany } from '@oka/db/settings'

import type { Deps } from '../deps.ts'
import { isOpen, nextOpening, type OfficeTime } from './office-hours.ts'

/** Whether a person can be expected to answer now, and otherwise when. */
export type Availability = {
  available: boolean
  /** Minutes people usually take, within hours; null where too little is known. */
  expectedMinutes: number | null
  /** When the office opens again; null while it is open, or where that is not known. */
  opensAt: (OfficeTime & Pick<OfficeHours, 'timeZone'>) | null
}

/** Somebody is there when the office is open and a member of staff has the inbox before them. */
export async function readAvailability({ db }: Pick<Deps, 'db'>): Promise<Availability> {
  const [{ officeHours }, somebody, expectedMinutes] = await Promise.all([
    readCompany(db),
    isSomebodyAvailable(db),
    readExpectedMinutes(db),
  ])
  const now = new Date()
  const opening = nextOpening(officeHours, now)
  return {
    available: somebody && isOpen(officeHours, now),
    expectedMinutes,
    opensAt: opening && officeHours && { ...opening, timeZone: officeHours.timeZone },
  }
}
