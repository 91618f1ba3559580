import { afterEach, beforeEach, expect, test, vi } from 'vitest'

import type { Outcome } from './failure.ts'
import { createOutbox, type Outbox, type OutboxItem } from './outbox.ts'
import { waitFor } from './testing/wait-for.ts'
import type { OutboxStorage } from './visitor-types.ts'

const room = '00000000-0000-4000-8000-000000000000'
const refused = { failure: { kind: 'refused', problem: 'conversation_held' } } as const
const unreachable = { failure: { kind: 'again', waitMs: 0 } } as const

type Item = OutboxItem & { content: string }

/** What the server has stored, and what it or the network does with the next messages. */
let arrived: string[] = []
let troubles: Outcome<never>[] = []
let stored: Map<string, string>

const storage = (): OutboxStorage => ({
  read: (name) => stored.get(name) ?? null,
  write: (name, text) => void (text === null ? stored.delete(name) : stored.set(name, text)),
  names: (start) => [...stored.keys()].filter((name) => name.startsWith(start)),
})
const open = (): Outbox<Item> =>
  createOutbox<Item>({
    storage: storage(),
    parse: (value) => (typeof (value as Item | null)?.id === 'string' ? (value as Item) : null),
    send: async ({ id }) => {
      const trouble = troubles.shift()
      if (trouble) return trouble
      arrived.push(id)
      return { data: id }
    },
  })
const message = (id: string, conversationId = room): Item => ({
  id,
  conversationId,
  content: `text of ${id}`,
  createdAt: new Date().toISOString(),
})
const states = (outbox: Outbox<Item>): string[] =>
  outbox.of(room).map(({ id, state }) => `${id} ${state}`)

beforeEach(() => {
  vi.useFakeTimers()
  arrived = []
  troubles = []
  stored = new Map()
})
afterEach(() => void vi.useRealTimers())

test('what arrived is forgotten', async () => {
  const outbox = open()
  outbox.post(message('a'))
  expect(states(outbox)).toEqual(['a sending'])
  await waitFor(() => expect(states(outbox)).toEqual([]))
  expect(stored.size).toBe(0)
})

test('while the server cannot be reached all wait in their order, and go out by themselves, in it', async () => {
  troubles = [unreachable, unreachable]
  const outbox = open()
  outbox.post(message('a'))
  outbox.post(message('b'))
  await waitFor(() => expect(states(outbox)).toEqual(['a waiting', 'b sending']))
  await vi.advanceTimersByTimeAsync(500)
  expect(arrived).toEqual([])
  await vi.advanceTimersByTimeAsync(1000)
  expect(arrived).toEqual(['a', 'b'])
  expect(states(outbox)).toEqual([])
})

test('when the server is back nothing waits any longer', async () => {
  troubles = [unreachable]
  const outbox = open()
  outbox.post(message('a'))
  await waitFor(() => expect(states(outbox)).toEqual(['a waiting']))
  outbox.wake()
  await waitFor(() => expect(arrived).toEqual(['a']))
})

test('what was refused stays, lets the next pass, and is sent again or dropped by hand', async () => {
  troubles = [refused]
  const outbox = open()
  outbox.post(message('a'))
  outbox.post(message('b'))
  await waitFor(() => expect(arrived).toEqual(['b']))
  expect(states(outbox)).toEqual(['a failed'])
  expect(outbox.of(room)[0]?.refusal).toBe('conversation_held')
  outbox.retry('a')
  await waitFor(() => expect(arrived).toEqual(['b', 'a']))
  troubles = [refused]
  outbox.post(message('c'))
  await waitFor(() => expect(states(outbox)).toEqual(['c failed']))
  outbox.discard('c')
  expect([states(outbox), stored.size]).toEqual([[], 0])
})

test('a reload loses nothing: the next page sends it, under the same id', async () => {
  troubles = [unreachable]
  const former = open()
  former.post(message('a'))
  await waitFor(() => expect(states(former)).toEqual(['a waiting']))
  former.stop()
  const next = open()
  await waitFor(() => expect(arrived).toEqual(['a']))
  expect(states(next)).toEqual([])
})

test('what was refused is not sent by a later page, until somebody says so', async () => {
  troubles = [refused]
  const former = open()
  former.post(message('a'))
  await waitFor(() => expect(states(former)).toEqual(['a failed']))
  former.stop()
  const next = open()
  next.wake()
  next.post(message('b'))
  await waitFor(() => expect(arrived).toEqual(['b']))
  expect(states(next)).toEqual(['a failed'])
  expect(next.of(room)[0]?.refusal).toBe('conversation_held')
  next.retry('a')
  await waitFor(() => expect(arrived).toEqual(['b', 'a']))
  expect([states(next), stored.size]).toEqual([[], 0])
})

test('what signing out has forgotten is not written down again when it is refused', async () => {
  troubles = [refused]
  const outbox = open()
  outbox.post(message('a'))
  outbox.stop()
  stored.clear()
  await waitFor(() => expect(states(outbox)).toEqual(['a failed']))
  expect(stored.size).toBe(0)
})

test('what is sent again by hand and cut off goes out by itself once more', async () => {
  troubles = [refused, unreachable]
  const former = open()
  former.post(message('a'))
  await waitFor(() => expect(states(former)).toEqual(['a failed']))
  former.retry('a')
  await waitFor(() => expect(states(former)).toEqual(['a waiting']))
  former.stop()
  open()
  await waitFor(() => expect(arrived).toEqual(['a']))
})

test('what is an hour old is not sent behind the back of whoever wrote it', async () => {
  stored.set('outbox.a', JSON.stringify(message('a')))
  stored.set('outbox.b', 'not JSON')
  vi.setSystemTime(Date.now() + 3_700_000)
  const outbox = open()
  expect(states(outbox)).toEqual(['a failed'])
  expect(arrived).toEqual([])
  outbox.retry('a')
  await waitFor(() => expect(arrived).toEqual(['a']))
})
