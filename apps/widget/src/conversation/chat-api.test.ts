import type { Failure } from '@oka/client/failure'
import { expect, onTestFinished, test } from 'vitest'

import { Refusal } from '../testing/chat-router.ts'
import { startChatServer } from '../testing/chat-server.ts'
import { createWorld } from '../testing/world.ts'
import { createChatApi } from './chat-api.ts'

async function openLine() {
  const world = createWorld()
  const server = await startChatServer(world)
  onTestFinished(() => server[Symbol.asyncDispose]())
  return { world, server, api: createChatApi(server.origin) }
}

const hello = { clientMessageId: '018f0000-0000-7000-8000-000000000001', content: 'Hello' }

test('a refusal that passes comes with how long to wait', async () => {
  const { world, api } = await openLine()
  const { visitorToken } = world.start('key')
  world.beset(() => {
    throw new Refusal('too_many_requests', 7)
  })
  expect(await api.send(visitorToken, hello)).toEqual({
    failure: { kind: 'again', waitMs: 7000 },
  })
})

test('a token the server does not know is refused', async () => {
  const { api } = await openLine()
  expect(await api.send('stolen', hello)).toEqual({
    failure: { kind: 'renew' },
  })
})

test('a server that does not answer is asked again', async () => {
  const { server, api } = await openLine()
  await server[Symbol.asyncDispose]()
  expect(await api.send('any', hello)).toEqual({ failure: { kind: 'again', waitMs: 0 } })
})

test('following a conversation of somebody else is refused once and for all', async () => {
  const { world, api } = await openLine()
  const { visitorToken } = world.start('mine')
  const { conversationId } = world.start('theirs')
  const failure = await new Promise<Failure>((resolve, reject) => {
    const following = api.follow(
      visitorToken,
      { id: conversationId, cursor: () => 0 },
      {
        onEvent: reject,
        onLost: () => {},
        onBlocked: () => {},
        onRefused(refusal) {
          resolve(refusal)
          return false
        },
      },
    )
    onTestFinished(() => following.stop())
  })
  expect(failure).toEqual({ kind: 'gone', problem: 'conversation_not_found' })
})
