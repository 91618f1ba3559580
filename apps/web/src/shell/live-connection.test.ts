import { EventEmitter } from 'node:events'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'

import type { AppRouter } from '@oka/api/router'
import { conversationEvents } from '@oka/client/conversation'
import { inboxEvents } from '@oka/client/inbox'
import { createTRPCClient, httpLink } from '@trpc/client'
import { initTRPC, tracked } from '@trpc/server'
import { createHTTPHandler } from '@trpc/server/adapters/standalone'
import { afterEach, beforeEach, expect, test } from 'vitest'

import { createLiveConnection, type LiveConnection } from './live-connection.ts'

const conversationId = '00000000-0000-4000-8000-000000000000'

/** A server behind a proxy that knows no WebSockets; it tells every `seq` up to the last. */
let server: Server
let upgrades = 0
/** How many are open. */
let streams = 0
/** A proxy holds them back until they are complete, which they never are. */
let areStreamsHeld = false
let lastSeq = 3
let tokens: (string | undefined)[] = []
let connection: LiveConnection
let url: string
const cleanUp: (() => void)[] = []
const news = new EventEmitter()

const t = initTRPC.create()
const router = t.router({
  auth: t.router({ me: t.procedure.query(() => ({ id: 1 })) }),
  chat: t.router({
    inbox: t.procedure.subscription(async function* inbox() {
      yield { type: 'resync' }
    }),
    messages: t.procedure
      .input((given) => given as { after: number })
      .query(({ input: { after } }) => ({
        snapshot: { type: 'snapshot' },
        messages: Array.from({ length: Math.max(0, lastSeq - after) }, (_, index) => ({
          seq: after + index + 1,
        })),
      })),
    events: t.procedure
      .input((given) => given as { lastEventId?: number | string })
      .subscription(async function* events({ input, signal }) {
        let seq = Number(input.lastEventId ?? 0)
        yield { type: 'snapshot' }
        for (;;) {
          for (; seq < lastSeq; seq += 1) yield tracked(String(seq + 1), { seq: seq + 1 })
          await new Promise((resolve) => {
            news.once('more', resolve)
            signal?.addEventListener('abort', resolve)
          })
          if (signal?.aborted) return
        }
      }),
  }),
})

beforeEach(async () => {
  upgrades = 0
  streams = 0
  areStreamsHeld = false
  lastSeq = 3
  tokens = []
  const handle = createHTTPHandler({ router, basePath: '/trpc/' })
  server = createServer((request, response) => {
    tokens.push(request.headers.authorization)
    streams += 1
    response.on('close', () => (streams -= 1))
    if (areStreamsHeld && request.headers.accept === 'text/event-stream') return
    handle(request, response)
  })
  server.on('upgrade', (_, socket) => {
    upgrades += 1
    socket.end('HTTP/1.1 403 Forbidden\r\nConnection: close\r\n\r\n')
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/trpc`
  connection = open()
})

afterEach(() => {
  for (const act of cleanUp.splice(0)) act()
  server.closeAllConnections()
  server.close()
})

test('where sockets are refused the same subscription runs over a stream, the token in a header', async () => {
  const { seqs, stop } = follow()
  await expect.poll(seqs).toEqual([1, 2, 3])
  // Two, and a probe once the stream is heard.
  await expect.poll(() => upgrades).toBe(3)
  expect(tokens).toEqual(['Bearer a1'])
  expect(connection.isOpen.get()).toBe(true)
  stop()
})

test('a stream that was cut comes back and goes on after the last that was seen', async () => {
  const { seqs, stop } = follow()
  await expect.poll(seqs).toEqual([1, 2, 3])
  server.closeAllConnections()
  say(5)
  await expect.poll(seqs).toEqual([1, 2, 3, 4, 5])
  expect(tokens).toHaveLength(2)
  stop()
})

test('on another network it is tried at once whether sockets pass', async () => {
  const { seqs, stop } = follow()
  await expect.poll(seqs).toEqual([1, 2, 3])
  await expect.poll(() => upgrades).toBe(3)
  connection.wake(true)
  await expect.poll(() => upgrades).toBe(4)
  say(4)
  await expect.poll(seqs).toEqual([1, 2, 3, 4])
  stop()
})

test('tabs stream in turn, so that calls are left connections, and none misses anything', async () => {
  const other = open()
  const [one, two] = [follow(), follow(other)]
  await expect.poll(() => [one.seqs().length, two.seqs().length]).toContain(3)
  await expect.poll(() => [connection, other].every((each) => each.isOpen.get())).toBe(true)
  for (let last = 4; last <= 6; last += 1) {
    say(last)
    const all = Array.from({ length: last }, (_, index) => index + 1)
    await expect.poll(one.seqs).toEqual(all)
    await expect.poll(two.seqs).toEqual(all)
    expect(streams).toBeLessThanOrEqual(1)
  }
  one.stop()
  two.stop()
})

test('where streams are held back as well, subscriptions are polled, and go on after the last that was seen', async () => {
  areStreamsHeld = true
  const { seqs, stop } = follow()
  let resyncs = 0
  const leaveInbox = connection.subscribe(
    inboxEvents({
      check: () => calls().auth.me.query(),
      onEvent: () => (resyncs += 1),
      ...quiet,
    }),
  )
  cleanUp.push(leaveInbox)
  await expect.poll(seqs).toEqual([1, 2, 3])
  await expect.poll(() => connection.isOpen.get()).toBe(true)
  say(5)
  await expect.poll(seqs).toEqual([1, 2, 3, 4, 5])
  await expect.poll(() => resyncs).toBeGreaterThan(1)

  // The server is away: that is no network that lets nothing stay open.
  server.closeAllConnections()
  await new Promise((resolve) => server.close(resolve))
  await expect.poll(() => connection.isOpen.get()).toBe(false)
  stop()
})

function open(): LiveConnection {
  return createLiveConnection({
    url,
    session: { token: async () => 'a1', tokenInsteadOf: async () => 'a2' },
    authorizedFetch,
    loadStreams: () => import('@oka/client/event-stream'),
  })
}

const authorizedFetch = (input: RequestInfo | URL, init?: object) =>
  fetch(input, { ...init, headers: { ...headersOf(init), authorization: 'Bearer a1' } })

const calls = () =>
  createTRPCClient<AppRouter>({
    links: [httpLink({ url, fetch: (input, init) => authorizedFetch(input, init as object) })],
  })

const quiet = { onLost: () => undefined, onRefused: () => true }

function say(seq: number): void {
  lastSeq = seq
  news.emit('more')
}

/** Follows the conversation from the last `seq` that came. */
function follow(on: LiveConnection = connection): { seqs: () => number[]; stop: () => void } {
  const seqs: number[] = []
  const stop = on.subscribe(
    conversationEvents({
      conversationId,
      cursor: () => seqs.at(-1) ?? 0,
      read: (input) => calls().chat.messages.query(input),
      onEvent: (event) => {
        if ('seq' in event) seqs.push(event.seq)
      },
      ...quiet,
    }),
  )
  cleanUp.push(stop)
  return { seqs: () => seqs, stop }
}

function headersOf(init: object | undefined): Record<string, string> {
  return init && 'headers' in init ? (init.headers as Record<string, string>) : {}
}
