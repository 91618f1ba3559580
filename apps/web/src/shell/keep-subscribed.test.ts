import { afterEach, beforeEach, expect, test, vi } from 'vitest'

import { keepSubscribed, subscriptionsDown } from './keep-subscribed.ts'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

test('a subscription that ends is opened again, less and less often, until it lives', () => {
  let opened = 0
  let on = { ended: (): void => undefined, alive: (): void => undefined }
  const stop = keepSubscribed((handlers) => {
    opened += 1
    on = handlers
    return { unsubscribe: () => undefined }
  })
  const longest = [1000, 2000, 4000]
  for (const [place, wait] of longest.entries()) {
    on.ended()
    vi.advanceTimersByTime(wait / 2 - 1)
    expect(opened).toBe(place + 1)
    vi.advanceTimersByTime(wait / 2 + 1)
    expect(opened).toBe(place + 2)
  }
  on.alive()
  on.ended()
  vi.advanceTimersByTime(1000)
  expect(opened).toBe(5)
  stop()
})

test('the screen may be stale from the end of a subscription until it lives again', () => {
  let on = { ended: (): void => undefined, alive: (): void => undefined }
  const stop = keepSubscribed((handlers) => {
    on = handlers
    return { unsubscribe: () => undefined }
  })
  expect(subscriptionsDown.get()).toBe(false)
  on.ended()
  expect(subscriptionsDown.get()).toBe(true)
  vi.advanceTimersByTime(1000)
  expect(subscriptionsDown.get()).toBe(true)
  on.alive()
  expect(subscriptionsDown.get()).toBe(false)
  on.ended()
  stop()
  expect(subscriptionsDown.get()).toBe(false)
})

test('what was given up is not opened again', () => {
  let opened = 0
  let closed = 0
  const stop = keepSubscribed(({ ended }) => {
    opened += 1
    ended()
    return {
      unsubscribe: () => {
        closed += 1
        ended()
      },
    }
  })
  stop()
  vi.runAllTimers()
  expect([opened, closed]).toEqual([1, 1])
})
