import { once } from 'node:events'

import { frameMaxBytes } from '@oka/contract/limits'
import { socketClose } from '@oka/contract/socket'
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
  test('lets in a page of ours', async ({ app }) => {
    const socket = await open(app, { origin })
    expect(socket.readyState).toBe(WebSocket.OPEN)
    socket.terminate()
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
