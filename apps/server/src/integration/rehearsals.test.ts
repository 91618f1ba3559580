import { randomUUID } from 'node:crypto'

import { LLMock } from '@copilotkit/aimock'
import { persona } from '@oka/contract/persona'
import type { RehearsedState } from '@oka/contract/rehearsal'
import { sql } from '@oka/db/client'
import { describe, expect } from 'vitest'

import { startVisitor } from '../testing/chat.ts'
import { makePerson } from '../testing/people.ts'
import { openAdmin, weighed, withSector } from '../testing/rubric.ts'
import { openTestApp, rest, test, type TestApp } from '../testing/test-app.ts'

const usage = { prompt_tokens: 100, completion_tokens: 10, total_tokens: 110 }
const empty: RehearsedState = { messages: [], facts: [] }
const anyone = { facts: [], band: null, answers: [] }

/** What a call by itself counts: its limit, and what it used of a model. Counts are added up in the background. */
const counting = new Set([
  'rate_limits',
  'model_usage',
  'model_budget_notices',
  'counts',
  'count_changes',
])

/** How many rows each other table has. */
async function countRows({ deps: { db } }: TestApp): Promise<Record<string, number>> {
  const tables = await db.execute<{ schema: string; name: string }>(sql`
    select table_schema as schema, table_name as name from information_schema.tables
    where table_type = 'BASE TABLE' and table_schema not in ('pg_catalog', 'information_schema')
    order by 1, 2`)
  const counts: Record<string, number> = {}
  for (const { schema, name } of tables) {
    if (counting.has(name)) continue
    const table = sql`${sql.identifier(schema)}.${sql.identifier(name)}`
    const [row] = await db.execute<{ count: number }>(sql`select count(*)::integer from ${table}`)
    counts[`${schema}.${name}`] = row!.count
  }
  return counts
}

async function openAgent(app: TestApp) {
  const { token } = await makePerson(app, 'agent')
  const { rehearsal } = app.client(token)
  /** A conversation of the playground, line by line, as the page has it. */
  const talk = async (
    lines: readonly string[],
    given: Partial<Parameters<typeof rehearsal.turn.mutate>[0]> = {},
  ) => {
    let state = empty
    const turns = []
    for (const content of lines) {
      const turn = await rehearsal.turn.mutate({ locale: 'en', ...given, state, content })
      turns.push(turn)
      state = {
        messages: [
          ...state.messages,
          { role: 'visitor', content },
          { role: 'assistant', content: turn.reply.content },
        ],
        facts: turn.facts,
      }
    }
    return turns
  }
  return { token, rehearsal, talk }
}

const draftOf = () => {
  const { picture: _picture, version: _version, ...given } = persona.parse({})
  return given
}
const buyer = [
  'We need a customer portal',
  'Our budget is 15 000 EUR',
  'I am Jo Martin, write to jo@acme.example',
  'Can somebody call me tomorrow at ten? And do you work on Mars?',
]

describe('a conversation of the playground', () => {
  test('is answered as a real one is', async ({ app }) => {
    const { talk } = await openAgent(app)
    const turns = await talk(buyer)
    const real = await startVisitor(app)
    const replies: (string | undefined)[] = []
    for (const line of buyer) replies.push((await real.say(line)).reply?.content)

    expect(turns.map(({ reply }) => reply.content)).toEqual(replies)
    const staff = app.client(await app.signIn())
    const { leadId } = await staff.chat.facts.query({ conversationId: real.conversationId })
    const lead = await staff.leads.byId.query({ id: leadId! })
    const last = turns.at(-1)!
    const told = (facts: readonly { field: string; value: string; quote: string | null }[]) =>
      new Set(facts.map(({ field, value, quote }) => [field, value, quote].join(': ')))
    expect(told(last.facts)).toEqual(told(lead.facts))
    expect(last.score.total).toBe(lead.score.total)
    expect(last.callsStaff).toBe(true)
    const left = await staff.followUp.ofVisitor.query({ leadId: leadId! })
    expect(last.questions).toEqual(
      left.filter(({ kind }) => kind === 'question').map(({ quote }) => quote),
    )
  })

  test('stores nothing: no table has another row after it', async ({ app }) => {
    const { rehearsal, talk } = await openAgent(app)
    const past = await startVisitor(app)
    for (const line of buyer) await past.say(line)
    const saved = await rehearsal.save.mutate({
      title: 'A buyer',
      locale: 'en',
      lines: buyer,
      expected: anyone,
    })
    // The events of what was really said are sealed in the background.
    const unsealed = async () => (await countRows(app))['public.event_queue']
    await expect.poll(unsealed).toBe(0)
    const before = await countRows(app)

    await talk(buyer)
    await rehearsal.play.mutate({ of: { conversationId: past.conversationId } })
    await rehearsal.play.mutate({ of: { rehearsalId: saved.id } })
    await rehearsal.visitor.mutate({ character: 'buyer', locale: 'en', messages: [] })

    expect(await countRows(app)).toEqual(before)
  })

  test('is by the draft of the persona, the rubric and the article', async ({ app }) => {
    const { talk } = await openAgent(app)
    const mute = {
      ...draftOf(),
      tone: 'brief' as const,
      forbidden: [{ words: ['price'], refusal: { en: 'Prices are told by phone.', fr: null } }],
    }
    const [refused] = await talk(['What is your price?'], { draft: { persona: mute } })
    expect(refused!.reply.content).toContain('Prices are told by phone.')

    const [portal] = await talk(['We need a customer portal'])
    const heavy = weighed({ need: 51, budget: 4 })
    const [weighedPortal] = await talk(['We need a customer portal'], { draft: { rubric: heavy } })
    expect([portal!.score.total, weighedPortal!.score.total]).toEqual([21, 51])
    // A criterion of the draft is asked for and learnt.
    const lines = [...buyer.slice(0, 3), 'By March', 'I decide', 'No phone', 'Acme', 'ok', 'Health']
    const asked = await talk(lines, { draft: { rubric: withSector } })
    expect(asked.map(({ reply }) => reply.content).join(' ')).toContain('line of business')

    const article = {
      kind: 'answer' as const,
      locale: 'en' as const,
      title: 'What does a treasure map cost?',
      body: 'A treasure map costs 77 EUR.',
    }
    const [drafted] = await talk(['What does a treasure map cost?'], { draft: { article } })
    expect(drafted!.reply.content).toContain('77 EUR')
    expect(drafted!.reply.sources).toMatchObject([{ title: article.title }])
    const [published] = await talk(['What does a treasure map cost?'])
    expect(published!.reply.content).not.toContain('77')
    expect(published!.questions).toEqual(['What does a treasure map cost?'])
  })
})

describe('a saved conversation', () => {
  test('is checked against what it should yield, beside what is published', async ({ app }) => {
    const { rehearsal } = await openAgent(app)
    const saved = await rehearsal.save.mutate({
      title: 'A portal',
      locale: 'en',
      lines: ['What does a treasure map cost?', ...buyer.slice(0, 3)],
      expected: {
        facts: [
          { field: 'need', value: 'customer portal' },
          { field: 'email', value: 'JO@acme.example' },
          { field: 'company', value: null },
          { field: 'phone', value: '+33123456789' },
        ],
        band: 'warm',
        answers: [
          { line: 1, source: 'treasure map' },
          { line: 2, source: null },
        ],
      },
    })
    const play = (draft: object) =>
      rehearsal.play.mutate({ of: { rehearsalId: saved.id }, draft, by: 'rules' })
    const article = {
      kind: 'answer',
      locale: 'en',
      title: 'What does a treasure map cost?',
      body: 'A treasure map costs 77 EUR.',
    }
    const { checks, isCut } = await play({ article })
    expect(isCut).toBe(false)
    expect(checks.map(({ kind, of, isMet }) => [kind, of, isMet])).toEqual([
      ['fact', 'need', true],
      ['fact', 'email', true],
      ['fact', 'company', true],
      ['fact', 'phone', false],
      ['band', null, expect.any(Boolean)],
      ['answer', '1', true],
      ['answer', '2', true],
    ])
    const published = await play({})
    expect(published.checks.find(({ kind, of }) => kind === 'answer' && of === '1')).toEqual({
      kind: 'answer',
      of: '1',
      expected: 'treasure map',
      found: null,
      isMet: false,
    })
  })

  test('is changed by its version, and deleted', async ({ app }) => {
    const { rehearsal, token } = await openAgent(app)
    const given = { title: 'One', locale: 'fr' as const, lines: ['Bonjour'], expected: anyone }
    const saved = await rehearsal.save.mutate(given)
    const changed = await rehearsal.save.mutate({
      ...given,
      id: saved.id,
      version: 1,
      title: 'Two',
    })
    expect(changed).toMatchObject({ title: 'Two', version: 2 })
    const stale = await rest(app, 'POST /trpc/rehearsal.save', {
      token,
      body: { ...given, id: saved.id, version: 1 },
    })
    expect(stale.status).toBe(409)
    expect(JSON.stringify(stale.body)).toContain('rehearsal_changed')
    expect(JSON.stringify(stale.body)).toContain('Two')
    await rehearsal.delete.mutate({ id: saved.id })
    const listed = await rehearsal.list.query()
    expect(listed.map(({ id }) => id)).not.toContain(saved.id)
    for (const [path, body] of [
      ['rehearsal.delete', { id: saved.id }],
      ['rehearsal.save', { ...given, id: saved.id }],
      ['rehearsal.play', { of: { rehearsalId: saved.id } }],
    ] as const) {
      const gone = await rest(app, `POST /trpc/${path}`, { token, body })
      expect([path, gone.status]).toEqual([path, 404])
    }
  })

  test('bad input names its field, and nothing is saved', async ({ app }) => {
    const { rehearsal, token } = await openAgent(app)
    const before = await rehearsal.list.query()
    const given = { title: 'One', locale: 'en', lines: ['Hello'], expected: anyone }
    for (const [field, value] of [
      ['title', ''],
      ['locale', 'de'],
      ['lines', []],
      ['lines', Array.from({ length: 31 }, () => 'Hello')],
      ['expected', { ...anyone, band: 'boiling' }],
      ['expected', { ...anyone, facts: [{ field: 'mood', value: 'good' }] }],
      ['expected', { ...anyone, answers: [{ line: 2, source: null }] }],
    ] as const) {
      const refused = await rest(app, 'POST /trpc/rehearsal.save', {
        token,
        body: { ...given, [field]: value },
      })
      expect([field, refused.status]).toEqual([field, 400])
      expect(JSON.stringify(refused.body)).toContain(field)
    }
    const unweighed = { rubric: weighed({ need: 99 }) }
    const refused = await rest(app, 'POST /trpc/rehearsal.turn', {
      token,
      body: { locale: 'en', state: empty, content: 'Hello', draft: unweighed },
    })
    expect(refused.status).toBe(400)
    expect(JSON.stringify(refused.body)).toContain('weights')
    expect(await rehearsal.list.query()).toEqual(before)
  })
})

test('a past conversation is replayed beside what was replied then', async ({ app }) => {
  const { rehearsal } = await openAgent(app)
  const past = await startVisitor(app)
  const { reply } = await past.say('What is your price?')
  const draft = {
    persona: {
      ...draftOf(),
      forbidden: [{ words: ['price'], refusal: { en: 'Prices are told by phone.', fr: null } }],
    },
  }
  const { turns } = await rehearsal.play.mutate({
    of: { conversationId: past.conversationId },
    draft,
  })
  expect(turns).toMatchObject([{ said: 'What is your price?', formerly: reply?.content }])
  expect(turns[0]!.turn.reply.content).toContain('Prices are told by phone.')
})

test('visitors without a model are played by scripts, which come to an end', async ({ app }) => {
  const { rehearsal, talk } = await openAgent(app)
  for (const locale of ['en', 'fr'] as const) {
    for (const character of ['buyer', 'curious', 'hesitant', 'hurried'] as const) {
      const lines: string[] = []
      let replies: string[] = []
      while (lines.length < 30) {
        const messages = lines.flatMap((content, index) => [
          { role: 'visitor' as const, content },
          { role: 'assistant' as const, content: replies[index]! },
        ])
        const { content, by } = await rehearsal.visitor.mutate({ character, locale, messages })
        expect(by).toBe('rules')
        if (content === null) break
        lines.push(content)
        replies = (await talk(lines, { locale })).map(({ reply }) => reply.content)
      }
      expect(new Set(lines).size).toBe(lines.length)
      expect([locale, character, lines.length > 2 && lines.length < 15]).toEqual([
        locale,
        character,
        true,
      ])
    }
  }
})

test('what a model is asked in the playground counts for the budgets, which end it', async () => {
  await using resources = new AsyncDisposableStack()
  const model = new LLMock({ port: 0, host: '127.0.0.1' })
  await model.start()
  resources.defer(() => model.stop())
  model.addFixture({
    match: { responseFormat: 'json_schema' },
    response: {
      content: JSON.stringify({ facts: [], wantsPerson: false, message: 'How much is it?' }),
      usage,
    },
  })
  model.addFixture({ match: {}, response: { content: 'The model says so.', usage } })
  const app = await openTestApp(resources, {
    OPENAI_API_KEY: 'sk-test',
    OPENAI_BASE_URL: `${model.url}/v1`,
  })
  const { admin } = await openAdmin(app)
  const say = (by: 'model' | 'rules' = 'model') =>
    admin.rehearsal.turn.mutate({ locale: 'en', by, state: empty, content: 'We need a portal' })

  const first = await say()
  expect(first.reply).toMatchObject({
    content: 'The model says so.',
    model: 'gpt-4o-mini',
    tokens: { prompt: 100, completion: 10 },
  })
  expect((await admin.settings.modelUsage.query()).day).toEqual({ calls: 2, tokens: 220 })
  const played = await admin.rehearsal.visitor.mutate({
    character: 'curious',
    locale: 'en',
    messages: [],
  })
  expect(played).toEqual({ content: 'How much is it?', by: 'model' })
  expect((await say('rules')).reply.model).toBe('offline')
  const { day } = await admin.settings.modelUsage.query()
  expect(day.calls).toBe(3)

  const none = { calls: null, tokens: null }
  const modelBudgets = { visitor: none, day: { calls: 3, tokens: null }, total: none }
  await admin.settings.update.mutate({ modelBudgets })
  expect((await say()).reply.model).toBe('offline')
  expect((await admin.settings.modelUsage.query()).day.calls).toBe(3)
})

test('a member of staff plays no more turns than the limit', async () => {
  await using resources = new AsyncDisposableStack()
  const app = await openTestApp(resources, { RATE_LIMIT_SCALE: '0.005' })
  const { token } = await makePerson(app, 'agent')
  const call = () =>
    rest(app, 'POST /trpc/rehearsal.turn', {
      token,
      body: { locale: 'en', state: empty, content: `Hello ${randomUUID()}` },
    })
  const statuses: number[] = []
  for (let count = 0; count < 5; count++) statuses.push((await call()).status)
  expect(statuses).toEqual([200, 200, 200, 429, 429])
})
