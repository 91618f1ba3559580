import type { OfficeHours } from '@oka/contract/settings'
import { expect, test } from 'vitest'

import { isOpen, nextOpening } from './office-hours.ts'

const paris: OfficeHours = {
  timeZone: 'Europe/Paris',
  hours: [1, 2, 3, 4, 5].flatMap((day) => [
    { day, from: '14:00', to: '18:00' },
    { day, from: '09:00', to: '12:30' },
  ]),
  holidays: ['2026-12-25'],
}
const at = (moment: string) => new Date(moment)

test.each([
  ['a Wednesday morning', '2026-11-25T08:00:00Z', true],
  ['a minute before', '2026-11-25T07:59:00Z', false],
  ['the lunch break', '2026-11-25T12:00:00Z', false],
  ['the afternoon', '2026-11-25T13:00:00Z', true],
  ['the moment of closing', '2026-11-25T17:00:00Z', false],
  ['a Sunday', '2026-11-29T10:00:00Z', false],
  ['a holiday', '2026-12-25T10:00:00Z', false],
  ['summer time', '2026-07-01T07:00:00Z', true],
])('in %s', (_, moment, open) => {
  expect(isOpen(paris, at(moment))).toBe(open)
})

test.each([
  ['in the night, in the morning', '2026-11-25T02:00:00Z', '2026-11-25', '09:00'],
  ['at lunch, after it', '2026-11-25T12:00:00Z', '2026-11-25', '14:00'],
  ['in the evening, on the next day', '2026-11-25T20:00:00Z', '2026-11-26', '09:00'],
  ['on Friday evening, on Monday', '2026-11-27T20:00:00Z', '2026-11-30', '09:00'],
  ['before a holiday, after it', '2026-12-24T20:00:00Z', '2026-12-28', '09:00'],
  ['late in the evening, by the office’s calendar', '2026-11-25T23:30:00Z', '2026-11-26', '09:00'],
])('%s', (_, moment, date, time) => {
  expect(nextOpening(paris, at(moment))).toEqual({ date, time })
})

test('nobody opens who is open, or never is', () => {
  expect(nextOpening(paris, at('2026-11-25T08:00:00Z'))).toBeNull()
  expect(nextOpening(null, at('2026-11-29T08:00:00Z'))).toBeNull()
  expect(nextOpening({ ...paris, hours: [] }, at('2026-11-25T08:00:00Z'))).toBeNull()
})
