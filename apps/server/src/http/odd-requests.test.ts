import { once } from 'node:events'
import { type IncomingMessage, request } from 'node:http'
import { text } from 'node:stream/consumers'
import { gzipSync } from 'node:zlib'

import { describe, expect } from 'vitest'

import { openTestApp, rest, test, type TestApp } from '../testing/test-app.ts'

type Sent = { method?: string; headers?: Record<string, string>; body?: Buffer; setHost?: boolean }

/** Sends the path as it is, where `fetch` would tidy it up. */
async function ask({ url }: TestApp, path: string, { body, ...sent }: Sent = {}) {
  const { hostname, port } = new URL(url)
  const call = request({ hostname, port, path, ...sent }).end(body)
  const [response] = (await once(call, 'response')) as [IncomingMessage]
  return { status: response.statusCode, headers: response.headers, body: await text(response) }
}

const json = { 'content-type': 'application/json' }
const login = JSON.stringify({ email: 'a@b.fr', password: 'wrong' })

describe('what is refused has our form, and is kept by no cache', () => {
  test.for<[string, Sent, number, string]>([
    ['/trpc/chat.start', { method: 'TRACE' }, 405, 'method_not_allowed'],
    ['/trpc/a,b?batch=1', { method: 'TRACE' }, 405, 'method_not_allowed'],
    ['/api/leads', { setHost: false }, 400, 'bad_request'],
    [
      '/api/auth/login',
      { method: 'POST', headers: { ...json, 'content-encoding': 'gzip' }, body: gzipSync(login) },
      415,
      'unsupported_media_type',
    ],
    ['/assets/..%2f..%2fpackage.json', {}, 404, 'not_found'],
    ['/assets/%2e%2e/index.html', {}, 404, 'not_found'],
    ['/assets/%00', {}, 404, 'not_found'],
    ['/widget/%2e%2e/%2e%2e/', {}, 404, 'not_found'],
    ['/demo/..%2fwidget.js', {}, 404, 'not_found'],
    ['/api/docs/static/%00', {}, 404, 'not_found'],
  ])('%s with %o', async ([path, sent, status, code], { app }) => {
    const answer = await ask(app, path, sent)
    expect(answer.status).toBe(status)
    expect(JSON.parse(answer.body)).toEqual({ error: expect.any(String), code })
    expect(answer.headers['cache-control']).toBe('no-store')
  })

  test('an expectation that nobody knows is passed over', async ({ app }) => {
    const headers = { ...json, expect: '200-ok' }
    const answer = await ask(app, '/api/auth/login', {
      method: 'POST',
      headers,
      body: Buffer.from(login),
    })
    expect(answer.status).toBe(401)
  })
})

describe('an address with a slash too many', () => {
  test.for(['//readyz', '/readyz/', '///healthz', '/metrics/', '//metrics'])(
    '%s is what it is without',
    async (path, { app }) => {
      const [answer, plain] = [
        await ask(app, path),
        await ask(app, path.replaceAll(/\/+/g, '/').replace(/\/$/, '')),
      ]
      expect(answer.status).toBe(200)
      expect(answer.headers['content-type']).toBe(plain.headers['content-type'])
    },
  )

  test('is never the admin app where it begins like the API', async ({ app }) => {
    expect((await ask(app, '//api/nothing')).status).toBe(404)
  })

  test('leads on to the next page of the same list', async () => {
    await using resources = new AsyncDisposableStack()
    const app = await openTestApp(resources)
    const token = await app.signIn()
    for (const name of ['Ann', 'Bob']) {
      await rest(app, 'POST /api/leads', {
        token,
        body: { name, email: `${name}@shop.example`, company: '' },
      })
    }
    const headers = { authorization: `Bearer ${token}` }
    const { status, headers: answered } = await ask(app, '//api/leads/?limit=1', { headers })
    expect(status).toBe(200)
    expect(answered.link).toMatch(/^<\/api\/leads\/?\?limit=1&cursor=/)
  })
})
