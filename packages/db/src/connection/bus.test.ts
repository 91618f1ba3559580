import { expect, test } from 'vitest'

import type { Bus } from './bus.ts'
import { openDatabase } from '../client.ts'
import { openTestDatabase } from '../testing.ts'
import { createInMemoryBus } from '../testing/in-memory-bus.ts'
import { findTestServer } from '../testing-server.ts'
import { notify } from '../topics.ts'

type Opened = AsyncDisposable & { bus: Bus; notify: (topic: string) => Promise<void> }

async function openPostgres(): Promise<Opened> {
  await using opened = new AsyncDisposableStack()
  const { url } = opened.use(await openTestDatabase(await findTestServer()))
  const { bus, db } = opened.use(await openDatabase({ url }))
  const closing = opened.move()
  return {
    bus,
    notify: (topic) => notify(db, topic),
    [Symbol.asyncDispose]: () => closing.disposeAsync(),
  }
}

async function openInMemory(): Promise<Opened> {
  const bus = createInMemoryBus()
  return { bus, notify: bus.notify, [Symbol.asyncDispose]: async () => {} }
}

test.for([
  ['PostgreSQL', openPostgres],
  ['memory', openInMemory],
] as const)('over %s, every subscriber gets what it subscribed to, and once', async ([, open]) => {
  await using opened = await open()
  const { bus, notify: publish } = opened
  const { signal } = new AbortController()
  using lead = bus.subscribe('lead:1', 'lead:2')
  using all = bus.subscribe('*')
  const left = bus.subscribe('lead:1')
  left[Symbol.dispose]()
  const heard: (string | null)[] = []
  const stop = bus.listen(['lead:1', 'lead:2'], (topic) => {
    heard.push(topic)
    // A listener that unsubscribes during delivery does not keep the others from being called.
    if (topic === 'lead:2') stop()
  })

  const next = lead.next(signal)
  await publish('lead:3')
  await publish('lead:1')
  expect(await next).toEqual({ everything: false, topics: new Set(['lead:1']) })

  await publish('lead:2')
  await publish('lead:2')
  await publish('lead:1')
  await expect.poll(() => lead.hasChanges()).toBe(true)
  // The last that was published has arrived, and with it those before.
  await publish('lead:last')
  const seen = new Set<string>()
  while (!seen.has('lead:last')) {
    for (const topic of (await all.next(signal))!.topics) seen.add(topic)
  }
  expect([...seen]).toEqual(['lead:3', 'lead:1', 'lead:2', 'lead:last'])
  expect(await lead.next(signal)).toEqual({
    everything: false,
    topics: new Set(['lead:1', 'lead:2']),
  })
  expect([lead.hasChanges(), left.hasChanges()]).toEqual([false, false])
  expect(heard).toEqual(['lead:1', 'lead:2'])

  const leaving = new AbortController()
  const waiting = lead.next(leaving.signal)
  leaving.abort()
  expect(await waiting).toBeNull()
})
