import { EventEmitter } from 'node:events'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'

import type { AppRouter } from '@oka/api/router'
import { createTRPCClient } from '@trpc/client'
import { initTRPC, tracked } from '@trpc/server'
import { createHTTPHandler } from '@trpc/server/adapters/standalone'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'

import { createLine, type Line } from './line.ts'

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
let line: Line
let url: string
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
  vi.stubGlobal('location', { href: url })
  vi.stubGlobal('navigator', { onLine: true, locks: globalThis.navigator.locks })
  line = openLine(url)
})

afterEach(() => {
  line.close()
  server.closeAllConnections()
  server.close()
  vi.unstubAllGlobals()
})

test('where sockets are refused the same subscription runs over a stream, the token in a header', async () => {
  const { seqs, stop } = follow()
  await expect.poll(seqs).toEqual([1, 2, 3])
  expect(upgrades).toBe(2)
  expect(tokens).toEqual(['Bearer a1'])
  expect(line.isOpen()).toBe(true)
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

test('on another network a socket is tried first', async () => {
  const { seqs, stop } = follow()
  await expect.poll(seqs).toEqual([1, 2, 3])
  line.wake({ network: true })
  await expect.poll(() => upgrades).toBe(4)
  say(4)
  await expect.poll(seqs).toEqual([1, 2, 3, 4])
  stop()
})

test('tabs stream in turn, so that calls are left connections, and none misses anything', async () => {
  const other = openLine(url)
  const [one, two] = [follow(), follow(other)]
  await expect.poll(() => [one.seqs().length, two.seqs().length], { timeout: 10_000 }).toContain(3)
  await expect.poll(() => [line, other].every((each) => each.isOpen())).toBe(true)
  for (let last = 4; last <= 6; last += 1) {
    say(last)
    const all = Array.from({ length: last }, (_, index) => index + 1)
    await expect.poll(one.seqs, { timeout: 10_000 }).toEqual(all)
    await expect.poll(two.seqs, { timeout: 10_000 }).toEqual(all)
    expect(streams).toBeLessThanOrEqual(1)
  }
  one.stop()
  two.stop()
  other.close()
})

test(
  'where streams are held back as well, subscriptions are polled, and go on after the last that was seen',
  { timeout: 40_000 },
  async () => {
    areStreamsHeld = true
    const { seqs, stop } = follow()
    let resyncs = 0
    const inbox = createTRPCClient<AppRouter>({ links: [line.link] }).chat.inbox.subscribe(
      undefined,
      { onData: () => (resyncs += 1) },
    )
    await expect.poll(seqs, { timeout: 20_000 }).toEqual([1, 2, 3])
    await expect.poll(() => line.isOpen()).toBe(true)
    say(5)
    await expect.poll(seqs, { timeout: 10_000 }).toEqual([1, 2, 3, 4, 5])
    await expect.poll(() => resyncs, { timeout: 10_000 }).toBeGreaterThan(1)

    // The server is away: that is no network that lets nothing stay open.
    server.closeAllConnections()
    await new Promise((resolve) => server.close(resolve))
    await expect.poll(() => line.isOpen(), { timeout: 10_000 }).toBe(false)
    inbox.unsubscribe()
    stop()
  },
)

function openLine(at: string): Line {
  return createLine({
    url: at,
    session: { token: async () => 'a1', tokenInsteadOf: async () => 'a2' },
    authorizedFetch: (input, init) =>
      fetch(input, { ...init, headers: { ...headersOf(init), authorization: 'Bearer a1' } }),
  })
}

function say(seq: number): void {
  lastSeq = seq
  news.emit('more')
}

/** Follows the conversation from the last `seq` that came. */
function follow(on: Line = line): { seqs: () => number[]; stop: () => void } {
  const seqs: number[] = []
  const client = createTRPCClient<AppRouter>({ links: [on.link] })
  const subscription = client.chat.events.subscribe(
    {
      conversationId,
      get lastEventId() {
        return seqs.at(-1) ?? 0
      },
    },
    {
      onData: (event) => {
        if ('id' in event) seqs.push((event.data as { seq: number }).seq)
      },
    },
  )
  return { seqs: () => seqs, stop: () => subscription.unsubscribe() }
}

function headersOf(init: object | undefined): Record<string, string> {
  return init && 'headers' in init ? (init.headers as Record<string, string>) : {}
}
