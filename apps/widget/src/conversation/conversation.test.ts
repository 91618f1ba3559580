import { waitFor } from '@oka/client/testing/wait-for'
import { expect, test } from 'vitest'

import { startChatServer } from '../testing/chat-server.ts'
import { Refusal } from '../testing/chat-router.ts'
import { createMemoryStorage } from '../testing/memory-storage.ts'
import { only, openPage, openServer, outbox, texts } from '../testing/page.ts'
import { type Call, createWorld, type World } from '../testing/world.ts'
import { type ChatRecord, recordKey } from './record.ts'
import { countUnread, visibleDraft } from './timeline.ts'

/** Lets each call through after `failures` of its kind have been refused. */
function failFirst(world: World, failures: Partial<Record<Call['name'], () => Error>>) {
  const left = { ...failures }
  world.beset(({ name }) => {
    const failure = left[name]
    delete left[name]
    if (failure) throw failure()
  })
}

/** Of every message that was sent, each time. */
const keysOf = (world: World) =>
  world.calls.flatMap(({ name, input }) => (name === 'send' ? input.clientMessageId! : []))

test('the first message begins the conversation, and nothing is stored before it', async () => {
  const { server, world } = await openServer()
  const storage = createMemoryStorage()
  const page = openPage(server, storage)
  const stored = () => JSON.parse(storage.getItem(recordKey)!) as ChatRecord
  expect(storage.length).toBe(0)

  let before: ChatRecord | undefined
  world.beset(() => {
    before ??= stored()
  })
  page.write('Good morning')
  expect(stored().outbox).toMatchObject([{ content: 'Good morning', refused: null }])
  await waitFor(() => expect(texts(page)).toEqual(['Good morning']))
  expect(outbox(page)).toEqual([])
  expect(before?.startKey).toBe(only(world).startKey)
  expect(stored()).toMatchObject({
    conversationId: only(world).id,
    visitorToken: only(world).token,
    outbox: [],
  })
})

test('messages arrive once and in order, whatever fails on the way', async () => {
  const { server, world } = await openServer()
  const page = openPage(server, createMemoryStorage())
  failFirst(world, {
    start: () => new Error('the answer to start is lost'),
    send: () => new Error('the first send fails'),
  })
  page.write('one')
  page.write('two')
  page.write('three')
  await waitFor(() => expect(outbox(page)).toEqual([]))
  expect(only(world).messages.map((message) => message.content)).toEqual(['one', 'two', 'three'])
  expect(world.conversations.size).toBe(1)
  expect(page.get().delayed).toBe(false)
  const [first, again] = world.calls.filter((call) => call.name === 'send')
  expect(again?.input).toEqual(first?.input)
})

test('a message whose answer was lost is sent again under the same key', async () => {
  const { server, world } = await openServer()
  const page = openPage(server, createMemoryStorage())
  let lost = false
  world.beset(({ name, input }) => {
    if (name !== 'send' || lost) return
    lost = true
    world.say(only(world).id, { role: 'visitor', content: input.content!, ...input })
    throw new Error('stored, but the answer is lost')
  })
  page.write('Only once, please')
  await waitFor(() => expect(outbox(page)).toEqual([]))
  expect(texts(page)).toEqual(['Only once, please'])
  expect(only(world).messages).toHaveLength(1)
})

test('what was written while the server was away arrives when it is back', async () => {
  const world = createWorld()
  const first = await startChatServer(world)
  await first[Symbol.asyncDispose]()
  const storage = createMemoryStorage()
  const page = openPage(first, storage)
  page.write('Is anybody there?')
  await waitFor(() => expect(page.get().delayed).toBe(true))
  page.stop()

  await openServer(world, first.port)
  const reloaded = openPage(first, storage)
  expect(outbox(reloaded)).toEqual([{ content: 'Is anybody there?', refused: null }])
  await waitFor(() => expect(texts(reloaded)).toEqual(['Is anybody there?']))
})

test('a refused message says so, lets the next one pass, and is tried again under its key', async () => {
  const { server, world } = await openServer()
  const page = openPage(server, createMemoryStorage())
  failFirst(world, { send: () => new Refusal('invalid_input') })
  page.write('first')
  page.write('second')
  await waitFor(() => expect(texts(page)).toEqual(['second']))
  expect(outbox(page)).toEqual([{ content: 'first', refused: 'invalid_input' }])

  page.retry(page.get().outbox[0]!.clientMessageId)
  await waitFor(() => expect(texts(page)).toEqual(['second', 'first']))
  expect(keysOf(world)).toEqual([expect.anything(), expect.anything(), keysOf(world)[0]])
})

test('a key that belongs to other words is left for a new one', async () => {
  const { server, world } = await openServer()
  const page = openPage(server, createMemoryStorage())
  failFirst(world, { send: () => new Refusal('message_differs') })
  page.write('mine')
  await waitFor(() =>
    expect(outbox(page)).toEqual([{ content: 'mine', refused: 'message_differs' }]),
  )

  page.retry(page.get().outbox[0]!.clientMessageId)
  await waitFor(() => expect(texts(page)).toEqual(['mine']))
  expect(new Set(keysOf(world)).size).toBe(2)
})

test('a closed conversation keeps what it refused for the next one', async () => {
  const { server, world } = await openServer()
  const page = openPage(server, createMemoryStorage())
  page.write('hello')
  await waitFor(() => expect(texts(page)).toEqual(['hello']))
  world.change(only(world).id, { mode: 'closed' })
  await waitFor(() => expect(page.get().mode).toBe('closed'))

  page.write('one more thing')
  await waitFor(() =>
    expect(outbox(page)).toEqual([{ content: 'one more thing', refused: 'conversation_closed' }]),
  )
  page.restart()
  await waitFor(() => expect(texts(page)).toEqual(['one more thing']))
  expect(page.get()).toMatchObject({ mode: 'assistant', restarted: false })
  expect(world.conversations.size).toBe(2)
})

test('a token that is not accepted any more is renewed for the same conversation', async () => {
  const { server, world } = await openServer()
  const page = openPage(server, createMemoryStorage())
  page.write('before')
  await waitFor(() => expect(page.get().connection).toBe('live'))
  only(world).token = 'revoked'
  for (const socket of server.sockets) socket.close(4401)

  await waitFor(() => expect(only(world).token).not.toBe('revoked'))
  page.write('after')
  await waitFor(() => expect(texts(page)).toEqual(['before', 'after']))
  expect(world.conversations.size).toBe(1)
})

test('a conversation that is gone is forgotten, what was being sent is not', async () => {
  const { server, world } = await openServer()
  const page = openPage(server, createMemoryStorage())
  page.write('before')
  await waitFor(() => expect(texts(page)).toEqual(['before']))
  world.conversations.clear()
  page.write('kept')

  await waitFor(() => expect(texts(page)).toEqual(['kept']))
  expect(page.get().restarted).toBe(true)
  expect(only(world).messages).toHaveLength(1)
})

test('a reload brings back everything that was said and follows on', async () => {
  const { server, world } = await openServer()
  const storage = createMemoryStorage()
  const page = openPage(server, storage)
  page.write('question')
  await waitFor(() => expect(texts(page)).toEqual(['question']))
  page.stop()
  const { id } = only(world)
  world.say(id, { role: 'assistant', content: 'answer' })

  const reloaded = openPage(server, storage)
  await waitFor(() => expect(texts(reloaded)).toEqual(['question', 'answer']))
  world.say(id, { role: 'agent', author: 'Camille', content: 'I take over' })
  await waitFor(() => expect(texts(reloaded)).toEqual(['question', 'answer', 'I take over']))
})

test('a lost line is taken up where it ended, also after a draft', async () => {
  const { server, world } = await openServer()
  const page = openPage(server, createMemoryStorage())
  page.write('question')
  await waitFor(() => expect(page.get().connection).toBe('live'))
  const { id } = only(world)
  world.say(id, { role: 'assistant', content: 'answer' })
  world.change(id, { draft: { turn: 2, text: 'And' } })
  await waitFor(() => expect(page.get().draft?.text).toBe('And'))

  for (const socket of server.sockets) socket.terminate()
  await waitFor(() => expect(page.get().connection).toBe('lost'))
  world.say(id, { role: 'agent', content: 'meanwhile' })
  await waitFor(() => expect(texts(page)).toEqual(['question', 'answer', 'meanwhile']))
  expect(world.follows.at(-1)).toBe(2)
})

test('a restarted server is found again at once when the page wakes', async () => {
  const { server, world } = await openServer()
  const page = openPage(server, createMemoryStorage())
  page.write('question')
  await waitFor(() => expect(page.get().connection).toBe('live'))
  await server[Symbol.asyncDispose]()
  await waitFor(() => expect(page.get().connection).toBe('lost'))
  world.say(only(world).id, { role: 'assistant', content: 'answer' })

  await openServer(world, server.port)
  page.wake(false)
  await waitFor(() => expect(texts(page)).toEqual(['question', 'answer']))
  expect(page.get().connection).toBe('live')
})

test('the answer is seen growing and then replaced by the stored message', async () => {
  const { server, world } = await openServer()
  const page = openPage(server, createMemoryStorage())
  page.write('question')
  await waitFor(() => expect(page.get().connection).toBe('live'))
  const { id } = only(world)
  world.change(id, { draft: { turn: 1, text: 'The ans' } })
  await waitFor(() => expect(visibleDraft(page.get())).toBe('The ans'))
  world.change(id, { draft: null })
  world.say(id, { role: 'assistant', content: 'The answer' })
  await waitFor(() => expect(texts(page)).toEqual(['question', 'The answer']))
  expect(visibleDraft(page.get())).toBeNull()
})

test('what one tab has shown is read in the other as well', async () => {
  const { server, world } = await openServer()
  const storage = createMemoryStorage()
  const left = openPage(server, storage)
  left.write('question')
  await waitFor(() => expect(left.get().connection).toBe('live'))
  const right = openPage(server, storage)
  world.say(only(world).id, { role: 'assistant', content: 'answer' })
  const unread = ({ get }: typeof right) => countUnread(get().messages, get().seen)
  await waitFor(() => expect([unread(left), unread(right)]).toEqual([1, 1]))

  left.setViewing(true)
  right.sync()
  expect([unread(left), unread(right)]).toEqual([0, 0])
  await waitFor(() => expect(only(world).visitorReadSeq).toBe(2))
})

test('two tabs show one conversation and send each message once', async () => {
  const { server, world } = await openServer()
  const storage = createMemoryStorage()
  const left = openPage(server, storage)
  const right = openPage(server, storage)
  left.write('from the left')
  right.sync()
  await waitFor(() => expect(texts(left)).toEqual(['from the left']))
  right.sync()
  await waitFor(() => expect(texts(right)).toEqual(['from the left']))

  right.write('from the right')
  left.sync()
  await waitFor(() => expect(texts(left)).toEqual(['from the left', 'from the right']))
  expect(outbox(left)).toEqual([])
  expect(world.calls.filter((call) => call.name === 'send')).toHaveLength(2)
  expect(world.conversations.size).toBe(1)
})
