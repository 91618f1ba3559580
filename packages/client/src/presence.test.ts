import type { PresenceState } from '@oka/contract/presence'
import { lookingEveryMs, typingEveryMs } from '@oka/contract/presence-times'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'

import { createPresenceReporter } from './presence.ts'
import type { Outcome } from './failure.ts'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

const away = { failure: { kind: 'again', waitMs: 0 } } as const

/** A server that takes `ms` for each call, and what it was told. */
function openReporter({
  ms = 10,
  answer = { data: null },
}: { ms?: number; answer?: Outcome<null> } = {}) {
  const told: PresenceState[] = []
  const marked: number[] = []
  const later = () =>
    new Promise<Outcome<null>>((resolve) => {
      setTimeout(() => resolve(answer), ms)
    })
  const reporter = createPresenceReporter({
    setPresence(state) {
      told.push(state)
      return later()
    },
    markRead(seq) {
      marked.push(seq)
      return later()
    },
  })
  return { ...reporter, told, marked, pass: (time: number) => vi.advanceTimersByTimeAsync(time) }
}

test('a visitor who looks is there, and says so again, until they leave', async () => {
  const { setViewing, told, pass } = openReporter()
  setViewing(true)
  setViewing(true)
  await pass(lookingEveryMs * 2.5)
  expect(told).toEqual(['looking', 'looking', 'looking'])
  setViewing(false)
  await pass(lookingEveryMs * 3)
  expect(told).toEqual(['looking', 'looking', 'looking', 'away'])
})

test('typing is told no more often than it has to be, and is over when the field is empty', async () => {
  const { setViewing, setText, told, pass } = openReporter()
  setViewing(true)
  await pass(1000)
  for (const letter of 'Hello there') {
    setText(letter)
    await pass(typingEveryMs / 10)
  }
  expect(told).toEqual(['looking', 'typing', 'typing'])
  setText('')
  setText('')
  await pass(100)
  expect(told.slice(3)).toEqual(['looking'])
  setText('A')
  await pass(100)
  expect(told.slice(4)).toEqual(['typing'])
})

test('whoever has stopped typing is still there', async () => {
  const { setViewing, setText, told, pass } = openReporter()
  setViewing(true)
  setText('Hm')
  await pass(lookingEveryMs * 1.5)
  expect(told).toEqual(['looking', 'typing', 'looking'])
})

test('nothing is typed into a panel that is closed', async () => {
  const { setText, told, pass } = openReporter()
  setText('Hello')
  await pass(lookingEveryMs)
  expect(told).toEqual([])
})

test('on a slow network the last word is the last to arrive, and the words before it are dropped', async () => {
  const { setViewing, setText, told, pass } = openReporter({ ms: 2000 })
  setViewing(true)
  setText('Hello')
  setText('')
  await pass(1000)
  expect(told).toEqual(['looking'])
  await pass(5000)
  expect(told).toEqual(['looking', 'looking'])
})

test('leaving does not wait for what is under way', () => {
  const { setViewing, told } = openReporter({ ms: 2000 })
  setViewing(true)
  setViewing(false)
  expect(told).toEqual(['looking', 'away'])
})

test('what came on screen together is marked as read at once, and only when it is more than before', async () => {
  const { setViewing, read, marked, pass } = openReporter()
  setViewing(true)
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
  const { setViewing, read, acknowledge, marked, pass } = openReporter()
  setViewing(true)
  read(5)
  acknowledge(5)
  await pass(lookingEveryMs * 2)
  expect(marked).toEqual([])
})

test('a mark that did not arrive goes with the next sign of life', async () => {
  const { setViewing, read, marked, pass } = openReporter({ answer: away })
  setViewing(true)
  read(1)
  await pass(1000)
  expect(marked).toEqual([1])
  await pass(lookingEveryMs)
  expect(marked).toEqual([1, 1])
})

test('what was just read is marked before the page is left', () => {
  const { setViewing, read, marked } = openReporter()
  setViewing(true)
  read(7)
  setViewing(false)
  expect(marked).toEqual([7])
})
