import type { Database } from '@oka/db/client'
import { openTestDatabase } from '@oka/db/testing'
import { findTestServer } from '@oka/db/testing-server'
import { afterEach, beforeEach, expect, test as base, vi } from 'vitest'

import { createSyncedCounters } from './synced-counter.ts'

const limits = { points: 10, durationMs: 60_000 }

/** Two processes that share a database, which can be taken away; the clock is in the hands of the test. */
const test = base.extend('scene', async ({}, { onCleanup }) => {
  const resources = new AsyncDisposableStack()
  onCleanup(() => resources.disposeAsync())
  const database = resources.use(await openTestDatabase(await findTestServer()))
  let isAway = false
  const running = new Set<Promise<unknown>>()
  const query = ((text, values) => {
    const rows = isAway ? Promise.reject(new Error('away')) : database.query(text, values)
    running.add(rows)
    return rows
  }) as Database['query']
  const [one, other] = [query, query].map((each) => {
    const counters = resources.use(createSyncedCounters(each))
    return counters.create('calls', limits)
  })
  return {
    one: one!,
    other: other!,
    setAway: (away: boolean) => (isAway = away),
    exchange: async () => {
      vi.advanceTimersByTime(1000)
      await Promise.allSettled(running)
    },
    countStored: async () =>
      (await database.query('select points from rate_limits', [])).map(({ points }) =>
        Number(points),
      ),
  }
})

beforeEach(() => void vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval', 'Date'] }))
afterEach(() => void vi.useRealTimers())

test('what one process counted is counted by the other after an exchange', async ({ scene }) => {
  const { one, other, exchange } = scene
  expect(one.add('jane', 10)).toBeNull()
  await exchange()
  expect(other.add('jane', 1)).toBeNull()
  await exchange()
  expect(other.add('jane', 1)).toBeGreaterThan(0)
  expect(other.add('joe', 1)).toBeNull()
})

test('what was counted while the database was away is exchanged once it is back', async ({
  scene,
}) => {
  const { one, setAway, exchange, countStored } = scene
  setAway(true)
  one.add('jane', 4)
  await exchange()
  one.add('jane', 3)
  await exchange()
  expect(await countStored()).toEqual([])
  setAway(false)
  await exchange()
  await exchange()
  expect(await countStored()).toEqual([7])
})

test('a window that has ended begins anew, and nothing of the old one is exchanged', async ({
  scene,
}) => {
  const { one, setAway, exchange, countStored } = scene
  setAway(true)
  one.add('jane', 11)
  await vi.advanceTimersByTimeAsync(limits.durationMs / 2)
  one.add('joe', 1)
  await vi.advanceTimersByTimeAsync(limits.durationMs / 2)
  setAway(false)
  expect(one.add('jane', 2)).toBeNull()
  await exchange()
  expect(new Set(await countStored())).toEqual(new Set([1, 2]))
})
