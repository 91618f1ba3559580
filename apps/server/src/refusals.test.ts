import { randomUUID } from 'node:crypto'

import { newId } from '@oka/db/id'
import { describe, expect } from 'vitest'

import { startVisitor } from './testing/chat.ts'
import { rest, test, type TestApp } from './testing/test-app.ts'

const bidi = '\u202E'

describe('a message that is refused leaves nothing behind', () => {
  test.for([
    ['of 4,001 characters', 'x'.repeat(4001), 'content: must have at most 4,000 characters'],
    ['of nothing but space', ' \n\t ', 'content: must not be empty'],
    ['with a control character', 'Hello\u0007', /^content: must not contain control/],
    ['with a NUL', 'a\u0000b', /^content: must not contain control/],
    ['that turns its direction', `evil${bidi}exe`, /^content: must not contain control/],
    ['with half a character', '\uD800', /^content: must not contain control/],
  ] as const)('%s', async ([, content, error], { app }) => {
    const { visitorToken, messages } = await startVisitor(app)
    const body = { clientMessageId: randomUUID(), content }

    const answer = await rest(app, 'POST /api/chat/message', { token: visitorToken, body })

    expect(answer).toMatchObject({ status: 400, body: { code: 'invalid_input' } })
    const said = (answer.body as { error: string }).error
    if (typeof error === 'string') expect(said).toBe(error)
    else expect(said).toMatch(error)
    expect(await messages()).toEqual([])
  })

  test('under an id that other words have', async ({ app }) => {
    const { visitorToken, say, messages } = await startVisitor(app)
    const clientMessageId = randomUUID()
    await say('Hello', true, clientMessageId)
    const before = await messages()

    const body = { clientMessageId, content: 'Goodbye' }
    const answer = await rest(app, 'POST /api/chat/message', { token: visitorToken, body })

    expect(answer).toMatchObject({ status: 409, body: { code: 'message_differs' } })
    expect(await messages()).toEqual(before)
  })

  test('in a conversation that is closed', async ({ app }) => {
    const { conversationId, visitorToken, messages } = await startVisitor(app)
    await app.client(await app.signIn()).chat.close.mutate({ conversationId })
    const before = await messages()

    const body = { clientMessageId: randomUUID(), content: 'Hello' }
    const answer = await rest(app, 'POST /api/chat/message', { token: visitorToken, body })

    expect(answer).toMatchObject({ status: 409, body: { code: 'conversation_closed' } })
    expect(await messages()).toEqual(before)
  })
})

describe('a conversation that is not there, or is another’s, is the same', () => {
  test.for(['not there', 'another’s'])('%s', async (which, { app }) => {
    const { client, visitorToken } = await startVisitor(app)
    const conversationId =
      which === 'not there' ? newId() : (await startVisitor(app)).conversationId
    const refused = { data: { httpStatus: 404, problem: 'conversation_not_found' } }

    const answer = await rest(app, `GET /api/chat/conversations/${conversationId}/messages`, {
      token: visitorToken,
    })

    expect(answer).toMatchObject({ status: 404, body: { code: 'conversation_not_found' } })
    const calls = [
      client.chat.markRead.mutate({ conversationId, seq: 1 }),
      client.chat.setPresence.mutate({ conversationId, state: 'typing' }),
      client.chat.requestPerson.mutate({ conversationId }),
    ]
    for (const call of calls) await expect(call).rejects.toMatchObject(refused)
  })
})

describe('a subscription', () => {
  const follow = (app: TestApp, token: string, input: object) =>
    new Promise<unknown>((resolve) => {
      app.client(token).chat.events.subscribe(input as never, {
        onError: ({ data }) => resolve(data),
        onData: resolve,
      })
    })

  test.for([
    ['from the future', 3, 'must be at most 2'],
    ['after a number that is none', 'two', expect.any(String)],
    ['after less than nothing', -1, expect.any(String)],
    ['after half a message', 1.5, expect.any(String)],
  ] as const)('%s is refused by its name', async ([, lastEventId, message], { app }) => {
    const { conversationId, visitorToken, say } = await startVisitor(app)
    await say('Hello')

    expect(await follow(app, visitorToken, { conversationId, lastEventId })).toMatchObject({
      problem: 'invalid_input',
      issues: [{ path: 'lastEventId', message }],
    })
  })
})
