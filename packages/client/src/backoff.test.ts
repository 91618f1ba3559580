import { expect, test } from 'vitest'

import { backoff } from './backoff.ts'

test('waits double up to 15 s, half of each being random', () => {
  const most = [0, 1, 2, 3, 4, 5, 50].map((attempt) => backoff(attempt, () => 1))
  expect(most).toEqual([500, 1000, 2000, 4000, 8000, 15_000, 15_000])
  expect(backoff(3, () => 0)).toBe(2000)
})
