import { randomUUID } from 'node:crypto'
import { type ClientRequest, get } from 'node:http'
import { connect, type Socket } from 'node:net'

import { historyMaxBytes } from '@oka/contract/limits'
import { sql } from '@oka/db/client'
import { describe, expect } from 'vitest'

import { startVisitor } from '../testing/chat.ts'
import { openTestApp, origin, rest, test, type TestApp } from '../testing/test-app.ts'

/** Long messages in one conversation, put there past the limits on writing. */
async function fill(app: TestApp, conversationId: string, count: number): Promise<void> {
  await app.deps.db.execute(sql`
    insert into messages (id, conversation_id, seq, turn, role, content)
    select gen_random_uuid(), ${conversationId}::uuid, n, n, 'visitor', repeat('é', 4000)
    from generate_series(1, ${count}) n`)
  await app.deps.db.execute(sql`
    update conversations set last_seq = ${count} where id = ${conversationId}::uuid`)
}

/** Asks, and reads nothing of the answer until told to. */
async function askWithoutReading(url: string, request: string): Promise<Socket> {
  const { hostname, port } = new URL(url)
  const socket = connect({ host: hostname, port: Number(port) })
  socket.on('error', () => {})
  await new Promise((resolve) => void socket.once('connect', () => resolve(undefined)))
  socket.pause()
  socket.write(request)
  return socket
}

describe('an answer', () => {
  test('holds at most so many bytes of messages, and says that there are more', async ({ app }) => {
    const visitor = await startVisitor(app)
    const { conversationId, client } = visitor
    await fill(app, conversationId, 100)
    const seqs: number[] = []
    for (let hasMore = true; hasMore;) {
      const after = seqs.at(-1) ?? 0
      const page = await client.chat.messages.query({ conversationId, after })
      const bytes = page.messages.map(({ content }) => Buffer.byteLength(content))
      expect(bytes.slice(0, -1).reduce((sum, one) => sum + one, 0)).toBeLessThan(historyMaxBytes)
      seqs.push(...page.messages.map(({ seq }) => seq))
      hasMore = page.hasMore
    }
    expect(seqs).toEqual(Array.from({ length: 100 }, (_, index) => index + 1))
  })

  test('of all that a lead said comes in the same pages', async ({ app }) => {
    const visitor = await startVisitor(app)
    const { conversationId } = visitor
    const staff = app.client(await app.signIn())
    const { id: leadId } = await staff.leads.create.mutate({
      name: 'Jo',
      email: 'jo@oka.test',
      company: '',
    })
    await app.deps.db.execute(sql`
      update conversations set lead_id = ${leadId} where id = ${conversationId}::uuid`)
    await fill(app, conversationId, 100)
    const seqs: number[] = []
    for (let hasMore = true; hasMore;) {
      const page = await staff.chat.history.query({ leadId, after: seqs.length })
      expect(page.messages.length).toBeLessThan(50)
      seqs.push(...page.messages.map(({ seq }) => seq))
      hasMore = page.hasMore
    }
    expect(seqs).toEqual(Array.from({ length: 100 }, (_, index) => index + 1))
  })

  test('that a subscription replays is whole, though it is read in pieces', async ({ app }) => {
    const { conversationId, client } = await startVisitor(app)
    await fill(app, conversationId, 60)
    const seqs: number[] = []
    await new Promise<void>((resolve, reject) => {
      const subscription = client.chat.events.subscribe(
        { conversationId },
        {
          onData: (event) => {
            if ('data' in event) seqs.push(event.data.seq)
            if (seqs.length === 60) resolve(subscription.unsubscribe())
          },
          onError: reject,
        },
      )
    })
    expect(seqs).toEqual(Array.from({ length: 60 }, (_, index) => index + 1))
  })

  test('is refused to who has not taken the ones before, and given to others', async () => {
    await using resources = new AsyncDisposableStack()
    const app = await openTestApp(resources)
    const { conversationId, visitorToken: token } = await startVisitor(app)
    // A wait for a reply that does not come keeps a call open.
    app.deps.assistant.reply = async function* (_, signal) {
      await new Promise((resolve) => signal.addEventListener('abort', resolve))
      yield* []
    }
    const send = () =>
      rest(app, 'POST /api/chat/message', {
        token,
        body: { clientMessageId: randomUUID(), content: 'Hello?', wait: true },
      })
    const waiting = Array.from({ length: 24 }, () => send().catch(() => undefined))
    const read = () =>
      rest(app, `GET /api/chat/conversations/${conversationId}/messages`, { token })
    await expect.poll(async () => (await read()).status).toBe(429)
    const other = await startVisitor(app)
    expect(await other.messages()).toEqual([])
    await resources.disposeAsync()
    await Promise.all(waiting)
  })

  test('is counted in bytes', async () => {
    await using resources = new AsyncDisposableStack()
    const app = await openTestApp(resources, { RATE_LIMIT_SCALE: '0.012' })
    const { conversationId, visitorToken } = await startVisitor(app)
    await fill(app, conversationId, 60)
    const statuses: number[] = []
    // Below the limit of calls, which is 18 then.
    for (let call = 0; call < 15; call += 1) {
      const { status } = await rest(app, `GET /api/chat/conversations/${conversationId}/messages`, {
        token: visitorToken,
      })
      statuses.push(status)
    }
    expect(statuses.slice(0, 8)).toEqual(Array(8).fill(200))
    expect(statuses.at(-1)).toBe(429)
  })

  test('of a batch counts as its calls do', async () => {
    await using resources = new AsyncDisposableStack()
    const app = await openTestApp(resources)
    const { conversationId, visitorToken } = await startVisitor(app)
    await fill(app, conversationId, 40)
    const path = Array(10).fill('chat.messages').join(',')
    const input = Object.fromEntries(
      Array.from({ length: 10 }, (_, index) => [index, { conversationId, after: 0 }]),
    )
    const target = `/trpc/${path}?batch=1&input=${encodeURIComponent(JSON.stringify(input))}`
    const head = `GET ${target} HTTP/1.1\r\nhost: oka\r\norigin: ${origin}\r\nauthorization: Bearer ${visitorToken}\r\n\r\n`
    const sockets = await Promise.all(
      // Three on a connection, of which the later ones wait for the first to be read.
      [1, 2].map(() => askWithoutReading(app.url, head.repeat(3))),
    )
    resources.defer(() => sockets.forEach((socket) => socket.destroy()))
    const answers = await Promise.all(sockets.map(readAll))
    const statuses = answers.join('').match(/HTTP\/1\.1 \d+/g)!
    expect(statuses.filter((status) => status.endsWith('429')).length).toBeGreaterThanOrEqual(2)
  })
})

test('an address that calls much is worked for in turns with the others', async () => {
  await using resources = new AsyncDisposableStack()
  const app = await openTestApp(resources)
  const { hostname, port } = new URL(app.url)
  const calling = new Set<ClientRequest>()
  resources.defer(() => calling.forEach((call) => call.destroy()))
  const call = (localAddress: string) => {
    const asked = get({ hostname, port, path: '/api/leads', localAddress, agent: false })
    calling.add(asked.on('error', () => {}))
  }
  const begun: string[] = []
  const { limits } = app.deps
  const count = limits.count.bind(limits)
  limits.count = async (name, key, points) => {
    if (name !== 'address_calls') return count(name, key, points)
    begun.push(key)
    // None of them is ever done.
    await new Promise(() => {})
  }
  const crowd = 380
  for (let index = 0; index < crowd; index += 1) call('127.0.0.1')
  await expect.poll(() => begun.length).toBeGreaterThan(0)

  call('127.0.0.7')

  await expect.poll(() => begun).toContain('127.0.0.7')
  expect(begun.indexOf('127.0.0.7')).toBeLessThan(crowd)
})

/** What comes until nothing has come for a moment. */
function readAll(socket: Socket): Promise<string> {
  return new Promise((resolve) => {
    let text = ''
    socket.on('data', (chunk) => (text += String(chunk)))
    socket.setTimeout(1500, () => resolve(text))
    socket.on('close', () => resolve(text))
    socket.resume()
  })
}

describe('what is no request', () => {
  const cases = {
    'headers that are too large': [
      `GET /api/leads HTTP/1.1\r\nhost: oka\r\nx: ${'a'.repeat(20_000)}\r\n\r\n`,
      431,
      'headers_too_large',
    ],
    'another protocol': ['\x16\x03\x01\x02\x00\x01\x00\x01\xFC\x03\x03', 400, 'bad_request'],
    'a bad first line': ['HELLO\r\n\r\n', 400, 'bad_request'],
  } as const
  test.for(Object.entries(cases))(
    '%s is refused in our form, and the connection ends',
    async ([, [sent, status, code]], { app }) => {
      const socket = await askWithoutReading(app.url, sent)
      const answer = await readAll(socket)
      expect(answer).toMatch(new RegExp(`^HTTP/1.1 ${status} `))
      expect(answer.toLowerCase()).toContain('connection: close')
      expect(JSON.parse(answer.split('\r\n\r\n')[1]!)).toMatchObject({
        code,
        error: expect.any(String),
      })
      expect(socket.destroyed || socket.readableEnded).toBe(true)
    },
  )

  test.for(['/%zz', '/api/leads/%zz', '/trpc/%ff', '/widget/%c0%ae', `/trpc/${'a'.repeat(6000)}`])(
    '%s cannot be decoded, or is nowhere',
    async (path, { app }) => {
      const socket = await askWithoutReading(
        app.url,
        `GET ${path} HTTP/1.1\r\nhost: oka\r\nconnection: close\r\n\r\n`,
      )
      const answer = await readAll(socket)
      expect(answer).toMatch(/^HTTP\/1.1 404 /)
      expect(answer).toContain('"code":')
    },
  )
})

describe('what is personal', () => {
  test('is kept by no cache', async ({ app }) => {
    const { conversationId, visitorToken } = await startVisitor(app)
    const token = await app.signIn()
    const answers = [
      await rest(app, 'GET /api/leads', { token }),
      await rest(app, 'GET /api/auth/me', { token }),
      await rest(app, 'POST /api/chat/start', { body: { startKey: randomUUID() } }),
      await rest(app, `GET /api/chat/conversations/${conversationId}/messages`, {
        token: visitorToken,
      }),
      await rest(app, 'POST /api/auth/login', { body: { email: 'a@oka.test', password: 'x' } }),
    ]
    expect(answers.map(({ headers }) => headers.get('cache-control'))).toEqual(
      answers.map(() => 'no-store'),
    )
    const batch = await fetch(`${app.url}/trpc/leads.list?input={}`, {
      headers: { authorization: `Bearer ${token}` },
    })
    expect(batch.headers.get('cache-control')).toContain('no-store')
  })
})

describe('a rightly signed token that is none of ours', () => {
  test.for([
    { sid: 'not-a-uuid', sub: '1' },
    { sid: randomUUID(), sub: 'one' },
    { sid: '', sub: '1' },
    { sid: randomUUID(), sub: '99999999999999999999' },
  ])('%j is a 401', async ({ sid, sub }, { app }) => {
    const token = await app.deps.accessTokens.issue({
      sessionId: sid,
      adminId: sub as unknown as number,
    })
    expect((await rest(app, 'GET /api/auth/me', { token })).status).toBe(401)
  })
})

describe('the metrics', () => {
  test('tell the event loop lag from the first scrape on', async ({ app }) => {
    const text = await (await fetch(`${app.url}/metrics`)).text()
    const [, least] = /^nodejs_eventloop_lag_min_seconds (\S+)$/m.exec(text) ?? []
    expect(Number(least)).toBeLessThan(60)
  })

  test('are there for this machine', async ({ app }) => {
    expect((await fetch(`${app.url}/metrics`)).status).toBe(200)
  })
  test.for([
    { via: '1.1 proxy' },
    { 'x-forwarded-host': 'oka.example' },
    { 'x-forwarded-proto': 'https' },
    { forwarded: 'for=1.2.3.4' },
    { 'cf-connecting-ip': '1.2.3.4' },
    { 'x-request-id': 'a' },
  ])('are not for who comes through a proxy: %j', async (headers, { app }) => {
    expect((await fetch(`${app.url}/metrics`, { headers })).status).toBe(404)
  })
})
