import { expect, test } from 'vitest'

import { formatAge, formatBytes, formatDate, formatDay, formatSpan } from './formats.ts'

// Local times, so that the test means the same in every time zone.
const now = new Date(2026, 2, 5, 14, 30)
const before = (minutes: number): Date => new Date(now.getTime() - minutes * 60_000)
/** Which of the unbreakable spaces stands where is up to the ICU data. */
const plain = (text: string): string => text.replace(/[\u00A0\u202F]/g, ' ')

test('ages, as short as a list wants them', () => {
  expect(formatAge(before(0), now, 'en')).toBe('now')
  expect(formatAge(before(5), now, 'en')).toBe('5 min')
  expect(plain(formatAge(before(180), now, 'fr'))).toBe('3 h')
  expect(formatAge(new Date(2026, 2, 3, 9), now, 'en')).toBe('Tue')
  expect(formatAge(new Date(2026, 1, 3), now, 'fr')).toBe('3 févr.')
})

test('how long something has lasted', () => {
  expect(formatSpan(before(0.5), now, 'en')).toBe('')
  expect(formatSpan(before(3.9), now, 'en')).toBe('3 min')
  expect(plain(formatSpan(before(125), now, 'fr'))).toBe('2 h')
  expect(plain(formatSpan(before(3 * 24 * 60), now, 'fr'))).toBe('3 j')
  expect(formatSpan(before(-3), now, 'en')).toBe('')
})

test('a clock that runs ahead of ours is now, not the future', () => {
  expect(formatAge(before(-3), now, 'en')).toBe('now')
})

test('dates carry the year when it is not this one', () => {
  expect(formatDate(new Date(2026, 0, 9), now, 'en')).toBe('Jan 9')
  expect(formatDate(new Date(2025, 11, 9), now, 'en')).toBe('Dec 9, 2025')
})

test('days of a conversation', () => {
  expect(formatDay(new Date(2026, 2, 5, 0, 5), now, 'en')).toBe('Today')
  expect(formatDay(new Date(2026, 2, 4, 23, 55), now, 'fr')).toBe('Hier')
  expect(formatDay(new Date(2026, 2, 2), now, 'fr')).toBe('lundi 2 mars')
  expect(formatDay(new Date(2025, 2, 2), now, 'en')).toBe('Sunday, March 2, 2025')
})

test('sizes of files', () => {
  expect(plain(formatBytes(33_412, 'en'))).toBe('33 kB')
  expect(plain(formatBytes(1_450, 'fr'))).toBe('1,5 ko')
  expect(plain(formatBytes(2_300_000, 'en'))).toBe('2.3 MB')
})
