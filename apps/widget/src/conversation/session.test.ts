import { waitFor } from '@oka/client/testing/wait-for'
import { expect, test } from 'vitest'

import { Refusal } from '../testing/chat-router.ts'
import { createMemoryStorage } from '../testing/memory-storage.ts'
import { only, openPage, openServer, texts } from '../testing/page.ts'
import { type ChatRecord, recordKey } from './record.ts'
import { countUnread } from './timeline.ts'

test('a server that was set back to an earlier hour keeps its conversation, and tells it anew', async () => {
  const { server, world } = await openServer()
  const storage = createMemoryStorage()
  const page = openPage(server, storage)
  page.write('one')
  page.write('two')
  page.write('three')
  await waitFor(() => expect(texts(page)).toEqual(['one', 'two', 'three']))
  await waitFor(() => expect(page.get().connection).toBe('live'))
  const { id, startKey, token } = only(world)
  page.setViewing(true)
  page.setViewing(false)
  only(world).messages.length = 1
  server.cut()

  await waitFor(() => expect(texts(page)).toEqual(['one']))
  expect(page.get()).toMatchObject({ conversationId: id, restarted: false, loading: false })
  const kept = JSON.parse(storage.getItem(recordKey)!) as ChatRecord
  expect(kept).toMatchObject({ conversationId: id, startKey, visitorToken: token })
  world.say(id, { role: 'agent', content: 'still here' })
  await waitFor(() => expect(texts(page)).toEqual(['one', 'still here']))
  expect(countUnread(page.get().messages, page.get().seen)).toBe(1)
  expect(world.conversations.size).toBe(1)
})

test('a conversation that cannot be had for now is kept for later', async () => {
  const { server, world } = await openServer()
  const page = openPage(server, createMemoryStorage())
  page.write('hello')
  await waitFor(() => expect(page.get().connection).toBe('live'))
  const { id } = only(world)
  let refusals = 0
  world.beset(({ name }) => {
    if (name !== 'start') return
    refusals += 1
    throw new Refusal('origin_not_allowed')
  })
  only(world).token = 'revoked'
  server.cut()
  await waitFor(() => expect(refusals).toBeGreaterThan(1))
  expect(page.get()).toMatchObject({ conversationId: id, connection: 'lost' })

  world.beset(() => {})
  page.wake(false)
  await waitFor(() => expect(page.get().connection).toBe('live'))
  expect(texts(page)).toEqual(['hello'])
  expect(world.conversations.size).toBe(1)
})

test('a conversation that was left in one tab is left in the other as well', async () => {
  const { server, world } = await openServer()
  const storage = createMemoryStorage()
  const left = openPage(server, storage)
  left.write('question')
  await waitFor(() => expect(texts(left)).toEqual(['question']))
  const right = openPage(server, storage)
  await waitFor(() => expect(texts(right)).toEqual(['question']))
  right.setViewing(true)
  world.say(only(world).id, { role: 'agent', content: 'answer' })
  await waitFor(() => expect(texts(right)).toEqual(['question', 'answer']))
  left.restart()
  right.setViewing(true)
  left.sync()
  right.sync()
  for (const tab of [left, right]) {
    expect(tab.get()).toMatchObject({ conversationId: null, messages: [] })
  }

  left.write('anew')
  await waitFor(() => expect(texts(left)).toEqual(['anew']))
  right.sync()
  await waitFor(() => expect(texts(right)).toEqual(['anew']))
  expect(world.conversations.size).toBe(2)
})
