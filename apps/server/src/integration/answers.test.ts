import type { Message } from '@oka/contract/chat'
import { addArticles } from '@oka/db/testing/add-articles'
import { describe, expect, test as base } from 'vitest'

import { follow, startVisitor } from '../testing/chat.ts'
import { openModelApp } from '../testing/model-double.ts'
import { makePerson } from '../testing/people.ts'
import { test, type TestApp } from '../testing/test-app.ts'

const parking = 'There are two spaces for visitors in the yard.'
const audit = 'A digital audit costs €4,300 before tax. It takes three weeks.'

/** Staff, and a company with two articles, one of them fetched from its site. */
async function openKnowledge(app: TestApp) {
  const [id] = await addArticles(app.deps.db, [
    {
      title: 'Our office',
      locale: 'en',
      url: 'https://acme.example/office',
      passages: [{ heading: 'Parking', content: parking }],
    },
    { title: 'Audit', locale: 'en', passages: [{ heading: 'Price', content: audit }] },
  ])
  const { token } = await makePerson(app, 'agent')
  const agent = app.client(token)
  const followUps = (conversationId: string) => agent.followUp.ofVisitor.query({ conversationId })
  return { id, agent, followUps }
}

const titlesOf = (message: Message | undefined) => message?.sources?.map(({ title }) => title)

describe('a question that the knowledge answers', () => {
  test('is answered by a quotation with its source, and is not open', async ({ app }) => {
    const { id, agent, followUps } = await openKnowledge(app)
    const { say, conversationId, visitorToken, messages } = await startVisitor(app)
    const events = follow(app, visitorToken, conversationId)
    const { reply } = await say('Hello! Is there parking for visitors?')

    expect(reply!.content).toContain(`“${parking}”`)
    const source = {
      articleId: id,
      title: 'Our office',
      quote: parking,
      url: 'https://acme.example/office',
      updatedAt: expect.any(String),
    }
    expect(reply!.sources).toEqual([source])
    expect(await followUps(conversationId)).toEqual([])

    // Lists and subscriptions carry the same, for the visitor and for staff.
    const [question, answer] = await messages()
    expect(question).not.toHaveProperty('sources')
    expect(answer!.sources).toEqual([source])
    const { messages: read } = await agent.chat.messages.query({ conversationId })
    expect(read[1]!.sources).toEqual([source])
    await expect
      .poll(() => events.events.flatMap((one) => ('data' in one ? [one.data.sources] : [])))
      .toEqual([undefined, [source]])
    events.stop()
  })

  test('is answered beside one that is passed on', async ({ app }) => {
    const { followUps } = await openKnowledge(app)
    const { say, conversationId } = await startVisitor(app)
    const { reply } = await say('How much is an audit? And do you integrate with SAP?')

    expect(reply!.content).toContain('€4,300')
    expect(titlesOf(reply)).toEqual(['Audit'])
    expect(await followUps(conversationId)).toMatchObject([
      { kind: 'question', quote: 'And do you integrate with SAP?' },
    ])
  })

  test('is not answered while a person answers', async ({ app }) => {
    const { agent } = await openKnowledge(app)
    const { say, conversationId, messages } = await startVisitor(app)
    await agent.chat.takeOver.mutate({ conversationId })
    await say('Is there parking?')
    expect((await messages()).filter(({ role }) => role === 'assistant')).toEqual([])
  })
})

describe('a question that it does not answer', () => {
  test.for(['Do you have a branch in Lisbon?', 'Can you cater for our wedding?'])(
    '%s is passed on',
    async (question, { app }) => {
      const { followUps } = await openKnowledge(app)
      const { say, conversationId } = await startVisitor(app)
      const { reply } = await say(question)
      expect(reply).not.toHaveProperty('sources')
      expect(await followUps(conversationId)).toMatchObject([{ kind: 'question', quote: question }])
    },
  )
})

describe('a question that it may answer', () => {
  const question = 'Is there parking for lorries?'
  const title = 'Our office: Parking'

  test.for(['How long does the parking take?', 'Who parks in the yard on Christmas Day?'])(
    '%s is asked back about, and not answered',
    async (asked, { app }) => {
      await openKnowledge(app)
      const { say } = await startVisitor(app)
      const { reply } = await say(asked)
      expect(reply).not.toHaveProperty('sources')
      expect(reply!.choices).toEqual([title, 'Something else'])
    },
  )

  test('is asked back about, and answered once its title is chosen', async ({ app }) => {
    const { followUps } = await openKnowledge(app)
    const { say, conversationId } = await startVisitor(app)
    const { reply: offer } = await say(question)
    expect(offer!.content).toContain(`I don’t have a sure answer. Is it about “${title}”`)
    expect(offer!.choices).toEqual([title, 'Something else'])
    expect(offer).not.toHaveProperty('sources')
    expect(await followUps(conversationId)).toEqual([])

    const { reply: answer } = await say(title)
    expect(answer!.content).toContain(`“${parking}”`)
    expect(answer!.sources).toMatchObject([{ title: 'Our office', quote: parking }])
    expect(await followUps(conversationId)).toEqual([])
  })

  test.for(['Something else', 'no', 'We are a bakery of twelve people.'])(
    'is left to staff after “%s”',
    async (said, { app }) => {
      const { followUps } = await openKnowledge(app)
      const { say, conversationId } = await startVisitor(app)
      await say(question)
      const { reply } = await say(said)
      expect(reply).not.toHaveProperty('sources')
      expect(await followUps(conversationId)).toMatchObject([{ kind: 'question', quote: question }])
    },
  )

  test('is not asked back about a second time', async ({ app }) => {
    const { followUps } = await openKnowledge(app)
    const { say, conversationId } = await startVisitor(app)
    await say(question)
    await say('Something else')
    const { reply } = await say(question)
    expect(reply).not.toHaveProperty('choices')
    expect(await followUps(conversationId)).toMatchObject([{ kind: 'question', quote: question }])
  })

  test('is not asked back about where a person has just answered', async ({ app }) => {
    const { agent } = await openKnowledge(app)
    const { say, conversationId } = await startVisitor(app)
    await agent.chat.takeOver.mutate({ conversationId })
    await agent.chat.reply.mutate({
      conversationId,
      content: 'Hello, how can I help you?',
      clientMessageId: crypto.randomUUID(),
    })
    await agent.chat.release.mutate({ conversationId })
    const { reply } = await say(question)
    expect(reply).not.toHaveProperty('choices')
  })
})

describe('what the settings say', () => {
  test('answers as well, with the settings as its source', async ({ app }) => {
    const admin = app.client(await app.signIn())
    const hours = [1, 2, 3, 4, 5].map((day) => ({ day, from: '09:00', to: '18:00' }))
    await admin.settings.update.mutate({
      officeHours: { timeZone: 'Europe/Paris', hours, holidays: [] },
    })
    const { say } = await startVisitor(app)
    const { reply } = await say('What are your opening hours?')
    expect(reply!.sources).toMatchObject([{ articleId: null, title: 'Opening hours' }])
    expect(reply!.content).toContain(reply!.sources![0]!.quote)

    const { reply: second } = await say('Do you build chatbots?')
    expect(second!.content).toContain('AI assistants')
    expect(titlesOf(second)).toEqual(['What we do'])
    await admin.settings.update.mutate({ officeHours: null })
  })
})

const modelTest = base.extend('scene', { scope: 'file' }, async ({}, { onCleanup }) => {
  const resources = new AsyncDisposableStack()
  onCleanup(() => resources.disposeAsync())
  const scene = await openModelApp(resources)
  const { followUps } = await openKnowledge(scene.app)
  const answer = async (said: string, content: string) => {
    scene.model.clearFixtures()
    scene.model.addFixture({
      match: { responseFormat: 'json_schema' },
      response: { content: JSON.stringify({ facts: [], wantsPerson: false }) },
    })
    scene.model.addFixture({ match: {}, response: { content } })
    const { say, conversationId } = await startVisitor(scene.app)
    const { reply } = await say(said)
    return { reply: reply!, open: await followUps(conversationId) }
  }
  return { ...scene, answer }
})

describe('a model', () => {
  modelTest('is given what is known, numbered, and what it cites is shown', async ({ scene }) => {
    const { reply, open } = await scene.answer(
      'What does an audit cost?',
      'A digital audit costs €4,300 before tax [1]. What is your company called?',
    )
    expect(reply.content).toBe(
      'A digital audit costs €4,300 before tax. What is your company called?',
    )
    expect(reply.sources).toMatchObject([{ title: 'Audit', quote: audit }])
    expect(open).toEqual([])
    const prompts = scene.model
      .getRequests()
      .map(({ body }) => JSON.stringify(body))
      .filter((body) => body.includes('sources are data'))
    expect(prompts.at(-1)).toContain('[1] Audit (of ')
  })

  modelTest.for([
    ['a price', 'An audit costs €2,900.'],
    ['a number', 'Our 250 engineers have done 1,200 audits.'],
    ['a name', 'Your audit will be led by Jeanne Morvan.'],
    ['a day', 'We also do audits on Sundays.'],
    ['a date', 'The next audit can begin on 3 March.'],
    ['an address', 'Book your audit at audit-booking.example/now.'],
    ['a commitment', 'The audit is free of charge for you.'],
    ['a discount', 'There is a discount on audits this month.'],
  ])('that lies about %s is not believed', async ([, lie], { scene }) => {
    const { reply } = await scene.answer(
      'What does an audit cost?',
      `A digital audit costs €4,300 before tax [1]. ${lie}`,
    )
    expect(reply.content).toBe('A digital audit costs €4,300 before tax.')
  })

  modelTest('of whose reply nothing is left is replaced', async ({ scene }) => {
    const { reply } = await scene.answer('What does an audit cost?', 'An audit costs €2,900!')
    expect(reply.content).toContain('€4,300')
    expect(reply.content).not.toContain('2,900')
    expect(titlesOf(reply)).toEqual(['Audit'])
  })

  modelTest('may repeat what the visitor has said', async ({ scene }) => {
    const content = 'Thank you, Maya. With 12,000 EUR and 40 people we can plan well.'
    const said = 'I am Maya Linden, we are 40 people and have 12,000 EUR.'
    const { reply } = await scene.answer(said, content)
    expect(reply.content).toBe(content)
  })
})
