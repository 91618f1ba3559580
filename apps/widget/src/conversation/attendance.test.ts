import type { PresenceState } from '@oka/contract/presence'
import { lookingEveryMs, typingEveryMs } from '@oka/contract/presence-times'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'

import { createAttendance } from './attendance.ts'
import type { Outcome } from './transport-port.ts'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

const away = { failure: { kind: 'again', waitMs: 0 } } as const

/** A server that takes `ms` for each call, and what it was told. */
function attend({
  ms = 10,
  answer = { data: null },
}: { ms?: number; answer?: Outcome<null> } = {}) {
  const told: PresenceState[] = []
  const marked: number[] = []
  const later = () =>
    new Promise<Outcome<null>>((resolve) => {
      setTimeout(() => resolve(answer), ms)
    })
  const attendance = createAttendance({
    tell(state) {
      told.push(state)
      return later()
    },
    mark(seq) {
      marked.push(seq)
      return later()
    },
  })
  return { ...attendance, told, marked, pass: (time: number) => vi.advanceTimersByTimeAsync(time) }
}

test('a visitor who looks is there, and says so again, until they leave', async () => {
  const { look, told, pass } = attend()
  look(true)
  look(true)
  await pass(lookingEveryMs * 2.5)
  expect(told).toEqual(['looking', 'looking', 'looking'])
  look(false)
  await pass(lookingEveryMs * 3)
  expect(told).toEqual(['looking', 'looking', 'looking', 'away'])
})

test('typing is told no more often than it has to be, and is over when the field is empty', async () => {
  const { look, type, told, pass } = attend()
  look(true)
  await pass(1000)
  for (const letter of 'Hello there') {
    type(letter)
    await pass(typingEveryMs / 10)
  }
  expect(told).toEqual(['looking', 'typing', 'typing'])
  type('')
  type('')
  await pass(100)
  expect(told.slice(3)).toEqual(['looking'])
  type('A')
  await pass(100)
  expect(told.slice(4)).toEqual(['typing'])
})

test('whoever has stopped typing is still there', async () => {
  const { look, type, told, pass } = attend()
  look(true)
  type('Hm')
  await pass(lookingEveryMs * 1.5)
  expect(told).toEqual(['looking', 'typing', 'looking'])
})

test('nothing is typed into a panel that is closed', async () => {
  const { type, told, pass } = attend()
  type('Hello')
  await pass(lookingEveryMs)
  expect(told).toEqual([])
})

test('on a slow network the last word is the last to arrive, and the words before it are dropped', async () => {
  const { look, type, told, pass } = attend({ ms: 2000 })
  look(true)
  type('Hello')
  type('')
  await pass(1000)
  expect(told).toEqual(['looking'])
  await pass(5000)
  expect(told).toEqual(['looking', 'looking'])
})

test('leaving does not wait for what is under way', () => {
  const { look, told } = attend({ ms: 2000 })
  look(true)
  look(false)
  expect(told).toEqual(['looking', 'away'])
})

test('what came on screen together is marked as read at once, and only when it is more than before', async () => {
  const { look, read, marked, pass } = attend()
  look(true)
  for (const seq of [1, 2, 3, 3]) read(seq)
  expect(marked).toEqual([])
  await pass(lookingEveryMs * 2)
  expect(marked).toEqual([3])
  read(2)
  read(4)
  await pass(1000)
  expect(marked).toEqual([3, 4])
})

test('what the server knows to be read is not marked again', async () => {
  const { look, read, acknowledge, marked, pass } = attend()
  look(true)
  read(5)
  acknowledge(5)
  await pass(lookingEveryMs * 2)
  expect(marked).toEqual([])
})

test('a mark that did not arrive goes with the next sign of life', async () => {
  const { look, read, marked, pass } = attend({ answer: away })
  look(true)
  read(1)
  await pass(1000)
  expect(marked).toEqual([1])
  await pass(lookingEveryMs)
  expect(marked).toEqual([1, 1])
})

test('what was just read is marked before the page is left', () => {
  const { look, read, marked } = attend()
  look(true)
  read(7)
  look(false)
  expect(marked).toEqual([7])
})
