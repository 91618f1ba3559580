import { once } from 'node:events'

import { hashSecret } from '@oka/api/secret'
import { socketClose } from '@oka/contract/socket'
import { sql } from '@oka/db/client'
import { describe, expect } from 'vitest'
import { WebSocket } from 'ws'

import { cookieOf, makePerson, password, refresh, signInAs, statusOf } from '../testing/people.ts'
import { origin, rest, test, type TestApp } from '../testing/test-app.ts'

const tokenIn = (cookie: string) => cookie.split('=')[1]!

async function countTokens({ deps }: TestApp, cookie: string): Promise<number> {
  const [row] = await deps.db.execute<{ count: number }>(sql`
    select count(*)::integer as count from refresh_tokens where session_id = (
      select session_id from refresh_tokens where hash = ${hashSecret(tokenIn(cookie))})`)
  return row!.count
}

describe('a refresh token', () => {
  test('is kept from scripts and other sites, and only its digest is stored', async ({ app }) => {
    const body = { email: 'ADMIN@oka.test', password }
    const answer = await rest(app, 'POST /api/auth/login', { body })
    expect(answer.headers.getSetCookie()[0]).toMatch(/Path=\/; HttpOnly; SameSite=Strict/)
    const token = tokenIn(cookieOf(answer))
    const [row] = await app.deps.db.execute<{ count: number }>(sql`
      select count(*)::integer as count from refresh_tokens where hash = ${token}`)
    expect(row).toEqual({ count: 0 })
    expect(await countTokens(app, cookieOf(answer))).toBe(1)
  })

  test('leaves one successor when 200 come with it at once', async ({ app }) => {
    const { cookie } = await makePerson(app, 'viewer')

    const answers = await Promise.all(Array.from({ length: 200 }, () => refresh(app, cookie)))

    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([200]))
    const successors = new Set(answers.map(cookieOf))
    expect(successors.size).toBe(1)
    expect(await countTokens(app, cookie)).toBe(2)
    expect((await refresh(app, [...successors][0]!)).status).toBe(200)
  })

  test('is answered with the same successor once more, when the answer was lost', async ({
    app,
  }) => {
    const { cookie } = await makePerson(app, 'viewer')
    const lost = await refresh(app, cookie)

    const again = await refresh(app, cookie)

    expect(again.status).toBe(200)
    expect(cookieOf(again)).toBe(cookieOf(lost))
    const { accessToken } = again.body as { accessToken: string }
    expect(await statusOf(app, accessToken)).toBe(200)
  })

  test('that comes back after the grace ends its session, and is told in the audit', async ({
    app,
  }) => {
    const { id, cookie, token } = await makePerson(app, 'viewer')
    const next = cookieOf(await refresh(app, cookie))
    await app.deps.db.execute(sql`
      update refresh_tokens set retired_at = now() - interval '31 seconds'
      where hash = ${hashSecret(tokenIn(cookie))}`)

    expect((await refresh(app, cookie)).status).toBe(401)

    expect((await refresh(app, next)).status).toBe(401)
    expect(await statusOf(app, token)).toBe(401)
    const [event] = await app.deps.db.execute(sql`
      select name from events where (data ->> 'subjectId')::integer = ${id} order by id desc limit 1`)
    expect(event).toEqual({ name: 'admin.token_reused' })
  })

  test('that comes back after its successor was used ends its session, grace or not', async ({
    app,
  }) => {
    const { cookie } = await makePerson(app, 'viewer')
    const next = cookieOf(await refresh(app, cookie))
    const afterNext = cookieOf(await refresh(app, next))

    expect((await refresh(app, cookie)).status).toBe(401)

    expect((await refresh(app, afterNext)).status).toBe(401)
  })

  test('that was never ours changes nothing', async ({ app }) => {
    const { cookie, token } = await makePerson(app, 'viewer')
    expect((await refresh(app, 'oka_refresh=nonsense')).status).toBe(401)
    expect(await statusOf(app, token)).toBe(200)
    expect((await refresh(app, cookie)).status).toBe(200)
  })

  test('needs an origin, and one of ours', async ({ app }) => {
    const { cookie } = await makePerson(app, 'viewer')
    const without = await rest(app, 'POST /api/auth/refresh', { headers: { cookie } })
    expect(without).toMatchObject({ status: 403, body: { code: 'origin_not_allowed' } })
    // Nor may it hide behind another spelling of the path, or in a batch.
    const spelt = await rest(app, 'POST /trpc/auth%2Erefresh', { headers: { cookie }, body: {} })
    expect(spelt.body).toMatchObject({ error: { data: { problem: 'origin_not_allowed' } } })
    const batch = 'POST /trpc/auth.requestReset,auth%2Erefresh?batch=1'
    const hidden = await rest(app, batch, { headers: { cookie, origin }, body: {} })
    expect(hidden.body).toMatchObject([{}, { error: { data: { problem: 'invalid_input' } } }])
    expect((await refresh(app, cookie)).status).toBe(200)
  })

  test('is not for a site that may embed the widget', async ({ app }) => {
    const site = 'https://shop.example'
    await app.deps.db.execute(sql`
      insert into settings (key, value) values ('company', ${JSON.stringify({ sites: [site] })}::jsonb)`)
    const { cookie } = await makePerson(app, 'viewer')
    const start = () => rest(app, 'POST /api/chat/start', { headers: { origin: site }, body: {} })
    // The sites are remembered for some seconds.
    await expect.poll(async () => (await start()).status).toBe(200)

    const { headers } = await start()
    expect(headers.get('access-control-allow-origin')).toBe(site)
    expect(headers.get('access-control-allow-credentials')).toBeNull()
    for (const route of ['POST /api/auth/refresh', 'POST /api/auth/logout']) {
      const answer = await rest(app, route, { headers: { cookie, origin: site } })
      expect(answer).toMatchObject({ status: 403, body: { code: 'origin_not_allowed' } })
    }
    const body = { email: 'admin@oka.test', password }
    const login = await rest(app, 'POST /api/auth/login', { headers: { origin: site }, body })
    expect(login).toMatchObject({ status: 403, body: { code: 'origin_not_allowed' } })
    await app.deps.db.execute(sql`delete from settings`)
  })
})

describe('the sessions of a person', () => {
  test('are listed with device and address, and end one by one', async ({ app }) => {
    const { email, token } = await makePerson(app, 'viewer')
    const other = await signInAs(app, email)
    const { auth } = app.client(token)

    const sessions = await auth.sessions.query()

    expect(sessions).toHaveLength(2)
    expect(sessions.filter(({ current }) => current)).toHaveLength(1)
    expect(sessions[0]).toMatchObject({ address: '127.0.0.1', userAgent: 'node' })
    const foreign = sessions.find(({ current }) => !current)!
    expect(await auth.endSession.mutate({ sessionId: foreign.id })).toEqual({ ended: 1 })
    expect(await statusOf(app, other.token)).toBe(401)
    expect(await statusOf(app, token)).toBe(200)
  })

  test('cannot be ended by somebody else', async ({ app }) => {
    const [one, other] = [await makePerson(app, 'admin'), await makePerson(app, 'viewer')]
    const [theirs] = await app.client(other.token).auth.sessions.query()
    await expect(
      app.client(one.token).auth.endSession.mutate({ sessionId: theirs!.id }),
    ).rejects.toMatchObject({ data: { problem: 'session_not_found' } })
    expect(await statusOf(app, other.token)).toBe(200)
  })

  test('all end by signing out everywhere', async ({ app }) => {
    const { email, token } = await makePerson(app, 'viewer')
    const other = await signInAs(app, email)
    expect(await app.client(token).auth.endSessions.mutate()).toEqual({ ended: 2 })
    expect(await statusOf(app, token)).toBe(401)
    expect(await statusOf(app, other.token)).toBe(401)
    expect((await refresh(app, other.cookie)).status).toBe(401)
  })

  test('end at once by signing out, and no others', async ({ app }) => {
    const { email, cookie, token } = await makePerson(app, 'viewer')
    const other = await signInAs(app, email)
    await rest(app, 'POST /api/auth/logout', { headers: { cookie, origin } })
    expect((await refresh(app, cookie)).status).toBe(401)
    expect(await statusOf(app, token)).toBe(401)
    expect(await statusOf(app, other.token)).toBe(200)
  })
})

describe('an open socket is closed within 5 s', () => {
  /** Opens a socket as that person and follows the inbox on it. */
  async function openInbox({ url }: TestApp, token: string): Promise<WebSocket> {
    const socket = new WebSocket(`${url.replace('http', 'ws')}/trpc?connectionParams=1`)
    await once(socket, 'open')
    socket.send(JSON.stringify({ method: 'connectionParams', data: { token } }))
    socket.send(JSON.stringify({ id: 1, method: 'subscription', params: { path: 'chat.inbox' } }))
    await once(socket, 'message')
    return socket
  }

  async function expectClosed(socket: WebSocket): Promise<void> {
    const [code] = (await once(socket, 'close', { signal: AbortSignal.timeout(30_000) })) as [
      number,
    ]
    expect(code).toBe(socketClose.unauthenticated)
  }

  test.for<[string, (app: TestApp, id: number, email: string) => Promise<unknown>]>([
    [
      'when its session is ended',
      async (app, _, email) =>
        app.client((await signInAs(app, email)).token).auth.endSessions.mutate(),
    ],
    [
      'when the password is changed on another device',
      async (app, _, email) => {
        const { token } = await signInAs(app, email)
        const change = { password, newPassword: 'quite another long passphrase' }
        expect(await app.client(token).auth.changePassword.mutate(change)).toEqual({
          endedSessions: 1,
        })
        expect(await statusOf(app, token)).toBe(200)
      },
    ],
    [
      'when the role is changed',
      async (app, id) => app.client(await app.signIn()).team.setRole.mutate({ id, role: 'viewer' }),
    ],
    [
      'when the person is disabled',
      async (app, id) => app.client(await app.signIn()).team.disable.mutate({ id }),
    ],
    [
      'when a process told nobody that the session has ended',
      async ({ deps }, id) =>
        deps.db.execute(sql`update sessions set ended_at = now() where admin_id = ${id}`),
    ],
  ])('%s', async ([, end], { app }) => {
    const { id, email, token } = await makePerson(app, 'agent')
    const socket = await openInbox(app, token)
    await Promise.all([expectClosed(socket), end(app, id, email)])
    expect(await statusOf(app, token)).toBe(401)
  })
})
