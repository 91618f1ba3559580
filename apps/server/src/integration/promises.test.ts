import { answerVisitor } from '@oka/api/chat/answer-visitor'
import { type PromiseKind, readPromises } from '@oka/api/chat/promises'
import { sql } from '@oka/db/client'
import { newId } from '@oka/db/id'
import { describe, expect, test as base } from 'vitest'

import { meetLead, startVisitor } from '../testing/chat.ts'
import { openModelApp } from '../testing/model-double.ts'
import { makePerson } from '../testing/people.ts'
import { test, type TestApp } from '../testing/test-app.ts'

async function openStaff(app: TestApp) {
  const { token, id } = await makePerson(app, 'agent')
  const agent = app.client(token)
  const of = (conversationId: string) => agent.followUp.ofVisitor.query({ conversationId })
  return { agent, of, id }
}

const promisedIn = (reply: string, locale: 'en' | 'fr' = 'en'): PromiseKind[] =>
  readPromises(reply, locale).flatMap(({ promises }) => promises)

describe('a question that the assistant cannot answer', () => {
  test('is stored with the reply that passes it on, and staff see it', async ({ app }) => {
    const { agent, of } = await openStaff(app)
    const { say, conversationId } = await startVisitor(app)
    const before = await agent.followUp.count.query()
    const { message, reply } = await say('Hello! Do you integrate with SAP? We need a portal.')

    expect(promisedIn(reply!.content)).toEqual(['question'])
    const [asked, ...others] = await of(conversationId)
    expect(others).toEqual([])
    expect(asked).toMatchObject({
      kind: 'question',
      status: 'open',
      conversationId,
      messageId: message.id,
      quote: 'Do you integrate with SAP?',
      askedAt: message.createdAt,
      call: null,
      closedAt: null,
      answer: null,
    })
    const counts = await agent.followUp.count.query()
    expect(counts.question).toBe(before.question + 1)
    const { items } = await agent.followUp.list.query({ view: 'question' })
    expect(items.map(({ id }) => id)).toContain(asked!.id)
  })

  test('asked twice it is one, and what we say of ourselves is none', async ({ app }) => {
    const { of } = await openStaff(app)
    const { say, conversationId } = await startVisitor(app)
    await say('Do you integrate with SAP?')
    const { reply } = await say('do you  integrate with SAP?')
    await say('What does your company do?')
    await say('Are you a robot?')
    expect(promisedIn(reply!.content)).toEqual(['question'])
    expect(await of(conversationId)).toHaveLength(1)
  })

  test('is answered, dismissed or opened again, each once and in the audit', async ({ app }) => {
    const { agent, of } = await openStaff(app)
    const { say, conversationId } = await startVisitor(app)
    await say('Do you integrate with SAP? And where are you based?')
    const [first, second] = await of(conversationId)
    const content = 'Yes, with SAP S/4HANA.'
    const { message } = await agent.chat.reply.mutate({
      conversationId,
      clientMessageId: newId(),
      content,
    })

    const { id } = first!
    const answered = await agent.followUp.close.mutate({ id, outcome: 'done' })
    expect(answered).toMatchObject({
      status: 'answered',
      answer: { messageId: message.id, content },
    })
    // A second time it stays as it is.
    expect(await agent.followUp.close.mutate({ id, outcome: 'dismissed' })).toEqual(answered)
    const other = await agent.followUp.close.mutate({ id: second!.id, outcome: 'dismissed' })
    expect(other).toMatchObject({ status: 'dismissed', answer: null })
    const { items } = await agent.followUp.list.query({ view: 'closed' })
    expect(items.slice(0, 2).map((one) => one.id)).toEqual([second!.id, id])
    expect(await agent.followUp.reopen.mutate({ id })).toEqual(first)

    const admin = app.client(await app.signIn())
    const { items: events } = await admin.audit.list.query({ limit: 10 })
    const own = events.filter((event) => event.conversationId === conversationId)
    expect(own.slice(0, 3).map(({ name, data }) => [name, data['status']])).toEqual([
      ['follow_up.reopened', 'open'],
      ['follow_up.closed', 'dismissed'],
      ['follow_up.closed', 'answered'],
    ])
  })

  test('is none while a person answers', async ({ app }) => {
    const { agent, of } = await openStaff(app)
    const { say, conversationId } = await startVisitor(app)
    await say('Hello')
    await agent.chat.takeOver.mutate({ conversationId })
    await say('Do you integrate with SAP?', false)
    const learnt = async () => {
      const [row] = await app.deps.db.execute<{ done: boolean }>(sql`
        select learnt_seq >= heard_seq as done from conversations where id = ${conversationId}`)
      return row!.done
    }
    await expect.poll(learnt).toBe(true)
    expect(await of(conversationId)).toEqual([])
  })

  test('beyond twenty that are open, no more are promised', async ({ app }) => {
    const { of } = await openStaff(app)
    const { say, conversationId } = await startVisitor(app)
    const ask = (numbers: number[]) =>
      say(numbers.map((n) => `Do you support standard number ${n}?`).join(' '))
    await ask(Array.from({ length: 25 }, (_, index) => index))
    const { reply } = await ask([99])
    expect(await of(conversationId)).toHaveLength(20)
    expect(promisedIn(reply!.content)).toEqual([])
  })
})

describe('a call-back', () => {
  test('is a row with its time and number, and calls on staff once', async ({ app }) => {
    const { agent, of } = await openStaff(app)
    const { say, conversationId } = await startVisitor(app, 'fr')
    const { reply } = await say('Pouvez-vous me rappeler demain vers 14h ?')
    expect(promisedIn(reply!.content, 'fr')).toEqual(['call_back'])
    const [call] = await of(conversationId)
    expect(call).toMatchObject({
      kind: 'call_back',
      status: 'open',
      quote: 'Pouvez-vous me rappeler demain vers 14h ?',
      call: { time: 'demain vers 14h', until: null, phone: null },
    })
    const tomorrow = new Date(Date.parse(call!.askedAt) + 86_400_000).toISOString().slice(0, 10)
    expect(call!.call!.from).toBe(`${tomorrow}T14:00:00.000Z`)

    await say('Mon numéro est le 06 12 34 56 78.')
    await say('Finalement, rappelez-moi plutôt demain à 16h.')
    const [moved, ...others] = await of(conversationId)
    expect(others).toEqual([])
    expect(moved).toMatchObject({
      id: call!.id,
      call: { time: 'demain à 16h', from: `${tomorrow}T16:00:00.000Z`, phone: '+33612345678' },
    })
    const calls = async () => {
      const all = await agent.notification.list.query()
      return all.filter((one) => one.conversationId === conversationId)
    }
    expect(await calls()).toMatchObject([{ kind: 'call_back_requested', acknowledgedAt: null }])

    const { id } = call!
    const done = await agent.followUp.close.mutate({ id, outcome: 'done' })
    expect(done).toMatchObject({ status: 'done', answer: null })
    expect((await calls())[0]!.acknowledgedAt).not.toBeNull()
  })

  test('a time alone answers the question for one', async ({ app }) => {
    const { of } = await openStaff(app)
    const { say, conversationId } = await startVisitor(app)
    const { reply } = await say('When will you call me?')
    expect(promisedIn(reply!.content)).toEqual([])
    expect(await of(conversationId)).toEqual([])
    await say('Thursday at 3 pm')
    expect(await of(conversationId)).toMatchObject([
      { kind: 'call_back', quote: 'Thursday at 3 pm', call: { time: 'Thursday at 3 pm' } },
    ])
  })
})

test('each is stored once, whoever answers the turn and however often', async ({ app }) => {
  const { of } = await openStaff(app)
  const { deps } = app
  for (let round = 0; round < 5; round += 1) {
    const { say, conversationId } = await startVisitor(app)
    await say('Do you integrate with SAP? Please call me back tomorrow at 2 pm.', false)
    const processes = Array.from({ length: 4 }, (_, index) => ({
      ...deps,
      processId: `process ${index}`,
    }))
    await Promise.all(
      processes.map((process) => answerVisitor(process, conversationId, { skipDebounce: true })),
    )
    await expect.poll(async () => (await of(conversationId)).length).toBe(2)
    // As if nothing had been learnt, all of it is read again.
    await deps.db.execute(sql`
      update conversations set learnt_seq = 0, turn = turn + 1, claimed_by = null where id = ${conversationId}`)
    await answerVisitor(deps, conversationId, { skipDebounce: true })
    expect((await of(conversationId)).map(({ kind }) => kind).toSorted()).toEqual([
      'call_back',
      'question',
    ])
  }
})

test('they go with their lead, and come back with it', async ({ app }) => {
  const { admin, visitor, id, conversationId } = await meetLead(app)
  await visitor.say('Do you integrate with SAP? Please call me back tomorrow at 2 pm.')
  const all = () => admin.followUp.ofVisitor.query({ leadId: id })
  const [first] = await all()
  expect(await all()).toHaveLength(2)
  const counted = await admin.followUp.count.query()
  await admin.leads.delete.mutate({ id })
  expect(await all()).toEqual([])
  expect(await admin.followUp.count.query()).toEqual({
    question: counted.question - 1,
    call_back: counted.call_back - 1,
    copy: counted.copy,
  })
  const close = () => admin.followUp.close.mutate({ id: first!.id, outcome: 'done' })
  await expect(close()).rejects.toMatchObject({ data: { problem: 'follow_up_not_found' } })
  await admin.leads.restore.mutate({ id })
  expect(await all()).toHaveLength(2)
  await admin.leads.erase.mutate({ id })
  const left = await app.deps.db.execute(sql`
    select id from follow_ups where conversation_id = ${conversationId}`)
  expect(left).toEqual([])
})

const modelTest = base.extend('scene', { scope: 'file' }, async ({}, { onCleanup }) => {
  const resources = new AsyncDisposableStack()
  onCleanup(() => resources.disposeAsync())
  return openModelApp(resources)
})

describe('a model that promises', () => {
  type Scene = Awaited<ReturnType<typeof openModelApp>>

  async function answered({ app, model }: Scene, said: string, content: string) {
    model.clearFixtures()
    model.addFixture({
      match: { responseFormat: 'json_schema' },
      response: { content: JSON.stringify({ facts: [], wantsPerson: false }) },
    })
    model.addFixture({ match: {}, response: { content } })
    const { of } = await openStaff(app)
    const { say, conversationId } = await startVisitor(app)
    const { reply } = await say(said)
    return { reply: reply!.content, rows: await of(conversationId) }
  }

  modelTest('to ask a colleague has asked one', async ({ scene }) => {
    const content = 'I’ll check that with a colleague. What is your name?'
    const { reply, rows } = await answered(scene, 'Tell me about your SAP connector', content)
    expect(reply).toBe(content)
    expect(rows).toMatchObject([{ kind: 'question', quote: 'Tell me about your SAP connector' }])
  })

  modelTest.for([
    ['A report follows by e-mail.', 'mail'],
    ['A colleague will call you tomorrow.', 'call_back'],
    ['I’m letting the team know right away.', 'person'],
    ['A colleague will be in touch.', 'contact'],
  ] as const)('what nobody will do, such as “%s”, is not heard', async ([promise], { scene }) => {
    const { reply, rows } = await answered(scene, 'Hello there', `Thank you. ${promise} Bye.`)
    expect(reply).not.toContain(promise)
    expect(promisedIn(reply)).toEqual([])
    expect(reply).toContain('Thank you. Bye.')
    expect(rows).toEqual([])
  })

  modelTest('nothing but that still says something', async ({ scene }) => {
    const { reply } = await answered(scene, 'Hello there', 'Your quote follows by e-mail.')
    expect(reply).toBe(
      'I can’t promise you anything on that, but the team can read what you write here.',
    )
  })
})
