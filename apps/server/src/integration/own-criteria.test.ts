import { randomUUID } from 'node:crypto'

import { defaultRubric } from '@oka/contract/rubric'
import { expect } from 'vitest'

import { startVisitor } from '../testing/chat.ts'
import { openModelApp } from '../testing/model-double.ts'
import { makePerson } from '../testing/people.ts'
import { meetBuyer, openAdmin, sector, storedScore, withSector } from '../testing/rubric.ts'
import { test } from '../testing/test-app.ts'

const budgetOfTeam = {
  id: 'own:team',
  kind: 'number',
  weight: 0,
  label: { en: 'Vehicles', fr: 'Véhicules' },
  question: { en: 'How many vehicles do you run?', fr: 'Combien de véhicules avez-vous ?' },
  steps: [{ from: 10, share: 100 }],
} as const

test('is entered by staff by its type, scored, and not left out by accident', async ({ app }) => {
  const { admin, save, publish, untilScored } = await openAdmin(app)
  await publish(withSector)
  await untilScored()
  const { agent, id } = await meetBuyer(app)
  const before = await agent.leads.byId.query({ id })
  const set = (value: string, field = sector.id as `own:${string}`) =>
    agent.leads.setFact.mutate({ id, field, value })
  await expect(set('farming')).rejects.toMatchObject({
    data: { issues: [{ path: 'value', message: 'must be one of health, trade' }] },
  })
  await expect(set('health', 'own:other')).rejects.toMatchObject({
    data: { issues: [{ path: 'field' }] },
  })
  const after = await set('trade')
  expect(after.fitScore).toBe(before.fitScore! + 4)
  expect(after.facts).toContainEqual(
    expect.objectContaining({ field: 'own:sector', value: 'trade', by: 'staff' }),
  )
  expect(after.score.criteria).toContainEqual(
    expect.objectContaining({ criterion: 'own:sector', points: 4, max: 10 }),
  )

  const { lock, version } = await save(defaultRubric)
  const refused = admin.rubric.publish.mutate({ lock })
  await expect(refused).rejects.toMatchObject({
    data: { problem: 'criterion_in_use', issues: [{ path: 'own:sector' }] },
    message: expect.stringContaining('“Sector” has a value in one lead') as unknown,
  })
  expect(await admin.rubric.read.query()).toMatchObject({
    version,
    draft: { rubric: defaultRubric },
  })
  await admin.rubric.publish.mutate({ lock, removes: ['own:sector'] })
  await expect.poll(() => storedScore(app, id)).toBe(before.fitScore! + 4)
  const without = await agent.leads.byId.query({ id })
  expect(without.score.criteria.map(({ criterion }) => criterion)).not.toContain('own:sector')
})

test('is asked for after the built-in questions, and the answer is a quotation', async ({
  app,
}) => {
  const { publish, untilScored } = await openAdmin(app)
  const own = [...withSector.own, { ...budgetOfTeam, steps: [...budgetOfTeam.steps] }]
  await publish({ ...withSector, own })
  await untilScored()
  const visitor = await startVisitor(app)
  const said: string[] = []
  const say = async (content: string) => {
    const { reply } = await visitor.say(content)
    said.push(reply?.content ?? '')
    return reply?.choices
  }
  await say('We need a customer portal for our company Nexalia, by March 2027')
  await say('Our budget is 15 000 EUR and I decide alone')
  const offered = await say(
    `I am Jane Miller, write to ${randomUUID()}@shop.example or call +33 6 12 34 56 78`,
  )
  expect(said.at(-1)).toContain('What is your line of business?')
  expect(offered).toEqual(sector.options.map(({ words }) => words.en))
  expect(said.slice(0, -1).join(' ')).not.toContain('line of business')
  expect(await say('Mostly trade')).toBeUndefined()
  expect(said.at(-1)).toContain('How many vehicles do you run?')
  await say('What do you do with that?')
  await say('Around 25 of them')
  const { token } = await makePerson(app, 'agent')
  const { facts } = await app
    .client(token)
    .chat.facts.query({ conversationId: visitor.conversationId })
  expect(facts).toContainEqual(
    expect.objectContaining({
      field: 'own:sector',
      value: 'trade',
      by: 'visitor',
      quote: 'trade',
    }),
  )
  const all = said.join('\n')
  expect(all.split('line of business')).toHaveLength(2)
  expect(all.split('How many vehicles')).toHaveLength(2)
})

test('is asked for by a model word for word, once', async () => {
  await using resources = new AsyncDisposableStack()
  const { app, model } = await openModelApp(resources)
  const { publish } = await openAdmin(app)
  await publish(withSector)
  const question = sector.question.en
  model.clearFixtures()
  model.addFixture({
    match: { responseFormat: 'json_schema' },
    response: { content: JSON.stringify({ facts: [], wantsPerson: false }) },
  })
  model.addFixture({ match: {}, response: { content: `Thank you. ${question}` } })
  const prompts = () =>
    model
      .getRequests()
      .map(({ body }) => JSON.stringify(body))
      .filter((body) => body.includes('receptionist'))
  const visitor = await startVisitor(app)
  const { reply } = await visitor.say('We need a customer portal')
  expect(prompts().at(-1)).toContain(`this question, word for word: ${question}`)
  expect(reply!.content).toContain(question)
  await visitor.say('Mostly trade')
  expect(prompts()).toHaveLength(2)
  expect(prompts().at(-1)).not.toContain('word for word')
  const { token } = await makePerson(app, 'agent')
  const agent = app.client(token)
  const { facts } = await agent.chat.facts.query({ conversationId: visitor.conversationId })
  expect(facts).toContainEqual(expect.objectContaining({ field: 'own:sector', value: 'trade' }))
})
