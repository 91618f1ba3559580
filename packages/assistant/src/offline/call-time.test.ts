import { expect, test } from 'vitest'

import { callTimeOf } from './call-time.ts'

/** A Wednesday, 10:30 in Paris. */
const sentAt = new Date('2026-11-25T09:30:00Z')
const paris = (text: string) => callTimeOf(text, sentAt, 'Europe/Paris')

test.each([
  ['demain vers 14h', '2026-11-26T13:00:00.000Z', null],
  ['demain matin', '2026-11-26T07:00:00.000Z', '2026-11-26T11:00:00.000Z'],
  ['apres-demain', '2026-11-26T23:00:00.000Z', '2026-11-27T23:00:00.000Z'],
  ['jeudi entre 14h et 16h30', '2026-11-26T13:00:00.000Z', '2026-11-26T15:30:00.000Z'],
  ['mercredi a 9h', '2026-12-02T08:00:00.000Z', null],
  ['lundi midi', '2026-11-30T11:00:00.000Z', null],
  ['la semaine prochaine', '2026-11-29T23:00:00.000Z', '2026-12-04T23:00:00.000Z'],
  ['avant 18h', '2026-11-25T09:30:00.000Z', '2026-11-25T17:00:00.000Z'],
  ['apres 17h', '2026-11-25T16:00:00.000Z', '2026-11-25T23:00:00.000Z'],
  ['9h', '2026-11-26T08:00:00.000Z', null],
  ['this afternoon', '2026-11-25T11:00:00.000Z', '2026-11-25T17:00:00.000Z'],
  ['tomorrow at 2 pm', '2026-11-26T13:00:00.000Z', null],
  ['tomorrow before 3', '2026-11-25T23:00:00.000Z', '2026-11-26T14:00:00.000Z'],
  ['friday between 2 and 4 pm', '2026-11-27T13:00:00.000Z', '2026-11-27T15:00:00.000Z'],
  ['friday between 11 am and 1 pm', '2026-11-27T10:00:00.000Z', '2026-11-27T12:00:00.000Z'],
  ['tonight', '2026-11-25T17:00:00.000Z', '2026-11-25T20:00:00.000Z'],
])('“%s” is from %s until %s', (text, from, until) => {
  expect(paris(text)).toEqual({ from, until })
})

test('what is past, or no time, is none', () => {
  expect(paris("aujourd'hui a 9h")).toBeNull()
  expect(paris('a 27h')).toBeNull()
  expect(paris('bientot')).toBeNull()
})

test('days and hours are those of the company', () => {
  const night = new Date('2026-11-25T23:30:00Z')
  expect(callTimeOf('tomorrow at 9 am', night, 'Pacific/Auckland')?.from).toBe(
    '2026-11-26T20:00:00.000Z',
  )
  expect(callTimeOf('tomorrow at 9 am', night, 'America/Los_Angeles')?.from).toBe(
    '2026-11-26T17:00:00.000Z',
  )
})

test('the clock that changes in the night is the one of that day', () => {
  const saturday = new Date('2026-03-28T12:00:00Z')
  expect(callTimeOf('demain a 14h', saturday, 'Europe/Paris')?.from).toBe(
    '2026-03-29T12:00:00.000Z',
  )
})
