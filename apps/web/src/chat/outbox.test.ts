import { afterEach, beforeEach, expect, test, vi } from 'vitest'

import type { Letter } from './letter.ts'
import { createOutbox, type Outbox } from './outbox.ts'
import type { Writings } from './writings.ts'

/** Waits until the check passes, however busy the machine is. */
const waitFor = (check: () => unknown) => vi.waitFor(check, { timeout: 30_000, interval: 10 })

const room = '00000000-0000-4000-8000-000000000000'
const refused = new Error('refused')
const lineDown = new Error('no line')

/** What the server has stored, and what it or the line does with the next letters. */
let arrived: string[] = []
let troubles: Error[] = []
let kept: Map<string, string>

const writings = (): Writings => ({
  read: (name) => kept.get(name) ?? null,
  write: (name, text) => void (text === null ? kept.delete(name) : kept.set(name, text)),
  names: (start) => [...kept.keys()].filter((name) => name.startsWith(start)),
})
const open = (): Outbox =>
  createOutbox({
    writings: writings(),
    send: async ({ id }) => {
      const trouble = troubles.shift()
      if (trouble) throw trouble
      arrived.push(id)
    },
    refusalOf: (error) => (error === refused ? 'conversation_held' : null),
    now: Date.now,
  })
const letter = (id: string, conversationId = room): Letter => ({
  id,
  kind: 'reply',
  conversationId,
  content: `text of ${id}`,
  mentions: [],
  createdAt: new Date().toISOString(),
})
const states = (outbox: Outbox): string[] =>
  outbox.of(room).map(({ id, state }) => `${id} ${state}`)

beforeEach(() => {
  vi.useFakeTimers()
  arrived = []
  troubles = []
  kept = new Map()
})
afterEach(() => void vi.useRealTimers())

test('what arrived is forgotten', async () => {
  const outbox = open()
  outbox.post(letter('a'))
  expect(states(outbox)).toEqual(['a sending'])
  await waitFor(() => expect(states(outbox)).toEqual([]))
  expect(kept.size).toBe(0)
})

test('while the line is down all wait in their order, and go out by themselves, in it', async () => {
  troubles = [lineDown, lineDown]
  const outbox = open()
  outbox.post(letter('a'))
  outbox.post(letter('b'))
  await waitFor(() => expect(states(outbox)).toEqual(['a waiting', 'b sending']))
  await vi.advanceTimersByTimeAsync(500)
  expect(arrived).toEqual([])
  await vi.advanceTimersByTimeAsync(1000)
  expect(arrived).toEqual(['a', 'b'])
  expect(states(outbox)).toEqual([])
})

test('when the line is back nothing waits any longer', async () => {
  troubles = [lineDown]
  const outbox = open()
  outbox.post(letter('a'))
  await waitFor(() => expect(states(outbox)).toEqual(['a waiting']))
  outbox.wake()
  await waitFor(() => expect(arrived).toEqual(['a']))
})

test('what was refused stays, lets the next pass, and is sent again or dropped by hand', async () => {
  troubles = [refused]
  const outbox = open()
  outbox.post(letter('a'))
  outbox.post(letter('b'))
  await waitFor(() => expect(arrived).toEqual(['b']))
  expect(states(outbox)).toEqual(['a failed'])
  expect(outbox.of(room)[0]?.refusal).toBe('conversation_held')
  outbox.retry('a')
  await waitFor(() => expect(arrived).toEqual(['b', 'a']))
  troubles = [refused]
  outbox.post(letter('c'))
  await waitFor(() => expect(states(outbox)).toEqual(['c failed']))
  outbox.discard('c')
  expect([states(outbox), kept.size]).toEqual([[], 0])
})

test('a reload loses nothing: the next page sends it, under the same id', async () => {
  troubles = [lineDown]
  const former = open()
  former.post(letter('a'))
  await waitFor(() => expect(states(former)).toEqual(['a waiting']))
  former.stop()
  const next = open()
  await waitFor(() => expect(arrived).toEqual(['a']))
  expect(states(next)).toEqual([])
})

test('what was refused is not sent by a later page, until somebody says so', async () => {
  troubles = [refused]
  const former = open()
  former.post(letter('a'))
  await waitFor(() => expect(states(former)).toEqual(['a failed']))
  former.stop()
  const next = open()
  next.wake()
  next.post(letter('b'))
  await waitFor(() => expect(arrived).toEqual(['b']))
  expect(states(next)).toEqual(['a failed'])
  expect(next.of(room)[0]?.refusal).toBe('conversation_held')
  next.retry('a')
  await waitFor(() => expect(arrived).toEqual(['b', 'a']))
  expect([states(next), kept.size]).toEqual([[], 0])
})

test('what signing out has forgotten is not written down again when it is refused', async () => {
  troubles = [refused]
  const outbox = open()
  outbox.post(letter('a'))
  outbox.stop()
  kept.clear()
  await waitFor(() => expect(states(outbox)).toEqual(['a failed']))
  expect(kept.size).toBe(0)
})

test('what is sent again by hand and cut off goes out by itself once more', async () => {
  troubles = [refused, lineDown]
  const former = open()
  former.post(letter('a'))
  await waitFor(() => expect(states(former)).toEqual(['a failed']))
  former.retry('a')
  await waitFor(() => expect(states(former)).toEqual(['a waiting']))
  former.stop()
  open()
  await waitFor(() => expect(arrived).toEqual(['a']))
})

test('what is an hour old is not sent behind the back of whoever wrote it', async () => {
  kept.set('outbox.a', JSON.stringify(letter('a')))
  kept.set('outbox.b', 'not a letter')
  vi.setSystemTime(Date.now() + 3_700_000)
  const outbox = open()
  expect(states(outbox)).toEqual(['a failed'])
  expect(arrived).toEqual([])
  outbox.retry('a')
  await waitFor(() => expect(arrived).toEqual(['a']))
})
