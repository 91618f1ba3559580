import { expect, test } from 'vitest'

import { formatDay } from './labels.ts'

test.each([
  ['fr', '2026-11-01T23:30:00.000Z', '1er novembre 2026'],
  ['fr', '2026-11-11T00:00:00.000Z', '11 novembre 2026'],
  ['en', '2026-11-01T23:30:00.000Z', '1 November 2026'],
] as const)('%s %s is %s', (locale, time, day) => {
  expect(formatDay(time, locale)).toBe(day)
})
