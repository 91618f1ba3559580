import type { Message } from '@oka/contract/chat'
import { LLMock } from '@copilotkit/aimock'
import { describe, expect } from 'vitest'

import { startVisitor } from '../testing/chat.ts'
import { openTestApp, test } from '../testing/test-app.ts'

const roles = (messages: readonly Message[]) => messages.map(({ role }) => role)

describe('a burst of messages', () => {
  test('gets one answer, to the last', async ({ app }) => {
    const { say, messages } = await startVisitor(app)
    for (const words of ['We need', 'a new', 'customer portal']) await say(words, false)

    await expect.poll(messages).toHaveLength(4)

    expect(roles(await messages())).toEqual(['visitor', 'visitor', 'visitor', 'assistant'])
  })

  test('is given time while the visitor types', async ({ app }) => {
    const { conversationId, client, say, messages } = await startVisitor(app)
    const show = (state: 'typing' | 'looking') =>
      client.chat.setPresence.mutate({ conversationId, state })
    await say('We need a new customer portal', false)
    await show('typing')
    await say('and a mobile app', false)
    await show('looking')

    await expect.poll(messages).toHaveLength(3)

    expect(roles(await messages())).toEqual(['visitor', 'visitor', 'assistant'])
  })

  test('is not waited for without end', async ({ app }) => {
    const { conversationId, client, say, messages } = await startVisitor(app)
    const type = () => client.chat.setPresence.mutate({ conversationId, state: 'typing' })
    // What the first answer loads takes no time of the second.
    await say('Hello')
    await type()
    await say('We need a new customer portal', false)
    await type()

    await expect.poll(messages).toHaveLength(4)

    const [, , said, answered] = (await messages()).map(({ createdAt }) => Date.parse(createdAt))
    // Four seconds, where one is enough for who does not type.
    expect(answered! - said!).toBeGreaterThan(3000)
  })

  test('answered once by a caller who waits for each of its messages', async ({ app }) => {
    const { say, messages } = await startVisitor(app)
    const replies = await Promise.all(['We need', 'a new', 'portal'].map((words) => say(words)))
    const stored = await messages()
    expect(roles(stored).filter((role) => role === 'visitor')).toHaveLength(3)
    const last = stored.at(-1)
    expect(last?.role).toBe('assistant')
    expect(replies.at(-1)?.reply?.id).toBe(last?.id)
  })

  test('costs at most two calls of the model, of which the last has read all', async () => {
    await using resources = new AsyncDisposableStack()
    const model = new LLMock({ port: 0, host: '127.0.0.1', chunkSize: 4, latency: 20 })
    await model.start()
    resources.defer(() => model.stop())
    model.addFixture({
      match: { responseFormat: 'json_schema' },
      response: { content: JSON.stringify({ facts: [] }) },
    })
    const content = 'Thank you. For when do you need the portal and the app?'
    model.addFixture({ match: {}, response: { content } })
    const app = await openTestApp(resources, {
      OPENAI_API_KEY: 'sk-test',
      OPENAI_BASE_URL: `${model.url}/v1`,
    })
    const { say, messages } = await startVisitor(app)
    const words = ['We need', 'a new', 'customer portal', 'and an app', 'for our dealers']
    for (const some of words) await say(some, false)

    await expect.poll(messages).toHaveLength(6)

    expect((await messages()).at(-1)).toMatchObject({ role: 'assistant', content })
    const bodies = model.getRequests().map(({ body }) => JSON.stringify(body))
    const replies = bodies.filter((body) => !body.includes('json_schema'))
    expect(replies.length).toBeLessThanOrEqual(2)
    expect(replies.at(-1)).toContain('for our dealers')
  })
})
