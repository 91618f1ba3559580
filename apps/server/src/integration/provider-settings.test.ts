import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'

import { LLMock } from '@copilotkit/aimock'
import { sql } from '@oka/db/client'
import { expect, test } from 'vitest'

import { startVisitor } from '../testing/chat.ts'
import { openTestApp, rest, type TestApp } from '../testing/test-app.ts'

const allowed = { ALLOW_PRIVATE_PROVIDERS: 'true' }
const apiKey = 'sk-secret-0123456789-wxyz'
const models = { reply: 'one', extraction: 'two', report: 'two' }
const usage = { prompt_tokens: 100, completion_tokens: 10, total_tokens: 110 }

async function openModel(resources: AsyncDisposableStack, content = 'The model says so.') {
  const model = new LLMock({ port: 0, host: '127.0.0.1', chunkSize: 4 })
  await model.start()
  resources.defer(() => model.stop())
  const answer = { colour: 'vermilion', isAsked: true, facts: [], wantsPerson: false }
  model.addFixture({
    match: { responseFormat: 'json_schema' },
    response: { content: JSON.stringify(answer), usage },
  })
  model.addFixture({ match: {}, response: { content, usage } })
  return { model, baseUrl: `${model.url}/v1` }
}

/** A server that answers each request with that. */
async function openServer(
  resources: AsyncDisposableStack,
  handle: Parameters<typeof createServer>[1],
): Promise<{ server: Server; baseUrl: string }> {
  const server = createServer(handle as never)
  await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve))
  resources.defer(() => {
    server.closeAllConnections()
    server.close()
  })
  const { port } = server.address() as AddressInfo
  return { server, baseUrl: `http://127.0.0.1:${port}/v1` }
}

async function openAdmin(app: TestApp) {
  const token = await app.signIn()
  const save = (given: object) =>
    rest(app, 'POST /trpc/provider.save', { token, body: { apiKey, models, ...given } })
  return { token, admin: app.client(token), save }
}

async function authorOf(app: TestApp): Promise<string> {
  const { say, conversationId } = await startVisitor(app)
  await say('We need a customer portal')
  const [row] = await app.deps.db.execute<{ model: string }>(sql`
    select model from messages where conversation_id = ${conversationId} and role = 'assistant'`)
  return row!.model
}

const storedProvider = async ({ deps }: TestApp) =>
  JSON.stringify(
    await deps.db.execute(sql`select value from settings where key = 'model_provider'`),
  )

test('a server is tried, saved, used by every process at once, and removed again', async () => {
  await using resources = new AsyncDisposableStack()
  const { model, baseUrl } = await openModel(resources)
  const app = await openTestApp(resources, allowed)
  const second = await openTestApp(resources, { ...allowed, DATABASE_URL: app.databaseUrl })
  const { admin } = await openAdmin(app)
  expect(await admin.provider.read.query()).toMatchObject({ origin: 'none', saved: null })
  expect(await authorOf(second)).toBe('offline')

  const tried = await admin.provider.test.mutate({ baseUrl, apiKey, models })
  expect(tried).toMatchObject({ streams: true, json: 'schema', firstWordMs: expect.any(Number) })
  // To try it is not to use it.
  expect(await admin.provider.read.query()).toMatchObject({ origin: 'none', saved: null })

  const saved = await admin.provider.save.mutate({ baseUrl, apiKey, models, version: 0 })
  expect(saved).toMatchObject({
    origin: 'settings',
    version: 1,
    saved: { baseUrl, keyEnd: 'wxyz', models, isReadable: true, check: { json: 'schema' } },
  })
  expect(JSON.stringify(saved)).not.toContain(apiKey)
  expect(await storedProvider(app)).not.toContain(apiKey)
  for (const each of [app, second]) {
    await expect.poll(() => authorOf(each)).toBe('one')
  }
  const asked = model.getRequests().map(({ body }) => (body as { model: string }).model)
  expect(new Set(asked)).toEqual(new Set(['one', 'two']))
  // What was spent stands by its models, and costs what an admin has said.
  await admin.settings.update.mutate({
    modelPrices: [{ model: 'one', prompt: 1000, completion: 0, currency: 'EUR' }],
  })
  const { spent } = await admin.provider.read.query()
  const [one, two] = ['one', 'two'].map((name) => spent.find((each) => each.model === name))
  expect(one!.cost).toEqual({ amount: one!.tokens.prompt / 1000, currency: 'EUR' })
  expect(two!.cost).toBeNull()

  await admin.provider.remove.mutate({ version: 1 })
  for (const each of [app, second]) {
    await expect.poll(() => authorOf(each)).toBe('offline')
  }
  const events = await admin.audit.list.query({ name: 'provider.saved' })
  expect(JSON.stringify(events)).toContain(baseUrl)
  expect(JSON.stringify(events)).not.toContain(apiKey)
})

test('the settings rule over the environment, which rules where they are empty', async () => {
  await using resources = new AsyncDisposableStack()
  const [ofEnvironment, ofSettings] = [await openModel(resources), await openModel(resources)]
  const app = await openTestApp(resources, {
    ...allowed,
    OPENAI_API_KEY: 'sk-of-the-environment-1234',
    OPENAI_BASE_URL: ofEnvironment.baseUrl,
    OPENAI_MODEL: 'env-model',
  })
  const { admin } = await openAdmin(app)
  const environment = {
    baseUrl: ofEnvironment.baseUrl,
    keyEnd: '1234',
    models: { reply: 'env-model', extraction: 'env-model', report: 'env-model' },
  }
  expect(await admin.provider.read.query()).toMatchObject({ origin: 'environment', environment })
  expect(await authorOf(app)).toBe('env-model')

  const { baseUrl } = ofSettings
  const saved = await admin.provider.save.mutate({ baseUrl, apiKey, models })
  expect(saved).toMatchObject({ origin: 'settings', environment })
  await expect.poll(() => authorOf(app)).toBe('one')

  // A key that can no longer be decrypted is none.
  await app.deps.db.execute(sql`
    update settings set value = jsonb_set(value, '{provider,sealedKey}', '"gone"')
    where key = 'model_provider'`)
  expect(await admin.provider.read.query()).toMatchObject({
    origin: 'environment',
    saved: { isReadable: false },
  })
})

test('the stored key is used again for its own server, and sent to no other', async () => {
  await using resources = new AsyncDisposableStack()
  const [own, other] = [await openModel(resources), await openModel(resources)]
  const app = await openTestApp(resources, allowed)
  const { admin, save, token } = await openAdmin(app)
  await admin.provider.save.mutate({ baseUrl: own.baseUrl, apiKey, models })
  const body = { baseUrl: own.baseUrl, models: { ...models, report: 'three' } }
  const again = await rest(app, 'POST /trpc/provider.save', { token, body })
  expect(again.status).toBe(200)
  // Tried again as it is stored: what the server can do is kept.
  const before = (await admin.provider.read.query()).saved!.check
  await admin.provider.test.mutate(body)
  const after = (await admin.provider.read.query()).saved!.check
  expect(Date.parse(after.at)).toBeGreaterThanOrEqual(Date.parse(before.at))

  const refused = await save({ baseUrl: other.baseUrl, apiKey: undefined })
  expect(refused.status).toBe(400)
  expect(JSON.stringify(refused.body)).toContain('apiKey')
  expect(other.model.getRequests()).toEqual([])
})

test('what cannot be used is refused by its cause, and nothing is saved', async () => {
  await using resources = new AsyncDisposableStack()
  const app = await openTestApp(resources, allowed)
  const { save, admin } = await openAdmin(app)
  const keys = new Set<string | undefined>()
  const status = (code: number, message: string) =>
    openServer(resources, ({ headers }, response) => {
      keys.add(headers.authorization)
      response.writeHead(code, {
        'content-type': 'application/json',
        location: 'http://127.0.0.1:1/',
      })
      response.end(JSON.stringify({ error: { message } }))
    })
  const silent = await openServer(resources, () => {})
  const site = await openServer(resources, (_, response) => {
    response.writeHead(200, { 'content-type': 'text/html' })
    response.end('<!doctype html><p>Hello</p>')
  })
  const cases: [problem: string, baseUrl: string][] = [
    ['provider_key_refused', (await status(401, 'Incorrect API key')).baseUrl],
    ['provider_key_refused', (await status(403, 'No access')).baseUrl],
    ['provider_not_found', (await status(404, 'No such model')).baseUrl],
    ['provider_not_found', (await status(400, 'Invalid model: one')).baseUrl],
    ['provider_not_found', (await status(308, 'Moved')).baseUrl],
    ['provider_busy', (await status(429, 'Quota')).baseUrl],
    ['provider_unusable', (await status(500, 'Oh')).baseUrl],
    ['provider_unusable', site.baseUrl],
    ['provider_too_slow', silent.baseUrl],
    ['provider_unreachable', 'http://127.0.0.1:1/v1'],
    ['provider_unreachable', 'https://no-such-host.invalid/v1'],
  ]
  for (const [problem, baseUrl] of cases) {
    const { status: code, body } = await save({ baseUrl })
    expect([baseUrl, code, JSON.stringify(body)]).toEqual([
      baseUrl,
      400,
      expect.stringContaining(problem),
    ])
  }
  expect(keys).toEqual(new Set([`Bearer ${apiKey}`]))
  expect(await admin.provider.read.query()).toMatchObject({ version: 0, saved: null })
  expect(await storedProvider(app)).toBe('[]')
})

test('a stale version is refused with the current state', async () => {
  await using resources = new AsyncDisposableStack()
  const { baseUrl } = await openModel(resources)
  const app = await openTestApp(resources, allowed)
  const { save } = await openAdmin(app)
  await save({ baseUrl, version: 0 })
  const stale = await save({ baseUrl, version: 0 })
  expect(stale.status).toBe(409)
  expect(JSON.stringify(stale.body)).toContain('provider_changed')
  expect(JSON.stringify(stale.body)).toContain('wxyz')
  expect(JSON.stringify(stale.body)).not.toContain(apiKey)
})

test('no address of the own network is connected to, unless the environment allows it', async () => {
  await using resources = new AsyncDisposableStack()
  let hits = 0
  const { baseUrl } = await openServer(resources, (_, response) => {
    hits += 1
    response.end()
  })
  const port = new URL(baseUrl).port
  const app = await openTestApp(resources)
  const { save } = await openAdmin(app)
  for (const address of [
    baseUrl,
    `http://localhost:${port}/v1`,
    `https://localhost:${port}/v1`,
    `https://127.0.0.1:${port}/v1`,
    `https://[::1]:${port}/v1`,
    `https://[::ffff:127.0.0.1]:${port}/v1`,
    `https://2130706433:${port}/v1`,
    'https://169.254.169.254/v1',
    'https://10.0.0.1/v1',
    'http://93.184.216.34/v1',
  ]) {
    const { status, body } = await save({ baseUrl: address })
    expect([address, status, JSON.stringify(body)]).toEqual([
      address,
      400,
      expect.stringContaining('provider_not_allowed'),
    ])
  }
  expect(hits).toBe(0)

  const own = await openTestApp(resources, allowed)
  const { save: saveOwn } = await openAdmin(own)
  // Metadata of clouds is no model, whatever is allowed; nor does a plain connection leave the own network.
  for (const address of ['http://169.254.169.254/v1', 'http://93.184.216.34/v1']) {
    const { body } = await saveOwn({ baseUrl: address })
    expect(JSON.stringify(body)).toContain('provider_not_allowed')
  }
})

test('bad input names its field', async () => {
  await using resources = new AsyncDisposableStack()
  const app = await openTestApp(resources, allowed)
  const { save } = await openAdmin(app)
  const baseUrl = 'https://models.example.com/v1'
  for (const [field, given] of [
    ['baseUrl', { baseUrl: 'models' }],
    ['baseUrl', { baseUrl: 'ftp://models.example.com' }],
    ['baseUrl', { baseUrl: 'https://me:secret@models.example.com' }],
    ['baseUrl', { baseUrl: 'https://models.example.com/v1?key=1' }],
    ['apiKey', { baseUrl, apiKey: 'two words' }],
    ['apiKey', { baseUrl, apiKey: '' }],
    ['apiKey', { baseUrl, apiKey: undefined }],
    ['reply', { baseUrl, models: { ...models, reply: 'offline' } }],
    ['extraction', { baseUrl, models: { ...models, extraction: '' } }],
  ] as const) {
    const { status, body } = await save(given)
    expect([field, status]).toEqual([field, 400])
    expect(JSON.stringify(body)).toContain(field)
  }
})
