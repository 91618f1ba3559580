import { LLMock } from '@copilotkit/aimock'
import { addArticles } from '@oka/db/testing/add-articles'
import { expect, test } from 'vitest'

import { startVisitor } from '../testing/chat.ts'
import { openTestApp, type TestApp } from '../testing/test-app.ts'

const apiKey = 'sk-test'
const models = { reply: 'words', extraction: 'words', report: 'words' }
const pets = 'Company on four legs is welcome.'

/** Words of one meaning; a vector says how often each meaning occurs. */
const meanings = [
  ['dog', 'four legs'],
  ['park', 'yard', 'car'],
  ['cost', 'price', 'euros'],
]

type Asked = { model: string; input: string[] }

/** A server with a model whose replies quote the first source, and one that embeds by the meanings above. */
async function openModel(resources: AsyncDisposableStack) {
  const server = new LLMock({ port: 0, host: '127.0.0.1' })
  await server.start()
  resources.defer(() => server.stop())
  const answer = { colour: 'vermilion', isAsked: true, facts: [], wantsPerson: false }
  server.addFixture({
    match: { responseFormat: 'json_schema' },
    response: { content: JSON.stringify(answer) },
  })
  server.addFixture({ match: {}, response: { content: `${pets} [1]` } })
  const embedded: Asked[] = []
  const state = { fails: false, isUnknown: false }
  server.mount('/v1/embeddings', {
    handleRequest: async (request, response) => {
      const chunks: Buffer[] = []
      for await (const chunk of request) chunks.push(chunk as Buffer)
      const asked = JSON.parse(Buffer.concat(chunks).toString()) as Asked
      embedded.push(asked)
      const isTooLong = asked.input.some((text) => text.includes('endless'))
      const status = (state.fails && 500) || (state.isUnknown && 404) || (isTooLong && 400) || 200
      response.writeHead(status, { 'content-type': 'application/json' })
      const data = asked.input.map((text, index) => {
        const counts = meanings.map((words) => words.filter((word) => text.includes(word)).length)
        return { index, embedding: [...counts, 0.1] }
      })
      response.end(JSON.stringify(status === 200 ? { data } : { error: { message: 'no model' } }))
      return true
    },
  })
  /** What the last prompt of a reply has as sources. */
  const sources = () => {
    const prompts = server
      .getRequests()
      .flatMap(
        ({ body }) => (body as { messages?: { role: string; content: string }[] }).messages ?? [],
      )
    const last = prompts.findLast(
      ({ role, content }) => role === 'system' && content.includes('AI'),
    )
    return last!.content
  }
  return { server, embedded, state, sources, baseUrl: `${server.url}/v1` }
}

async function openCompany(app: TestApp): Promise<string> {
  const [id] = await addArticles(app.deps.db, [
    {
      title: 'House rules',
      locale: 'en',
      passages: [
        { heading: 'Guests', content: pets },
        { heading: 'Bicycles', content: 'Bicycles stand in the yard.' },
      ],
    },
  ])
  return id!
}

const admin = async (app: TestApp) => app.client(await app.signIn())
type Staff = Awaited<ReturnType<typeof admin>>

const expectEmbedded = (staff: Staff, embedded: object) =>
  expect.poll(async () => (await staff.provider.read.query()).embedded).toEqual(embedded)

test('a passage that says it in other words is found, answered from and cited', async () => {
  await using resources = new AsyncDisposableStack()
  const model = await openModel(resources)
  const app = await openTestApp(resources, { ALLOW_PRIVATE_PROVIDERS: 'true' })
  const second = await openTestApp(resources, {
    ALLOW_PRIVATE_PROVIDERS: 'true',
    DATABASE_URL: app.databaseUrl,
  })
  const id = await openCompany(app)
  const staff = await admin(app)
  const { baseUrl } = model
  expect((await staff.provider.read.query()).embedded).toBeNull()

  // Where no model embeds texts, the rules' own vectors find it.
  await staff.provider.save.mutate({ baseUrl, apiKey, models })
  await expect.poll(() => app.deps.assistant.model).toBe('words')
  const question = 'Can I bring my dog?'
  const visitor = await startVisitor(app)
  await visitor.say(question)
  expect(model.sources()).toContain(pets)
  expect(model.embedded).toEqual([])

  const saved = await staff.provider.save.mutate({
    baseUrl,
    apiKey,
    models: { ...models, embedding: 'vectors' },
  })
  expect(saved.saved).toMatchObject({
    models: { embedding: 'vectors' },
    check: { dimensions: meanings.length + 1 },
  })
  await expectEmbedded(staff, { done: 2, total: 2 })
  // By either process, and once.
  const passages = () =>
    model.embedded.flatMap(({ input }) => input).filter((text) => text.includes('House rules'))
  expect(passages()).toHaveLength(2)

  for (const each of [app, second]) {
    await expect.poll(() => each.deps.embeddings.model).not.toBeNull()
    const { say } = await startVisitor(each)
    const { reply } = await say(question)
    expect(model.sources()).toContain(pets)
    expect(reply!.sources).toMatchObject([{ articleId: id, quote: pets }])
  }
  const spent = await staff.provider.read.query()
  expect(spent.spent.find((one) => one.model === 'vectors')?.tokens.prompt).toBeGreaterThan(0)

  // An edited article is embedded again; after a change of model all passages are.
  await staff.knowledge.update.mutate({ id, body: 'Guests on four legs sleep in the barn.' })
  await expectEmbedded(staff, { done: 1, total: 1 })
  const { say } = await startVisitor(app)
  await say(question)
  expect(model.sources()).toContain('Guests on four legs sleep in the barn.')
  await staff.provider.save.mutate({
    baseUrl,
    apiKey,
    models: { ...models, embedding: 'other-vectors' },
  })
  await expectEmbedded(staff, { done: 1, total: 1 })
  expect(model.embedded.at(-1)!.model).toBe('other-vectors')
})

test('a model that does not embed is refused, and one that fails later costs no answer', async () => {
  await using resources = new AsyncDisposableStack()
  const model = await openModel(resources)
  const app = await openTestApp(resources, { ALLOW_PRIVATE_PROVIDERS: 'true' })
  const staff = await admin(app)
  const given = { baseUrl: model.baseUrl, apiKey, models: { ...models, embedding: 'vectors' } }
  model.state.isUnknown = true
  await expect(staff.provider.save.mutate(given)).rejects.toMatchObject({
    data: { problem: 'provider_not_found' },
  })
  expect((await staff.provider.read.query()).saved).toBeNull()

  model.state.isUnknown = false
  await staff.provider.save.mutate(given)
  model.state.fails = true
  await openCompany(app)
  await expect.poll(() => model.embedded.length).toBeGreaterThan(2)
  await expectEmbedded(staff, { done: 0, total: 2 })
  const { say } = await startVisitor(app)
  await say('Where do bicycles stand?')
  expect(model.sources()).toContain('Bicycles stand in the yard.')
  await say('Can I bring my dog?')
  expect(model.sources()).toContain(pets)
})

test('a passage that the model refuses keeps no other from being embedded', async () => {
  await using resources = new AsyncDisposableStack()
  const model = await openModel(resources)
  const app = await openTestApp(resources, { ALLOW_PRIVATE_PROVIDERS: 'true' })
  const staff = await admin(app)
  await openCompany(app)
  await addArticles(app.deps.db, [
    {
      title: 'Law',
      locale: 'en',
      passages: [{ heading: 'Terms', content: 'This is endless.' }],
    },
  ])
  const given = { baseUrl: model.baseUrl, apiKey, models: { ...models, embedding: 'vectors' } }
  await staff.provider.save.mutate(given)
  await expectEmbedded(staff, { done: 2, total: 3 })
})
