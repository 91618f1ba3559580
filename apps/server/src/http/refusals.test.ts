import { randomUUID } from 'node:crypto'
import { once } from 'node:events'
import { type IncomingMessage, request } from 'node:http'
import { Writable } from 'node:stream'

import { newId } from '@oka/db/id'
import { describe, expect } from 'vitest'

import { startVisitor } from '../testing/chat.ts'
import { createLogger } from '../logger.ts'
import { openTestApp, rest, test, type TestApp } from '../testing/test-app.ts'

const bidi = '\u202E'

describe('a message that is refused leaves nothing behind', () => {
  test.for([
    ['of 4,001 characters', 'x'.repeat(4001), 'content: must have at most 4,000 characters'],
    ['of nothing but space', ' \n\t ', 'content: must not be empty'],
    ['with a control character', 'Hello\u0007', /^content: must not contain control/],
    ['with a NUL', 'a\u0000b', /^content: must not contain control/],
    ['that turns its direction', `evil${bidi}exe`, /^content: must not contain control/],
    ['with half a character', '\uD800', /^content: must not contain control/],
  ] as const)('%s', async ([, content, error], { app }) => {
    const { visitorToken, messages } = await startVisitor(app)
    const body = { clientMessageId: randomUUID(), content }

    const answer = await rest(app, 'POST /api/chat/message', { token: visitorToken, body })

    expect(answer).toMatchObject({ status: 400, body: { code: 'invalid_input' } })
    const said = (answer.body as { error: string }).error
    if (typeof error === 'string') expect(said).toBe(error)
    else expect(said).toMatch(error)
    expect(await messages()).toEqual([])
  })

  test('under an id that other words have', async ({ app }) => {
    const { visitorToken, say, messages } = await startVisitor(app)
    const clientMessageId = randomUUID()
    await say('Hello', true, clientMessageId)
    const before = await messages()

    const body = { clientMessageId, content: 'Goodbye' }
    const answer = await rest(app, 'POST /api/chat/message', { token: visitorToken, body })

    expect(answer).toMatchObject({ status: 409, body: { code: 'message_differs' } })
    expect(await messages()).toEqual(before)
  })

  test('in a conversation that is closed', async ({ app }) => {
    const { conversationId, visitorToken, messages } = await startVisitor(app)
    await app.client(await app.signIn()).chat.close.mutate({ conversationId })
    const before = await messages()

    const body = { clientMessageId: randomUUID(), content: 'Hello' }
    const answer = await rest(app, 'POST /api/chat/message', { token: visitorToken, body })

    expect(answer).toMatchObject({ status: 409, body: { code: 'conversation_closed' } })
    expect(await messages()).toEqual(before)
  })
})

describe('a conversation that is not there, or is another’s, is the same', () => {
  test.for(['not there', 'another’s'])('%s', async (which, { app }) => {
    const { client, visitorToken } = await startVisitor(app)
    const conversationId =
      which === 'not there' ? newId() : (await startVisitor(app)).conversationId
    const refused = { data: { httpStatus: 404, problem: 'conversation_not_found' } }

    const answer = await rest(app, `GET /api/chat/conversations/${conversationId}/messages`, {
      token: visitorToken,
    })

    expect(answer).toMatchObject({ status: 404, body: { code: 'conversation_not_found' } })
    const calls = [
      client.chat.markRead.mutate({ conversationId, seq: 1 }),
      client.chat.setPresence.mutate({ conversationId, state: 'typing' }),
      client.chat.requestPerson.mutate({ conversationId }),
    ]
    for (const call of calls) await expect(call).rejects.toMatchObject(refused)
  })
})

describe('a subscription', () => {
  const follow = (app: TestApp, token: string, input: object) =>
    new Promise<unknown>((resolve) => {
      app.client(token).chat.events.subscribe(input as never, {
        onError: ({ data }) => resolve(data),
        onData: resolve,
      })
    })

  test.for([
    ['from the future', 3, 'must be at most 2'],
    ['after a number that is none', 'two', expect.any(String)],
    ['after less than nothing', -1, expect.any(String)],
    ['after half a message', 1.5, expect.any(String)],
  ] as const)('%s is refused by its name', async ([, lastEventId, message], { app }) => {
    const { conversationId, visitorToken, say } = await startVisitor(app)
    await say('Hello')

    expect(await follow(app, visitorToken, { conversationId, lastEventId })).toMatchObject({
      problem: 'invalid_input',
      issues: [{ path: 'lastEventId', message }],
    })
  })
})

describe('a token of equal length and unequal bytes', () => {
  test('does not open the registration of the first admin, and breaks nothing', async () => {
    await using resources = new AsyncDisposableStack()
    const production = { NODE_ENV: 'production', ADMIN_EMAIL: '', ADMIN_PASSWORD: '' }
    const app = await openTestApp(resources, production)
    const inviteToken = 'é'.repeat(app.deps.setupToken!.length)
    const body = { email: 'eve@evil.example', name: 'Eve', password: 'un ours vert', inviteToken }
    const refused = { status: 403, body: { code: 'invitation_not_valid' } }
    expect(await rest(app, 'POST /api/auth/register', { body })).toMatchObject(refused)
    const read = app.client().auth.readInvitation.mutate({ inviteToken })
    await expect(read).rejects.toMatchObject({ data: { httpStatus: 403 } })
  })

  test('does not read the metrics, and the right one does', async () => {
    await using resources = new AsyncDisposableStack()
    const METRICS_TOKEN = 'a-token-for-metrics-0123456789'
    const app = await openTestApp(resources, { METRICS_TOKEN })
    const status = async (token: string) => {
      // As what comes through a proxy, for which the token is asked.
      const headers = { authorization: `Bearer ${token}`, 'x-forwarded-for': '192.0.2.1' }
      return (await fetch(`${app.url}/metrics`, { headers })).status
    }
    expect(await status('é'.repeat(METRICS_TOKEN.length))).toBe(404)
    expect(await status(METRICS_TOKEN.replace('9', '8'))).toBe(404)
    expect(await status(METRICS_TOKEN)).toBe(200)
  })
})

describe('what a refusal leaves in the log', () => {
  test('is no failure, also where a subscription refuses once it has begun', async () => {
    await using resources = new AsyncDisposableStack()
    let log = ''
    const destination = new Writable({
      write: (chunk: Buffer, _, done) => {
        log += chunk.toString()
        done()
      },
    })
    const app = await openTestApp(resources, {}, createLogger('warn', { destination }))
    const { conversationId, visitorToken } = await startVisitor(app)
    const refused = await new Promise((resolve) => {
      app
        .client(visitorToken)
        .chat.events.subscribe(
          { conversationId, lastEventId: 9 },
          { onError: ({ data }) => resolve(data), onData: resolve },
        )
    })
    expect(refused).toMatchObject({ problem: 'invalid_input' })
    expect(log).toBe('')
  })
})

describe('a page that is not there', () => {
  test.for([
    ['//evil.example/', '/evil.example/'],
    ['///evil.example', '/evil.example'],
    ['/\\evil.example/', '/evil.example/'],
    ['/leads/1?tab=report', '/leads/1?tab=report'],
  ] as const)('is looked for in the admin app alone: %s', async ([path, at], { app }) => {
    expect(await redirectOf(app, path)).toBe(`http://oka.test${at}`)
  })

  /** Sends the path as it is, where `fetch` would make an address of it. */
  async function redirectOf({ url }: TestApp, path: string): Promise<string | undefined> {
    const sent = request(url, { path, headers: { accept: 'text/html' } }).end()
    const [response] = (await once(sent, 'response')) as [IncomingMessage]
    response.resume()
    return response.headers.location
  }
})
