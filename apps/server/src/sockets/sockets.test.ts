import { once } from 'node:events'
import { connect } from 'node:net'
import { text } from 'node:stream/consumers'

import { frameMaxBytes } from '@oka/contract/limits'
import { socketClose } from '@oka/contract/socket'
import { describe, expect } from 'vitest'
import { WebSocket } from 'ws'

import { startVisitor as openVisitor } from '../testing/chat.ts'
import { makePerson, signInAs } from '../testing/people.ts'
import { openTestApp, origin, rest, test, type TestApp } from '../testing/test-app.ts'

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
  test('lets in a page of ours', async ({ app }) => {
    const socket = await open(app, { origin })
    expect(socket.readyState).toBe(WebSocket.OPEN)
    socket.terminate()
  })

  test('has no socket where no address can be read', async ({ app }) => {
    const { port } = new URL(app.url)
    const stream = connect(Number(port), '127.0.0.1')
    stream.write(
      'GET //[ HTTP/1.1\r\nHost: oka.test\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n' +
        'Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n',
    )
    expect(await text(stream)).toMatch(/^HTTP\/1\.1 404 /)
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

  test('does not take one that is open for ended because its id is used again', async ({ app }) => {
    const { visitorToken, conversationId } = await app.client().chat.start.mutate({})
    const socket = await open(app)
    identify(socket, visitorToken)
    const params = { path: 'chat.events', input: { conversationId } }
    socket.send(JSON.stringify({ id: 1, method: 'subscription', params }))
    await once(socket, 'message')
    socket.send(JSON.stringify({ id: 1, method: 'query', params: { path: 'no.such' } }))
    expect(await closeCode(socket)).toBe(socketClose.policy)
  })

  test('refuses 9 calls in one frame', async ({ app }) => {
    const socket = await open(app)
    identify(socket, await startVisitor(app))
    const call = { id: 1, method: 'query', params: { path: 'auth.me' } }
    socket.send(JSON.stringify(Array.from({ length: 9 }, () => call)))
    expect(await closeCode(socket)).toBe(socketClose.policy)
  })
})

/** Opens a socket and shows the token; resolves when a call over it was answered, or with the code it was closed with. */
async function enter(app: TestApp, token: string, headers: Record<string, string> = {}) {
  const socket = await open(app, headers)
  identify(socket, token)
  socket.send(JSON.stringify({ id: 1, method: 'query', params: { path: 'no.such' } }))
  const closed = closeCode(socket)
  const answered = once(socket, 'message').then(() => 'in' as const)
  return { socket, became: await Promise.race([answered, closed]) }
}

async function enterMany(app: TestApp, token: string, count: number) {
  const entered = []
  for (let index = 0; index < count; index += 1) entered.push(await enter(app, token))
  return entered
}

describe('sockets', () => {
  test('of one visitor are 12 at most, and there is room again when one has gone', async ({
    app,
  }) => {
    const { visitorToken } = await openVisitor(app)
    const entered = await enterMany(app, visitorToken, 12)
    expect(entered.map(({ became }) => became)).toEqual(Array(12).fill('in'))

    expect((await enter(app, visitorToken)).became).toBe(socketClose.tryAgainLater)
    const other = await enter(app, (await openVisitor(app)).visitorToken)
    expect(other.became).toBe('in')

    entered[0]!.socket.terminate()
    await expect.poll(async () => (await enter(app, visitorToken)).became).toBe('in')
    for (const { socket } of [...entered, other]) socket.terminate()
  })

  test('of one person of the staff are 40 at most, over all their sessions', async ({ app }) => {
    const { token, email } = await makePerson(app, 'agent')
    const entered = await enterMany(app, token, 40)
    expect(entered.map(({ became }) => became)).toEqual(Array(40).fill('in'))
    const { token: another } = await signInAs(app, email)
    expect((await enter(app, another)).became).toBe(socketClose.tryAgainLater)
    for (const { socket } of entered) socket.terminate()
  })

  test('of one address are a part of all, an IPv6 network being one', async () => {
    await using resources = new AsyncDisposableStack()
    // A fiftieth: 10 of an address, of which one has not said yet who it is.
    const settings = { TRUST_PROXY: '127.0.0.1', RATE_LIMIT_SCALE: '0.02' }
    const app = await openTestApp(resources, settings)
    const tokens: string[] = []
    for (let index = 0; index < 11; index += 1) {
      const headers = { 'x-forwarded-for': `192.0.2.${index}` }
      const { body } = await rest(app, 'POST /api/chat/start', { body: {}, headers })
      tokens.push((body as { visitorToken: string }).visitorToken)
    }
    const from = (index: number) => ({ 'x-forwarded-for': `2001:db8:1:2::${index + 1}` })
    const entered = []
    for (const [index, token] of tokens.slice(0, 10).entries()) {
      entered.push(await enter(app, token, from(index)))
    }
    expect(entered.map(({ became }) => became)).toEqual(Array(10).fill('in'))

    await expect(open(app, from(10))).rejects.toThrow('429')
    const elsewhere = await enter(app, tokens[10]!, { 'x-forwarded-for': '2001:db8:1:3::1' })
    expect(elsewhere.became).toBe('in')

    for (const { socket } of [...entered, elsewhere]) socket.terminate()
  })

  test('are told to come again when the process has all it can hold', async () => {
    await using resources = new AsyncDisposableStack()
    // A thousandth: 12 of all, and one of each address.
    const settings = { TRUST_PROXY: '127.0.0.1', RATE_LIMIT_SCALE: '0.001' }
    const app = await openTestApp(resources, settings)
    const from = (index: number) => ({ 'x-forwarded-for': `192.0.2.${index}` })
    const opened = await Promise.all(
      Array.from({ length: 12 }, (_, index) => open(app, from(index))),
    )
    await expect(open(app, from(12))).rejects.toThrow('503')
    for (const socket of opened) socket.terminate()
    await expect
      .poll(() => open(app, from(12)).then((socket) => socket.terminate(), String))
      .toBeUndefined()
  })

  test('are closed when the token behind them expires', async () => {
    await using resources = new AsyncDisposableStack()
    const app = await openTestApp(resources, { JWT_EXPIRE: '2s' })
    const { socket, became } = await enter(app, await app.signIn())
    expect(became).toBe('in')
    expect(await closeCode(socket)).toBe(socketClose.unauthenticated)
  })
})
