import { randomUUID } from 'node:crypto'

import { LLMock } from '@copilotkit/aimock'
import { sql } from '@oka/db/client'
import { openResendDouble, resendKey } from '@oka/mail/testing/resend-double'
import { describe, expect, test } from 'vitest'

import { openTestApp, rest, type TestApp } from './testing/test-app.ts'

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
    expect(kept.map(({ field, quote }) => [field, quote])).toEqual([['email', 'jo@acme.example']])
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

describe('a provider of mail', () => {
  test('gets the report with its PDF, once', async () => {
    await using resources = new AsyncDisposableStack()
    const resend = resources.use(await openResendDouble())
    const app = await openTestApp(resources, {
      RESEND_API_KEY: resendKey,
      RESEND_BASE_URL: resend.baseUrl,
      MAIL_FROM: 'OKA Tech <hello@oka.example>',
    })
    await say(app, 'I am Jo Reed, jo@acme.example, we need a new customer portal')
    const token = await app.signIn()
    const [lead] = (await app.client(token).leads.list.query({})).items
    const leadId = lead!.id
    await rest(app, 'POST /api/reports/generate', { token, body: { leadId, wait: true } })

    const route = `POST /api/reports/${leadId}/email`
    await Promise.all([rest(app, route, { token }), rest(app, route, { token })])

    const mails = () => app.client(token).mail.list.query({ leadId })
    await expect
      .poll(mails, { timeout: 10_000 })
      .toMatchObject([{ status: 'sent', attempts: 1, to: 'jo@acme.example' }])
    expect(resend.accepted).toHaveLength(1)
    const [pdf] = resend.accepted[0]!.body.attachments!
    expect(Buffer.from(pdf!.content, 'base64').subarray(0, 5).toString()).toBe('%PDF-')
  })
})
