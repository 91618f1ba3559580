import { companySettings } from '@oka/contract/settings'
import { expect, test } from 'vitest'

import { companyDay } from './model-meter.ts'

const inZone = (timeZone: string) =>
  companySettings.parse({ officeHours: { timeZone, hours: [], holidays: [] } })

test.each([
  ['Europe/Paris', '2026-11-28T22:59:59.999Z', '2026-11-28'],
  ['Europe/Paris', '2026-11-28T23:00:00.000Z', '2026-11-29'],
  ['Europe/Paris', '2026-06-30T22:00:00.000Z', '2026-07-01'],
  ['America/Los_Angeles', '2026-11-28T07:59:00.000Z', '2026-11-27'],
  ['Pacific/Kiritimati', '2026-12-31T10:00:00.000Z', '2027-01-01'],
])('in %s, %s is of %s', (timeZone, now, day) => {
  expect(companyDay(inZone(timeZone), new Date(now))).toEqual({ day, timeZone })
})

test('without office hours a day is UTC’s', () => {
  const company = companySettings.parse({})
  expect(companyDay(company, new Date('2026-11-28T23:30:00.000Z'))).toEqual({
    day: '2026-11-28',
    timeZone: 'UTC',
  })
})
