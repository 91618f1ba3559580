import { defaultRubric } from '@oka/contract/rubric'
import { randomUUID } from 'node:crypto'

import { storeFacts } from '@oka/api/chat/store-facts'
import { scoreAgain } from '@oka/api/score-again'
import { sql } from '@oka/db/client'
import { lockAnyConversation } from '@oka/db/chat/conversations'
import { readCompany } from '@oka/db/settings'
import { describe, expect } from 'vitest'

import { startVisitor } from '../testing/chat.ts'
import { makePerson } from '../testing/people.ts'
import { rest, test, type TestApp } from '../testing/test-app.ts'

/** A lead who stated a need and a budget, and an agent. */
async function meetBuyer(app: TestApp) {
  const { token } = await makePerson(app, 'agent')
  const visitor = await startVisitor(app)
  await visitor.say('We need a customer portal')
  await visitor.say('Our budget is 15 000 EUR')
  await visitor.say(`Write to ${randomUUID()}@shop.example`)
  const { conversationId } = visitor
  const agent = app.client(token)
  const { leadId } = await agent.chat.facts.query({ conversationId })
  return { agent, token, visitor, conversationId, id: leadId! }
}

const valueOf = (
  { facts }: { facts: readonly { field: string; value: string; by: string }[] },
  field: string,
) => facts.find((fact) => fact.field === field)

describe('staff’s word on a fact', () => {
  test('wins over what was said, and stays', async ({ app }) => {
    const { agent, visitor, id } = await meetBuyer(app)
    const before = await agent.leads.byId.query({ id })
    expect(valueOf(before, 'budget')).toMatchObject({ value: '15000 EUR', by: 'visitor' })

    const corrected = await agent.leads.setFact.mutate({ id, field: 'budget', value: '60000 EUR' })
    expect(valueOf(corrected, 'budget')).toMatchObject({
      value: '60000 EUR',
      by: 'staff',
      author: 'A agent',
      quote: null,
    })
    expect(corrected.fitScore).toBeGreaterThan(before.fitScore!)
    expect(corrected.version).toBeGreaterThan(before.version)

    await visitor.say('Actually our budget is 18 000 EUR')
    const later = await agent.leads.byId.query({ id })
    expect(later.facts.filter(({ field }) => field === 'budget')).toHaveLength(1)
    expect(valueOf(later, 'budget')).toMatchObject({ value: '60000 EUR', by: 'staff' })
  })

  test('rejects, and what is said later is not believed either, until it is taken back', async ({
    app,
  }) => {
    const { agent, visitor, id } = await meetBuyer(app)
    const rejected = await agent.leads.setFact.mutate({ id, field: 'budget', rejected: true })
    expect(valueOf(rejected, 'budget')).toBeUndefined()
    expect(rejected.rejected).toEqual(['budget'])
    const budget = rejected.score.criteria.find(({ criterion }) => criterion === 'budget')
    expect(budget).toMatchObject({ points: 0, facts: [] })

    await visitor.say('Our budget is 18 000 EUR')
    expect(valueOf(await agent.leads.byId.query({ id }), 'budget')).toBeUndefined()

    const restored = await agent.leads.setFact.mutate({ id, field: 'budget', value: null })
    expect(restored.rejected).toEqual([])
    expect(valueOf(restored, 'budget')).toMatchObject({ by: 'visitor' })
  })

  test.for([
    ['name', ' Ada  Lovelace', 'Ada  Lovelace'],
    ['email', 'Ada@Shop.Example', 'ada@shop.example'],
    ['company', 'Shop Ltd', 'Shop Ltd'],
    ['phone', '+33 1 44 55 66 77 poste 213', '+33144556677;ext=213'],
    ['need', 'A portal for our customers', 'A portal for our customers'],
    ['budget', '500 eur/month', '500 EUR/month'],
    ['budget', '20000-30000 CHF', '20000-30000 CHF'],
    ['horizon', '2027-03-31', '2027-03-31'],
    ['authority', 'shares', 'shares'],
    ['size', '10-50', '10-50'],
    ['intent', 'customer', 'customer'],
  ] as const)('is taken for %s: %s', async ([field, value, stored], { app }) => {
    const { token, id } = await meetBuyer(app)
    const { status, body } = await rest(app, `PUT /api/leads/${id}/facts/${field}`, {
      token,
      body: { value },
    })
    expect(status).toBe(200)
    const lead = body as Parameters<typeof valueOf>[0] & Record<string, unknown>
    expect(valueOf(lead, field)).toMatchObject({ value: stored, by: 'staff' })
    if (field in lead) expect(lead[field]).toBe(stored)
  })

  test.for([
    ['budget', { value: 'a lot' }, 'amount with its currency'],
    ['budget', { value: '25000 XQQ' }, 'amount with its currency'],
    ['horizon', { value: '2027-02-30' }, 'must be a day'],
    ['authority', { value: 'king' }, 'must be one of decides, shares, other'],
    ['size', { value: '0' }, 'number of people'],
    ['intent', { value: 'fan' }, 'must be one of buyer'],
    ['email', { value: 'nobody' }, 'e-mail'],
    ['phone', { value: '12' }, 'phone number'],
    ['need', { value: ' ' }, 'value'],
    ['need', { value: 'x'.repeat(1001) }, 'value'],
    ['need', {}, 'must be given, or else rejected'],
    ['need', { value: 'x', rejected: true }, 'must be given, or else rejected'],
    ['need', { rejected: false }, 'rejected'],
    ['need', { value: 'x', because: 'y' }, 'because'],
    ['colour', { value: 'red' }, 'field'],
    ['fitScore', { value: '90' }, 'field'],
  ] as const)('refuses %s %j, and says why', async ([field, body, why], { app }) => {
    const { token, id, agent } = await meetBuyer(app)
    const before = await agent.leads.byId.query({ id })
    const answer = await rest(app, `PUT /api/leads/${id}/facts/${field}`, { token, body })
    expect(answer.status).toBe(400)
    expect(JSON.stringify(answer.body)).toContain(why)
    expect(await agent.leads.byId.query({ id })).toEqual(before)
  })

  test('on a field that a lead does not have is refused, not ignored', async ({ app }) => {
    const { token, id } = await meetBuyer(app)
    const updated = await rest(app, `PUT /api/leads/${id}`, { token, body: { budget: '1 EUR' } })
    expect(updated).toMatchObject({
      status: 400,
      body: { error: expect.stringContaining('budget') },
    })
    const body = { name: 'Ada', email: 'ada@shop.example', company: '', need: 'A portal' }
    const created = await rest(app, 'POST /api/leads', { token, body })
    expect(created).toMatchObject({ status: 400, body: { error: expect.stringContaining('need') } })
  })
})

describe('a visitor who is no lead yet', () => {
  test('is known, corrected, and made a lead with all of it', async ({ app }) => {
    const { token } = await makePerson(app, 'agent')
    const agent = app.client(token)
    const { conversationId, say } = await startVisitor(app)
    await say('We need a customer portal')
    const known = await agent.chat.facts.query({ conversationId })
    expect(known.leadId).toBeNull()
    expect(valueOf(known, 'need')).toMatchObject({ value: 'We need a customer portal' })
    expect(known.score.total).toBe(defaultRubric.weights.need)

    await agent.chat.setFact.mutate({ conversationId, field: 'company', value: 'Shop Ltd' })
    const rejected = await agent.chat.setFact.mutate({
      conversationId,
      field: 'need',
      rejected: true,
    })
    expect(rejected).toMatchObject({
      leadId: null,
      rejected: ['need'],
      score: { total: defaultRubric.weights.company },
    })
    await agent.chat.setFact.mutate({ conversationId, field: 'need', value: null })

    const lead = await agent.chat.createLead.mutate({ conversationId })
    const fitScore = defaultRubric.weights.need + defaultRubric.weights.company
    expect(lead).toMatchObject({ company: 'Shop Ltd', fitScore, source: 'chat' })
    expect(lead.facts.map(({ field }) => field).toSorted()).toEqual(['company', 'intent', 'need'])
    expect((await agent.chat.createLead.mutate({ conversationId })).id).toBe(lead.id)

    // From now on it is the lead's.
    const after = await agent.chat.setFact.mutate({ conversationId, field: 'size', value: '40' })
    expect(after.leadId).toBe(lead.id)
    expect(valueOf(await agent.leads.byId.query({ id: lead.id }), 'size')).toMatchObject({
      value: '40',
    })
  })
})

describe('who is no buyer', () => {
  test('has no score and no report, and the lists say who it is', async ({ app }) => {
    const { agent, id } = await meetBuyer(app)
    const lead = await agent.leads.setFact.mutate({ id, field: 'intent', value: 'seller' })
    expect(lead).toMatchObject({
      fitScore: null,
      intent: 'seller',
      score: { total: null, criteria: [] },
    })
    const { items } = await agent.leads.list.query({ q: lead.email })
    expect(items).toMatchObject([{ id, fitScore: null, intent: 'seller' }])
    await expect(agent.report.generate.mutate({ leadId: id })).rejects.toMatchObject({
      data: { problem: 'report_needs_buyer' },
    })

    const buyer = await agent.leads.setFact.mutate({ id, field: 'intent', value: 'buyer' })
    expect(buyer.fitScore).toBeGreaterThan(0)
    await expect(agent.report.generate.mutate({ leadId: id })).resolves.toMatchObject({
      version: 1,
    })
  })
})

test('what a lead is worth changes as its horizon comes nearer', async ({ app }) => {
  const { agent, id } = await meetBuyer(app)
  const far = await agent.leads.setFact.mutate({ id, field: 'horizon', value: '2099-01-01' })
  const { db } = app.deps
  await db.execute(sql`
    update facts set value = to_char(now(), 'YYYY-MM-DD') where lead_id = ${id} and field = 'horizon'`)
  await scoreAgain(app.deps)
  const [row] = await db.execute<{ fit_score: number; version: number; due: string }>(sql`
    select fit_score, version, score_due - (now() at time zone 'UTC')::date as due from leads where id = ${id}`)
  expect(row).toEqual({
    fit_score: far.fitScore! + defaultRubric.weights.horizon,
    version: far.version,
    due: 1,
  })
})

test('a rate that an admin sets, changes or removes scores leads again', async ({ app }) => {
  const { agent, id } = await meetBuyer(app)
  const admin = app.client(await app.signIn())
  const unrated = await agent.leads.setFact.mutate({ id, field: 'budget', value: '60000 USD' })
  const stored = async () => {
    const [row] = await app.deps.db.execute<{ fit_score: number }>(sql`
      select fit_score from leads where id = ${id}`)
    return row!.fit_score
  }
  const { version } = await agent.leads.byId.query({ id })
  const conversionOf = async () => {
    const { score } = await agent.leads.byId.query({ id })
    return score.criteria.find(({ criterion }) => criterion === 'budget')?.conversion
  }
  expect(await conversionOf()).toEqual({ currency: 'USD', rate: null, day: null })
  const worth = (amount: number) => {
    const { steps, unrated: without } = defaultRubric.budget
    const { share } = steps.find(({ from }) => amount >= from)!
    const pointsOf = (percent: number) => Math.round(defaultRubric.weights.budget * (percent / 100))
    return unrated.fitScore! - pointsOf(without) + pointsOf(share)
  }
  const usd = { currency: 'USD', day: '2026-11-02' }

  await admin.settings.update.mutate({ rates: [{ ...usd, rate: 0.9 }] })
  await expect.poll(stored).toBe(worth(54_000))
  expect(await conversionOf()).toEqual({ ...usd, rate: 0.9 })
  await admin.settings.update.mutate({ rates: [{ ...usd, rate: 0.1 }] })
  await expect.poll(stored).toBe(worth(6000))
  await admin.settings.update.mutate({ rates: [] })
  await expect.poll(stored).toBe(unrated.fitScore)
  expect((await agent.leads.byId.query({ id })).version).toBe(version)
})

test.for([
  [{ currency: 'usd', rate: 1, day: '2026-11-02' }, 'rates.0.currency'],
  [{ currency: 'EUR', rate: 1, day: '2026-11-02' }, 'rates.0.currency'],
  [{ currency: 'USD', rate: 0, day: '2026-11-02' }, 'rates.0.rate'],
  [{ currency: 'USD', rate: -1, day: '2026-11-02' }, 'rates.0.rate'],
  [{ currency: 'USD', rate: 1, day: '2026-02-30' }, 'rates.0.day'],
] as const)('a rate such as %o is refused, and which part of it', async ([rate, path], { app }) => {
  const admin = app.client(await app.signIn())
  const set = admin.settings.update.mutate({ rates: [rate] })
  await expect(set).rejects.toMatchObject({
    data: { problem: 'invalid_input', issues: [{ path }] },
  })
})

test('what a visitor takes back is gone, and takes its points along', async ({ app }) => {
  const { agent, visitor, conversationId, id } = await meetBuyer(app)
  const before = await agent.leads.byId.query({ id })
  const quote = 'Forget about the budget'
  const { message } = await visitor.say(quote)
  const { db } = app.deps
  const place = {
    messageId: message.id,
    seq: message.seq,
    quote,
    quoteStart: 0,
    quoteEnd: quote.length,
  }
  const taken = { field: 'budget', value: '', by: 'visitor', rejected: true, ...place } as const
  await db.transaction(async (tx) => {
    const conversation = (await lockAnyConversation(tx, conversationId))!
    const company = await readCompany(tx)
    const { locale } = conversation
    const transcript = [message]
    const input = {
      conversationId,
      company,
      locale,
      transcript,
      facts: [],
      learntSeq: 0,
      knowledge: [],
    }
    const heard = { kept: [taken], refused: [] }
    await storeFacts(tx, { ...conversation, learntSeq: message.seq - 1 }, input, heard)
  })

  const after = await agent.leads.byId.query({ id })
  expect(valueOf(after, 'budget')).toBeUndefined()
  expect(after.rejected).toEqual([])
  const { points } = before.score.criteria.find(({ criterion }) => criterion === 'budget')!
  expect(points).toBeGreaterThan(0)
  expect(after.fitScore).toBe(before.fitScore! - points)

  await visitor.say('Our budget is 25 000 EUR')
  expect(valueOf(await agent.leads.byId.query({ id }), 'budget')).toMatchObject({
    value: '25000 EUR',
  })
})
