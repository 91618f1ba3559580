import { once } from 'node:events'

import { frameMaxBytes } from '@oka/contract/limits'
import { socketClose } from '@oka/contract/socket'
import { sql } from '@oka/db/client'
import { describe, expect } from 'vitest'
import { WebSocket } from 'ws'

import { origin, test, type TestApp } from './testing/test-app.ts'

async function open({ url }: TestApp, headers: Record<string, string> = {}): Promise<WebSocket> {
  const socket = new WebSocket(`${url.replace('http', 'ws')}/trpc?connectionParams=1`, { headers })
  await once(socket, 'open')
  return socket
}

const identify = (socket: WebSocket, token: string) =>
  socket.send(JSON.stringify({ method: 'connectionParams', data: { token } }))

async function closeCode(socket: WebSocket): Promise<number> {
  const [code] = (await once(socket, 'close')) as [number]
  return code
}

const startVisitor = async (app: TestApp) => (await app.client().chat.start.mutate({})).visitorToken

describe('the socket guard', () => {
  test('lets our origin in and a foreign one out', async ({ app }) => {
    const socket = await open(app, { origin })
    socket.close()
    await expect(open(app, { origin: 'https://evil.example' })).rejects.toThrow('403')
  })

  test('closes a socket that does not say who it is', async ({ app }) => {
    expect(await closeCode(await open(app))).toBe(socketClose.unauthenticated)
  })

  test('closes a socket with a wrong token', async ({ app }) => {
    const socket = await open(app)
    identify(socket, 'nonsense')
    expect(await closeCode(socket)).toBe(socketClose.unauthenticated)
  })

  test('refuses a frame over 64 KiB', async ({ app }) => {
    const socket = await open(app)
    socket.send('x'.repeat(frameMaxBytes + 1))
    expect(await closeCode(socket)).toBe(socketClose.tooBig)
  })

  test('lets 8 subscriptions come in one frame, and refuses a ninth', async ({ app }) => {
    const { visitorToken, conversationId } = await app.client().chat.start.mutate({})
    const subscribe = (id: number) => ({
      id,
      method: 'subscription',
      params: { path: 'chat.events', input: { conversationId, lastEventId: 0 } },
    })
    const socket = await open(app)
    const answered = new Set<number>()
    socket.on('message', (data: Buffer) =>
      answered.add((JSON.parse(data.toString()) as { id: number }).id),
    )
    identify(socket, visitorToken)
    socket.send(JSON.stringify(Array.from({ length: 8 }, (_, index) => subscribe(index + 1))))
    await expect.poll(() => answered.size).toBe(8)

    socket.send(JSON.stringify(subscribe(9)))

    expect(await closeCode(socket)).toBe(socketClose.policy)
    expect(answered).not.toContain(9)
  })

  test('refuses 9 calls in one frame', async ({ app }) => {
    const socket = await open(app)
    identify(socket, await startVisitor(app))
    const call = { id: 1, method: 'query', params: { path: 'auth.me' } }
    socket.send(JSON.stringify(Array.from({ length: 9 }, () => call)))
    expect(await closeCode(socket)).toBe(socketClose.policy)
  })

  test('closes sockets of a session that has ended, within 5 s or so', async ({ app }) => {
    const login = await fetch(`${app.url}/api/auth/login`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ email: 'admin@oka.test', password: 'correct horse battery staple' }),
    })
    const { accessToken } = (await login.json()) as { accessToken: string }
    const socket = await open(app)
    identify(socket, accessToken)
    const cookie = login.headers.getSetCookie()[0]!.split(';')[0]!
    await fetch(`${app.url}/api/auth/logout`, { method: 'POST', headers: { cookie, origin } })
    expect(await closeCode(socket)).toBe(socketClose.unauthenticated)
  })

  test('lets go of a client that never reads, before much is waiting for it', async ({ app }) => {
    const { visitorToken, conversationId } = await app.client().chat.start.mutate({})
    // 20 MB of messages: more than the system's own buffers take.
    await app.deps.db.execute(sql`
      insert into messages (id, conversation_id, seq, turn, role, content)
      select gen_random_uuid(), ${conversationId}::uuid, n, n, 'visitor', repeat('x', 4000)
      from generate_series(1, 5000) as n`)
    await app.deps.db.execute(sql`
      update conversations set last_seq = 5000, turn = 5000, answered_turn = 5000
      where id = ${conversationId}`)
    const socket = await open(app)
    identify(socket, visitorToken)
    const params = { path: 'chat.events', input: { conversationId, lastEventId: 0 } }
    socket.send(JSON.stringify({ id: 1, method: 'subscription', params }))
    await once(socket, 'message')

    socket.pause()

    const openSockets = async () =>
      /^oka_sockets (\d+)$/m.exec(await (await fetch(`${app.url}/metrics`)).text())?.[1]
    await expect.poll(openSockets, { timeout: 15_000 }).toBe('0')
    socket.terminate()
  })
})
