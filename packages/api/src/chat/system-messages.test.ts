import { expect, test } from 'vitest'

import type { Availability } from './availability.ts'
import { systemMessages } from './system-messages.ts'

const away: Availability = {
  available: false,
  expectedMinutes: null,
  opensAt: null,
  away: { en: null, fr: null },
  frenchAddress: 'tu',
}
const opensAt = { date: '2026-11-30', time: '09:00', timeZone: 'Europe/Paris' }

test.each<[string, Partial<Availability>]>([
  ['while staff are there', { available: true }],
  ['while the office is closed', { opensAt }],
  ['while all are busy', { expectedMinutes: 5 }],
])('a visitor who is « tu » is told what to expect of a person as « tu », %s', (_, given) => {
  const said = systemMessages.fr.personRequested({ ...away, ...given })
  expect(said).toMatch(/\b(?:te|toi)\b/)
  expect(said).not.toMatch(/\b(?:vous|votre)\b|\bLaissez\b/)
  const formal = systemMessages.fr.personRequested({ ...away, ...given, frenchAddress: 'vous' })
  expect(formal).toMatch(/\bvous\b/)
})
