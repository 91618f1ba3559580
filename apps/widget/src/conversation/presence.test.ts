import { waitFor } from '@oka/client/testing/wait-for'
import { expect, test } from 'vitest'

import { createMemoryStorage } from '../testing/memory-storage.ts'
import { only, openPage, openServer, outbox, texts } from '../testing/page.ts'
import { Refusal } from '../testing/chat-router.ts'
import type { World } from '../testing/world.ts'

async function openConversation() {
  const { server, world } = await openServer()
  const storage = createMemoryStorage()
  const page = openPage(server, storage)
  page.write('Hello')
  await waitFor(() => expect(page.get().connection).toBe('live'))
  return { server, world, storage, page, id: only(world).id }
}

const states = (world: World) =>
  world.calls.flatMap(({ name, input }) => (name === 'setPresence' ? input.state! : []))

test('the server is told who looks and types from the first message on, and never before', async () => {
  const { server, world } = await openServer()
  const page = openPage(server, createMemoryStorage())
  page.setViewing(true)
  page.setText('H')
  page.setText('')
  expect(world.calls).toEqual([])
  page.write('Hello')
  await waitFor(() => expect(states(world)).toEqual(['looking']))
  page.setText('An')
  await waitFor(() => expect(only(world).presence).toBe('typing'))
  page.setText('')
  await waitFor(() => expect(only(world).presence).toBe('looking'))
  page.setViewing(false)
  await waitFor(() => expect(only(world).presence).toBe('away'))
})

test('a presence that is refused is neither repeated nor seen', async () => {
  const { page, world } = await openConversation()
  world.beset(({ name }) => {
    if (name === 'setPresence') throw new Refusal('too_many_requests', 1)
  })
  page.setViewing(true)
  page.write('And this')
  await waitFor(() => expect(texts(page)).toEqual(['Hello', 'And this']))
  expect(states(world)).toEqual(['looking'])
  expect(page.get()).toMatchObject({ delayed: false, connection: 'live' })
})

test('it is seen who of the staff writes, and no more of it once the line is lost', async () => {
  const { page, world, server, id } = await openConversation()
  world.change(id, { typing: ['Camille'] })
  await waitFor(() => expect(page.get().typing).toBe('Camille'))
  world.say(id, { role: 'agent', author: 'Camille', content: 'Hello' })
  await waitFor(() => expect(texts(page)).toEqual(['Hello', 'Hello']))
  expect(page.get().typing).toBeNull()
  world.change(id, { typing: ['Camille', 'Ada'] })
  await waitFor(() => expect(page.get().typing).toBe('Camille'))
  server.cut()
  await waitFor(() => expect(page.get().connection).toBe('lost'))
  expect(page.get().typing).toBeNull()
  await waitFor(() => expect(page.get().typing).toBe('Camille'))
})

test('the server is told what was on screen, and not what came while nobody looked', async () => {
  const { page, world, id } = await openConversation()
  page.setViewing(true)
  await waitFor(() => expect(only(world).visitorReadSeq).toBe(1))
  page.setViewing(false)
  world.say(id, { role: 'agent', content: 'Are you there?' })
  await waitFor(() => expect(texts(page)).toHaveLength(2))
  expect(only(world).visitorReadSeq).toBe(1)
  page.setViewing(true)
  await waitFor(() => expect(only(world).visitorReadSeq).toBe(2))
})

test('a network that is gone is seen at once, and its return as well', async () => {
  const { page } = await openConversation()
  page.lose()
  expect(page.get().connection).toBe('lost')
  page.wake(true)
  await waitFor(() => expect(page.get().connection).toBe('live'))
  expect(outbox(page)).toEqual([])
})
