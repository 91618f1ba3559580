import { randomUUID } from 'node:crypto'

import { sql } from '@oka/db/client'
import { type Payload, solveChallenge } from 'altcha-lib'
import { deriveKey } from 'altcha-lib/algorithms/pbkdf2'
import { afterEach, describe, expect, test as base, vi } from 'vitest'

import { openRecaptchaDouble, recaptchaSecret } from '../testing/recaptcha-double.ts'
import { openTestApp, rest, type TestApp } from '../testing/test-app.ts'

/** A server for each kind of check, and what stands in for Google. */
const test = base
  .extend('pow', { scope: 'file' }, async ({}, { onCleanup }) => {
    const resources = new AsyncDisposableStack()
    onCleanup(() => resources.disposeAsync())
    return openTestApp(resources, { HUMAN_CHECK: 'pow' })
  })
  .extend('google', { scope: 'file' }, async ({}, { onCleanup }) => {
    const double = await openRecaptchaDouble()
    onCleanup(() => double[Symbol.asyncDispose]())
    return double
  })
  .extend('recaptcha', { scope: 'file' }, async ({ google }, { onCleanup }) => {
    const resources = new AsyncDisposableStack()
    onCleanup(() => resources.disposeAsync())
    return openRecaptchaApp(resources, { RECAPTCHA_BASE_URL: google.baseUrl })
  })

const openRecaptchaApp = (resources: AsyncDisposableStack, settings: Record<string, string>) =>
  openTestApp(resources, {
    RECAPTCHA_SECRET_KEY: recaptchaSecret,
    RECAPTCHA_SITE_KEY: 'site-key',
    ...settings,
  })

afterEach(() => void vi.useRealTimers())

const start = (app: TestApp, humanCheck?: string, startKey?: string) =>
  app.client().chat.start.mutate({ locale: 'en', humanCheck, startKey })

/** A challenge, and the answer to it as the widget makes it. */
async function solve(app: TestApp): Promise<Payload> {
  const asked = await app.client().chat.humanCheck.query()
  if (asked.kind !== 'pow') throw new Error(`It asks for ${asked.kind}.`)
  const challenge = JSON.parse(asked.challenge) as Payload['challenge']
  const solution = await solveChallenge({ challenge, deriveKey })
  return { challenge, solution: solution! }
}

const answer = async (app: TestApp) => JSON.stringify(await solve(app))

async function conversationCount({ deps }: TestApp): Promise<number> {
  const [row] = await deps.db.execute<{ n: number }>(
    sql`select count(*)::int as n from conversations`,
  )
  return row!.n
}

async function expectRefused(app: TestApp, humanCheck: string | undefined): Promise<void> {
  const before = await conversationCount(app)
  await expect(start(app, humanCheck, randomUUID())).rejects.toMatchObject({
    data: { httpStatus: 403, problem: 'human_check_failed' },
  })
  expect(await conversationCount(app)).toBe(before)
}

describe('a proof of work', () => {
  test('that was done begins a conversation', async ({ pow }) => {
    const { conversationId } = await start(pow, await answer(pow))
    expect(conversationId).toBeTruthy()
  })

  test('that was not done begins none', async ({ pow }) => {
    await expectRefused(pow, undefined)
    await expectRefused(pow, '')
    await expectRefused(pow, 'null')
    await expectRefused(pow, '{"challenge":{},"solution":{}}')
    const refused = await rest(pow, 'POST /api/chat/start', { body: {} })
    expect(refused).toMatchObject({ status: 403, body: { code: 'human_check_failed' } })
  })

  test('that was done wrong begins none', async ({ pow }) => {
    const { challenge, solution } = await solve(pow)
    const counter = solution.counter + 1
    await expectRefused(pow, JSON.stringify({ challenge, solution: { ...solution, counter } }))
    const derivedKey = challenge.parameters.keyPrefix.padEnd(64, '0')
    await expectRefused(pow, JSON.stringify({ challenge, solution: { ...solution, derivedKey } }))
  })

  test('that was made easier begins none', async ({ pow }) => {
    const { challenge } = await solve(pow)
    const parameters = { ...challenge.parameters, cost: 1, keyPrefix: '00' }
    const easier = { ...challenge, parameters }
    const solution = await solveChallenge({ challenge: easier, deriveKey })
    await expectRefused(pow, JSON.stringify({ challenge: easier, solution }))
  })

  test('that another server asked for begins none', async ({ pow }) => {
    await using resources = new AsyncDisposableStack()
    const other = await openTestApp(resources, {
      HUMAN_CHECK: 'pow',
      JWT_SECRET: 'another-secret-for-tests-of-32-characters',
    })
    await expectRefused(pow, await answer(other))
  })

  test('that comes after ten minutes begins none', async ({ pow }) => {
    const done = await answer(pow)
    vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + 601_000 })
    await expectRefused(pow, done)
    vi.setSystemTime(Date.now() - 11_000)
    await start(pow, done)
  })

  test('begins one conversation, however often and at once it is sent', async ({ pow }) => {
    const before = await conversationCount(pow)
    const done = await answer(pow)
    const starts = Array.from({ length: 10 }, () => start(pow, done, randomUUID()))
    const outcomes = await Promise.allSettled(starts)
    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
    await expectRefused(pow, done)
    expect(await conversationCount(pow)).toBe(before + 1)
  })

  test('is not asked for again by a start whose answer was lost', async ({ pow }) => {
    const startKey = randomUUID()
    const done = await answer(pow)
    const first = await start(pow, done, startKey)
    const again = await start(pow, done, startKey)
    const without = await start(pow, undefined, startKey)
    const ids = [first, again, without].map(({ conversationId }) => conversationId)
    expect(new Set(ids).size).toBe(1)
  })
})

describe('starts of an address', () => {
  test('are counted when they begin a conversation, and not otherwise', async () => {
    await using resources = new AsyncDisposableStack()
    // One conversation in ten minutes.
    const app = await openTestApp(resources, { HUMAN_CHECK: 'pow', RATE_LIMIT_SCALE: '0.01' })
    const startKey = randomUUID()
    await expectRefused(app, undefined)
    await start(app, await answer(app), startKey)
    await start(app, undefined, startKey)
    await expect(start(app, await answer(app))).rejects.toMatchObject({
      data: { httpStatus: 429, problem: 'too_many_requests' },
    })
    expect(await conversationCount(app)).toBe(1)
  })
})

describe('no check', () => {
  test('asks for nothing', async () => {
    await using resources = new AsyncDisposableStack()
    const app = await openTestApp(resources)
    expect(await app.client().chat.humanCheck.query()).toEqual({ kind: 'off' })
    await start(app)
    // As a page does that was told to solve something before it was switched off.
    await start(app, 'an answer to nothing')
  })
})

describe('reCAPTCHA', () => {
  const person = { score: 0.9, action: 'chat_start' }

  test('tells the browser where the script is', async ({ recaptcha, google }) => {
    expect(await recaptcha.client().chat.humanCheck.query()).toEqual({
      kind: 'recaptcha',
      siteKey: 'site-key',
      script: `${google.baseUrl}/recaptcha/api.js?render=site-key`,
    })
  })

  test('may run on the sample page, which trusts nobody else', async ({
    recaptcha,
    google,
    pow,
  }) => {
    const policyOf = async ({ url }: TestApp) =>
      (await fetch(`${url}/demo`)).headers.get('content-security-policy')
    expect(await policyOf(recaptcha)).toContain(`script-src 'self' ${google.baseUrl}/recaptcha/`)
    expect(await policyOf(pow)).toContain("script-src 'self';")
  })

  test('lets in a person, once for each token', async ({ recaptcha, google }) => {
    const token = google.token(person)
    await start(recaptcha, token)
    expect(google.calls.at(-1)).toEqual({
      secret: recaptchaSecret,
      response: token,
      remoteip: '127.0.0.1',
    })
    await expectRefused(recaptcha, token)
  })

  test('keeps out programs, and tokens that were made for something else', async ({
    recaptcha,
    google,
  }) => {
    await start(recaptcha, google.token({ ...person, score: 0.5 }))
    await expectRefused(recaptcha, google.token({ ...person, score: 0.4 }))
    await expectRefused(recaptcha, google.token({ ...person, action: 'login' }))
    await expectRefused(recaptcha, 'made up')
  })

  test('is not bothered without a token', async ({ recaptcha, google }) => {
    const before = google.calls.length
    await expectRefused(recaptcha, undefined)
    await expectRefused(recaptcha, '')
    expect(google.calls).toHaveLength(before)
  })

  test.for(['error', 'web page', 'other kind of key', 'hang'] as const)(
    'that answers with %s lets the visitor in, and the log says so',
    async (fault, { recaptcha, google }) => {
      const warn = vi.spyOn(recaptcha.deps.log, 'warn')
      google.failNext(fault)
      await start(recaptcha, google.token(person))
      expect(warn).toHaveBeenCalledExactlyOnceWith(
        { err: expect.any(Error) },
        expect.stringContaining('unchecked'),
      )
      warn.mockRestore()
    },
  )

  test('that is away, or does not know our key, lets the visitor in', async ({ google }) => {
    await using resources = new AsyncDisposableStack()
    const gone = await openRecaptchaDouble()
    await gone[Symbol.asyncDispose]()
    for (const settings of [
      { RECAPTCHA_BASE_URL: gone.baseUrl },
      { RECAPTCHA_BASE_URL: google.baseUrl, RECAPTCHA_SECRET_KEY: 'mistyped' },
    ]) {
      const app = await openRecaptchaApp(resources, settings)
      const warn = vi.spyOn(app.deps.log, 'warn')
      await start(app, google.token(person))
      expect(warn).toHaveBeenCalledOnce()
      await expectRefused(app, undefined)
    }
  })
})
