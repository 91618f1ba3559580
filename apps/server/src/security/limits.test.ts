import { randomUUID } from 'node:crypto'

import { sql } from '@oka/db/client'
import { describe, expect } from 'vitest'

import { createPasswords } from './passwords.ts'
import { makeMember, password, signInAs } from '../testing/people.ts'
import { openTestApp, rest, test, type TestApp } from '../testing/test-app.ts'

/** Addresses of the outer world, as a proxy on this machine reports them. */
const behindProxy = { TRUST_PROXY: '127.0.0.1' }
const from = (address: string) => ({ 'x-forwarded-for': address })

const logIn = (app: TestApp, email: string, typed: string, address: string) =>
  rest(app, 'POST /api/auth/login', { body: { email, password: typed }, headers: from(address) })

/** Counts how many passwords are really hashed and compared. */
function countHashes({ deps }: TestApp): () => number {
  const { verify } = deps.passwords
  let count = 0
  deps.passwords.verify = (hash, typed) => {
    count += 1
    return verify(hash, typed)
  }
  return () => count
}

describe('guessing passwords', () => {
  test('gets ten tries for an account in a quarter of an hour, of 200 at once from as many addresses', async () => {
    await using resources = new AsyncDisposableStack()
    const app = await openTestApp(resources, behindProxy)
    const { email } = await makeMember(app, 'agent')
    const hashes = countHashes(app)

    const answers = await Promise.all(
      Array.from({ length: 200 }, (_, index) => logIn(app, email, 'wrong', `10.0.0.${index}`)),
    )

    const statuses = answers.map(({ status }) => status)
    expect(statuses.filter((status) => status === 401)).toHaveLength(10)
    expect(statuses.filter((status) => status === 429)).toHaveLength(190)
    expect(hashes()).toBe(10)
    const refused = answers.find(({ status }) => status === 429)!
    expect(refused.body).toMatchObject({ code: 'too_many_requests' })
    expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(800)
  })

  test('does not lock out the owner where he always signs in, nor his office', async () => {
    await using resources = new AsyncDisposableStack()
    const app = await openTestApp(resources, behindProxy)
    const office = '192.0.2.7'
    const [owner, colleague] = [await makeMember(app, 'agent'), await makeMember(app, 'agent')]
    for (const { email } of [owner, colleague]) {
      expect((await logIn(app, email, password, office)).status).toBe(200)
    }
    for (let time = 0; time < 20; time += 1) await logIn(app, owner.email, 'wrong', '198.51.100.9')
    for (let time = 0; time < 60; time += 1) {
      await logIn(app, `${randomUUID()}@oka.test`, 'wrong', office)
    }

    expect((await logIn(app, owner.email, password, '198.51.100.9')).status).toBe(429)
    expect((await logIn(app, owner.email, password, office)).status).toBe(200)
    expect((await logIn(app, colleague.email, password, office)).status).toBe(200)
  })

  test('costs nothing to who knows theirs: right ones are not counted', async ({ app }) => {
    const { email } = await makeMember(app, 'agent')
    for (let time = 0; time < 25; time += 1) await signInAs(app, email)
  })

  test('is not helped by a header that nobody is trusted to send', async () => {
    await using resources = new AsyncDisposableStack()
    const app = await openTestApp(resources)
    const tries = Array.from({ length: 80 }, (_, index) =>
      logIn(app, `${randomUUID()}@oka.test`, 'wrong', `10.0.1.${index}`),
    )
    const statuses = (await Promise.all(tries)).map(({ status }) => status)
    expect(statuses.filter((status) => status === 401)).toHaveLength(50)
  })

  test('does the same work for an account that is there and one that is not', async ({ app }) => {
    const { email } = await makeMember(app, 'agent')
    const hashes = countHashes(app)
    const known = await rest(app, 'POST /api/auth/login', { body: { email, password: 'wrong' } })
    expect(hashes()).toBe(1)
    const unknown = await rest(app, 'POST /api/auth/login', {
      body: { email: `${randomUUID()}@oka.test`, password: 'wrong' },
    })
    expect(hashes()).toBe(2)
    expect(unknown.status).toBe(known.status)
    expect(unknown.body).toEqual(known.body)
    const named = ({ headers }: typeof known) =>
      [...headers.keys()].filter((name) => name !== 'date').toSorted()
    expect(named(unknown)).toEqual(named(known))
  })
})

describe('limits', () => {
  test('are counted for several processes together', async () => {
    await using resources = new AsyncDisposableStack()
    const one = await openTestApp(resources)
    const other = await openTestApp(resources, { DATABASE_URL: one.databaseUrl })
    const { email } = await makeMember(one, 'agent')
    const tries = Array.from({ length: 30 }, (_, index) =>
      rest(index % 2 === 0 ? one : other, 'POST /api/auth/login', {
        body: { email, password: 'wrong' },
      }),
    )
    const statuses = (await Promise.all(tries)).map(({ status }) => status)
    const wrong = statuses.filter((status) => status === 401).length
    // Counted under several keys: of those at once, one may take the last of one key and another that of the other.
    expect(wrong).toBeLessThanOrEqual(10)
    expect(wrong).toBeGreaterThan(5)
    expect(new Set(statuses)).toEqual(new Set([401, 429]))
  })

  test('count all addresses of an IPv6 network as one, and keep the next one apart', async () => {
    await using resources = new AsyncDisposableStack()
    const app = await openTestApp(resources, behindProxy)
    const tries = Array.from({ length: 60 }, (_, index) =>
      logIn(app, `${randomUUID()}@oka.test`, 'wrong', `2001:db8:1:2::${index + 1}`),
    )
    const statuses = (await Promise.all(tries)).map(({ status }) => status)
    expect(statuses.filter((status) => status === 401)).toHaveLength(50)
    const next = await logIn(app, `${randomUUID()}@oka.test`, 'wrong', '2001:db8:1:3::1')
    expect(next.status).toBe(401)
  })

  test('hold for the routes that are no procedures', async () => {
    await using resources = new AsyncDisposableStack()
    // Of an address three a minute, of one of the staff six.
    const app = await openTestApp(resources, { ...behindProxy, RATE_LIMIT_SCALE: '0.002' })
    const id = randomUUID()
    const paths = ['/api/reports/1/pdf', '/api/reports/1/pdf?token=x', `/api/mails/${id}/html`]
    for (const [index, path] of [...paths, '/widget.js'].entries()) {
      const statuses = []
      for (let time = 0; time < 4; time += 1) {
        const { status, headers } = await fetch(app.url + path, {
          headers: from(`192.0.2.${index}`),
        })
        statuses.push(status)
        if (status === 429) expect(Number(headers.get('retry-after'))).toBeGreaterThan(0)
      }
      expect(
        statuses.map((status) => status === 429),
        path,
      ).toEqual([false, false, false, true])
    }
    const token = await app.signIn()
    const statuses = []
    for (let time = 0; time < 7; time += 1) {
      const headers = { authorization: `Bearer ${token}`, ...from('192.0.2.200') }
      statuses.push((await fetch(`${app.url}/api/reports/1/pdf`, { headers })).status)
    }
    expect(statuses).toEqual([...Array<number>(6).fill(404), 429])
  })

  test('keep digests of what they count, not addresses', async ({ app }) => {
    const { email } = await makeMember(app, 'agent')
    await rest(app, 'POST /api/auth/login', { body: { email, password: 'wrong' } })
    const rows = await app.deps.db.execute<{ key: string }>(sql`select key from rate_limits`)
    expect(rows.length).toBeGreaterThan(0)
    for (const { key } of rows) expect(key).toMatch(/^[a-z_]+:[\w-]{43}$/)
  })

  test('hold a visitor to 60 messages a minute, and tell when to go on', async ({ app }) => {
    const { visitorToken } = await app.client().chat.start.mutate({})
    const send = () =>
      rest(app, 'POST /api/chat/message', {
        token: visitorToken,
        body: { clientMessageId: randomUUID(), content: 'x' },
      })
    // Not all at once: of answers that are not taken yet a caller may have only so many.
    const answers = []
    for (let round = 0; round < 7; round += 1) {
      answers.push(...(await Promise.all(Array.from({ length: 10 }, send))))
    }
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(60)
    const refused = answers.find(({ status }) => status === 429)!
    expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0)
  })

  test('are told over tRPC as well, in the header and in the error', async ({ app }) => {
    const path = 'POST /trpc/auth.requestReset'
    const ask = () => rest(app, path, { body: { email: `${randomUUID()}@oka.test` } })
    const answers = await Promise.all(Array.from({ length: 25 }, ask))
    const refused = answers.find(({ status }) => status === 429)!
    const retryAfter = Number(refused.headers.get('retry-after'))
    expect(retryAfter).toBeGreaterThan(0)
    expect(refused.body).toMatchObject({ error: { data: { retryAfter } } })
  })

  test('are multiplied by RATE_LIMIT_SCALE', async () => {
    await using resources = new AsyncDisposableStack()
    const app = await openTestApp(resources, { RATE_LIMIT_SCALE: '0.2' })
    const { email } = await makeMember(app, 'agent')
    const logInWrong = () =>
      rest(app, 'POST /api/auth/login', { body: { email, password: 'wrong' } })
    expect([(await logInWrong()).status, (await logInWrong()).status]).toEqual([401, 401])
    expect((await logInWrong()).status).toBe(429)
  })
})

describe('the queue before the hashes', () => {
  test('is bounded: who comes when a hundred wait is told to come again', async () => {
    await using resources = new AsyncDisposableStack()
    const app = await openTestApp(resources, { RATE_LIMIT_SCALE: '1000' })
    const { email } = await makeMember(app, 'agent')
    // As dear as in production: cheap ones are done before a queue forms.
    app.deps.passwords = createPasswords()
    const answers = await Promise.all(
      Array.from({ length: 150 }, () =>
        rest(app, 'POST /api/auth/login', { body: { email, password: 'wrong' } }),
      ),
    )
    const statuses = answers.map(({ status }) => status)
    expect(statuses).toContain(429)
    expect(statuses.filter((status) => status === 401).length).toBeGreaterThanOrEqual(100)
    // A database that the hashes leave no processor answers late, which asks to come again as well.
    expect(statuses.filter((status) => ![401, 429, 503].includes(status))).toEqual([])
  })
})
