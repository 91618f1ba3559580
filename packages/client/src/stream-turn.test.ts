import { expect, onTestFinished, test, vi } from 'vitest'

import { takeTurn } from './stream-turn.ts'
import { waitFor } from './testing/wait-for.ts'

const { locks } = navigator

/** A tab that goes on asking for its turn, as the clients do. */
function openTab(names: readonly string[], streaming: Set<number>, id: number) {
  let ended = new AbortController()
  let turns = 0
  const ask = () => {
    ended.abort()
    streaming.delete(id)
    ended = new AbortController()
    const { signal } = ended
    const onTurn = () => {
      turns += 1
      streaming.add(id)
    }
    void takeTurn({ locks, names, signal, onTurn, onYield: ask })
  }
  const close = () => {
    ended.abort()
    streaming.delete(id)
  }
  ask()
  onTestFinished(close)
  return { turns: () => turns, close }
}

test('of eight tabs at most two stream at a time, and each has its turn again and again', async () => {
  vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] })
  onTestFinished(() => void vi.useRealTimers())
  const streaming = new Set<number>()
  const names = ['first', 'second']
  const tabs = Array.from({ length: 8 }, (_, id) => openTab(names, streaming, id))
  await waitFor(() => expect(streaming.size).toBe(2))
  await waitFor(() => {
    vi.advanceTimersByTime(2_000)
    expect(streaming.size).toBeLessThanOrEqual(2)
    expect(Math.min(...tabs.map(({ turns }) => turns()))).toBeGreaterThanOrEqual(2)
  })
})

test('a tab keeps its turn while no other waits, and what it leaves is taken', async () => {
  vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] })
  onTestFinished(() => void vi.useRealTimers())
  const streaming = new Set<number>()
  const first = openTab(['alone'], streaming, 1)
  await waitFor(() => expect([...streaming]).toEqual([1]))
  await vi.advanceTimersByTimeAsync(60_000)
  expect(first.turns()).toBe(1)
  const second = openTab(['alone'], streaming, 2)
  first.close()
  await waitFor(() => expect([...streaming]).toEqual([2]))
  expect(second.turns()).toBe(1)
})

test('without locks, or where a sandbox forbids them, a tab streams at once', async () => {
  const signal = new AbortController().signal
  const onTurn = vi.fn()
  const onYield = vi.fn()
  const forbidden = {
    request: () => Promise.reject(new Error('SecurityError')),
    query: () => locks.query(),
  }
  await takeTurn({ locks: undefined, names: ['a'], signal, onTurn, onYield })
  await takeTurn({ locks: forbidden, names: ['a'], signal, onTurn, onYield })
  expect(onTurn).toHaveBeenCalledTimes(2)
})
