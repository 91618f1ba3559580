import { randomUUID } from 'node:crypto'

import { describe, expect } from 'vitest'

import { startVisitor } from '../testing/chat.ts'
import { makePerson } from '../testing/people.ts'
import { openTestApp, rest, test, type TestApp } from '../testing/test-app.ts'

/** A subscription as server-sent events, as far as it has come. */
async function openStream(app: TestApp, token: string, path: string, input: object) {
  const url = `${app.url}/trpc/${path}?input=${encodeURIComponent(JSON.stringify(input))}`
  const leaving = new AbortController()
  const response = await fetch(url, {
    signal: leaving.signal,
    headers: { authorization: `Bearer ${token}`, accept: 'text/event-stream' },
  })
  let text = ''
  let ended = false
  async function read(): Promise<void> {
    const decoder = new TextDecoder()
    for await (const chunk of response.body!) text += decoder.decode(chunk, { stream: true })
    ended = true
  }
  const reading = read().catch(() => {
    ended = true
  })
  const stop = async () => {
    leaving.abort()
    await reading
  }
  return { status: response.status, text: () => text, hasEnded: () => ended, stop }
}

type Stream = Awaited<ReturnType<typeof openStream>>
const seqsOf = ({ text }: Stream) =>
  [...text().matchAll(/"seq":(\d+)/g)].map(([, seq]) => Number(seq))

describe('a subscription where WebSockets are blocked', () => {
  test('replays what came after the last one seen, then tells what comes', async ({ app }) => {
    const { conversationId, visitorToken, say } = await startVisitor(app)
    await say('one')
    const stream = await openStream(app, visitorToken, 'chat.events', {
      conversationId,
      lastEventId: 1,
    })
    await expect.poll(() => seqsOf(stream)).toEqual([2])

    await say('two')

    await expect.poll(() => seqsOf(stream)).toEqual([2, 3, 4])
    expect(stream.text()).toMatch(/"type":"snapshot"/)
    await stream.stop()
  })

  test('ends with the session, and says why', async ({ app }) => {
    const { token, cookie } = await makePerson(app, 'agent')
    const stream = await openStream(app, token, 'chat.inbox', {})
    await expect.poll(stream.text).toMatch(/resync/)

    await rest(app, 'POST /api/auth/logout', { headers: { cookie, origin: 'http://oka.test' } })

    await expect.poll(stream.text).toMatch(/"problem":"unauthenticated"/)
    await stream.stop()
  })

  test('is not had without end', async ({ app }) => {
    const { conversationId, visitorToken } = await startVisitor(app)
    const open = () => openStream(app, visitorToken, 'chat.events', { conversationId })
    const streams = []
    for (let count = 0; count < 12; count += 1) {
      const stream = await open()
      await expect.poll(stream.text).toMatch(/snapshot/)
      streams.push(stream)
    }

    const oneMore = await open()

    await expect.poll(oneMore.text).toMatch(/"problem":"too_many_requests"/)
    await Promise.all([...streams, oneMore].map(({ stop }) => stop()))
    const again = await open()
    await expect.poll(again.text).toMatch(/snapshot/)
    await again.stop()
  })
})

test('a stop lets streams go with word to come back, and answers what it was asked', async () => {
  const resources = new AsyncDisposableStack()
  const app = await openTestApp(resources)
  const { conversationId, visitorToken, say, client } = await startVisitor(app)
  await say('Hello')
  const stream = await openStream(app, visitorToken, 'chat.events', { conversationId })
  await expect.poll(() => seqsOf(stream)).toEqual([1, 2])
  const asked = client.chat.send.mutate({
    clientMessageId: randomUUID(),
    content: 'Are you there?',
    wait: true,
  })
  await expect.poll(() => seqsOf(stream)).toContain(3)

  await resources.disposeAsync()

  expect((await asked).message.seq).toBe(3)
  await expect.poll(stream.hasEnded).toBe(true)
  expect(stream.text()).toMatch(/"code":"SERVICE_UNAVAILABLE"|"code":"database_unavailable"/)
})
