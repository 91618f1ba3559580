import { problemOf } from '@oka/api/problem-of'
import { appRouter } from '@oka/api/router'
import { batchMaxCalls } from '@oka/contract/limits'
import { fastifyRequestHandler } from '@trpc/server/adapters/fastify'
import cookie from '@fastify/cookie'
import Fastify from 'fastify'
import { afterEach, describe, expect, vi } from 'vitest'

import { openTestApp, test as base, type TestApp } from '../testing/test-app.ts'
import { createContext } from './context.ts'
import { createStreams } from './sse.ts'

type Scene = { app: TestApp; official: string; token: string }

/** The product, and beside it the official adapter alone on the same dependencies. */
const test = base.extend('scene', { scope: 'file' }, async ({}, { onCleanup }): Promise<Scene> => {
  const resources = new AsyncDisposableStack()
  onCleanup(() => resources.disposeAsync())
  const app = await openTestApp(resources)
  const { deps } = app
  const server = Fastify({ routerOptions: { maxParamLength: 5000 } })
  resources.defer(() => server.close())
  await server.register(cookie)
  // As the product, which may answer other sites.
  server.addHook('onRequest', async (_, reply) => void reply.header('vary', 'Origin'))
  server.removeContentTypeParser('application/json')
  server.addContentTypeParser('application/json', { parseAs: 'string' }, (_, body, done) =>
    done(null, body),
  )
  const streams = createStreams(deps, { watch: () => () => {} })
  const options = { secure: false, origins: { isOwn: () => true }, streams }
  server.all<{ Params: { path: string } }>('/trpc/:path', async (request, reply) => {
    await fastifyRequestHandler<typeof appRouter, typeof request, typeof reply>({
      router: appRouter,
      req: request,
      res: reply,
      path: request.params.path,
      maxBatchSize: batchMaxCalls,
      createContext: () => createContext(deps, request, reply, options),
      responseMeta: ({ errors }) => {
        const seconds = Math.max(
          0,
          ...errors.map((error) => problemOf(error).details.retryAfter ?? 0),
        )
        return seconds > 0 ? { headers: { 'retry-after': String(seconds) } } : {}
      },
    })
  })
  const official = await server.listen({ host: '127.0.0.1', port: 0 })
  const token = await app.signIn()
  await app.client(token).leads.create.mutate({
    name: 'Zoë Ångström',
    email: 'zoe@acme.example',
    company: '株式会社',
  })
  return { app, official, token }
})

type Call = {
  method?: string
  path: string
  body?: string
  headers?: Record<string, string>
  /** Without a token. */
  isStranger?: true
}

const json = { 'content-type': 'application/json' }
const input = (value: unknown) => `input=${encodeURIComponent(JSON.stringify(value))}`
const post = (path: string, body: string, headers = json): Call => ({
  method: 'POST',
  path,
  body,
  headers,
})

const calls: Record<string, Call> = {
  'a query': { path: `leads.list?${input({ limit: 5 })}` },
  'a query without an input': { path: 'leads.list' },
  'a query with an empty input': { path: 'leads.list?input=' },
  'a query with two inputs': { path: `leads.list?${input({ limit: 5 })}&${input({ limit: 0 })}` },
  'a query with an unescaped input': { path: 'leads.list?input={"q":"a+b"}' },
  'a query with question marks': { path: 'leads.list?input={"q":"a?b?c"}' },
  'a query with an input badly escaped': { path: 'leads.list?input=%7B%zz%ff' },
  'a query that says it is JSON': { path: 'auth.me', headers: json },
  'a query that says it is text': { path: 'auth.me', headers: { 'content-type': 'text/plain' } },
  'a query of a stranger': { path: 'auth.me', isStranger: true },
  'a query with an unknown lead': { path: `leads.byId?${input({ id: 4711 })}` },
  'a query with invalid input': { path: `leads.list?${input({ limit: 0, sort: 'size' })}` },
  'a query with a cursor of another sort': {
    path: `leads.list?${input({ cursor: 'eyJ2YWx1ZSI6MX0' })}`,
  },
  'a query whose input is no JSON': { path: 'leads.list?input={' },
  'a query whose input is null': { path: 'leads.list?input=null' },
  'a query whose input is a list': { path: 'leads.list?input=[1]' },
  'a query by POST': post('leads.list', '{}'),
  'a query by HEAD': { method: 'HEAD', path: 'leads.list' },
  'a mutation': post('chat.start', '{"locale":"xx"}'),
  'a mutation by GET': { path: 'chat.start' },
  'a mutation without a body': { method: 'POST', path: 'chat.start', headers: json },
  'a mutation of null': post('chat.start', 'null'),
  'a mutation of no JSON': post('leads.create', '{"name":'),
  'a mutation with a charset': post('leads.create', '{}', {
    'content-type': 'application/json; charset=utf-8',
  }),
  'a mutation in capitals': post('leads.create', '{}', { 'content-type': 'APPLICATION/JSON' }),
  'an unknown procedure': { path: 'leads.nothing' },
  'a property of objects': { path: 'constructor' },
  'an encoded path': { path: 'leads%2Elist' },
  'a path encoded twice': { path: 'leads%252Elist' },
  'a batch': { path: `auth.me,leads.list?batch=1&${input({ 1: { limit: 2 } })}` },
  'a batch of one': { path: 'auth.me?batch=1' },
  'a batch of which one fails': {
    path: `auth.me,leads.byId?batch=1&${input({ 1: { id: 4711 } })}`,
  },
  'a batch of which all fail': {
    path: `auth.me,leads.list?batch=1&${input({})}`,
    isStranger: true,
  },
  'a batch of failures of two kinds': {
    path: `leads.list,leads.byId?batch=1&${input({ 0: { limit: 0 }, 1: { id: 4711 } })}`,
  },
  'a batch of a query and a mutation': { path: 'auth.me,chat.start?batch=1' },
  'a batch with an unknown procedure': { path: 'auth.me,leads.nothing?batch=1' },
  'a batch whose input is a list': { path: 'auth.me,leads.list?batch=1&input=[]' },
  'a batch whose input is no JSON': { path: 'auth.me,leads.list?batch=1&input={' },
  'a batch that is too long': {
    path: `${Array<string>(batchMaxCalls + 1)
      .fill('auth.me')
      .join(',')}?batch=1`,
  },
  'a batch of mutations': post('chat.start,chat.start?batch=1', '{"0":{"locale":"xx"},"1":null}'),
  'two paths without a batch': { path: 'auth.me,auth.me' },
  'a batch that says otherwise': { path: 'auth.me?batch=true' },
  'a stream of a batch': {
    path: 'auth.me?batch=1',
    headers: { 'trpc-accept': 'application/jsonl' },
  },
  'a stream by Accept': {
    path: 'auth.me?batch=1',
    headers: { accept: 'text/html, application/jsonl' },
  },
  'a stream without a batch': { path: 'auth.me', headers: { 'trpc-accept': 'application/jsonl' } },
  'another kind of stream': { path: 'auth.me', headers: { accept: 'application/jsonlines' } },
  'a subscription of a stranger': {
    path: `chat.events?${input({ conversationId: '0199c2a4-7d1e-7c3a-9f52-3b1f0a6d8e47' })}`,
    isStranger: true,
  },
  'a subscription in a batch': { path: 'chat.events?batch=1' },
  'connection parameters': { path: 'auth.me?connectionParams=1' },
  'connection parameters that are no JSON': { path: 'auth.me?connectionParams={' },
}

/** What the adapter sets. */
const headers = ['content-type', 'vary', 'retry-after', 'allow']

async function answer(url: string, { isStranger, path, ...init }: Call, token: string) {
  const authorization = isStranger ? {} : { authorization: `Bearer ${token}` }
  const response = await fetch(`${url}/trpc/${path}`, {
    ...init,
    headers: { ...init.headers, ...authorization },
  })
  return {
    status: response.status,
    headers: headers.map((name) => [name, response.headers.get(name)]),
    body: await response.text(),
  }
}

describe('a call over HTTP is answered as by the official adapter', () => {
  test.for(Object.entries(calls))('%s', async ([, call], { scene }) => {
    const { app, official, token } = scene
    expect(await answer(app.url, call, token)).toEqual(await answer(official, call, token))
  })
})

describe('while the database is away', () => {
  afterEach(() => void vi.restoreAllMocks())

  test('a call is refused as by the official adapter', async ({ scene }) => {
    const { app, official } = scene
    const away = Object.assign(new Error('The connection was closed.'), {
      code: 'CONNECTION_CLOSED',
    })
    vi.spyOn(app.deps.accessTokens, 'verify').mockRejectedValue(away)
    for (const path of ['auth.me', 'auth.me,auth.me?batch=1']) {
      const ours = await answer(app.url, { path }, 'a.b.c')
      expect(ours).toEqual(await answer(official, { path }, 'a.b.c'))
      expect(ours.status).toBe(503)
    }
  })
})
