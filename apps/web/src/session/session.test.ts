import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'

import { afterEach, beforeEach, expect, test, vi } from 'vitest'

import { prefer } from '../preferences.ts'
import { createAuthorizedFetch } from './authorized-fetch.ts'
import { createSessionCalls } from './session-calls.ts'
import { createSession, type SessionStore } from './session.ts'

/** A server that speaks the wire of sessions: access tokens `a1`, `a2` … of which only the last is good. */
type Double = {
  server: Server
  url: string
  issued: number
  refreshes: number
  /** What the refresh cookie opens: a session, none any more, or an answer that never was one. */
  cookie: 'good' | 'gone' | 'broken'
  /** Tokens the last guarded calls came with. */
  seen: string[]
  /** The languages its calls came with. */
  languages: string[]
}

const admin = { id: 1, email: 'lea@example.com', name: 'Léa', role: 'agent' } as const
let double: Double
let clock = 0
let session: SessionStore

beforeEach(async () => {
  clock = 0
  double = await openDouble()
  let last: Promise<unknown> = Promise.resolve()
  session = createSession({
    calls: createSessionCalls(`${double.url}/trpc`),
    now: () => clock,
    alone: (run) => {
      const next = last.then(run, run)
      last = next.catch(() => undefined)
      return next
    },
  })
})

afterEach(() => {
  vi.unstubAllGlobals()
  double.server.closeAllConnections()
  double.server.close()
})

test('a cookie opens the session at the start; without one nobody is signed in', async () => {
  await session.start()
  expect(session.get()).toEqual({ status: 'signed-in', admin })
  expect(await session.token()).toBe('a1')

  double.cookie = 'gone'
  const other = createSession({
    calls: createSessionCalls(`${double.url}/trpc`),
    now: () => clock,
    alone: (run) => run(),
  })
  await other.start()
  expect(other.get()).toEqual({ status: 'signed-out', ended: false })
})

test('a session is opened and renewed in the language that was chosen', async () => {
  const root = { lang: '', dataset: {} }
  vi.stubGlobal('document', { documentElement: root })
  prefer({ locale: 'fr' })
  await session.start()
  prefer({ locale: 'en' })
  clock = 571_000
  await session.token()
  expect(double.languages).toEqual(['fr', 'en'])
})

test('a server that is away at the start is told, and asked again', async () => {
  double.cookie = 'broken'
  await expect(session.start()).rejects.toThrow()
  expect(session.get()).toEqual({ status: 'starting' })
  double.cookie = 'good'
  await session.start()
  expect(session.get().status).toBe('signed-in')
})

test('signing in with the wrong password says so and changes nothing', async () => {
  double.cookie = 'gone'
  await session.start()
  await expect(session.signIn({ email: admin.email, password: 'wrong' })).rejects.toThrow()
  expect(session.get().status).toBe('signed-out')
  await session.signIn({ email: admin.email, password: 'right' })
  expect(session.get()).toEqual({ status: 'signed-in', admin })
})

test('where a second factor is asked for, nobody is in before the code', async () => {
  double.cookie = 'gone'
  await session.start()
  const challenge = await session.signIn({ email: admin.email, password: 'right, with a code' })
  expect(challenge).toBe('c1')
  expect(session.get().status).toBe('signed-out')
  await expect(session.token()).rejects.toThrow('signed in')

  await expect(session.enterCode({ challenge: 'c1', code: '000000' })).rejects.toThrow()
  expect(session.get().status).toBe('signed-out')
  await session.enterCode({ challenge: 'c1', code: '123456' })
  expect(session.get()).toEqual({ status: 'signed-in', admin })
  expect(await session.token()).toBe('a1')
})

test('whoever joins is signed in', async () => {
  double.cookie = 'gone'
  await session.start()
  const { email, name } = admin
  await session.join({ email, name, password: 'three words in a row', inviteToken: 'i1' })
  expect(session.get()).toEqual({ status: 'signed-in', admin })
  expect(await session.token()).toBe('a1')
})

test('a token is renewed shortly before it expires, once for all who ask', async () => {
  await session.start()
  clock = 569_000
  expect(await session.token()).toBe('a1')
  clock = 571_000
  const tokens = await Promise.all([session.token(), session.token(), session.token()])
  expect(tokens).toEqual(['a2', 'a2', 'a2'])
  expect(double.refreshes).toBe(2)
})

test('a call that is refused is made once more with a fresh token', async () => {
  await session.start()
  // Another tab, or an admin, has made a1 worthless.
  double.issued += 1
  const call = createAuthorizedFetch(session)
  const answers = await Promise.all([call(`${double.url}/leads`), call(`${double.url}/mails`)])
  expect(answers.map(({ status }) => status)).toEqual([200, 200])
  expect(double.seen.toSorted()).toEqual(['a1', 'a1', 'a3', 'a3'])
  expect(double.refreshes).toBe(2)
})

test('what is refused for another reason is not sent twice', async () => {
  await session.start()
  const call = createAuthorizedFetch(session)
  expect((await call(`${double.url}/wrong-code`)).status).toBe(401)
  expect(double.seen).toEqual(['a1'])
  expect(double.refreshes).toBe(1)
})

test('when the session is over the call fails and everybody is told', async () => {
  await session.start()
  double.issued += 1
  double.cookie = 'gone'
  let told = 0
  session.subscribe(() => (told += 1))
  await expect(createAuthorizedFetch(session)(`${double.url}/leads`)).rejects.toThrow('over')
  expect(session.get()).toEqual({ status: 'signed-out', ended: true })
  expect(told).toBe(1)
  await expect(session.token()).rejects.toThrow('signed in')
  expect(double.refreshes).toBe(2)
})

test('a renewal that finds no server leaves the session as it is', async () => {
  await session.start()
  clock = 600_000
  double.cookie = 'broken'
  await expect(session.token()).rejects.toThrow()
  expect(session.get().status).toBe('signed-in')
  double.cookie = 'good'
  expect(await session.token()).toBe('a2')
})

test('signing out forgets the token', async () => {
  await session.start()
  await session.signOut()
  expect(session.get()).toEqual({ status: 'signed-out', ended: false })
  await expect(session.token()).rejects.toThrow()
})

async function openDouble(): Promise<Double> {
  const server = createServer((request, response) => void answer(request, response))
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  const url = `http://127.0.0.1:${port}`
  return { server, url, issued: 0, refreshes: 0, cookie: 'good', seen: [], languages: [] }
}

async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
  double.languages.push(request.headers['accept-language'] ?? '')
  let body = ''
  for await (const chunk of request) body += String(chunk)
  const send = (status: number, value: unknown): void => {
    response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(value))
  }
  const grant = (isGranted: boolean, data: () => unknown): void => {
    const refusal = {
      code: -32001,
      message: 'no',
      data: { httpStatus: 401, problem: 'unauthenticated' },
    }
    if (isGranted) send(200, { result: { data: data() } })
    else send(401, { error: refusal })
  }
  const issue = (): unknown => {
    double.issued += 1
    return { accessToken: `a${double.issued}`, expiresIn: 600, admin }
  }
  const askForCode = (): unknown => ({ secondFactor: true, challenge: 'c1' })
  const routes: Record<string, () => void> = {
    '/trpc/auth.login': () =>
      grant(body.includes('right'), body.includes('code') ? askForCode : issue),
    '/trpc/auth.verifySecondFactor': () =>
      grant(body.includes('c1') && body.includes('123456'), issue),
    '/trpc/auth.register': () => grant(body.includes('i1'), issue),
    '/trpc/auth.logout': () => grant(true, () => ({ loggedOut: true })),
    '/trpc/auth.refresh': () => {
      double.refreshes += 1
      if (double.cookie === 'broken') request.socket.destroy()
      else grant(double.cookie === 'good', issue)
    },
  }
  const guarded = (): void => {
    const token = (request.headers.authorization ?? '').replace('Bearer ', '')
    double.seen.push(token)
    if (request.url === '/wrong-code')
      send(401, { error: { data: { problem: 'second_factor_wrong' } } })
    else grant(token === `a${double.issued}`, () => ({}))
  }
  const handle = routes[request.url ?? ''] ?? guarded
  handle()
}
