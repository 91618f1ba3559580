import { afterEach, beforeEach, expect, test, vi } from 'vitest'

import { createDelivery } from './delivery.ts'
import type { Outcome } from './failure.ts'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

const unreachable = { failure: { kind: 'again', waitMs: 0 } } as const

/** Work whose steps end as `outcomes` say, and when each began, in ms from the start. */
function open(outcomes: Outcome<null>[], leastMs: number | null = 0) {
  const began: number[] = []
  const start = Date.now()
  let idle = 0
  const delivery = createDelivery({
    next() {
      const done = outcomes.shift()
      if (!done) return null
      began.push(Date.now() - start)
      return Promise.resolve(done)
    },
    onFailure: () => leastMs,
    onIdle: () => (idle += 1),
  })
  return { ...delivery, began, idle: () => idle }
}

test('steps are done one after the other, without a pause, until nothing is left', async () => {
  const { run, began, idle } = open([{ data: null }, { data: null }])
  run()
  run()
  await vi.advanceTimersByTimeAsync(0)
  expect([began, idle()]).toEqual([[0, 0], 1])
})

test('what failed is repeated less and less often, not before it may be', async () => {
  const { run, began } = open([unreachable, unreachable, { data: null }], 3000)
  run()
  await vi.advanceTimersByTimeAsync(2999)
  expect(began).toEqual([0])
  await vi.advanceTimersByTimeAsync(10_000)
  expect(began).toEqual([0, 3000, 6000])
})

test('a failure that was dealt with is not waited for', async () => {
  const { run, began } = open([unreachable, { data: null }], null)
  run()
  await vi.advanceTimersByTimeAsync(0)
  expect(began).toEqual([0, 0])
})

test('who wakes it ends the wait, and who stops it ends it for good', async () => {
  const { run, wake, stop, began, idle } = open([unreachable, unreachable, { data: null }], 60_000)
  run()
  await vi.advanceTimersByTimeAsync(1000)
  wake()
  await vi.advanceTimersByTimeAsync(1000)
  expect(began).toEqual([0, 1000])
  stop()
  await vi.advanceTimersByTimeAsync(120_000)
  expect([began, idle(), vi.getTimerCount()]).toEqual([[0, 1000], 1, 0])
})
