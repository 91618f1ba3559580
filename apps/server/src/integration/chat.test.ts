import { randomUUID } from 'node:crypto'
import { json } from 'node:stream/consumers'
import { setTimeout as pause } from 'node:timers/promises'

import type { Message } from '@oka/contract/chat'
import { sql } from '@oka/db/client'
import { describe, expect } from 'vitest'

import { follow, startVisitor } from '../testing/chat.ts'
import { openModelApp } from '../testing/model-double.ts'
import { test } from '../testing/test-app.ts'

const brief = ({ seq, role }: Message) => `${seq} ${role}`

describe('a message', () => {
  test('that is sent again is stored once and answered once', async ({ app }) => {
    const { say, messages } = await startVisitor(app)
    const id = randomUUID()
    const [one, two] = await Promise.all([say('Hello', true, id), say('Hello', true, id)])
    expect(one.message.id).toBe(two.message.id)
    expect((await messages()).map(brief)).toEqual(['1 visitor', '2 assistant'])
  })

  test('that is sent again with other words is refused', async ({ app }) => {
    const { say, messages } = await startVisitor(app)
    const id = randomUUID()
    await say('Hello', true, id)
    await expect(say('Goodbye', true, id)).rejects.toMatchObject({
      data: { code: 'CONFLICT', problem: 'message_differs' },
    })
    expect(await messages()).toHaveLength(2)
  })

  test('start called again with its key is the same conversation, with what was said', async ({
    app,
  }) => {
    const startKey = randomUUID()
    const first = await app.client().chat.start.mutate({ startKey })
    await app
      .client(first.visitorToken)
      .chat.send.mutate({ clientMessageId: randomUUID(), content: 'Hello' })
    const second = await app.client().chat.start.mutate({ startKey })
    expect(second).toMatchObject({
      conversationId: first.conversationId,
      visitorToken: first.visitorToken,
      messages: [{ content: 'Hello' }, ...second.messages.slice(1)],
    })
  })
})

describe('people', () => {
  test('who take over are never talked over, and the assistant answers after they hand back', async ({
    app,
  }) => {
    const { conversationId, say, messages } = await startVisitor(app)
    const staff = app.client(await app.signIn())
    await say('We need a new portal', false)
    await staff.chat.takeOver.mutate({ conversationId })
    await staff.chat.reply.mutate({
      conversationId,
      clientMessageId: randomUUID(),
      content: 'I am Camille',
    })
    const held = await say('Good to hear from you')
    expect(held.reply).toBeUndefined()
    const whileHeld = await messages()
    const taken = whileHeld.findIndex(({ role }) => role === 'system')
    expect(whileHeld.slice(taken).map(({ role }) => role)).toEqual(['system', 'agent', 'visitor'])

    const state = await staff.chat.release.mutate({ conversationId })

    expect(state).toMatchObject({ mode: 'assistant', holder: null })
    await expect.poll(async () => (await messages()).at(-1)?.role).toBe('assistant')
  })

  test('who close a conversation leave it so', async ({ app }) => {
    const { conversationId, say } = await startVisitor(app)
    const staff = app.client(await app.signIn())
    await say('Hello')
    await staff.chat.close.mutate({ conversationId })
    await expect(say('One more thing')).rejects.toMatchObject({
      data: { problem: 'conversation_closed' },
    })
    await staff.chat.reopen.mutate({ conversationId })
    expect((await say('One more thing')).reply).toBeDefined()
  })

  test('learn from what is said while a person answers', async ({ app }) => {
    const { conversationId, say } = await startVisitor(app)
    const staff = app.client(await app.signIn())
    await staff.chat.takeOver.mutate({ conversationId })
    const email = `${randomUUID()}@example.com`
    await say(`Write to ${email}`)
    const found = () => staff.leads.list.query({ q: email })
    await expect.poll(async () => (await found()).items.length).toBe(1)
  })
})

describe('a lead', () => {
  test('keeps what staff entered, whatever the visitor says later', async ({ app }) => {
    const { say } = await startVisitor(app)
    const staff = app.client(await app.signIn())
    const email = `${randomUUID()}@example.com`
    await say(`I am Jon Smith from Acme, my mail is ${email}`)
    const [lead] = (await staff.leads.list.query({ q: email })).items
    expect(lead).toMatchObject({ company: 'Acme' })
    await staff.leads.update.mutate({ id: lead!.id, company: 'Acme Holdings' })

    await say('In fact our company is called Zenith Ltd')

    const after = await staff.leads.byId.query({ id: lead!.id })
    expect(after.company).toBe('Acme Holdings')
    const company = after.facts.filter(({ field }) => field === 'company')
    expect(company).toMatchObject([{ value: 'Acme Holdings', by: 'staff', author: 'admin' }])
  })

  test('is one for each conversation, also when the e-mail is known already', async ({ app }) => {
    const staff = app.client(await app.signIn())
    const email = `${randomUUID()}@example.com`
    const one = await startVisitor(app)
    const other = await startVisitor(app)
    await one.say(`My mail is ${email}`)
    await other.say(`My mail is ${email}`)
    await other.say('Call me on +44 20 7946 0958 as well')

    const { items } = await staff.leads.list.query({ q: email })

    expect(items).toHaveLength(2)
    // A typed e-mail opens nothing of the other's.
    const others = items.map(({ id }) => id)
    const seen = await Promise.allSettled(
      others.map((leadId) => other.client.chat.history.query({ leadId })),
    )
    expect(seen.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
  })
})

describe('what is owed', () => {
  test('by a process that died is taken up when its lease has run out', async ({ app }) => {
    const { conversationId, messages, client } = await startVisitor(app)
    // As a process leaves it that was killed right after it stored the message.
    await app.deps.db.execute(sql`
      update conversations set claimed_by = 'dead', claimed_until = now() + interval '1 second'
      where id = ${conversationId}`)
    await app.deps.db.execute(sql`
      with moved as (
        update conversations set turn = 1, last_seq = 1, heard_seq = 1
        where id = ${conversationId} returning id
      )
      insert into messages (id, conversation_id, seq, turn, role, content)
      select ${randomUUID()}::uuid, id, 1, 1, 'visitor', 'Hello' from moved`)

    await expect.poll(messages).toHaveLength(2)

    expect((await messages()).map(brief)).toEqual(['1 visitor', '2 assistant'])
    await client.chat.messages.query({ conversationId })
  })
})

test('a page of messages says how the conversation stands, to its visitor and to staff alike', async ({
  app,
}) => {
  const { conversationId, visitorToken } = await app.client().chat.start.mutate({})
  const visitor = app.client(visitorToken)
  const staff = app.client(await app.signIn())
  const read = (client: typeof visitor) => client.chat.messages.query({ conversationId, after: 1 })
  await visitor.chat.send.mutate({ clientMessageId: randomUUID(), content: 'one', wait: true })
  expect(await read(visitor)).toMatchObject({
    messages: [{ seq: 2, role: 'assistant' }],
    snapshot: { type: 'snapshot', mode: 'assistant', holder: null },
  })

  await staff.chat.takeOver.mutate({ conversationId })

  const { snapshot } = await read(visitor)
  // The name, and nothing else of the person.
  expect(snapshot).toMatchObject({ mode: 'human', holder: { name: 'admin' } })
  expect(Object.keys(snapshot.holder!)).toEqual(['name'])
  expect((await read(staff)).snapshot).toEqual(snapshot)
})

describe('a subscription', () => {
  test('opens with how things stand, then replays what came after the last one seen', async ({
    app,
  }) => {
    const { conversationId, visitorToken } = await app.client().chat.start.mutate({})
    const client = app.client(visitorToken)
    for (const content of ['one', 'two']) {
      await client.chat.send.mutate({ clientMessageId: randomUUID(), content, wait: true })
    }

    const { events, seqs, stop } = follow(app, visitorToken, conversationId, 2)
    await expect.poll(seqs).toEqual([3, 4])
    expect(events[0]).toMatchObject({ type: 'snapshot', mode: 'assistant' })

    await client.chat.send.mutate({
      clientMessageId: randomUUID(),
      content: 'we need a customer portal',
      wait: true,
    })
    await expect.poll(seqs).toEqual([3, 4, 5, 6])
    stop()
  })

  test('shows the reply while it is written', async () => {
    await using resources = new AsyncDisposableStack()
    const { app, model } = await openModelApp(resources)
    const seen = new AbortController()
    model.mount('/v1/chat/completions', {
      handleRequest: async (request, response) => {
        const { stream } = (await json(request)) as { stream?: boolean }
        const write = (content: string) =>
          response.write(
            `data: ${JSON.stringify({ choices: [{ index: 0, delta: { content } }] })}\n\n`,
          )
        if (stream) {
          response.writeHead(200, { 'content-type': 'text/event-stream' })
          while (!seen.signal.aborted) {
            write('Thank you. ')
            await pause(50)
          }
          response.end('data: [DONE]\n\n')
        } else {
          const message = { role: 'assistant', content: '{"facts":[],"wantsPerson":false}' }
          response.writeHead(200, { 'content-type': 'application/json' })
          response.end(JSON.stringify({ choices: [{ index: 0, message, finish_reason: 'stop' }] }))
        }
        return true
      },
    })
    const { conversationId, visitorToken } = await app.client().chat.start.mutate({})
    const { events, seqs, stop } = follow(app, visitorToken, conversationId)
    const sent = { clientMessageId: randomUUID(), content: 'we need a customer portal' }
    await app.client(visitorToken).chat.send.mutate(sent)

    const drafts = () => events.filter((event) => 'type' in event && event.type === 'draft')
    const text = expect.stringContaining('Thank you.') as string
    await expect.poll(drafts).toContainEqual(expect.objectContaining({ turn: 1, text }))
    expect(seqs()).toEqual([1])
    seen.abort()
    await expect.poll(seqs).toEqual([1, 2])
    stop()
  })

  test('to another visitor’s conversation, or from the future, is refused', async ({ app }) => {
    const one = await app.client().chat.start.mutate({})
    const other = await app.client().chat.start.mutate({})
    const refusal = (conversationId: string, lastEventId = 0) =>
      new Promise((resolve) => {
        app
          .client(one.visitorToken)
          .chat.events.subscribe(
            { conversationId, lastEventId },
            { onError: (error) => resolve(error.data?.problem) },
          )
      })
    expect(await refusal(other.conversationId)).toBe('conversation_not_found')
    expect(await refusal(one.conversationId, 7)).toBe('invalid_input')
  })
})
