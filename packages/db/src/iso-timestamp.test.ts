import { expect, test } from 'vitest'

import { toIso } from './iso-timestamp.ts'

test.each([
  ['2026-01-15 09:00:00.123+00', '2026-01-15T09:00:00.123Z'],
  ['2026-01-15 09:00:00.1+00', '2026-01-15T09:00:00.100Z'],
  ['2026-01-15 09:00:00+00', '2026-01-15T09:00:00.000Z'],
  ['2026-01-15 09:00:00.123456+00', '2026-01-15T09:00:00.123Z'],
])('writes %s as %s', (value, iso) => {
  expect(toIso(value)).toBe(iso)
})
