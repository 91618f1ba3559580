import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

import type { AppRouter } from '@oka/api/router'
import { openTestDatabase } from '@oka/db/testing'
import { findTestServer } from '@oka/db/testing-server'
import {
  createTRPCClient,
  createWSClient,
  httpBatchLink,
  splitLink,
  type TRPCClient,
  wsLink,
} from '@trpc/client'
import type { Logger } from 'pino'
import { test as base } from 'vitest'

import { type App, openApp } from '../app.ts'
import { readEnv } from '../config/env.ts'
import { createLogger } from '../logger.ts'
import { expectDocumented } from './documented.ts'

const admin = { email: 'admin@oka.test', password: 'correct horse battery staple' }
/** The least that argon2 takes, and no pauses: the tests hash hundreds of passwords and await hundreds of answers. */
const pace = {
  hashCost: { memoryCost: 1024, timeCost: 2, parallelism: 1 },
  sentencePause: 0,
  // None of these is a measure, and a busy machine must not reach them.
  readingTimeouts: { timeout: 60_000, startTimeout: 60_000 },
  checkTimeouts: { firstSignMs: 5000, replyMs: 10_000, totalMs: 10_000 },
}
/** An origin of ours, and so one that may call. */
export const origin = 'http://oka.test'

/** A standard client. An interface, since the name of its type is written where the type itself is too long. */
export interface TestClient extends TRPCClient<AppRouter> {}

export type TestApp = Pick<App, 'deps' | 'startupLines'> & {
  url: string
  /** For a second server on the same database. */
  databaseUrl: string
  /** A standard client with that token. */
  client: (token?: string) => TestClient
  /** Signs in as the first admin. */
  signIn: () => Promise<string>
}

/** The whole server on a port of its own, over a database of its own; `resources` closes both. */
export async function openTestApp(
  resources: AsyncDisposableStack,
  settings: Record<string, string> = {},
  log: Logger = createLogger('silent'),
): Promise<TestApp> {
  const folder = await mkdtemp(join(tmpdir(), 'oka-server-'))
  resources.defer(() => rm(folder, { recursive: true, force: true }))
  const database = resources.use(await openTestDatabase(await findTestServer()))
  const env = readEnv(
    {
      NODE_ENV: 'test',
      DATABASE_URL: database.url,
      DATA_DIR: folder,
      PUBLIC_URL: origin,
      FRONTEND_URL: origin,
      JWT_SECRET: 'a-secret-for-tests-of-32-characters',
      ADMIN_EMAIL: admin.email,
      ADMIN_PASSWORD: admin.password,
      ...settings,
    },
    folder,
  )
  const listening = { ...env, http: { ...env.http, port: 0 } }
  const app = resources.use(await openApp(listening, log, pace))
  return {
    ...describeApp(app, `http://127.0.0.1:${app.port}`, resources),
    databaseUrl: env.database!.url,
  }
}

/** A test with such a server, opened once per file. */
export const test = base.extend('app', { scope: 'file' }, async ({}, { onCleanup }) => {
  const resources = new AsyncDisposableStack()
  onCleanup(() => resources.disposeAsync())
  return openTestApp(resources)
})

function describeApp(
  { deps, startupLines }: App,
  url: string,
  resources: AsyncDisposableStack,
): Omit<TestApp, 'databaseUrl'> {
  function client(token?: string): TestClient {
    const socket = createWSClient({
      url: `${url.replace('http', 'ws')}/trpc`,
      connectionParams: () => Promise.resolve({ token: token ?? '' }),
      lazy: { enabled: true, closeMs: 0 },
    })
    resources.defer(() => socket.close())
    return createTRPCClient<AppRouter>({
      links: [
        splitLink({
          condition: ({ type }) => type === 'subscription',
          true: wsLink({ client: socket }),
          false: httpBatchLink({
            url: `${url}/trpc`,
            headers: token ? { authorization: `Bearer ${token}` } : {},
          }),
        }),
      ],
    })
  }
  async function signIn(): Promise<string> {
    const answer = await client().auth.login.mutate(admin)
    if (!('accessToken' in answer)) throw new Error('A second factor was asked for.')
    return answer.accessToken
  }
  return { deps, startupLines, url, client, signIn }
}

export type Answer = { status: number; headers: Headers; body: unknown }

/** One REST call. Throws when the response differs from the published document. */
export async function rest(
  { url }: Pick<TestApp, 'url'>,
  route: string,
  {
    token,
    body,
    headers,
  }: { token?: string; body?: unknown; headers?: Record<string, string> } = {},
): Promise<Answer> {
  const [method, path] = route.split(' ') as [string, string]
  const response = await fetch(url + path, {
    method,
    headers: {
      ...(body !== undefined && { 'content-type': 'application/json' }),
      ...(token && { authorization: `Bearer ${token}` }),
      ...headers,
    },
    ...(body !== undefined && { body: typeof body === 'string' ? body : JSON.stringify(body) }),
  })
  const text = await response.text()
  const isJson = response.headers.get('content-type')?.includes('json')
  const answer = {
    status: response.status,
    headers: response.headers,
    body: isJson ? (JSON.parse(text) as unknown) : text,
  }
  await expectDocumented(url, route, answer)
  return answer
}
