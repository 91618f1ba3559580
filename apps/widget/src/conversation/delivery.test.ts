import type { Failure } from '@oka/client/failure'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'

import { createMemoryStorage } from '../testing/memory-storage.ts'
import { createConversation } from './conversation.ts'
import { createRecordStore } from './record.ts'
import type { ChatApi } from './chat-api-port.ts'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

/** A server that fails every send, and notes when it was asked, in ms from the first time. */
function openPage(failure: Failure) {
  const asked: number[] = []
  const api: ChatApi = {
    start: async () => ({ data: { conversationId: 'c', visitorToken: 't', messages: [] } }),
    send: async () => {
      asked.push(Date.now())
      return { failure }
    },
    requestPerson: async () => ({ data: null }),
    follow: () => ({ wake() {}, stop() {}, setViewing() {}, setText() {}, read() {} }),
  }
  const page = createConversation({
    record: createRecordStore(createMemoryStorage()),
    api: async () => api,
    about: () => ({}),
  })
  return { page, waits: () => asked.slice(1).map((time, index) => time - asked[index]!) }
}

test('it waits longer and longer, up to 15 s, and never gives up', async () => {
  const { page, waits } = openPage({ kind: 'again', waitMs: 0 })
  page.write('hello')
  await vi.advanceTimersByTimeAsync(600_000)
  expect(waits().length).toBeGreaterThan(40)
  expect(waits()[0]).toBeLessThanOrEqual(500)
  expect(waits().at(-1)).toBeGreaterThanOrEqual(7_500)
  expect(Math.max(...waits())).toBeLessThanOrEqual(15_001)
  page.stop()
})

test('it waits as long as the server asks', async () => {
  const { page, waits } = openPage({ kind: 'again', waitMs: 30_000 })
  page.write('hello')
  await vi.advanceTimersByTimeAsync(100_000)
  expect(waits()).toEqual([30_000, 30_000, 30_000])
  page.stop()
})

test('it tries at once when the page wakes', async () => {
  const { page, waits } = openPage({ kind: 'again', waitMs: 30_000 })
  page.write('hello')
  await vi.advanceTimersByTimeAsync(1_000)
  page.wake(false)
  await vi.advanceTimersByTimeAsync(0)
  expect(waits()).toEqual([1_000])
  page.stop()
})
