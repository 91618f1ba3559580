import { waitFor } from '@oka/client/testing/wait-for'
import { expect, test } from 'vitest'

import { Refusal } from '../testing/chat-router.ts'
import { startChatServer } from '../testing/chat-server.ts'
import { createMemoryStorage } from '../testing/memory-storage.ts'
import { only, openPage, openServer, texts } from '../testing/page.ts'
import { createWorld, type World } from '../testing/world.ts'

const told = 'A colleague has been called.'
const calls = (world: World) => world.calls.filter(({ name }) => name === 'requestPerson').length

test('a visitor who has said nothing yet can call a person', async () => {
  const { server, world } = await openServer()
  const page = openPage(server, createMemoryStorage())
  page.callPerson()
  expect(page.get().person).toBe('calling')
  await waitFor(() => expect(texts(page)).toEqual([told]))
  expect(page.get().person).toBe('called')
  expect(world.conversations.size).toBe(1)
})

test('however often a person is called, one is; and one can be again after that', async () => {
  const { server, world } = await openServer()
  const page = openPage(server, createMemoryStorage())
  page.callPerson()
  page.callPerson()
  await waitFor(() => expect(page.get().person).toBe('called'))
  page.callPerson()
  await waitFor(() => expect(calls(world)).toBe(2))
  await waitFor(() => expect(texts(page)).toEqual([told]))

  const { id } = only(world)
  world.change(id, { mode: 'human', holder: { name: 'Camille' }, called: false })
  await waitFor(() => expect(page.get()).toMatchObject({ mode: 'human', person: null }))
  world.change(id, { mode: 'assistant', holder: null })
  await waitFor(() => expect(page.get().mode).toBe('assistant'))
  page.callPerson()
  await waitFor(() => expect(texts(page)).toEqual([told, told]))
})

test('a call off line outlives the page, and goes after what was written before', async () => {
  const world = createWorld()
  const first = await startChatServer(world)
  await first[Symbol.asyncDispose]()
  const storage = createMemoryStorage()
  const page = openPage(first, storage)
  page.write('I have a question')
  page.callPerson()
  await waitFor(() => expect(page.get().delayed).toBe(true))
  page.stop()

  await openServer(world, first.port)
  const reloaded = openPage(first, storage)
  expect(reloaded.get().person).toBe('calling')
  await waitFor(() => expect(texts(reloaded)).toEqual(['I have a question', told]))
  expect(reloaded.get().person).toBe('called')
  expect(world.conversations.size).toBe(1)
})

test('a call whose answer was lost is repeated and heard once', async () => {
  const { server, world } = await openServer()
  const page = openPage(server, createMemoryStorage())
  let lost = false
  world.beset(({ name }) => {
    if (name !== 'requestPerson' || lost) return
    lost = true
    world.change(only(world).id, { called: true })
    world.say(only(world).id, { role: 'system', content: told })
    throw new Error('called, but the answer is lost')
  })
  page.callPerson()
  await waitFor(() => expect(page.get().person).toBe('called'))
  expect(calls(world)).toBe(2)
  await waitFor(() => expect(texts(page)).toEqual([told]))
})

test('a call that is refused says so and can be tried again', async () => {
  const { server, world } = await openServer()
  const page = openPage(server, createMemoryStorage())
  world.beset(({ name }) => {
    if (name === 'start') throw new Refusal('origin_not_allowed')
  })
  page.callPerson()
  await waitFor(() => expect(page.get().person).toBe('failed'))
  world.beset(() => {})
  page.callPerson()
  await waitFor(() => expect(page.get().person).toBe('called'))
})

test('a call that is one too many for long says so at once, and waits for nothing', async () => {
  const { server, world } = await openServer()
  const page = openPage(server, createMemoryStorage())
  world.beset(({ name }) => {
    if (name === 'requestPerson') throw new Refusal('too_many_requests', 3600)
  })
  page.callPerson()
  await waitFor(() => expect(page.get()).toMatchObject({ person: 'failed', delayed: false }))
  expect(calls(world)).toBe(1)
  // What is written next does not wait for it either.
  page.write('Hello')
  await waitFor(() => expect(texts(page)).toEqual(['Hello']))
  expect(calls(world)).toBe(1)

  world.beset(() => {})
  page.callPerson()
  await waitFor(() => expect(page.get().person).toBe('called'))
})

test('a call that is too much for a moment is made again', async () => {
  const { server, world } = await openServer()
  const page = openPage(server, createMemoryStorage())
  let refusals = 0
  world.beset(({ name }) => {
    if (name === 'requestPerson' && refusals++ === 0) throw new Refusal('too_many_requests', 1)
  })
  page.callPerson()
  await waitFor(() => expect(page.get().person).toBe('called'))
  expect(refusals).toBe(2)
})

test('nobody is called to a conversation that was closed', async () => {
  const { server, world } = await openServer()
  const page = openPage(server, createMemoryStorage())
  page.write('Hello')
  await waitFor(() => expect(texts(page)).toEqual(['Hello']))
  only(world).mode = 'closed'
  page.callPerson()
  await waitFor(() => expect(page.get()).toMatchObject({ mode: 'closed', person: null }))
  expect(texts(page)).toEqual(['Hello'])
})

test('the other tab shows how far a call has got', async () => {
  const world = createWorld()
  const first = await startChatServer(world)
  await first[Symbol.asyncDispose]()
  const storage = createMemoryStorage()
  const left = openPage(first, storage)
  const right = openPage(first, storage)
  left.callPerson()
  right.sync()
  expect(right.get().person).toBe('calling')

  await openServer(world, first.port)
  left.wake(false)
  await waitFor(() => expect(left.get().person).toBe('called'))
  right.sync()
  await waitFor(() => expect(texts(right)).toEqual([told]))
})
