import { once } from 'node:events'
import { type AddressInfo, connect, createServer, type Socket } from 'node:net'

import { expect, test } from 'vitest'

import { openDatabase } from '../client.ts'
import { openTestDatabase, overTcp } from '../testing.ts'
import { findTestServer } from '../testing-server.ts'
import { notify } from '../topics.ts'

test('subscribers are notified also when the connection that listens has died unnoticed', async () => {
  await using resources = new AsyncDisposableStack()
  const { url } = resources.use(await openTestDatabase(await findTestServer()))
  const line = resources.use(await openLine(Number(new URL(url).port)))
  const direct = new URL(overTcp(url))
  direct.port = String(line.port)
  const { db, bus } = resources.use(await openDatabase({ url, directUrl: direct.href }))
  using subscription = bus.subscribe('lead:1')
  const { signal } = new AbortController()
  await notify(db, 'lead:1')
  expect(await subscription.next(signal)).toEqual({
    everything: false,
    topics: new Set(['lead:1']),
  })

  line.freeze()
  await notify(db, 'lead:1')

  expect(await subscription.next(signal)).toMatchObject({ everything: true })
  // Another connection takes its place, over which notifications come at once again.
  await expect
    .poll(async () => (await notify(db, 'lead:1'), subscription.next(signal)))
    .toEqual({ everything: false, topics: new Set(['lead:1']) })
})

/** A line to a port of this host over which, once it is frozen, nothing comes and nothing ends. */
async function openLine(
  to: number,
): Promise<AsyncDisposable & { port: number; freeze: () => void }> {
  const sockets: Socket[] = []
  const server = createServer((near) => {
    const far = connect(to, '127.0.0.1')
    near.pipe(far).pipe(near)
    for (const socket of [near, far]) sockets.push(socket.on('error', () => socket.destroy()))
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')
  return {
    port: (server.address() as AddressInfo).port,
    freeze: () => {
      for (const socket of sockets) socket.unpipe().pause()
    },
    [Symbol.asyncDispose]: async () => {
      for (const socket of sockets) socket.destroy()
      server.close()
      await once(server, 'close')
    },
  }
}
