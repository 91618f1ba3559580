import type { AnsweredCall } from '@oka/db/notifications'
import { describe, expect, test } from 'vitest'

import { expectMinutes } from './availability.ts'

const now = new Date('2026-11-25T15:00:00Z')
const officeHours = {
  timeZone: 'Europe/Paris',
  hours: [{ day: 3, from: '09:00', to: '18:00' }],
  holidays: [],
}

/** A call at that time of Wednesday, in Paris, that was answered after so many minutes. */
function called(time: string, minutes: number | null): AnsweredCall {
  const createdAt = `2026-11-25T${time}:00.000+01:00`
  const at = new Date(createdAt).getTime()
  return {
    createdAt: new Date(at).toISOString(),
    answeredAt: minutes === null ? null : new Date(at + minutes * 60_000).toISOString(),
  }
}

describe('what is to be expected', () => {
  test.each<[string, AnsweredCall[], number | null]>([
    ['nothing, of two calls', [called('09:00', 2), called('09:10', 2)], null],
    ['the median', [called('09:00', 1), called('09:10', 4.2), called('09:20', 90)], 5],
    [
      'nothing, where most were never answered',
      [called('09:00', 1), called('09:10', null), called('09:20', null)],
      null,
    ],
    [
      'nothing is told yet by a call of a moment ago',
      [called('09:00', 1), called('09:10', 1), called('15:30', null), called('09:20', 1)],
      1,
    ],
    [
      'calls of the night do not count',
      [called('09:00', 2), called('09:10', 2), called('09:20', 2), called('03:00', 400)],
      2,
    ],
  ])('%s', (_, calls, expected) => {
    expect(expectMinutes(calls, officeHours, now)).toBe(expected)
  })

  test('always counts, where no hours are set', () => {
    const calls = [called('01:00', 7), called('02:00', 7), called('03:00', 7)]
    expect(expectMinutes(calls, null, now)).toBe(7)
  })
})
