import { randomUUID } from 'node:crypto'
import { setImmediate } from 'node:timers/promises'

import { sql } from '@oka/db/client'
import { hash as bcrypt } from 'bcryptjs'
import { generate } from 'otplib'
import { describe, expect, onTestFinished } from 'vitest'

import {
  cookieOf,
  makeMember,
  makePerson,
  password,
  signInAs,
  statusOf,
} from '../testing/people.ts'
import { openTestApp, origin, rest, test, type TestApp } from '../testing/test-app.ts'

const another = 'quite another long passphrase'

/** Lets the real thing do its work, and holds its answers back until they are released. */
function hold({ deps }: TestApp, name: 'verify' | 'hash') {
  const { passwords } = deps
  const original = passwords[name] as (...given: string[]) => Promise<unknown>
  const gate = Promise.withResolvers<undefined>()
  let held = 0
  const letOthersPass = () => void Object.assign(passwords, { [name]: original })
  onTestFinished(letOthersPass)
  Object.assign(passwords, {
    [name]: async (...given: string[]) => {
      const answer = await original(...given)
      held += 1
      await gate.promise
      return answer
    },
  })
  return { count: () => held, letOthersPass, release: () => gate.resolve(undefined) }
}

const logIn = (app: TestApp, body: object, headers = {}) =>
  rest(app, 'POST /api/auth/login', { body, headers })

const countOpenSessions = async (app: TestApp, token: string): Promise<number> =>
  (await app.client(token).auth.sessions.query()).length

describe('a sign-in in flight', () => {
  test('does not survive the change of the password it was verified by, of 20 at once', async () => {
    await using resources = new AsyncDisposableStack()
    const app = await openTestApp(resources, { RATE_LIMIT_SCALE: '1000' })
    const { email, token } = await makePerson(app, 'agent')
    const verified = hold(app, 'verify')
    const tries = Array.from({ length: 20 }, () => logIn(app, { email, password }))
    await expect.poll(verified.count).toBe(20)
    verified.letOthersPass()

    await app.client(token).auth.changePassword.mutate({ password, newPassword: another })
    verified.release()

    const statuses = (await Promise.all(tries)).map(({ status }) => status)
    expect(new Set(statuses)).toEqual(new Set([401]))
    expect(await countOpenSessions(app, token)).toBe(1)
  })

  test('is refused when the account is disabled, or gets a second factor, meanwhile', async ({
    app,
  }) => {
    for (const change of [sql`disabled_at = now()`, sql`totp_secret = 'sealed'`]) {
      const { id, email } = await makeMember(app, 'agent')
      const verified = hold(app, 'verify')
      const answer = logIn(app, { email, password })
      await expect.poll(verified.count).toBe(1)
      verified.letOthersPass()
      await app.deps.db.execute(sql`update admins set ${change} where id = ${id}`)
      verified.release()
      expect(await answer).toMatchObject({ status: 401, body: { code: 'wrong_credentials' } })
    }
  })

  test('by a second factor is refused when the password is changed meanwhile', async ({ app }) => {
    const { email, token } = await makePerson(app, 'agent')
    const { auth } = app.client(token)
    const { secret, setup } = await auth.setUpSecondFactor.mutate({ password })
    await auth.confirmSecondFactor.mutate({ setup, code: await generate({ secret }) })
    const { body } = await logIn(app, { email, password })
    const { challenge } = body as { challenge: string }
    const epoch = Math.floor(Date.now() / 1000) + 30
    const code = await generate({ secret, epoch })
    const { check } = app.deps.secondFactors
    onTestFinished(() => void Object.assign(app.deps.secondFactors, { check }))
    app.deps.secondFactors.check = async (...given) => {
      const step = await check(...given)
      await auth.changePassword.mutate({ password, newPassword: another })
      return step
    }

    await expect(
      app.client().auth.verifySecondFactor.mutate({ challenge, code }),
    ).rejects.toMatchObject({ data: { problem: 'challenge_expired' } })

    expect(await countOpenSessions(app, token)).toBe(1)
  })

  test('does not put back the password whose hash it was about to make anew', async ({ app }) => {
    const { id, email, token } = await makePerson(app, 'agent')
    const brought = await bcrypt(password, 4)
    await app.deps.db.execute(sql`update admins set password_hash = ${brought} where id = ${id}`)
    const made = hold(app, 'hash')
    const answer = logIn(app, { email, password })
    await expect.poll(made.count).toBe(1)
    made.letOthersPass()

    await app.client(token).auth.changePassword.mutate({ password, newPassword: another })
    made.release()

    expect((await answer).status).toBe(401)
    await expect(signInAs(app, email)).rejects.toThrow('wrong_credentials')
    await signInAs(app, email, another)
  })

  test('is let in when another one with the same password made the hash anew', async ({ app }) => {
    const { id, email } = await makeMember(app, 'agent')
    const brought = await bcrypt(password, 4)
    await app.deps.db.execute(sql`update admins set password_hash = ${brought} where id = ${id}`)
    const answers = await Promise.all([1, 2, 3].map(() => logIn(app, { email, password })))
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200])
  })
})

test('of two changes of a password at once one is made, and the other is told', async ({ app }) => {
  const { email, token } = await makePerson(app, 'agent')
  const other = await signInAs(app, email)
  const made = hold(app, 'hash')
  const changes = [token, other.token].map((by, index) =>
    app.client(by).auth.changePassword.mutate({ password, newPassword: `${another} ${index}` }),
  )
  await expect.poll(made.count).toBe(2)
  made.release()

  const done = await Promise.allSettled(changes)

  const refused = done.filter(({ status }) => status === 'rejected')
  expect(refused).toMatchObject([{ reason: { data: { issues: [{ path: 'password' }] } } }])
})

describe('known and unknown accounts', () => {
  const behindProxy = { TRUST_PROXY: '127.0.0.1' }
  const from = (address: string) => ({ 'x-forwarded-for': address })
  const office = from('192.0.2.7')
  const unknown = () => `${randomUUID()}@oka.test`
  const wrong = 'wrong'

  /** What a wrong password is told, for an account that was used in the office and one that is none. */
  async function compare(app: TestApp, known: string, other: string) {
    const [one, two] = [
      await logIn(app, { email: known, password: wrong }, office),
      await logIn(app, { email: other, password: wrong }, office),
    ]
    expect(two.status).toBe(one.status)
    expect(two.body).toEqual(one.body)
    return one.status
  }

  test('are refused alike where the address has used its tries up', async () => {
    await using resources = new AsyncDisposableStack()
    const app = await openTestApp(resources, behindProxy)
    const { email } = await makeMember(app, 'agent')
    const stranger = await makeMember(app, 'agent')
    expect((await logIn(app, { email, password }, office)).status).toBe(200)
    expect(await compare(app, email, unknown())).toBe(401)
    for (let time = 0; time < 50; time += 1) {
      await logIn(app, { email: unknown(), password: wrong }, office)
    }

    expect(await compare(app, email, unknown())).toBe(429)
    expect(await compare(app, stranger.email, unknown())).toBe(429)
    const { verify } = app.deps.passwords
    const hashes: string[] = []
    app.deps.passwords.verify = (hash, typed) => {
      hashes.push(typed)
      return verify(hash, typed)
    }
    await compare(app, email, unknown())
    expect(hashes).toEqual([wrong, wrong])
    expect((await logIn(app, { email, password }, office)).status).toBe(200)
  })

  test('are refused alike where somebody elsewhere has used the tries of both up', async () => {
    await using resources = new AsyncDisposableStack()
    const app = await openTestApp(resources, behindProxy)
    const { email } = await makeMember(app, 'agent')
    expect((await logIn(app, { email, password }, office)).status).toBe(200)
    const other = unknown()
    for (const tried of [email, other]) {
      for (let time = 0; time < 10; time += 1) {
        await logIn(app, { email: tried, password: wrong }, from('198.51.100.9'))
      }
    }

    for (let time = 0; time < 12; time += 1) expect(await compare(app, email, other)).toBe(429)

    expect((await logIn(app, { email, password }, office)).status).toBe(429)
  })
})

describe('a try that came to no verdict', () => {
  test('does not count: the owner gets in once the queue is short again', async () => {
    await using resources = new AsyncDisposableStack()
    const app = await openTestApp(resources)
    const { email, token } = await makePerson(app, 'agent')
    const { auth } = app.client(token)
    // More than there is room for, who come again as soon as they are through, or refused.
    const leave = new AbortController()
    const crowd = Array.from({ length: 110 }, async () => {
      while (!leave.signal.aborted) {
        await app.deps.passwords.verify('', '').catch(() => setImmediate())
      }
    })
    for (let time = 0; time < 11; time += 1) {
      const answer = await logIn(app, { email, password })
      const change = auth.changePassword.mutate({ password, newPassword: another })
      expect(answer).toMatchObject({ status: 429, body: { code: 'too_many_requests' } })
      await expect(change).rejects.toMatchObject({ data: { problem: 'too_many_requests' } })
    }
    leave.abort()
    await Promise.all(crowd)

    expect((await logIn(app, { email, password })).status).toBe(200)
    await auth.changePassword.mutate({ password, newPassword: another })
  })
})

describe('what sets the refresh cookie', () => {
  const body = { email: 'admin@oka.test', password }

  test('is refused in a batch and in a stream, and opens no session', async ({ app }) => {
    const token = await app.signIn()
    const before = await countOpenSessions(app, token)
    const batch = 'POST /trpc/auth.login,auth.login?batch=1'
    const refused = { error: { data: { problem: 'invalid_input', httpStatus: 400 } } }

    const batched = await rest(app, batch, { body: { 0: body, 1: body } })

    expect(batched).toMatchObject({ status: 400, body: [refused, refused] })
    const streamed = await fetch(`${app.url}/trpc/auth.login?batch=1`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'trpc-accept': 'application/jsonl' },
      body: JSON.stringify({ 0: body }),
    })
    const lines = await streamed.text()
    expect(lines).toContain('invalid_input')
    expect(lines).not.toContain('accessToken')
    expect(await countOpenSessions(app, token)).toBe(before)
  })

  test('ends the session of the cookie that came along', async ({ app }) => {
    const former = await makePerson(app, 'agent')
    const { email } = await makeMember(app, 'viewer')
    const headers = { cookie: former.cookie, origin }

    const answer = await logIn(app, { email, password }, headers)

    expect(answer.status).toBe(200)
    expect(cookieOf(answer)).not.toBe(former.cookie)
    expect(await statusOf(app, former.token)).toBe(401)
    const { accessToken } = answer.body as { accessToken: string }
    expect(await statusOf(app, accessToken)).toBe(200)
    const again = await logIn(app, { email, password }, { cookie: cookieOf(answer), origin })
    const { accessToken: last } = again.body as { accessToken: string }
    expect(await countOpenSessions(app, last)).toBe(1)
  })

  test('lets a program in that sends a cookie and no origin', async ({ app }) => {
    const { email, cookie } = await makePerson(app, 'agent')
    expect((await logIn(app, { email, password }, { cookie })).status).toBe(200)
  })
})

test('a password is the same however its accents are written', async ({ app }) => {
  const { email, token } = await makePerson(app, 'agent')
  const newPassword = 'une phrase légère à retenir'
  await app
    .client(token)
    .auth.changePassword.mutate({ password, newPassword: newPassword.normalize('NFD') })
  await signInAs(app, email, newPassword.normalize('NFC'))
  await signInAs(app, email, newPassword.normalize('NFD'))
})
