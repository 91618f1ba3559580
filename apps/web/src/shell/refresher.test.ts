import { QueryClient, QueryObserver, InfiniteQueryObserver } from '@tanstack/react-query'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'

import { createRefresher, type Refresher } from './refresher.ts'

const list = { queryKey: ['list'] }

let queryClient: QueryClient
let refresher: Refresher
let clean: (() => void)[]
/** What the server knows, how long it takes to tell, and how often it was asked. */
let known: number
let answerMs: number
let calls: number

beforeEach(() => {
  vi.useFakeTimers()
  queryClient = new QueryClient({ defaultOptions: { queries: { retry: false } } })
  refresher = createRefresher(queryClient)
  clean = [refresher.stop, () => queryClient.clear()]
  known = 0
  answerMs = 0
  calls = 0
})
afterEach(() => {
  for (const act of clean) act()
  vi.useRealTimers()
})

/** The answer is what was known when the call came in. */
const ask = async (): Promise<number> => {
  calls += 1
  const told = known
  await new Promise((resolve) => setTimeout(resolve, answerMs))
  return told
}
const look = (queryKey: readonly string[] = list.queryKey): (() => number | undefined) => {
  const observer = new QueryObserver(queryClient, { queryKey, queryFn: ask })
  clean.push(observer.subscribe(() => undefined))
  return () => observer.getCurrentResult().data
}
const change = (): void => {
  known += 1
  refresher.refresh(list)
}
const changeFor = async (ms: number, everyMs: number): Promise<void> => {
  for (let passed = 0; passed < ms; passed += everyMs) {
    change()
    await vi.advanceTimersByTimeAsync(everyMs)
  }
}

test('changes in a burst are one call, and it comes at once', async () => {
  const shown = look()
  await vi.advanceTimersByTimeAsync(1000)
  expect(calls).toBe(1)
  change()
  change()
  await vi.advanceTimersByTimeAsync(125)
  expect([calls, shown()]).toEqual([2, 2])
})

test('a site on which something changes all the time is still seen, however slow the answers', async () => {
  answerMs = 2000
  const shown = look()
  await changeFor(30_000, 50)
  expect(shown()).toBeGreaterThan(known - 110)
  expect(calls).toBeLessThanOrEqual(15)
})

test('what changed while an answer was on its way is asked for once more', async () => {
  answerMs = 2000
  const shown = look()
  await vi.advanceTimersByTimeAsync(1000)
  change()
  await vi.advanceTimersByTimeAsync(1100)
  expect(shown()).toBe(0)
  await vi.advanceTimersByTimeAsync(2500)
  expect([shown(), calls]).toEqual([1, 2])
  await vi.advanceTimersByTimeAsync(10_000)
  expect(calls).toBe(2)
})

test('however much changes, a tab makes at most ten calls a second', async () => {
  const observer = new InfiniteQueryObserver(queryClient, {
    queryKey: [...list.queryKey, 'pages'],
    queryFn: ask,
    initialPageParam: 0,
    getNextPageParam: (_, pages) => (pages.length < 12 ? pages.length : undefined),
  })
  clean.push(observer.subscribe(() => undefined))
  for (let page = 1; page < 12; page += 1) {
    await vi.advanceTimersByTimeAsync(10)
    void observer.fetchNextPage()
  }
  look()
  await vi.advanceTimersByTimeAsync(1000)
  calls = 0
  await changeFor(10_000, 20)
  expect(calls).toBeGreaterThan(80)
  expect(calls).toBeLessThanOrEqual(110)
})

test('what nobody looks at is not fetched, but is when somebody comes back', async () => {
  const stop = new QueryObserver(queryClient, { ...list, queryFn: ask }).subscribe(() => undefined)
  await vi.advanceTimersByTimeAsync(10)
  stop()
  change()
  await vi.advanceTimersByTimeAsync(5000)
  expect(calls).toBe(1)
  const shown = look()
  await vi.advanceTimersByTimeAsync(10)
  expect([calls, shown()]).toEqual([2, 1])
})
