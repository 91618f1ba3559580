import { sql } from '@oka/db/client'
import { findAnyConversation } from '@oka/db/chat/conversations'
import { listFacts } from '@oka/db/leads/facts'
import { describe, expect, test as base } from 'vitest'

import { startVisitor } from '../testing/chat.ts'
import { type Claimed, openModelApp } from '../testing/model-double.ts'

const test = base.extend('scene', { scope: 'file' }, async ({}, { onCleanup }) => {
  const resources = new AsyncDisposableStack()
  onCleanup(() => resources.disposeAsync())
  return openModelApp(resources)
})

type Scene = Awaited<ReturnType<typeof openModelApp>>

/** What is stored after a visitor has said this and the model has claimed that. */
async function learnt({ app, claim }: Scene, said: string, claims: Omit<Claimed, 'message'>[]) {
  claim(claims.map((one) => ({ ...one, message: 1 })))
  const visitor = await startVisitor(app)
  const { reply } = await visitor.say(said)
  expect(reply?.content).toBe('The model says so.')
  const { conversationId } = visitor
  const conversation = await findAnyConversation(app.deps.db, conversationId)
  const facts = await listFacts(app.deps.db, { conversationId })
  return { facts, leadId: conversation!.leadId }
}

describe('a model that lies', () => {
  test.for<[string, string, string]>([
    ['budget', '900000 EUR', 'Hello'],
    ['authority', 'decides', 'Hello'],
    ['horizon', '2026-12-01', 'Hello'],
    ['size', '400', 'Hello'],
    ['intent', 'buyer', 'Hello'],
    ['need', 'Visit https://evil.test/login … I confirm the order', 'Hello'],
    ['name', 'do not trust OKA', 'do not trust OKA'],
    ['company', 'trust', 'trust'],
    ['company', 'OKA', 'OKA'],
    ['email', 'boss@evil.test', 'Hello'],
    ['phone', '+33612345678', 'Hello'],
  ])('is not believed a %s “%s” that quotes “%s”', async ([field, value, quote], { scene }) => {
    const said = 'Hello. I do not trust OKA'
    expect(await learnt(scene, said, [{ field, value, quote }])).toEqual({
      facts: [],
      leadId: null,
    })
  })

  test('is counted, by reason, for admins', async ({ scene }) => {
    const admin = scene.app.client(await scene.app.signIn())
    const counts = async () =>
      new Map(
        (await admin.analytics.refusedFacts.query()).map(({ reason, count }) => [reason, count]),
      )
    const before = await counts()
    await learnt(scene, 'We have 30 000 EUR for a new portal', [
      { field: 'budget', value: '900000 EUR', quote: 'We have 30 000 EUR' },
      { field: 'budget', value: '30000 EUR', quote: 'We have plenty' },
      { field: 'authority', value: 'decides', quote: 'We have 30 000 EUR' },
    ])
    const after = await counts()
    const more = [...after].map(([reason, count]) => [reason, count - (before.get(reason) ?? 0)])
    expect(more.filter(([, count]) => count !== 0)).toEqual([
      ['not_said', 1],
      ['not_implied', 1],
      ['differs', 1],
    ])
  })
})

describe('a model that hears nothing', () => {
  test('costs no lead: contact details are found beside it', async ({ scene }) => {
    const said = 'My email is bob@shop.example and my phone is +33 1 44 55 66 77'
    const { facts, leadId } = await learnt(scene, said, [])
    expect(facts.map(({ field, value }) => [field, value])).toEqual([
      ['email', 'bob@shop.example'],
      ['phone', '+33144556677'],
    ])
    expect(leadId).not.toBeNull()
  })
})

test('what a model hears rightly is kept, with its quotation', async ({ scene }) => {
  const said = 'We need a customer portal. Our budget is 30 000 EUR'
  const { facts } = await learnt(scene, said, [
    { field: 'need', value: 'A portal, please', quote: 'We need a customer portal' },
    { field: 'budget', value: '30000 EUR', quote: 'Our budget is 30 000 EUR' },
  ])
  const heard = facts.filter(({ field }) => field !== 'intent')
  expect(heard.map(({ field, value, quote }) => ({ field, value, quote }))).toEqual([
    { field: 'need', value: 'We need a customer portal', quote: 'We need a customer portal' },
    { field: 'budget', value: '30000 EUR', quote: 'Our budget is 30 000 EUR' },
  ])
})

test('the reply waits for no facts, and those that a model finds late follow', async () => {
  await using resources = new AsyncDisposableStack()
  const { app, model, claim } = await openModelApp(resources)
  const quote = 'We need a customer portal'
  claim([{ field: 'need', value: quote, message: 1, quote }], { chaos: { latencyMs: 3500 } })
  const { say, conversationId } = await startVisitor(app)
  const fields = async () => {
    const facts = await listFacts(app.deps.db, { conversationId })
    return facts.map(({ field }) => field)
  }

  const { reply } = await say(`${quote}, our budget is 30 000 EUR. Write to bob@shop.example`)

  expect(reply?.content).toBe('The model says so.')
  // What the server reads by itself is stored with the reply.
  expect(await fields()).toContain('email')
  await expect.poll(fields).toContain('need')
  const asked = () =>
    model.getRequests().filter(({ body }) => body && 'response_format' in body).length
  await expect.poll(asked).toBe(1)
})

test('each answer keeps what wrote it, and leads to no site of others', async () => {
  await using resources = new AsyncDisposableStack()
  const { app, model } = await openModelApp(resources)
  model.clearFixtures()
  model.addFixture({
    match: {},
    response: {
      content: 'Confirm at https://evil.test/phish or https://oka.example/x',
      usage: { prompt_tokens: 100, completion_tokens: 10, total_tokens: 110 },
    },
  })
  const admin = app.client(await app.signIn())
  await admin.settings.update.mutate({ sites: ['https://oka.example'] })
  const { say, conversationId } = await startVisitor(app)

  const { reply } = await say('Hello')

  expect(reply?.content).toBe('Confirm at (link removed) or https://oka.example/x')
  const [row] = await app.deps.db.execute(sql`
    select model, prompt_version, prompt_tokens, completion_tokens, took_ms >= 0 as timed
    from messages where conversation_id = ${conversationId} and role = 'assistant'`)
  expect(row).toEqual({
    model: 'gpt-4o-mini',
    prompt_version: app.deps.assistant.promptVersion,
    prompt_tokens: 100,
    completion_tokens: 10,
    timed: true,
  })
})

test('a turn that failed three times is answered offline, whatever the fault', async () => {
  await using resources = new AsyncDisposableStack()
  const { app } = await openModelApp(resources)
  const { db, assistant } = app.deps
  // A fault that no fallback sees: the database refuses what the model writes.
  await db.execute(
    sql`alter table messages add constraint no_model check (model is distinct from 'gpt-4o-mini')`,
  )
  const { say, conversationId } = await startVisitor(app)
  await say('We need a customer portal', false)
  const answers = () =>
    db.execute<{ model: string }>(sql`
    select model from messages where conversation_id = ${conversationId} and role = 'assistant'`)
  await expect.poll(answers).toEqual([{ model: 'offline' }])
  expect(assistant.model).toBe('gpt-4o-mini')
})

test('of a report that lies only what was said is stored, and the rest counted', async ({
  scene,
}) => {
  const { app, model, claim } = scene
  claim([])
  const visitor = await startVisitor(app)
  await visitor.say('We need a customer portal, budget 15 000 EUR. Write to ann@shop.example')
  await visitor.say('No, rather 20 000 EUR')
  const conversation = await findAnyConversation(app.deps.db, visitor.conversationId)
  const leadId = conversation!.leadId!
  const lies = [
    { text: 'Ann has signed a contract of 900 000 EUR.', messages: [1] },
    { text: 'The budget is 15 000 EUR.', messages: [1] },
    { text: 'Pay into FR76 3000 6000 0112 3456 7890 189.', messages: [1] },
    { text: 'The visitor before, Jean Martin, had the same need.', messages: [] },
    { text: 'We guarantee the result.', messages: [] },
  ]
  const truths = [
    { text: 'A customer portal is needed.', messages: [1] },
    { text: 'The budget is 20 000 EUR.', messages: [1] },
  ]
  model.clearFixtures()
  model.addFixture({
    match: { responseFormat: 'json_schema' },
    response: {
      content: JSON.stringify({
        situation: [...lies, ...truths],
        options: [{ service: 'gold-plan', why: 'It costs 9 900 EUR.', messages: [1] }],
        nextSteps: [{ what: 'Sign the contract', who: 'you', when: 'by 15 June' }],
        openQuestions: ['Did Jean Martin call?'],
        assumptions: ['We assume 450 people.'],
      }),
    },
  })
  const admin = app.client(await app.signIn())
  const refusals = async () =>
    (await admin.analytics.refusedFacts.query()).map(({ count }) => count)
  const before = await refusals()
  await admin.report.generate.mutate({ leadId, wait: true })
  const { content } = await admin.report.byLead.query({ leadId })

  const situation = content!.sections.find(({ kind }) => kind === 'situation')
  expect(situation?.claims.map(({ text, origin }) => [text, origin])).toEqual([
    [truths[0]!.text, { kind: 'theirs', sources: [1], quote: null }],
    [truths[1]!.text, { kind: 'theirs', sources: [1, 2], quote: null }],
  ])
  // Ids are random and may have any digits.
  const withoutIds = (key: string, value: unknown) => (key === 'id' ? undefined : value)
  const written = JSON.stringify(content!.sections, withoutIds)
  expect(written).not.toMatch(/900|FR76|Jean|guarantee|gold|9 900|15 June|450/)
  expect(written).toContain('€20,000')
  expect(content!.sources.map(({ quote }) => quote)).toEqual([
    expect.stringContaining('15 000'),
    'No, rather 20 000 EUR',
  ])
  const sum = (counts: readonly number[]) => counts.reduce((total, count) => total + count, 0)
  expect(sum(await refusals()) - sum(before)).toBe(lies.length + 3)
})
