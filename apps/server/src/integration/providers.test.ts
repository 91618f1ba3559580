import { randomUUID } from 'node:crypto'

import { LLMock } from '@copilotkit/aimock'
import { sql } from '@oka/db/client'
import { describe, expect, test } from 'vitest'

import { openTestApp, type TestApp } from '../testing/test-app.ts'

async function say(app: TestApp, content: string) {
  const { visitorToken, conversationId } = await app.client().chat.start.mutate({ locale: 'en' })
  const client = app.client(visitorToken)
  const sent = await client.chat.send.mutate({
    clientMessageId: randomUUID(),
    content,
    wait: true,
  })
  return { ...sent, conversationId }
}

const modelOf = async ({ deps }: TestApp, conversationId: string) => {
  const rows = await deps.db.execute<{ model: string }>(sql`
    select model from messages where conversation_id = ${conversationId} and role = 'assistant'`)
  return rows.map(({ model }) => model)
}

describe('a model by its address', () => {
  test('answers, and what it invents is kept out of the lead', async () => {
    await using resources = new AsyncDisposableStack()
    const model = new LLMock({ port: 0, host: '127.0.0.1', chunkSize: 8 })
    await model.start()
    resources.defer(() => model.stop())
    const facts = [
      {
        field: 'email',
        value: 'jo@acme.example',
        message: 1,
        quote: 'jo@acme.example',
        stated: true,
      },
      { field: 'budget', value: '900000 EUR', message: 1, quote: '900 000 €', stated: true },
    ]
    model.addFixture({
      match: { responseFormat: 'json_schema' },
      response: { content: JSON.stringify({ facts }) },
    })
    model.addFixture({ match: {}, response: { content: 'Thank you Jo. Which company is it for?' } })
    const app = await openTestApp(resources, {
      OPENAI_API_KEY: 'sk-test',
      OPENAI_BASE_URL: `${model.url}/v1`,
      OPENAI_MODEL: 'test-model',
    })

    const { reply, conversationId } = await say(app, 'I am Jo, write to jo@acme.example')

    expect(reply?.content).toBe('Thank you Jo. Which company is it for?')
    expect(await modelOf(app, conversationId)).toEqual(['test-model'])
    const staff = app.client(await app.signIn())
    const [lead] = (await staff.leads.list.query({ q: 'jo@acme.example' })).items
    const { facts: kept } = await staff.leads.byId.query({ id: lead!.id })
    expect(kept.map(({ field, quote }) => [field, quote])).toEqual([
      ['name', 'Jo'],
      ['email', 'jo@acme.example'],
    ])
  })

  test('that refuses is stood in for, and the visitor notices nothing', async () => {
    await using resources = new AsyncDisposableStack()
    const model = new LLMock({ port: 0, host: '127.0.0.1' })
    await model.start()
    resources.defer(() => model.stop())
    model.addFixture({ match: {}, response: { status: 401, error: { message: 'wrong key' } } })
    const app = await openTestApp(resources, {
      OPENAI_API_KEY: 'sk-test',
      OPENAI_BASE_URL: `${model.url}/v1`,
    })

    const { reply, conversationId } = await say(app, 'We need a new customer portal')

    expect(reply?.content).toMatch(/which company/i)
    expect(await modelOf(app, conversationId)).toEqual(['offline'])
  })
})
