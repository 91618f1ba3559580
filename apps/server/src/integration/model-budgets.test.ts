import { LLMock } from '@copilotkit/aimock'
import type { ModelBudgets } from '@oka/contract/model-usage'
import { openDatabase, sql } from '@oka/db/client'
import { describe, expect, test } from 'vitest'

import { meetLead, startVisitor } from '../testing/chat.ts'
import { makePerson } from '../testing/people.ts'
import { openTestApp, rest, type TestApp } from '../testing/test-app.ts'

const usage = { prompt_tokens: 100, completion_tokens: 10, total_tokens: 110 }
const none = { calls: null, tokens: null }
const nothing = { calls: 0, tokens: null }
const unlimited: ModelBudgets = { visitor: none, day: none, total: none }

/** A server whose model answers by a double of OpenAI's, and who asks for it. */
async function openScene(resources: AsyncDisposableStack, budgets: Partial<ModelBudgets>) {
  const model = new LLMock({ port: 0, host: '127.0.0.1' })
  await model.start()
  resources.defer(() => model.stop())
  const situation = [{ text: 'A customer portal.', messages: [1] }]
  const nothingElse = { options: [], nextSteps: [], openQuestions: [], assumptions: [] }
  const json = { facts: [], situation, ...nothingElse }
  model.addFixture({
    match: { responseFormat: 'json_schema' },
    response: { content: JSON.stringify(json), usage },
  })
  model.addFixture({ match: {}, response: { content: 'The model says so.', usage } })
  const settings = { OPENAI_API_KEY: 'sk-test', OPENAI_BASE_URL: `${model.url}/v1` }
  const app = await openTestApp(resources, settings)
  const admin = app.client(await app.signIn())
  const setBudgets = (given: Partial<ModelBudgets>) =>
    admin.settings.update.mutate({ modelBudgets: { ...unlimited, ...given } })
  await setBudgets(budgets)
  return { model, settings, app, admin, setBudgets, sent: () => model.getRequests().length }
}

/** Which model wrote each answer of a conversation. */
async function authorsOf({ deps }: TestApp, conversationId: string): Promise<string[]> {
  const rows = await deps.db.execute<{ model: string }>(sql`
    select model from messages where conversation_id = ${conversationId} and role = 'assistant'
    order by seq`)
  return rows.map(({ model }) => model)
}

const mailsOf = (app: TestApp) =>
  app.deps.db.execute<{ to: string; subject: string }>(sql`
    select "to", subject from mails where kind = 'budget_reached' order by created_at, id`)

describe('a budget that is reached', () => {
  test('in mid-conversation has the offline assistant go on at once, and the next day the model again', async () => {
    await using resources = new AsyncDisposableStack()
    const visitor = { calls: 2, tokens: null }
    const { app, sent } = await openScene(resources, { visitor })
    const { say, conversationId } = await startVisitor(app)

    await say('We need a customer portal')
    const { reply } = await say('I am Jo Martin, write to jo@acme.example')
    expect(reply?.content).not.toBe('The model says so.')
    expect(await authorsOf(app, conversationId)).toEqual(['gpt-4o-mini', 'offline'])
    expect(sent()).toBe(2)
    // What was said offline is learnt offline.
    const facts = await app.deps.db.execute<{ field: string }>(sql`
      select field from facts where conversation_id = ${conversationId} order by field`)
    expect(facts.map(({ field }) => field)).toEqual(expect.arrayContaining(['email', 'name']))

    const other = await startVisitor(app)
    await other.say('We need a web site')
    expect(await authorsOf(app, other.conversationId)).toEqual(['gpt-4o-mini'])

    await app.deps.db.execute(sql`update model_usage set day = day - 1`)
    await say('And a mobile app')
    expect(await authorsOf(app, conversationId)).toEqual(['gpt-4o-mini', 'offline', 'gpt-4o-mini'])
  })

  test('is shared by two processes', async () => {
    await using resources = new AsyncDisposableStack()
    const day = { calls: 6, tokens: null }
    const { app, settings, sent } = await openScene(resources, { day })
    const second = await openTestApp(resources, { ...settings, DATABASE_URL: app.databaseUrl })
    const visitors = await Promise.all(
      [app, second, app, second, app, second].map((process) => startVisitor(process)),
    )

    await Promise.all(visitors.map(({ say }) => say('We need a customer portal')))

    expect(sent()).toBe(6)
    const admin = second.client(await second.signIn())
    await expect.poll(() => mailsOf(app)).toHaveLength(1)
    expect(await admin.settings.modelUsage.query()).toMatchObject({
      day: { calls: 6, tokens: 660 },
      reachedAt: { visitor: null, total: null, day: expect.any(String) },
    })
  })

  test('is told to each admin once a day, in the app and by mail', async () => {
    await using resources = new AsyncDisposableStack()
    const { app, admin, setBudgets } = await openScene(resources, {
      day: nothing,
    })
    const boss = await makePerson(app, 'admin')
    const agent = await makePerson(app, 'agent')
    const { say } = await startVisitor(app)

    await Promise.all([say('We need a customer portal'), say('and a mobile app')])
    await setBudgets({ day: { calls: 1, tokens: null } })
    await say('By March')

    await expect.poll(() => admin.notification.list.query()).not.toEqual([])
    const [notice, ...more] = await admin.notification.list.query()
    expect(more).toEqual([])
    expect(notice).toMatchObject({ kind: 'budget_reached', budget: 'day', conversationId: null })
    expect(await app.client(agent.token).notification.list.query()).toEqual([])
    const mails = await mailsOf(app)
    expect(mails.map(({ to }) => to).toSorted()).toEqual(['admin@oka.test', boss.email].toSorted())
    expect(mails[0]?.subject).toBe('Budget du modèle de langage atteint – OKA Tech')

    // Each says for themselves that it was seen.
    await admin.notification.acknowledge.mutate({ id: notice!.id })
    const [open] = await app.client(boss.token).notification.list.query()
    expect(open?.acknowledgedAt).toBeNull()

    await setBudgets({ total: nothing })
    await say('And one more thing')
    const budgets = async () => (await admin.notification.list.query()).map(({ budget }) => budget)
    await expect.poll(budgets).toEqual(['total', 'day'])
    expect(await mailsOf(app)).toHaveLength(4)
  })

  test('is lifted as soon as the settings say so', async () => {
    await using resources = new AsyncDisposableStack()
    const { app, setBudgets } = await openScene(resources, { total: nothing })
    const { say, conversationId } = await startVisitor(app)
    await say('We need a customer portal')
    await setBudgets({})
    await say('By March')
    await setBudgets({ day: { calls: null, tokens: 1000 } })
    await say('Perhaps April')
    expect(await authorsOf(app, conversationId)).toEqual(['offline', 'gpt-4o-mini', 'offline'])
  })

  test('has reports written offline; what is spent on them is no visitor’s', async () => {
    await using resources = new AsyncDisposableStack()
    const { app, setBudgets, sent } = await openScene(resources, { day: nothing })
    const { admin, id } = await meetLead(app)
    const write = async () => {
      await admin.report.generate.mutate({ leadId: id, wait: true })
      const [version] = await app.deps.db.execute<{ model: string }>(sql`
        select model from report_versions where lead_id = ${id} order by version desc limit 1`)
      return version?.model
    }
    await setBudgets({ visitor: nothing })
    const before = sent()
    expect(await write()).toBe('gpt-4o-mini')
    expect(sent()).toBe(before + 1)
    await setBudgets({ day: nothing })
    expect(await write()).toBe('offline')
    expect(sent()).toBe(before + 1)
  })
})

test('calls that wait to be counted leave connections to everybody else', async () => {
  await using resources = new AsyncDisposableStack()
  const { app } = await openScene(resources, {})
  const other = resources.use(await openDatabase({ url: app.databaseUrl, max: 2 }))
  const countWaiting = async () => {
    const [row] = await other.query(
      "select count(*)::int as count from pg_locks where locktype = 'advisory' and not granted",
      [],
    )
    return Number(row!['count'])
  }
  const visitors = await Promise.all(Array.from({ length: 20 }, () => startVisitor(app)))
  let said: Promise<unknown[]> | undefined
  await other.db.transaction(async (tx) => {
    await tx.execute(sql`select pg_advisory_xact_lock(hashtext('oka.model-usage'))`)
    said = Promise.all(visitors.map(({ say }) => say('We need a customer portal')))
    await expect.poll(countWaiting).toBe(3)
    const { client, conversationId } = visitors[0]!
    const { messages } = await client.chat.messages.query({ conversationId })
    expect(messages.map(({ content }) => content)).toContain('We need a customer portal')
    // Those that have waited for five seconds give up, and others take their places.
    await expect.poll(countWaiting).toBe(3)
  })
  await said
})

test('what an erased lead used is gone, and what was spent stays', async () => {
  await using resources = new AsyncDisposableStack()
  const { app, setBudgets } = await openScene(resources, { day: nothing })
  const { visitor, admin, id, conversationId } = await meetLead(app)
  await setBudgets({})
  await visitor.say('And a mobile app')
  const spent = (await admin.settings.modelUsage.query()).total
  expect(spent.calls).toBeGreaterThan(0)

  await admin.leads.delete.mutate({ id })
  await visitor.say('Are you there?')
  await admin.leads.erase.mutate({ id })

  const rows = await app.deps.db.execute<{ conversation_id: string }>(sql`
    select conversation_id from model_usage where conversation_id is not null`)
  // The visitor went on in the conversation without the lead.
  expect(rows.map((row) => row.conversation_id)).toEqual([conversationId])
  const { visitor: own, total } = await admin.settings.modelUsage.query()
  expect(total.calls).toBe(spent.calls + own.calls)
})

describe('the settings', () => {
  test('refuse a budget that is none, and say which', async () => {
    await using resources = new AsyncDisposableStack()
    const app = await openTestApp(resources)
    const token = await app.signIn()
    for (const [field, value] of [
      ['calls', -1],
      ['calls', 1.5],
      ['calls', 1_000_001],
      ['tokens', '5000'],
      ['tokens', 1e13],
    ] as const) {
      const modelBudgets = { ...unlimited, day: { ...none, [field]: value } }
      const { status, body } = await rest(app, 'POST /trpc/settings.update', {
        token,
        body: { modelBudgets },
      })
      expect(status).toBe(400)
      expect(JSON.stringify(body)).toContain(field)
    }
    const admin = app.client(token)
    expect((await admin.settings.read.query()).modelBudgets.day.calls).toBe(5000)
    expect((await admin.settings.modelUsage.query()).model).toBe('offline')
  })
})
