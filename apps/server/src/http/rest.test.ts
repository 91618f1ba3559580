import { randomUUID } from 'node:crypto'

import { describe, expect } from 'vitest'

import { password } from '../testing/people.ts'
import { origin, rest, test, type TestApp } from '../testing/test-app.ts'

async function startChat(app: TestApp): Promise<{ token: string; conversationId: string }> {
  const { visitorToken, conversationId } = await app.client().chat.start.mutate({ locale: 'en' })
  return { token: visitorToken, conversationId }
}

const message = (given: object = {}) => ({
  clientMessageId: randomUUID(),
  content: 'hello',
  ...given,
})

describe('bad input is refused with the field named, and changes nothing', () => {
  test.for<[string, string, unknown, number, string]>([
    ['an empty message', 'POST /api/chat/message', message({ content: '  ' }), 400, 'content'],
    [
      'a message of 4,001 characters',
      'POST /api/chat/message',
      message({ content: 'x'.repeat(4001) }),
      400,
      'content',
    ],
    [
      'a message with a text-direction override',
      'POST /api/chat/message',
      message({ content: 'abc\u202Edef' }),
      400,
      'content',
    ],
    [
      'a message with a NUL',
      'POST /api/chat/message',
      message({ content: 'a\u0000b' }),
      400,
      'content',
    ],
    ['a message without an id', 'POST /api/chat/message', { content: 'x' }, 400, 'clientMessageId'],
    ['a body that is no JSON', 'POST /api/chat/message', '{"content":', 400, 'body'],
    ['a body that is an array', 'POST /api/chat/message', [message()], 400, 'body'],
    ['a poisoned body', 'POST /api/chat/message', '{"__proto__":{"wait":true}}', 400, 'body'],
  ])('%s', async ([, route, body, status, field], { app }) => {
    const { token, conversationId } = await startChat(app)

    const answer = await rest(app, route, { token, body })

    expect(answer.status).toBe(status)
    expect(answer.body).toMatchObject({ code: 'invalid_input', issues: [{ path: field }] })
    expect(JSON.stringify(answer.body)).not.toMatch(/\.ts|node_modules/)
    const { messages } = await app.client(token).chat.messages.query({ conversationId })
    expect(messages).toEqual([])
  })

  test('a body over 128 KiB', async ({ app }) => {
    const body = { email: 'a@b.fr', password: 'x'.repeat(128 * 1024) }
    const answer = await rest(app, 'POST /api/auth/login', { body })
    expect(answer).toMatchObject({ status: 413, body: { code: 'body_too_large' } })
  })

  test.for([
    ['GET /api/leads?limit=0', 'limit'],
    ['GET /api/leads?limit=101', 'limit'],
    ['GET /api/leads?status=open', 'status'],
    ['GET /api/leads?cursor=nonsense', 'cursor'],
    ['GET /api/leads?sort=id', 'sort'],
    ['GET /api/leads/one', 'id'],
    ['GET /api/leads/0', 'id'],
    ['GET /api/leads/status/open', 'status'],
    ['GET /api/reports/x', 'leadId'],
    ['GET /api/reports/x/pdf', 'leadId'],
    ['GET /api/chat/conversations/7/messages', 'conversationId'],
  ])('%s', async ([route, field], { app }) => {
    const answer = await rest(app, route!, { token: await app.signIn() })
    expect(answer).toMatchObject({
      status: 400,
      body: { code: 'invalid_input', issues: [{ path: field }] },
    })
  })
})

describe('what is not there, or not for the caller', () => {
  test.for([
    'GET /api/nothing',
    'GET /api/',
    'POST /api/leads/1/2',
    'GET /trpc/',
    'GET /trpc/nothing',
  ])('%s is 404', async (route, { app }) => {
    expect((await rest(app, route)).status).toBe(404)
  })

  test.for([
    'GET /api/leads',
    'GET /api/leads/1',
    'POST /api/leads',
    'PUT /api/leads/1',
    'DELETE /api/leads/1',
    'GET /api/leads/status/new',
    'POST /api/reports/generate',
    'GET /api/reports/1',
    'GET /api/reports/1/pdf',
    'GET /api/mails',
    'GET /api/analytics/stats',
    'GET /api/auth/me',
  ])('%s is 401 for a visitor and for nobody', async (route, { app }) => {
    const { token } = await startChat(app)
    const body = route.startsWith('P') ? {} : undefined
    expect((await rest(app, route, { body })).status).toBe(401)
    expect((await rest(app, route, { token, body })).status).toBe(401)
  })

  test('another visitor’s conversation is as if it did not exist', async ({ app }) => {
    const [one, other] = [await startChat(app), await startChat(app)]
    const path = (id: string) => `GET /api/chat/conversations/${id}/messages`

    const foreign = await rest(app, path(other.conversationId), { token: one.token })
    const absent = await rest(app, path(randomUUID()), { token: one.token })

    expect(foreign.status).toBe(404)
    expect(foreign.body).toEqual(absent.body)
  })

  test('a foreign origin is refused also at another spelling of the address', async ({ app }) => {
    for (const path of ['/%61pi/chat/start', '/api/%63hat/start', '/%74rpc/chat.start']) {
      const answer = await fetch(app.url + path, {
        method: 'POST',
        headers: { origin: 'https://evil.example' },
      })
      expect(answer.status, path).toBe(403)
    }
  })

  test('what is not there is not remembered as that', async ({ app }) => {
    for (const path of ['/widget/panel-of-another-version.js', '/assets/none.js']) {
      const { status, headers } = await fetch(app.url + path)
      expect([status, headers.get('cache-control')]).toEqual([404, 'no-store'])
    }
  })

  test('a foreign origin is refused, ours and none are not', async ({ app }) => {
    const token = await app.signIn()
    const status = async (headers: Record<string, string>) =>
      (await rest(app, 'GET /api/leads', { token, headers })).status
    expect(await status({ origin: 'https://evil.example' })).toBe(403)
    expect(await status({ origin: `${origin}.evil.example` })).toBe(403)
    expect(await status({ origin: 'null' })).toBe(403)
    expect(await status({ origin })).toBe(200)
    expect(await status({})).toBe(200)
  })

  test('a form or a text is no body', async ({ app }) => {
    for (const type of [
      'text/plain',
      'multipart/form-data; boundary=x',
      'application/x-www-form-urlencoded',
    ]) {
      const headers = { 'content-type': type }
      const answer = await rest(app, 'POST /trpc/auth.logout', { body: 'x', headers })
      expect(answer).toMatchObject({ status: 415, body: { code: 'unsupported_media_type' } })
    }
  })
})

describe('what belongs into a body', () => {
  test('is not read from the address, which every proxy keeps', async ({ app }) => {
    const query = new URLSearchParams({ email: 'admin@oka.test', password }).toString()
    const answer = await rest(app, `POST /api/auth/login?${query}`)
    expect(answer).toMatchObject({ status: 400, body: { code: 'invalid_input' } })
    const named = (answer.body as { issues: { path: string }[] }).issues.map(({ path }) => path)
    expect(named.toSorted()).toEqual(['email', 'password'])
  })

  test('is not read from it beside a body either', async ({ app }) => {
    const token = await app.signIn()
    const body = { name: 'Ana', email: `${randomUUID()}@oka.test`, company: 'Acme' }
    const answer = await rest(app, 'POST /api/leads?fitScore=100&phone=nonsense', { token, body })
    expect(answer).toMatchObject({ status: 200, body: { phone: null } })
    const { id, fitScore } = answer.body as { id: number; fitScore: number | null }
    const changed = await rest(app, `PUT /api/leads/${id}?id=1&status=won`, { token, body: {} })
    expect(changed).toMatchObject({ status: 200, body: { id, status: 'new', fitScore } })
  })
})
