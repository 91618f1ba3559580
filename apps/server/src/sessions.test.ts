import { describe, expect } from 'vitest'

import { origin, rest, test, type TestApp } from './testing/test-app.ts'

describe('sessions', () => {
  const cookieOf = ({ headers }: { headers: Headers }) =>
    headers.getSetCookie()[0]?.split(';')[0] ?? ''

  async function signInWithCookie(app: TestApp): Promise<string> {
    const body = { email: 'ADMIN@oka.test', password: 'correct horse battery staple' }
    const answer = await rest(app, 'POST /api/auth/login', { body })
    expect(answer.headers.getSetCookie()[0]).toMatch(/HttpOnly; SameSite=Strict/)
    return cookieOf(answer)
  }
  const refresh = (app: TestApp, cookie: string) =>
    rest(app, 'POST /api/auth/refresh', { headers: { cookie, origin } })

  test('a refresh token works once; used again, it ends the session', async ({ app }) => {
    const first = await signInWithCookie(app)
    const answer = await refresh(app, first)
    expect(answer).toMatchObject({ status: 200, body: { expiresIn: 600 } })
    const { accessToken } = answer.body as { accessToken: string }
    expect((await rest(app, 'GET /api/auth/me', { token: accessToken })).status).toBe(200)

    expect((await refresh(app, first)).status).toBe(401)

    expect((await refresh(app, cookieOf(answer))).status).toBe(401)
    expect((await rest(app, 'GET /api/auth/me', { token: accessToken })).status).toBe(401)
  })

  test('of 20 refreshes at once one succeeds', async ({ app }) => {
    const cookie = await signInWithCookie(app)
    const answers = await Promise.all(Array.from({ length: 20 }, () => refresh(app, cookie)))
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1)
  })

  test('a call by cookie needs an origin', async ({ app }) => {
    const cookie = await signInWithCookie(app)
    const answer = await rest(app, 'POST /api/auth/refresh', { headers: { cookie } })
    expect(answer).toMatchObject({ status: 403, body: { code: 'origin_not_allowed' } })
  })

  test('logout ends the session at once', async ({ app }) => {
    const cookie = await signInWithCookie(app)
    const { body } = await refresh(app, cookie)
    const token = (body as { accessToken: string }).accessToken
    const login = await signInWithCookie(app)
    await rest(app, 'POST /api/auth/logout', { headers: { cookie: login, origin } })
    expect((await refresh(app, login)).status).toBe(401)
    expect((await rest(app, 'GET /api/auth/me', { token })).status).toBe(200)
  })

  test('a wrong password and an unknown account get the same answer', async ({ app }) => {
    const known = { email: 'admin@oka.test', password: 'wrong' }
    const unknown = { email: 'nobody@oka.test', password: 'wrong' }
    const one = await rest(app, 'POST /api/auth/login', { body: known })
    const other = await rest(app, 'POST /api/auth/login', { body: unknown })
    expect(one).toMatchObject({ status: 401, body: { code: 'wrong_credentials' } })
    expect(other.body).toEqual(one.body)
  })
})
