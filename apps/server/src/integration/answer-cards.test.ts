import { randomUUID } from 'node:crypto'

import { sql } from '@oka/db/client'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'

import { startVisitor } from '../testing/chat.ts'
import { openModelApp } from '../testing/model-double.ts'
import { makePerson } from '../testing/people.ts'
import { openAdmin, weighed } from '../testing/rubric.ts'
import { rest, type TestApp } from '../testing/test-app.ts'

const usage = { prompt_tokens: 1200, completion_tokens: 40, total_tokens: 1240 }
const price = { model: 'gpt-4o-mini', prompt: 0.5, completion: 2, currency: 'USD' }

describe('the card of an answer', () => {
  const resources = new AsyncDisposableStack()
  let opened: Awaited<ReturnType<typeof openModelApp>>
  beforeAll(async () => {
    opened = await openModelApp(resources)
  })
  afterAll(() => resources.disposeAsync())

  const answersOf = async ({ deps }: TestApp, conversationId: string) => {
    const rows = await deps.db.execute<{ id: string }>(sql`
      select id from messages where conversation_id = ${conversationId} and role = 'assistant'
      order by seq`)
    return rows.map(({ id }) => id)
  }

  test('says what wrote it, at what cost, what it learnt and what it did not believe', async () => {
    const { app, model } = opened
    const { admin } = await openAdmin(app)
    await admin.settings.update.mutate({ modelPrices: [price] })
    const stated = { message: 1, stated: true }
    const facts = [
      { ...stated, field: 'email', value: 'jo@acme.example', quote: 'jo@acme.example' },
      { ...stated, field: 'budget', value: '900000 EUR', quote: '900 000 €' },
    ]
    model.clearFixtures()
    model.addFixture({
      match: { responseFormat: 'json_schema' },
      response: { content: JSON.stringify({ facts, wantsPerson: false }) },
    })
    model.addFixture({ match: {}, response: { content: 'Thank you, Jo.', usage } })
    const { say, conversationId } = await startVisitor(app)
    await say('I am Jo, write to jo@acme.example')
    await say('Our budget is 15 000 EUR')

    const [first, second] = await answersOf(app, conversationId)
    const card = async (messageId: string) => admin.answer.read.query({ messageId })
    const refusals = async () => (await card(first!)).refused
    await expect.poll(refusals).toHaveLength(1)
    expect(await card(first!)).toMatchObject({
      conversationId,
      question: 'I am Jo, write to jo@acme.example',
      model: 'gpt-4o-mini',
      promptVersion: expect.stringMatching(/^openai-/),
      rubricVersion: 1,
      tokens: { prompt: 1200, completion: 40 },
      tookMs: expect.any(Number),
      // 1200 × 0.5 + 40 × 2 millionths.
      cost: { amount: 0.00068, currency: 'USD' },
      refused: [{ field: 'budget', value: '900000 EUR', quote: '900 000 €', reason: 'not_said' }],
      rating: null,
    })
    const learnt = (await card(first!)).learnt.map(({ field, quote }) => [field, quote])
    expect(learnt).toEqual([
      ['name', 'Jo'],
      ['email', 'jo@acme.example'],
    ])
    // What was refused then is not refused of the next message; what is learnt is its own.
    const later = await card(second!)
    expect(later.learnt.map(({ field }) => field)).toEqual(['budget', 'intent'])
  })

  test('names the version of the scoring that was in use, and no price that nobody has set', async () => {
    const { app, claim } = opened
    const { admin, publish, untilScored } = await openAdmin(app)
    await admin.settings.update.mutate({ modelPrices: [] })
    claim([])
    await publish(weighed({ need: 51, budget: 4 }))
    await untilScored()
    const { version } = await admin.rubric.read.query()
    const { say, conversationId } = await startVisitor(app)
    await say('We need a customer portal')
    const [messageId] = await answersOf(app, conversationId)
    expect(await admin.answer.read.query({ messageId: messageId! })).toMatchObject({
      rubricVersion: version,
      cost: null,
      refused: [],
    })
  })

  test('is rated, listed, worked off, opened again and taken back', async () => {
    const { app, claim } = opened
    claim([])
    const [agent, viewer] = [await makePerson(app, 'agent'), await makePerson(app, 'viewer')]
    const staff = app.client(agent.token)
    const { say, conversationId } = await startVisitor(app)
    await say('What are your opening hours?')
    await say('And where are you?')
    const [one, other] = await answersOf(app, conversationId)
    const listed = async (view: 'wrong' | 'good' | 'done') => {
      const { items } = await app.client(viewer.token).answer.list.query({ view, limit: 100 })
      return items.filter((item) => item.conversationId === conversationId)
    }

    await staff.answer.rate.mutate({ messageId: one!, verdict: 'wrong', reason: ' Nine to five. ' })
    await staff.answer.rate.mutate({ messageId: other!, verdict: 'good' })
    expect(await listed('wrong')).toMatchObject([
      {
        messageId: one,
        question: 'What are your opening hours?',
        content: 'The model says so.',
        rating: {
          verdict: 'wrong',
          reason: 'Nine to five.',
          by: { id: agent.id },
          doneAt: null,
        },
      },
    ])
    expect(await listed('good')).toMatchObject([{ messageId: other, rating: { reason: '' } }])

    const done = await staff.answer.settle.mutate({ messageId: one!, isDone: true })
    expect(done.rating).toMatchObject({ doneAt: expect.any(String), doneBy: { id: agent.id } })
    expect(await listed('wrong')).toEqual([])
    expect((await listed('done')).map(({ messageId }) => messageId)).toEqual([one])
    await staff.answer.settle.mutate({ messageId: one!, isDone: false })
    expect((await listed('wrong')).map(({ messageId }) => messageId)).toEqual([one])

    // Another word on it is another rating, which is open again.
    await staff.answer.settle.mutate({ messageId: one!, isDone: true })
    await staff.answer.rate.mutate({ messageId: one!, verdict: 'wrong', reason: 'Still.' })
    expect((await listed('wrong')).map(({ rating }) => rating.reason)).toEqual(['Still.'])
    await staff.answer.rate.mutate({ messageId: one!, verdict: null })
    expect(await listed('wrong')).toEqual([])
  })

  test('is listed page by page', async () => {
    const { app } = opened
    const { admin } = await openAdmin(app)
    const { say, conversationId } = await startVisitor(app)
    for (const line of ['Hello', 'We need a shop', 'By March']) await say(line)
    const ids = await answersOf(app, conversationId)
    for (const messageId of ids) await admin.answer.rate.mutate({ messageId, verdict: 'wrong' })
    const seen: string[] = []
    let cursor: string | undefined
    do {
      const page = await admin.answer.list.query({ view: 'wrong', limit: 1, cursor })
      seen.push(...page.items.map(({ messageId }) => messageId))
      cursor = page.nextCursor ?? undefined
    } while (cursor !== undefined)
    expect(seen).toEqual(ids.toReversed())
  })

  test('is refused for what is no answer, and says which field is wrong', async () => {
    const { app } = opened
    const token = await app.signIn()
    const { say } = await startVisitor(app)
    const { message } = await say('Hello')
    const call = (path: string, body: object) => rest(app, `POST /trpc/${path}`, { token, body })
    for (const messageId of [message.id, randomUUID()]) {
      const refused = await call('answer.rate', { messageId, verdict: 'good' })
      expect(refused.status).toBe(404)
      expect(JSON.stringify(refused.body)).toContain('answer_not_found')
    }
    for (const [field, value] of [
      ['messageId', 'x'],
      ['verdict', 'perfect'],
      ['reason', 'x'.repeat(501)],
    ] as const) {
      const given = { messageId: message.id, verdict: 'good', [field]: value }
      const refused = await call('answer.rate', given)
      expect(refused.status).toBe(400)
      expect(JSON.stringify(refused.body)).toContain(field)
    }
  })
})
