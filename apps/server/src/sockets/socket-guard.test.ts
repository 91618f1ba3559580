import { once } from 'node:events'
import type { AddressInfo } from 'node:net'

import { expect, test } from 'vitest'
import { WebSocket, WebSocketServer } from 'ws'

import { currentSecond, GuardedSocket, socketLimits } from './socket-guard.ts'

const { silence, pingPatience } = socketLimits

/** The server's end of a socket, and the client's. */
async function openPair() {
  const server = new WebSocketServer({ port: 0, WebSocket: GuardedSocket })
  const accepted = once(server, 'connection')
  const { port } = server.address() as AddressInfo
  const client = new WebSocket(`ws://127.0.0.1:${port}`)
  const [guarded] = (await accepted) as [GuardedSocket]
  return {
    guarded,
    client,
    [Symbol.dispose]: () => {
      client.terminate()
      server.close()
    },
  }
}

test('a client that is silent is asked for a sign of life, once, and cut when it gives none', async () => {
  using pair = await openPair()
  const { guarded, client } = pair
  const received: string[] = []
  client.on('message', (data: Buffer) => received.push(data.toString()))
  const closed = once(client, 'close')
  const now = currentSecond()

  guarded.checkSilence(now + silence - 1)
  guarded.send('before')
  guarded.checkSilence(now + silence + 1)
  guarded.checkSilence(now + silence + pingPatience - 1)
  guarded.send('after')
  await expect.poll(() => received).toEqual(['before', 'PING', 'after'])
  expect(guarded.readyState).toBe(WebSocket.OPEN)

  guarded.checkSilence(now + silence + pingPatience + 1)
  await closed
})

test('a client that answers is kept, and asked again after its next silence', async () => {
  using pair = await openPair()
  const { guarded, client } = pair
  const asked: string[] = []
  client.on('message', (data: Buffer) => asked.push(data.toString()))
  const now = currentSecond()

  guarded.checkSilence(now + silence + 1)
  await expect.poll(() => asked).toEqual(['PING'])
  const answered = once(guarded, 'message')
  client.send('PONG')
  await answered
  guarded.checkSilence(currentSecond() + silence - 1)
  expect(guarded.readyState).toBe(WebSocket.OPEN)

  guarded.checkSilence(currentSecond() + silence + 1)
  await expect.poll(() => asked).toEqual(['PING', 'PING'])
})
