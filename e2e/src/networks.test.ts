import { createConversation } from '@oka/widget/conversation/conversation'
import { createRecordStore } from '@oka/widget/conversation/record'
import { createChatApi } from '@oka/widget/conversation/chat-api'
import { createMemoryStorage } from '@oka/widget/testing/memory-storage'
import { openTestDatabase } from '@oka/db/testing'
import { findTestServer } from '@oka/db/testing-server'
import { afterAll, beforeAll, describe, expect, test as base, vi } from 'vitest'

import { type Misbehaviour, openNetwork } from './testing/network.ts'
import { call, signIn } from './testing/rest.ts'
import { admin, makeFolder, startServer } from './testing/server.ts'
import { readStored, saidBy } from './testing/stored.ts'

const test = base
  /** One server for all networks, whose visitors come from one address; and a member of staff. */
  .extend('server', { scope: 'file' }, async ({}, { onCleanup }) => {
    const resources = new AsyncDisposableStack()
    onCleanup(() => resources.disposeAsync())
    const database = resources.use(await openTestDatabase(await findTestServer()))
    const { path } = resources.use(await makeFolder())
    const env = { DATABASE_URL: database.url, RATE_LIMIT_SCALE: '100' }
    const { url } = resources.use(await startServer({ dataDir: path, env }))
    return { url, token: await signIn(url, admin) }
  })
  /** The widget without its screen, before a network to the server. */
  .extend('openVisitor', async ({ server }, { onCleanup }) => {
    const resources = new AsyncDisposableStack()
    onCleanup(() => resources.disposeAsync())
    return async (misbehaviour: Misbehaviour) => {
      const network = resources.use(
        await openNetwork(Number(new URL(server.url).port), misbehaviour),
      )
      const visitor = createConversation({
        record: createRecordStore(createMemoryStorage()),
        api: async () =>
          createChatApi(network.url, {
            check: () => Promise.reject(new Error('No check is set up.')),
            stream: () => import('@oka/widget/conversation/event-stream'),
          }),
        about: () => ({ locale: 'en' }),
      })
      resources.defer(() => visitor.stop())
      return { network, visitor }
    }
  })

type Server = { url: string; token: string }

beforeAll(() => {
  // A page on screen. Its tabs take turns to stream, which visitors in one process would share.
  vi.stubGlobal('document', Object.assign(new EventTarget(), { visibilityState: 'visible' }))
  vi.stubGlobal('navigator', {})
})
afterAll(() => void vi.unstubAllGlobals())

type Visitor = ReturnType<typeof createConversation>

const soon = { timeout: 240_000, interval: 50 }
const seen = (visitor: Visitor) => visitor.get().messages.map(({ content }) => content)
const sees = (visitor: Visitor, content: string) =>
  vi.waitFor(() => expect(seen(visitor)).toContain(content), soon)

const stored = ({ url }: Server, visitor: Visitor) => readStored(url, visitor.get().conversationId!)

/** What staff say, from where nothing is in the way. */
async function reply({ url, token }: Server, visitor: Visitor, content: string): Promise<void> {
  const { conversationId } = visitor.get()
  const clientMessageId = crypto.randomUUID()
  await call(url, 'POST /trpc/chat.takeOver', { token, body: { conversationId } })
  const body = { conversationId, content, clientMessageId }
  const { status } = await call(url, 'POST /trpc/chat.reply', { token, body })
  expect(status).toBe(200)
}

/** Nothing is lost, doubled or out of order, and the visitor is told no worse than it is. */
async function expectWhole(server: Server, visitor: Visitor, written: string[]): Promise<void> {
  await vi.waitFor(
    () => expect(visitor.get()).toMatchObject({ outbox: [], connection: 'live', delayed: false }),
    soon,
  )
  const messages = await stored(server, visitor)
  expect(saidBy('visitor', messages)).toEqual(written)
  await vi.waitFor(
    () => expect(seen(visitor)).toEqual(messages.map(({ content }) => content)),
    soon,
  )
}

const html = { 'content-type': 'text/html; charset=utf-8' }
const page = '<!doctype html><title>Sign in</title><h1>Welcome to our Wi-Fi</h1>'

describe('a conversation comes through', () => {
  const networks: [string, Misbehaviour][] = [
    ['that is clear', {}],
    ['that refuses WebSockets', { sockets: 'refused' }],
    ['that never answers a handshake', { sockets: 'unanswered' }],
    ['that drops the Upgrade header', { sockets: 'plain' }],
    ['that answers 101 and then nothing', { sockets: 'mute' }],
    ['that speaks HTTP/1.0', { http10: true }],
    ['that refuses WebSockets and buffers responses', { sockets: 'refused', buffers: true }],
    ['that swallows WebSockets and buffers responses', { sockets: 'mute', buffers: true }],
    ['that cuts what is idle', { idleMs: 1000 }],
    ['that cuts idle streams', { idleMs: 1000, sockets: 'refused' }],
    ['that cuts long requests', { longestMs: 2000, sockets: 'refused' }],
    ['that gives up on buffered streams', { longestMs: 2000, sockets: 'refused', buffers: true }],
    ['that cuts WebSockets after some bytes', { mostBytes: 2000 }],
    ['that cuts responses after some bytes', { mostBytes: 2000, sockets: 'refused' }],
    ['that delays everything by 5 s', { delayMs: 5000 }],
    ['that sends each POST twice', { twice: true }],
    ['that loses answers', { losesAnswers: true }],
    ['that strips what it does not know', { strips: ['accept', 'last-event-id', 'user-agent'] }],
  ]
  test.concurrent.for(networks)(
    'a network %s',
    async ([, misbehaviour], { server, openVisitor }) => {
      const { visitor } = await openVisitor(misbehaviour)
      visitor.write('Hello')
      await vi.waitFor(
        () => expect(visitor.get().messages.some(({ role }) => role === 'assistant')).toBe(true),
        soon,
      )
      await reply(server, visitor, 'Good morning.')
      await sees(visitor, 'Good morning.')
      // Who answers is known, over whatever the message came.
      await vi.waitFor(() => expect(visitor.get().mode).toBe('human'), soon)
      visitor.write('We need a portal')
      await expectWhole(server, visitor, ['Hello', 'We need a portal'])
    },
  )
})

const hopeless: [string, Misbehaviour][] = [
  ['no connection', { dead: true }],
  ['connections that are open and silent', { frozen: true }],
  ['a login page for everything', { answers: { status: 200, headers: html, body: page } }],
  [
    'a redirect to a login page',
    { answers: { status: 302, headers: { location: 'http://127.0.0.1:9/' }, body: '' } },
  ],
  ['502 with a page', { answers: { status: 502, headers: html, body: '<h1>Bad Gateway</h1>' } }],
  ['503 with a page', { answers: { status: 503, headers: html, body: '<h1>Unavailable</h1>' } }],
  ['504 with a page', { answers: { status: 504, headers: html, body: '<h1>Time-out</h1>' } }],
  [
    '403 with a page of a filter',
    { answers: { status: 403, headers: html, body: '<h1>Blocked</h1>' } },
  ],
  ['407', { answers: { status: 407, headers: { 'proxy-authenticate': 'Basic' }, body: '' } }],
  [
    'JSON that is not ours',
    { answers: { status: 200, headers: { 'content-type': 'application/json' }, body: '{}' } },
  ],
]

describe('where nothing comes through, it is said, and nothing is lost or doubled afterwards', () => {
  test.concurrent.for(hopeless)(
    'from the first message on: %s',
    async ([, misbehaviour], { server, openVisitor }) => {
      const { network, visitor } = await openVisitor(misbehaviour)
      visitor.write('Hello')
      await vi.waitFor(() => expect(visitor.get().delayed).toBe(true), soon)
      visitor.write('Is anybody there?')

      network.become({})
      visitor.wake(true)

      await expectWhole(server, visitor, ['Hello', 'Is anybody there?'])
    },
  )

  test.concurrent.for(hopeless)(
    'in the middle: %s',
    async ([, misbehaviour], { server, openVisitor }) => {
      const { network, visitor } = await openVisitor({})
      visitor.write('Hello')
      await vi.waitFor(() => expect(visitor.get().connection).toBe('live'), soon)
      network.become(misbehaviour)
      // As the page does when it is shown again after some time.
      visitor.wake(true)
      visitor.write('Is anybody there?')
      await vi.waitFor(
        () => expect(visitor.get()).toMatchObject({ connection: 'lost', delayed: true }),
        soon,
      )
      await reply(server, visitor, 'Good morning.')

      network.become({})
      visitor.wake(true)

      await sees(visitor, 'Good morning.')
      await expectWhole(server, visitor, ['Hello', 'Is anybody there?'])
    },
  )
})

test.concurrent('a proxy that takes only short bodies refuses a long message for good, and the next goes on', async ({
  server,
  openVisitor,
}) => {
  const { visitor } = await openVisitor({ longestBody: 500 })
  visitor.write('Hello')
  visitor.write('long '.repeat(200))
  visitor.write('We need a portal')
  await vi.waitFor(
    () => expect(visitor.get().outbox).toMatchObject([{ refused: 'body_too_large' }]),
    soon,
  )
  const said = async () =>
    (await stored(server, visitor))
      .filter(({ role }) => role === 'visitor')
      .map(({ content }) => content)
  await vi.waitFor(async () => expect(await said()).toEqual(['Hello', 'We need a portal']), soon)
})

test.concurrent('a proxy that strips Authorization is told of, and does not make the widget begin again and again', async ({
  server,
  openVisitor,
}) => {
  const { visitor, network } = await openVisitor({ strips: ['authorization'] })
  visitor.write('Hello')
  await vi.waitFor(() => expect(visitor.get().delayed).toBe(true), soon)
  // The first, another token for it, and one more conversation in case it was the conversation's fault.
  expect(network.calls('chat.start')).toBe(3)
  network.become({})
  visitor.wake(true)
  await expectWhole(server, visitor, ['Hello'])
})
