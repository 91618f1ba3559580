import { afterEach, beforeEach, expect, test, vi } from 'vitest'

import { createConnection, type Subscription, type Transports } from './connection.ts'
import type { Failure } from './failure.ts'
import type { Transport } from './web-socket.ts'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

type Observer = Parameters<Subscription<string>['start']>[1]

/** Transports that are opened and say what the test says, and a subscription on them. */
function open(to: Partial<Pick<Subscription<string>, 'onLost' | 'onRefused'>> = {}) {
  const opened: string[] = []
  const observers: Observer[] = []
  const seen: string[] = []
  const lost: Failure[] = []
  const transport = (name: string): Transport => {
    opened.push(name)
    return { link: () => () => undefined as never, close: () => undefined }
  }
  const transports: Transports = {
    openSocket: () => transport('socket'),
    probeSocket: () => undefined,
    openStream: async () => transport('stream'),
  }
  const connection = createConnection(transports)
  const subscription: Subscription<string> = {
    start: (_, observer) => {
      observers.push(observer)
      return { unsubscribe: () => undefined }
    },
    poll: () => Promise.reject(new Error('offline')),
    pollEveryMs: 1000,
    onEvent: (event) => seen.push(event),
    onLost: (failure) => lost.push(failure),
    onRefused: () => false,
    ...to,
  }
  const add = () => connection.subscribe(subscription)
  return { connection, add, opened, observers, seen, lost }
}

const pass = (ms = 0) => vi.advanceTimersByTimeAsync(ms)
const last = (observers: Observer[]) => observers.at(-1)!
const refusal = { data: { problem: 'conversation_not_found' } }
const trouble = { data: { problem: 'internal_error' } }

test('two silent sockets give way to a stream, and a silent stream to one more socket', async () => {
  const { add, opened } = open()
  const unsubscribe = add()
  await pass(60_000)
  expect(opened.slice(0, 5)).toEqual(['socket', 'socket', 'stream', 'socket', 'stream'])
  unsubscribe()
})

test('a subscription that ends on a transport that goes on is begun again on it, and the others stay', async () => {
  const { add, opened, observers, lost } = open()
  const stop = [add(), add()]
  await pass()
  for (const observer of observers) observer.onData('snapshot')
  observers[0]!.onError(trouble)
  await pass(500)
  expect([opened, observers.length, lost.length]).toEqual([['socket'], 3, 1])
  for (const act of stop) act()
})

test('what is refused ends, and what goes on all the same is tried again', async () => {
  const ends = open()
  ends.add()
  await pass()
  last(ends.observers).onData('snapshot')
  last(ends.observers).onError(refusal)
  await pass(60_000)
  expect([ends.observers.length, vi.getTimerCount()]).toEqual([1, 0])

  const goesOn = open({ onRefused: () => true })
  const stop = goesOn.add()
  await pass()
  last(goesOn.observers).onError(refusal)
  await pass(500)
  expect([goesOn.opened, goesOn.observers.length]).toEqual([['socket'], 2])
  stop()
})

test('who unsubscribes when it is lost is not tried again', async () => {
  let stop = () => {}
  const { add, opened, observers } = open({ onLost: () => stop() })
  stop = add()
  await pass()
  last(observers).onConnectionStateChange({ error: new Error('closed') })
  await pass(60_000)
  expect([opened, vi.getTimerCount()]).toEqual([['socket'], 0])
})

test('a transport that is known to be lost when it is subscribed to is left', async () => {
  const { connection, opened } = open()
  let starts = 0
  const stop = connection.subscribe<string>({
    start: (_, { onConnectionStateChange }) => {
      starts += 1
      if (starts === 1) onConnectionStateChange({ error: new Error('closed') })
      return { unsubscribe: () => undefined }
    },
    poll: () => Promise.reject(new Error('offline')),
    pollEveryMs: 1000,
    onEvent: () => undefined,
    onLost: () => undefined,
    onRefused: () => false,
  })
  await pass(500)
  expect([starts, opened]).toEqual([2, ['socket', 'socket']])
  stop()
})

test('events that come after the end are not passed on', async () => {
  const { add, observers, seen } = open()
  const stop = add()
  await pass()
  last(observers).onData('heard')
  stop()
  last(observers).onData('late')
  expect([seen, vi.getTimerCount()]).toEqual([['heard'], 0])
})
