import { persona, type updatePersona } from '@oka/contract/persona'
import { expect, test as base } from 'vitest'
import type { input } from 'zod'

import { startVisitor } from '../testing/chat.ts'
import { openModelApp } from '../testing/model-double.ts'

const { picture: _picture, version: _version, ...usual } = persona.parse({})
const refusal = { en: 'Only our therapists speak about that.', fr: null }
const times = ['This week', 'Later']

/** A company with a persona of its own, and a model double that returns a given reply. */
const test = base.extend('scene', { scope: 'file' }, async ({}, { onCleanup }) => {
  const resources = new AsyncDisposableStack()
  onCleanup(() => resources.disposeAsync())
  const { app, model } = await openModelApp(resources)
  const admin = app.client(await app.signIn())
  const shaped: input<typeof updatePersona> = {
    ...usual,
    name: 'Léa',
    tone: 'formal',
    hasDigitalTopics: false,
    forbidden: [{ words: ['diagnosis'], refusal }],
    questions: usual.questions.map((one) => {
      if (one.field !== 'horizon') return Object.assign({}, one, { isAsked: one.field === 'need' })
      const wording = { en: 'When would you like to come?', fr: null }
      return Object.assign({}, one, { wording, choices: { en: times, fr: [] } })
    }),
    handOver: { isOnRequest: true, isOnUnanswered: false, isOffered: false },
  }
  const shape = (change: Partial<typeof shaped>) =>
    admin.settings.updatePersona.mutate({ ...shaped, ...change })
  await shape({})
  const answer = async (said: string, content: string, wantsPerson = false) => {
    model.clearFixtures()
    model.addFixture({
      match: { responseFormat: 'json_schema' },
      response: { content: JSON.stringify({ facts: [], wantsPerson }) },
    })
    model.addFixture({ match: {}, response: { content } })
    const { say, conversationId } = await startVisitor(app)
    const { reply } = await say(said)
    const open = await admin.followUp.ofVisitor.query({ conversationId })
    const all = await admin.notification.list.query()
    const calls = all.filter((one) => one.conversationId === conversationId)
    return { reply: reply!, open: open.map(({ quote }) => quote), calls }
  }
  return { admin, model, answer, shape }
})

test('a model is told who it is, what it asks and what it must not say', async ({ scene }) => {
  await scene.answer('Hello, my knee hurts', 'Thank you.')
  const prompt = scene.model
    .getRequests()
    .map(({ body }) => JSON.stringify(body))
    .find((body) => body.includes('receptionist'))
  expect(prompt).toContain('Your name is Léa; you are still an AI assistant.')
  expect(prompt).toContain('courteous and formal')
  expect(prompt).toContain('in a natural order: need, horizon (by when).')
  expect(prompt).toContain('horizon: When would you like to come?')
  expect(prompt).toContain(`diagnosis: answer: ${refusal.en}`)
  expect(prompt).toContain('Never offer a human by yourself.')
  expect(prompt).not.toMatch(/consultan/)
})

test('its question offers the answers of the company', async ({ scene }) => {
  const { reply } = await scene.answer(
    'Hello, my knee hurts',
    'I am sorry to hear that. When would you like to come?',
  )
  expect(reply.choices).toEqual(times)
  const { reply: other } = await scene.answer('Hello, my knee hurts', 'What is your name?')
  expect(other).not.toHaveProperty('choices')
})

test('a sentence of it about a forbidden subject is taken out', async ({ scene }) => {
  const { reply } = await scene.answer(
    'Hello, my knee hurts',
    'Thank you for telling us about it. The diagnoses differ, and this diagnosis is a sprain. When would you like to come?',
  )
  expect(reply.content).toBe('Thank you for telling us about it. When would you like to come?')
})

test('who speaks of a forbidden subject is answered without it, and the question stays open', async ({
  scene,
}) => {
  const { reply, open } = await scene.answer(
    'Can you give me a diagnosis?',
    'You have a torn ligament, I would say.',
  )
  expect(reply.content).toContain(refusal.en)
  expect(reply.content).not.toContain('ligament')
  expect(open).toEqual(['Can you give me a diagnosis?'])
})

test('a question that a model answers from a source calls nobody', async ({ scene }) => {
  const { admin, answer, shape } = scene
  await admin.knowledge.create.mutate({
    kind: 'answer',
    locale: 'en',
    title: 'Do you have a car park?',
    body: 'Our car park has room for twelve cars.',
  })
  await shape({ handOver: { isOnRequest: true, isOnUnanswered: true, isOffered: false } })
  const asked = 'Will my van fit into the car park?'
  const answered = await answer(asked, 'Our car park has room for twelve cars [1].')
  expect(answered.reply.sources).toHaveLength(1)
  expect(answered).toMatchObject({ open: [], calls: [] })
  const unanswered = await answer('Do you take dogs?', 'I am asking the team about that.')
  expect(unanswered.open).toEqual(['Do you take dogs?'])
  expect(unanswered.calls).toHaveLength(1)
})

test('a request that only the model hears waits in the list where nobody is called', async ({
  scene,
}) => {
  const { answer, shape } = scene
  await shape({ handOver: { isOnRequest: false, isOnUnanswered: false, isOffered: false } })
  const said = 'My knee hurts and I am fed up with machines'
  const { open, calls } = await answer(said, 'I am sorry to hear that.', true)
  expect(open).toEqual([said])
  expect(calls).toEqual([])
})

test('answers to choose from stand below a wording that ends without a question mark', async ({
  scene,
}) => {
  const { answer, shape } = scene
  const wording = { en: 'Please tell us your preferred week:', fr: null }
  const choices = { en: times, fr: [] }
  await shape({
    questions: usual.questions.map((one) =>
      Object.assign({}, one, one.field === 'horizon' ? { wording, choices } : {}),
    ),
  })
  const { reply } = await answer('Hello, my knee hurts', `Thank you. ${wording.en}`)
  expect(reply.choices).toEqual(times)
  const sourced = await answer('My knee hurts', `Please come by [1]. ${wording.en} [1]`)
  expect(sourced.reply.content).toMatch(/week:$/)
  expect(sourced.reply.choices).toEqual(times)
  // Its question was about a forbidden subject, and is cut.
  const cut = await answer('My knee hurts', `Thank you for writing. ${wording.en} for a diagnosis`)
  expect(cut.reply).not.toHaveProperty('choices')
})
