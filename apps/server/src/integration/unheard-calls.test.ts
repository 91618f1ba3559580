import { sql } from '@oka/db/client'
import { describe, expect } from 'vitest'

import { openScene } from '../testing/chat.ts'
import { test, type TestApp } from '../testing/test-app.ts'

/** As if whatever calls on somebody about the conversation had done so many minutes earlier. */
const ageCalls = (app: TestApp, conversationId: string, minutes: number) =>
  app.deps.db.execute(sql`
    update notifications set created_at = created_at - make_interval(mins => ${minutes})
    where conversation_id = ${conversationId}`)

const mailsTo = async (app: TestApp, email: string) => {
  const { items: mails } = await app.client(await app.signIn()).mail.list.query({})
  return mails.filter(({ kind, to }) => kind === 'escalation' && to === email)
}

describe('a call for a person that nobody has heard', () => {
  test('is made anew, and the visitor told what to expect by now', async ({ app }) => {
    const { conversationId, client, messages, lea, callsOf } = await openScene(app)
    const ask = () => client.chat.requestPerson.mutate({ conversationId })
    await ask()
    await ask()
    expect(await callsOf(lea.token)).toMatchObject([{ acknowledgedAt: null }])

    await ageCalls(app, conversationId, 11)
    await ask()

    expect(await callsOf(lea.token)).toMatchObject([
      { acknowledgedAt: null },
      { acknowledgedAt: expect.any(String) },
    ])
    expect((await messages()).map(({ role }) => role)).toEqual(['system', 'system'])
  })

  test('is in the inbox though not a word was said', async ({ app }) => {
    const { conversationId, client, lea, inboxOf } = await openScene(app)
    await client.chat.requestPerson.mutate({ conversationId })
    expect(await inboxOf(lea.token)).toMatchObject({
      conversationId,
      lastMessage: { role: 'system' },
      waiting: false,
    })
  })
})

describe('a conversation that was handed over', () => {
  test('goes out by mail to whom it was handed, and to nobody else', async ({ app }) => {
    const { conversationId, say, lea, sam } = await openScene(app)
    await say('Hello')
    await app.client(lea.token).chat.handOver.mutate({ conversationId, adminId: sam.id })

    await ageCalls(app, conversationId, 6)

    await expect.poll(() => mailsTo(app, sam.email)).toHaveLength(1)
    expect(await mailsTo(app, lea.email)).toEqual([])
  })

  test('calls no more on whom it was taken back from', async ({ app }) => {
    const { conversationId, say, lea, sam, callsOf } = await openScene(app)
    await say('Hello')
    await app.client(lea.token).chat.handOver.mutate({ conversationId, adminId: sam.id })
    expect(await callsOf(sam.token)).toMatchObject([{ acknowledgedAt: null }])

    await app.client(await app.signIn()).chat.takeOver.mutate({ conversationId })

    expect(await callsOf(sam.token)).toMatchObject([{ acknowledgedAt: expect.any(String) }])
  })

  test('comes back to the assistant when its holder is disabled, who is called for again', async ({
    app,
  }) => {
    const { conversationId, client, say, messages, lea, sam, callsOf } = await openScene(app)
    await client.chat.requestPerson.mutate({ conversationId })
    await app.client(sam.token).chat.takeOver.mutate({ conversationId })
    await say('Are you there?', false)

    await app.client(await app.signIn()).team.disable.mutate({ id: sam.id })

    const roles = async () => (await messages()).slice(2).map(({ role }) => role)
    await expect.poll(roles).toEqual(['visitor', 'system', 'assistant'])
    expect(await callsOf(lea.token)).toMatchObject([
      { kind: 'person_requested', acknowledgedAt: null },
      { kind: 'person_requested', acknowledgedAt: expect.any(String) },
    ])
  })
})
