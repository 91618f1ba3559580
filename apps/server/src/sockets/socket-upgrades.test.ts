import { once } from 'node:events'
import { connect, type Socket } from 'node:net'
import { Writable } from 'node:stream'

import { describe, expect } from 'vitest'
import { WebSocket } from 'ws'

import { createLogger } from '../logger.ts'
import { readMetrics } from '../testing/metrics.ts'
import { openTestApp, origin, test, type TestApp } from '../testing/test-app.ts'

type Upgrade = { method?: string; path?: string; headers?: Record<string, string | null> }

/** The bytes of an upgrade; a header that is null is left out. */
function upgrade({ method = 'GET', path = '/trpc', headers = {} }: Upgrade = {}): string {
  const all = {
    Host: 'oka.test',
    Connection: 'Upgrade',
    Upgrade: 'websocket',
    'Sec-WebSocket-Version': '13',
    'Sec-WebSocket-Key': 'dGhlIHNhbXBsZSBub25jZQ==',
    ...headers,
  }
  const lines = Object.entries(all).flatMap(([name, value]) =>
    value === null ? [] : [`${name}: ${value}`],
  )
  return `${method} ${path} HTTP/1.1\r\n${lines.join('\r\n')}\r\n\r\n`
}

/** A connection that its client keeps, whatever the server does. */
function hold({ url }: TestApp, bytes = ''): Socket {
  const stream = connect({
    host: '127.0.0.1',
    port: Number(new URL(url).port),
    allowHalfOpen: true,
  })
  stream.on('error', () => {})
  if (bytes !== '') stream.write(bytes)
  return stream
}

/** The answer, once the server has ended the connection, also where it resets it because more was sent. */
async function answerOf(stream: Socket) {
  let answer = ''
  stream.on('data', (chunk: Buffer) => (answer += chunk.toString()))
  await new Promise((resolve) => stream.once('end', resolve).once('close', resolve))
  const [head = '', body = ''] = answer.split('\r\n\r\n')
  return { status: Number(/^HTTP\/1\.1 (\d+) /.exec(head)?.[1]), head, body }
}

/** Connections that the server has open. */
const countConnections = async (app: TestApp) =>
  Number(/^oka_connections (\d+)$/m.exec(await readMetrics(app))?.[1])

/** Upgrades that were answered with that status. */
async function countRefusals(app: TestApp, status: number): Promise<number> {
  const line = new RegExp(`^oka_upgrades_refused_total\\{status="${status}"\\} (\\d+)$`, 'm')
  return Number(line.exec(await readMetrics(app))?.[1] ?? 0)
}

const refused: [name: string, asked: Upgrade, status: number, code: string][] = [
  ['by another site', { headers: { Origin: 'https://evil.example' } }, 403, 'origin_not_allowed'],
  ['without a host', { headers: { Host: null } }, 400, 'bad_request'],
  ['without a key', { headers: { 'Sec-WebSocket-Key': null } }, 400, 'invalid_input'],
  ['with half a key', { headers: { 'Sec-WebSocket-Key': 'dGhl' } }, 400, 'invalid_input'],
  ['of another version', { headers: { 'Sec-WebSocket-Version': '8' } }, 400, 'invalid_input'],
  ['of the health check', { path: '/healthz' }, 404, 'not_found'],
  ['of the admin app', { path: '/', headers: { Accept: 'text/html' } }, 404, 'not_found'],
  ['of REST', { path: '/api/leads' }, 404, 'not_found'],
  ['of the widget', { path: '/widget.js' }, 404, 'not_found'],
  ['of the metrics', { path: '/metrics' }, 404, 'not_found'],
  ['of the documentation', { path: '/api/docs' }, 404, 'not_found'],
  ['behind a slash', { path: '/trpc/' }, 404, 'not_found'],
  ['of a procedure', { path: '/trpc/chat.events' }, 404, 'not_found'],
  ['of nothing', { path: '/nowhere' }, 404, 'not_found'],
  ['of no address', { path: '//[' }, 404, 'not_found'],
  ['of what cannot be decoded', { path: '/%zz' }, 404, 'not_found'],
  ['of a part that cannot be decoded', { path: '/api/leads/%zz' }, 404, 'not_found'],
  ['by POST', { method: 'POST' }, 404, 'not_found'],
  ['to HTTP/2', { headers: { Upgrade: 'h2c' } }, 404, 'not_found'],
  ['that does not say so twice', { headers: { Connection: null } }, 404, 'not_found'],
]

describe('an upgrade', () => {
  test.for(refused)('%s is answered and cut', async ([, asked, status, code], { app }) => {
    const answer = await answerOf(hold(app, upgrade(asked)))
    expect(answer).toMatchObject({ status })
    expect(JSON.parse(answer.body)).toMatchObject({ code, error: expect.any(String) as string })
    expect(answer.head).toMatch(/^connection: close$/im)
  })

  test('to HTTP/2 of what there is gets it', async ({ app }) => {
    const asked = upgrade({ path: '/healthz', headers: { Upgrade: 'h2c' } })
    expect(await answerOf(hold(app, asked))).toMatchObject({ status: 200, body: '{"status":"ok"}' })
  })

  test('with a body, or with more right behind it, is answered like any other', async ({ app }) => {
    const withBody = upgrade({ path: '/healthz', headers: { 'Content-Length': '5' } })
    for (const bytes of [`${withBody}12345`, upgrade({ path: '/healthz' }) + 'x'.repeat(100_000)]) {
      expect(await answerOf(hold(app, bytes))).toMatchObject({ status: 404 })
    }
  })

  test('may have its first frame right behind it', async ({ app }) => {
    const { visitorToken } = await app.client().chat.start.mutate({})
    const stream = hold(app)
    stream.write(
      Buffer.concat([
        Buffer.from(upgrade({ path: '/trpc?connectionParams=1', headers: { Origin: origin } })),
        frame({ method: 'connectionParams', data: { token: visitorToken } }),
        frame({ id: 7, method: 'query', params: { path: 'no.such' } }),
      ]),
    )
    let received = ''
    stream.on('data', (chunk: Buffer) => (received += chunk.toString('latin1')))
    await expect.poll(() => received).toMatch(/^HTTP\/1\.1 101 [^]*"id":7,/)
    stream.destroy()
  })

  test.for(refused)(
    '%s leaves nothing open when its client neither reads nor ends',
    async ([, asked], { app }) => {
      const before = await countConnections(app)
      const late = await countRefusals(app, 408)
      const held = Array.from({ length: 60 }, () => hold(app, upgrade(asked)))
      await Promise.all(held.map((stream) => once(stream, 'connect')))
      // Connections are accepted in their order: the server has seen all of them by then.
      await answerOf(hold(app, upgrade(asked)))
      await expect.poll(() => countConnections(app)).toBeLessThanOrEqual(before)
      // Closed with the answer, and not when the time for an upgrade was over.
      expect(await countRefusals(app, 408)).toBe(late)
      for (const stream of held) stream.destroy()
    },
  )

  test('is counted when it is refused', async ({ app }) => {
    const before = await countRefusals(app, 404)
    for (const path of ['/healthz', '/api/leads/%zz']) await answerOf(hold(app, upgrade({ path })))
    await expect.poll(() => countRefusals(app, 404)).toBe(before + 2)
  })

  test('of many at once is accepted for as many as may be unidentified', async ({ app }) => {
    const held = Array.from({ length: 60 }, () =>
      hold(app, upgrade({ headers: { Origin: origin } })),
    )
    const heads = await Promise.all(
      held.map(async (stream) => ((await once(stream, 'data')) as [Buffer])[0].toString('latin1')),
    )
    const statuses = heads.map((head) => Number(/^HTTP\/1\.1 (\d+) /.exec(head)?.[1]))
    expect(statuses.filter((status) => status === 101)).toHaveLength(20)
    expect(statuses.filter((status) => status === 429)).toHaveLength(40)
    expect(heads.find((head) => head.startsWith('HTTP/1.1 429'))).toMatch(/^retry-after: 5$/im)
    for (const stream of held) stream.destroy()
  })
})

test('a socket over which comes what is no frame is closed, and logged as no fault of ours', async () => {
  await using resources = new AsyncDisposableStack()
  const lines: string[] = []
  const destination = new Writable({
    write: (line: Buffer, _, done) => {
      lines.push(line.toString())
      done()
    },
  })
  const app = await openTestApp(resources, {}, createLogger('warn', { destination }))
  const stream = hold(app, upgrade({ headers: { Origin: origin } }))
  await once(stream, 'data')
  stream.end(Buffer.from([0xff, 0xff, 0xff]))
  await once(stream.resume(), 'close')
  await expect.poll(() => countConnections(app)).toBe(1)
  expect(lines).toEqual([])
})

/** A frame of a client: masked, here by zeros (RFC 6455 section 5.2). */
function frame(value: object): Buffer {
  const payload = Buffer.from(JSON.stringify(value))
  const head = Buffer.from([
    0x81,
    0x80 | 126,
    payload.length >> 8,
    payload.length & 255,
    0,
    0,
    0,
    0,
  ])
  return Buffer.concat([head, payload])
}

describe('a stop', () => {
  test('answers the upgrade that ends during it, and waits for none that is held', async () => {
    await using resources = new AsyncDisposableStack()
    const app = await openTestApp(resources)
    const [first, ...rest] = upgrade().split('\r\n')
    const late = hold(app, `${first}\r\n`)
    const held = [
      hold(app),
      hold(app, first),
      hold(app, upgrade({ path: '/healthz' })),
      hold(app, upgrade({ headers: { Origin: 'https://evil.example' } })),
    ]
    await Promise.all([late, ...held].map((stream) => once(stream, 'connect')))
    const socket = new WebSocket(`${app.url.replace('http', 'ws')}/trpc?connectionParams=1`)
    await once(socket, 'open')
    // It would answer the close frame.
    socket.pause()
    await expect.poll(() => countConnections(app)).toBeGreaterThanOrEqual(4)

    const stopped = resources.disposeAsync()
    expect(app.deps.stopping.aborted).toBe(true)
    late.write(rest.join('\r\n'))

    const answer = await answerOf(late)
    expect(answer).toMatchObject({ status: 503 })
    expect(JSON.parse(answer.body)).toMatchObject({ code: 'database_unavailable' })
    expect(answer.head).toMatch(/^retry-after: 1$/im)
    await stopped
    for (const stream of held) stream.destroy()
    socket.terminate()
  })
})
