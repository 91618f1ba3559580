import { randomUUID } from 'node:crypto'
import { Writable } from 'node:stream'

import { sql } from '@oka/db/client'
import { describe, expect } from 'vitest'

import { createLogger } from '../logger.ts'
import { cookieOf, makePerson, password, refresh } from '../testing/people.ts'
import { openTestApp, rest, test, type TestApp } from '../testing/test-app.ts'

type Line = { reqId?: string; msg: string; method?: string; path?: string; status?: number }

function collectLines(): {
  log: ReturnType<typeof createLogger>
  text: () => string
  lines: () => Line[]
} {
  let text = ''
  const destination = new Writable({
    write: (chunk: Buffer, _, done) => {
      text += chunk.toString()
      done()
    },
  })
  return {
    log: createLogger('debug', { destination }),
    text: () => text,
    lines: () =>
      text
        .trim()
        .split('\n')
        .map((line) => JSON.parse(line) as Line),
  }
}

describe('a line of the log', () => {
  test('says only what is allowed, and names what it left out', () => {
    const { log, lines } = collectLines()
    log.info({ method: 'GET', token: 'secret', body: { email: 'ana@oka.test' } }, 'request')
    expect(lines()).toEqual([
      expect.objectContaining({ msg: 'request', method: 'GET', left: 'token, body' }),
    ])
    expect(JSON.stringify(lines())).not.toMatch(/secret|ana@/)
  })
})

describe('the log of a day', () => {
  /** Goes through all that has a secret or something personal in it; returns each of them. */
  async function workADay(app: TestApp): Promise<string[]> {
    const canary = (name: string) => `${name}-${randomUUID()}`
    const email = `${canary('address')}@oka.test`
    const [content, name, wrong, secret] = ['words', 'name', 'guess', 'phrase'].map(canary) as [
      string,
      string,
      string,
      string,
    ]
    const admin = await makePerson(app, 'admin')
    const { visitorToken, conversationId } = await app.client().chat.start.mutate({})
    const message = { clientMessageId: randomUUID(), content: `${content} ${email}`, wait: true }
    await rest(app, 'POST /api/chat/message', { token: visitorToken, body: message })
    await rest(
      app,
      `GET /trpc/chat.messages?input=${JSON.stringify({ conversationId, after: content })}`,
      {
        token: visitorToken,
      },
    )
    await rest(app, 'POST /api/leads', { token: admin.token, body: { name, email, company: '' } })
    await rest(app, `GET /api/leads?q=${name}`, { token: admin.token })
    await rest(app, 'POST /api/leads', { token: admin.token, body: `{"name":"${name}",` })
    await rest(app, 'POST /api/auth/login', { body: { email, password: wrong } })
    const invited = await app.client(admin.token).team.invite.mutate({ email, role: 'viewer' })
    const { inviteToken } = invited
    const body = { email, name, password: secret, inviteToken }
    const registered = await rest(app, 'POST /api/auth/register', { body })
    const cookie = cookieOf(registered)
    const refreshed = await refresh(app, cookie)
    await app.client().auth.requestReset.mutate({ email })
    const { accessToken } = refreshed.body as { accessToken: string }
    // A failure of ours, whose message would repeat what was given.
    await app.deps.db.execute(sql`alter table leads rename to leads_away`)
    const failed = await fetch(`${app.url}/api/leads`, {
      method: 'POST',
      headers: { authorization: `Bearer ${admin.token}`, 'content-type': 'application/json' },
      body: JSON.stringify({ name, email, company: '' }),
    })
    expect(failed.status).toBe(500)
    await app.deps.db.execute(sql`alter table leads_away rename to leads`)
    const tokens = [visitorToken, admin.token, accessToken, inviteToken, cookie.split('=')[1]!]
    return [email, content, name, wrong, secret, password, ...tokens, cookieOf(refreshed)]
  }

  test('holds nothing secret and nothing personal, and one line a request with its id', async () => {
    await using resources = new AsyncDisposableStack()
    const { log, text, lines } = collectLines()
    const app = await openTestApp(resources, {}, log)

    const canaries = await workADay(app)

    for (const canary of canaries) expect(text()).not.toContain(canary)
    expect(text()).toContain('A request failed.')
    const requests = lines().filter(({ msg }) => msg === 'request')
    expect(requests.length).toBeGreaterThan(10)
    expect(new Set(requests.map(({ reqId }) => reqId)).size).toBe(requests.length)
    const { headers } = await rest(app, 'GET /api/auth/me')
    const id = headers.get('x-request-id')
    await expect
      .poll(() => lines().filter(({ reqId }) => reqId === id))
      .toEqual([
        expect.objectContaining({
          msg: 'request',
          method: 'GET',
          path: '/api/auth/me',
          status: 401,
        }),
      ])
  })
})

describe('the first admin of a production server', () => {
  test.for([
    ['a common password', 'password1234'],
    ['what is made of the address', 'admin@oka.test'],
  ])('with %s is warned of', async ([, ADMIN_PASSWORD]) => {
    await using resources = new AsyncDisposableStack()
    const { log, lines, text } = collectLines()
    const settings = { NODE_ENV: 'production', ADMIN_PASSWORD: ADMIN_PASSWORD! }
    const { databaseUrl } = await openTestApp(resources, settings, log)
    const warnings = () => lines().filter(({ msg }) => msg.startsWith('ADMIN_PASSWORD'))
    await expect.poll(warnings).toHaveLength(1)
    expect(text()).not.toContain(ADMIN_PASSWORD)

    // There is an admin by now, for whom it is not used.
    const again = new AsyncDisposableStack()
    await openTestApp(again, { ...settings, DATABASE_URL: databaseUrl }, log)
    // Waits for what runs in the background.
    await again.disposeAsync()
    expect(warnings()).toHaveLength(1)
  })
})
