import { waitFor } from '@oka/client/testing/wait-for'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'

import { createMemoryStorage } from '../testing/memory-storage.ts'
import { only, openPage, openServer, texts } from '../testing/page.ts'

/** The page, as far as it can be hidden. */
const sight = Object.assign(new EventTarget(), { visibilityState: 'visible' })

function show(to: 'visible' | 'hidden') {
  sight.visibilityState = to
  sight.dispatchEvent(new Event('visibilitychange'))
}

beforeEach(() => {
  sight.visibilityState = 'visible'
  vi.stubGlobal('document', sight)
})
afterEach(() => {
  vi.useRealTimers()
  vi.unstubAllGlobals()
})

/** A page with a conversation, over a WebSocket or where those are refused. */
async function openConversation(transport: 'WebSocket' | 'event stream') {
  const { server, world } = await openServer()
  server.handshake = transport === 'WebSocket' ? 'answer' : 'refuse'
  const page = openPage(server, createMemoryStorage())
  page.write('1')
  await waitFor(() => expect(page.get().connection).toBe('live'))
  const { id } = only(world)
  return {
    server,
    world,
    page,
    say: (content: string) => world.say(id, { role: 'agent', content }),
  }
}

test('where WebSockets are refused, the same is heard over an event stream', async () => {
  const { server, page, say, world } = await openConversation('event stream')
  expect(server.sockets.size).toBe(0)
  say('2')
  world.change(only(world).id, { typing: ['Camille'] })
  await waitFor(() => expect(texts(page)).toEqual(['1', '2']))
  await waitFor(() => expect(page.get().typing).toBe('Camille'))
})

test.each(['WebSocket', 'event stream'] as const)(
  'wherever a %s is cut, everything is heard once and in order',
  async (transport) => {
    const { server, world, page, say } = await openConversation(transport)
    const expected = ['1']
    for (let seq = 2; seq <= 12; seq += 1) {
      server.cut()
      await waitFor(() => expect(page.get().connection).toBe('lost'))
      say(String(seq))
      expected.push(String(seq))
      page.wake(false)
      await waitFor(() => expect(texts(page)).toEqual(expected))
      expect(world.follows.at(-1)).toBe(seq - 1)
    }
    expect(server.sockets.size).toBe(transport === 'WebSocket' ? 1 : 0)
  },
)

test('a hidden tab gives its event stream up, sends all the same, and catches up when it is shown', async () => {
  const { world, page, say } = await openConversation('event stream')
  show('hidden')
  say('2')
  page.write('3')
  await waitFor(() => expect(texts(page)).toContain('3'))
  await waitFor(() => expect(only(world).messages).toHaveLength(3))
  expect(texts(page)).toEqual(['1', '3'])
  expect(page.get().connection).toBe('live')
  show('visible')
  await waitFor(() => expect(texts(page)).toEqual(['1', '2', '3']))
})

test('a hidden tab keeps its WebSocket', async () => {
  const { page, say } = await openConversation('WebSocket')
  show('hidden')
  say('2')
  await waitFor(() => expect(texts(page)).toEqual(['1', '2']))
})

test('an event stream whose token is not accepted any more gets another', async () => {
  const { server, world, page, say } = await openConversation('event stream')
  only(world).token = 'revoked'
  server.cut()
  await waitFor(() => expect(only(world).token).not.toBe('revoked'))
  say('2')
  await waitFor(() => expect(texts(page)).toEqual(['1', '2']))
  expect(world.conversations.size).toBe(1)
})

test('a network that lets WebSockets pass again is soon found out', async () => {
  vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] })
  const { server, page, say } = await openConversation('event stream')
  server.handshake = 'answer'
  vi.advanceTimersByTime(300_000)
  await waitFor(() => expect(server.sockets.size).toBe(1))
  say('2')
  await waitFor(() => expect(texts(page)).toEqual(['1', '2']))
  expect(page.get().connection).toBe('live')
})

test('where WebSockets open and swallow all that is said on them, streams are stayed on', async () => {
  vi.useFakeTimers({ shouldAdvanceTime: true })
  const { server, world } = await openServer()
  server.handshake = 'swallow'
  const page = openPage(server, createMemoryStorage())
  page.write('1')
  await waitFor(() => expect(server.handshakes).toBe(1))
  await vi.advanceTimersByTimeAsync(8_000)
  await waitFor(() => expect(server.handshakes).toBe(2))
  await vi.advanceTimersByTimeAsync(8_000)
  await waitFor(() => expect(page.get().connection).toBe('live'))
  // The probe, which is not answered.
  await waitFor(() => expect(server.handshakes).toBe(3))
  await vi.advanceTimersByTimeAsync(60_000)
  expect([server.handshakes, world.follows.length]).toEqual([3, 1])
})

test('a server that was away is followed over a WebSocket again, whatever was tried meanwhile', async () => {
  const { server, world, page } = await openConversation('WebSocket')
  await server[Symbol.asyncDispose]()
  for (let tries = 0; tries < 2; tries += 1) {
    await waitFor(() => expect(page.get().connection).toBe('lost'))
    page.wake(true)
  }
  const { server: next } = await openServer(world, server.port)
  await waitFor(() => expect(page.get().connection).toBe('live'))
  await waitFor(() => expect(next.sockets.size).toBe(1))
})

test('a line that dies without a word is noticed and replaced', async () => {
  vi.useFakeTimers({ shouldAdvanceTime: true })
  const { server, world, page, say } = await openConversation('WebSocket')
  for (const socket of server.sockets) socket.removeAllListeners('message')
  for (const socket of server.sockets) socket.send = () => {}
  say('2')
  await vi.advanceTimersByTimeAsync(26_000)
  await waitFor(() => expect(texts(page)).toEqual(['1', '2']))
  expect(world.follows).toHaveLength(2)
})

test('a proxy that swallows the handshake is noticed, and the line is lost until then', async () => {
  vi.useFakeTimers({ shouldAdvanceTime: true })
  const { server, world } = await openServer()
  server.handshake = 'ignore'
  const page = openPage(server, createMemoryStorage())
  page.write('1')
  await waitFor(() => expect(texts(page)).toEqual(['1']))
  await vi.advanceTimersByTimeAsync(8_100)
  expect(page.get().connection).toBe('lost')
  await vi.advanceTimersByTimeAsync(10_000)
  await waitFor(() => expect(page.get().connection).toBe('live'))
  expect(world.follows).toHaveLength(1)
})
