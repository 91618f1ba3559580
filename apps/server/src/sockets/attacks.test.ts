// Attacks that tRPC's own servers fell to when they were measured: docs/decisions/009.
import { once } from 'node:events'

import { batchMaxCalls } from '@oka/contract/limits'
import { socketClose } from '@oka/contract/socket'
import { sql } from '@oka/db/client'
import type { AppRouter } from '@oka/api/router'
import { createTRPCClient, createWSClient, wsLink } from '@trpc/client'
import { describe, expect } from 'vitest'
import { WebSocket } from 'ws'

import { rest, test, type TestApp } from '../testing/test-app.ts'

async function open({ url }: TestApp, headers: Record<string, string> = {}): Promise<WebSocket> {
  const socket = new WebSocket(`${url.replace('http', 'ws')}/trpc?connectionParams=1`, { headers })
  await once(socket, 'open')
  return socket
}

async function openAs(app: TestApp, token: string): Promise<WebSocket> {
  const socket = await open(app)
  socket.send(JSON.stringify({ method: 'connectionParams', data: { token } }))
  return socket
}

const closed = async (socket: WebSocket): Promise<number> =>
  ((await once(socket, 'close')) as [number])[0]

/** Collects the ids of the calls that were answered. */
function answersOf(socket: WebSocket): Set<number> {
  const answered = new Set<number>()
  socket.on('message', (data: Buffer) => {
    const { id } = JSON.parse(data.toString()) as { id?: number }
    if (id) answered.add(id)
  })
  return answered
}

const subscription = (id: number, conversationId: string) => ({
  id,
  method: 'subscription',
  params: { path: 'chat.events', input: { conversationId, lastEventId: 0 } },
})

const startChat = (app: TestApp) => app.client().chat.start.mutate({})

/** A conversation with 20 MB of messages: more than the system's own buffers take. */
async function startLongChat(app: TestApp) {
  const started = await startChat(app)
  await app.deps.db.execute(sql`
    insert into messages (id, conversation_id, seq, turn, role, content)
    select gen_random_uuid(), ${started.conversationId}::uuid, n, n, 'visitor', repeat('x', 4000)
    from generate_series(1, 5000) as n`)
  await app.deps.db.execute(sql`
    update conversations set last_seq = 5000, turn = 5000, answered_turn = 5000
    where id = ${started.conversationId}`)
  return started
}

/** Notes the most that ever waited unsent in one socket of a server of this process. */
function watchUnsent(): Disposable & { peak: () => number } {
  let peak = 0
  // oxlint-disable-next-line typescript/unbound-method -- called with its socket below
  const { send } = WebSocket.prototype
  WebSocket.prototype.send = function watched(this: WebSocket, ...args: Parameters<typeof send>) {
    send.apply(this, args)
    peak = Math.max(peak, this.bufferedAmount)
  } as typeof send
  return {
    peak: () => peak,
    [Symbol.dispose]: () => {
      WebSocket.prototype.send = send
    },
  }
}

describe('a client that never reads (D1)', () => {
  async function attack(app: TestApp): Promise<WebSocket> {
    const { visitorToken, conversationId } = await startLongChat(app)
    const socket = await openAs(app, visitorToken)
    socket.send(JSON.stringify(subscription(1, conversationId)))
    await once(socket, 'message')
    socket.pause()
    return socket
  }

  test('costs under 2 MiB and is cut', async ({ app }) => {
    using unsent = watchUnsent()
    const socket = await attack(app)
    const openSockets = async () =>
      /^oka_sockets (\d+)$/m.exec(await (await fetch(`${app.url}/metrics`)).text())?.[1]
    await expect.poll(openSockets).toBe('0')
    expect(unsent.peak()).toBeGreaterThan(0)
    expect(unsent.peak()).toBeLessThan(2 * 1024 * 1024)
    socket.terminate()
  })
})

describe('500 calls in a frame (D2)', () => {
  async function attack(app: TestApp) {
    const { visitorToken } = await startChat(app)
    const socket = await openAs(app, visitorToken)
    const answered = answersOf(socket)
    const call = (id: number) => ({ id, method: 'query', params: { path: 'auth.me' } })
    socket.send(JSON.stringify(Array.from({ length: 500 }, (_, index) => call(index + 1))))
    return { socket, answered }
  }

  test('are refused, all of them', async ({ app }) => {
    const { socket, answered } = await attack(app)
    expect(await closed(socket)).toBe(socketClose.policy)
    expect(answered.size).toBe(0)
  })
})

describe('200 subscriptions of one socket (D3)', () => {
  async function attack(app: TestApp) {
    const { visitorToken, conversationId } = await startChat(app)
    const socket = await openAs(app, visitorToken)
    const answered = answersOf(socket)
    for (let id = 1; id <= 200; id += 1)
      socket.send(JSON.stringify(subscription(id, conversationId)))
    return { socket, answered }
  }

  test('end with the ninth', async ({ app }) => {
    const { socket, answered } = await attack(app)
    expect(await closed(socket)).toBe(socketClose.policy)
    expect(answered.size).toBeLessThanOrEqual(8)
  })
})

describe('a frame of 20 MiB (D4)', () => {
  async function attack(app: TestApp) {
    const socket = await open(app)
    socket.send(`"${'x'.repeat(20 * 1024 * 1024)}"`)
    return socket
  }

  test('closes the socket unread', async ({ app }) => {
    expect(await closed(await attack(app))).toBe(socketClose.tooBig)
  })
})

describe('a page of another site (D5)', () => {
  const headers = { origin: 'https://evil.example' }

  test('gets no socket', async ({ app }) => {
    await expect(open(app, headers)).rejects.toThrow('403')
  })

  test.for([
    'https://oka.test',
    'http://oka.test.evil.example',
    'http://evil-oka.test',
    'http://oka.test:81',
    'null',
    'file://',
  ])('of the origin %s gets no socket either', async (origin, { app }) => {
    await expect(open(app, { origin })).rejects.toThrow('403')
  })
})

describe('a socket that never says who it is (D6)', () => {
  test('is closed in time', async ({ app }) => {
    expect(await closed(await open(app))).toBe(socketClose.unauthenticated)
  })

  test('has 19 companions from its address at most', async ({ app }) => {
    const silent = await Promise.all(Array.from({ length: 20 }, () => open(app)))
    await expect(open(app)).rejects.toThrow('429')
    for (const socket of silent) socket.terminate()
    await expect.poll(() => open(app).then((socket) => socket.terminate(), String)).toBeUndefined()
  })
})

describe('a form that another site submits (D9)', () => {
  const attack = (app: TestApp) =>
    rest(app, 'POST /trpc/auth.logout', {
      headers: { 'content-type': 'multipart/form-data; boundary=x' },
      body: '--x\r\ncontent-disposition: form-data; name="0"\r\n\r\n{}\r\n--x--\r\n',
    })

  test('is no call', async ({ app }) => {
    expect(await attack(app)).toMatchObject({
      status: 415,
      body: { code: 'unsupported_media_type' },
    })
  })
})

describe('a batch of 3,000 calls in an address (D11)', () => {
  const attack = (app: TestApp) => rest(app, `GET /trpc/${','.repeat(2999)}?batch=1`)

  test('is refused in few words', async ({ app }) => {
    const { status, body } = await attack(app)
    expect(status).toBe(400)
    expect(JSON.stringify(body).length).toBeLessThan(2000)
  })

  test(`passes with ${batchMaxCalls} calls and no more`, async ({ app }) => {
    const status = async (calls: number) =>
      (await rest(app, `GET /trpc/${Array(calls).fill('auth.me').join(',')}?batch=1`)).status
    expect([await status(batchMaxCalls), await status(batchMaxCalls + 1)]).toEqual([401, 400])
  })
})

describe('the stock client', () => {
  test('comes back with eight subscriptions after its socket was cut', async ({ app }) => {
    const token = await app.signIn()
    const socket = createWSClient({
      url: `${app.url.replace('http', 'ws')}/trpc`,
      connectionParams: { token },
      retryDelayMs: () => 0,
    })
    const client = createTRPCClient<AppRouter>({ links: [wsLink({ client: socket })] })
    const opened = Array.from({ length: 8 }, () => 0)
    const subscriptions = opened.map((_, index) =>
      client.chat.inbox.subscribe(undefined, {
        onData: ({ type }) => {
          if (type === 'resync') opened[index]! += 1
        },
      }),
    )
    await expect.poll(() => opened).toEqual(Array.from({ length: 8 }, () => 1))

    socket.connection!.ws.close()

    await expect.poll(() => opened).toEqual(Array.from({ length: 8 }, () => 2))
    for (const each of subscriptions) each.unsubscribe()
    await socket.close()
  })
})
