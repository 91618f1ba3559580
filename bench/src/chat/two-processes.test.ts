import { randomUUID } from 'node:crypto'

import { findConversation } from '@oka/db/chat/conversations'
import { openTestDatabase, type TestDatabase } from '@oka/db/testing'
import { findTestServer } from '@oka/db/testing-server'
import { makeFolder, type RunningServer } from '@oka/e2e/testing/server'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'

import { createCaller, followConversation, persist, signIn } from '../running/clients.ts'
import { openProxy } from '../running/proxy.ts'
import { startServer } from '../running/server.ts'

let resources: AsyncDisposableStack
let database: TestDatabase
let one: RunningServer
let other: RunningServer

async function start(): Promise<RunningServer> {
  const { path: dataDir } = resources.use(await makeFolder())
  return resources.use(await startServer({ dataDir, databaseUrl: database.url }))
}

beforeAll(async () => {
  resources = new AsyncDisposableStack()
  database = resources.use(await openTestDatabase(await findTestServer()))
  one = await start()
  other = await start()
})

afterAll(() => resources.disposeAsync())

async function startVisitor(url: string) {
  const { conversationId, visitorToken } = await createCaller(url).chat.start.mutate({
    locale: 'en',
  })
  const say = (content: string, wait = false) => {
    const clientMessageId = randomUUID()
    const caller = createCaller(url, visitorToken)
    return persist(() => caller.chat.send.mutate({ clientMessageId, content, wait }))
  }
  const follow = (at: string) => {
    const follower = followConversation(at, visitorToken, conversationId)
    resources.defer(follower.stop)
    return follower
  }
  return { conversationId, visitorToken, say, follow }
}

describe('two processes over one database', () => {
  test('show each other what is said and what is being written', async () => {
    const { conversationId, say } = await startVisitor(one.url)
    const staff = followConversation(other.url, await signIn(other.url), conversationId)
    resources.defer(staff.stop)
    await say('We need a new customer portal, what does it cost?', true)

    await expect.poll(() => staff.received.at(-1)?.role).toBe('assistant')

    const answer = staff.received.at(-1)!.content
    expect(staff.written.length).toBeGreaterThan(0)
    for (const text of staff.written) expect(answer.startsWith(text.trim())).toBe(true)
  })

  test('miss nothing when both lose the line on which they are woken', async () => {
    const { say, follow } = await startVisitor(one.url)
    const followers = [follow(one.url), follow(other.url)]
    await say('The first')
    for (let round = 2; round <= 6; round += 1) {
      const loss = database.query(
        `select pg_terminate_backend(pid) from pg_stat_activity
        where datname = current_database() and query ilike 'listen%'`,
        [],
      )
      await Promise.all([loss, say(`The ${round}th`)])
      for (const { received } of followers) {
        await expect
          .poll(() => received.filter(({ role }) => role === 'visitor').length)
          .toBe(round)
      }
    }
    for (const { received } of followers) {
      expect(received.map(({ seq }) => seq)).toEqual(received.map((_, index) => index + 1))
    }
  })

  test('answer for each other: what one owes when it is killed comes from the other, once', async () => {
    const third = await start()
    const { conversationId, say, follow } = await startVisitor(third.url)
    const { received } = follow(other.url)
    await say('We need a new customer portal')
    const claim = async () => (await findConversation(database.db, conversationId))?.claimedBy
    await expect.poll(claim).not.toBeNull()

    await third.stop('SIGKILL')
    // The 20 s of its lease pass.
    await database.query(
      'update conversations set claimed_until = now() where id = $1 and claimed_by is not null',
      [conversationId],
    )

    await expect.poll(() => received.at(-1)?.role).toBe('assistant')
    await expect.poll(claim).toBeNull()
    expect(received.map(({ role }) => role)).toEqual(['visitor', 'assistant'])
  })

  test('hand over when one is asked to stop: within 10 s, and nothing is lost', async () => {
    const leaving = await start()
    const proxy = resources.use(await openProxy(leaving.url))
    const { conversationId, say, follow } = await startVisitor(proxy.url)
    const { received } = follow(proxy.url)
    const acknowledged: string[] = []
    const over = new AbortController()
    const chatting = (async () => {
      while (!over.signal.aborted) {
        const { message } = await say(`Message ${acknowledged.length + 1}`)
        acknowledged.push(message.content)
      }
    })()
    await expect.poll(() => acknowledged.length).toBeGreaterThan(5)

    proxy.retarget(other.url)
    // A stop that hangs is cut short within 10 s, and ends with 1.
    expect(await leaving.stop('SIGTERM'), leaving.output()).toBe(0)
    const before = acknowledged.length
    await expect.poll(() => acknowledged.length).toBeGreaterThan(before + 5)
    over.abort()
    await chatting
    await expect.poll(() => received.at(-1)?.role).toBe('assistant')
    const said = received.filter(({ role }) => role === 'visitor').map(({ content }) => content)
    expect(said).toEqual(acknowledged)
    expect(received.map(({ seq }) => seq)).toEqual(received.map((_, index) => index + 1))
    expect((await findConversation(database.db, conversationId))?.lastSeq).toBe(received.length)
  })
})
