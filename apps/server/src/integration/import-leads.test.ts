import { randomUUID } from 'node:crypto'

import type { Message } from '@oka/contract/chat'
import type { ImportedLead, ImportResult } from '@oka/contract/lead-import'
import { readLeads } from '@oka/contract/lead-file'
import { toBatches } from '@oka/contract/lead-file-batches'
import { sql } from '@oka/db/client'
import { newId } from '@oka/db/id'
import { describe, expect } from 'vitest'

import { makePerson } from '../testing/people.ts'
import { type Answer, rest, test, type TestApp } from '../testing/test-app.ts'

const now = new Date('2026-11-28T12:00:00Z')

/** A lead as the former front end keeps it. */
function stored(change: object = {}) {
  const id = randomUUID()
  return {
    id,
    name: 'Léa Martin',
    email: `${id}@example.com`,
    company: 'Nexalia',
    phone: '06 39 98 12 34',
    fitScore: 72,
    status: 'contacted',
    createdAt: '2026-03-14T09:30:00.000Z',
    updatedAt: '2026-03-15T10:00:00.000Z',
    conversation: [
      {
        role: 'user',
        content: 'Bonjour, combien coûte un audit ?',
        timestamp: '2026-03-14T09:28:00Z',
      },
      {
        role: 'assistant',
        content: 'Cela dépend de la taille.',
        timestamp: '2026-03-14T09:28:05Z',
      },
      { role: 'assistant', content: 'Combien êtes-vous ?', timestamp: '2026-03-14T09:28:06Z' },
      { role: 'user', content: '40', timestamp: '2026-03-14T09:29:00Z' },
    ],
    report: { content: '## Besoins\nUn audit\n\n## Prochaines étapes\n- Appeler Léa' },
    ...change,
  }
}

const rowsOf = (...given: object[]): ImportedLead[] => readLeads(given, now).rows

const post = (app: TestApp, token: string, body: object): Promise<Answer> =>
  rest(app, 'POST /api/leads/import', { token, body })

/** One call, as the last of an import of its own. */
async function bring(app: TestApp, rows: ImportedLead[], more: object = {}): Promise<ImportResult> {
  const body = { importId: newId(), rows, last: true, ...more }
  const answer = await post(app, await app.signIn(), body)
  expect(answer.body).toHaveProperty('leads')
  return answer.body as ImportResult
}

const counted = ['leads', 'conversations', 'messages', 'reports'] as const

/** How many rows each table has. */
async function count({ deps }: TestApp): Promise<Record<(typeof counted)[number], number>> {
  const [row] = await deps.db.execute<Record<(typeof counted)[number], number>>(sql`select
    (select count(*)::integer from leads) as leads,
    (select count(*)::integer from conversations) as conversations,
    (select count(*)::integer from messages) as messages,
    (select count(*)::integer from reports) as reports`)
  return row!
}

/** What the calls say that they added, and what was added. */
async function added(app: TestApp, run: () => Promise<ImportResult[]>) {
  const before = await count(app)
  const results = await run()
  const after = await count(app)
  const difference = Object.fromEntries(counted.map((name) => [name, after[name] - before[name]]))
  const told = Object.fromEntries(
    counted.map((name) => [name, results.reduce((sum, result) => sum + result[name], 0)]),
  )
  return { difference, told }
}

describe('an imported lead', () => {
  test('has its contact details, score, status, times, conversation and report', async ({
    app,
  }) => {
    const token = await app.signIn()
    const given = stored()
    const { rows } = await bring(app, rowsOf(given))
    const { leadId } = rows[0]!
    const { body: lead } = await rest(app, `GET /api/leads/${leadId}`, { token })
    expect(lead).toMatchObject({
      name: given.name,
      email: given.email,
      phone: '+33639981234',
      fitScore: 72,
      status: 'contacted',
      source: 'import',
      createdAt: given.createdAt,
      updatedAt: given.updatedAt,
      score: { total: 72, criteria: [{ criterion: 'staff', facts: [{ author: 'admin' }] }] },
    })
    const { body: history } = await rest(app, `GET /api/chat/history/${leadId}`, { token })
    expect(history).toMatchObject({
      messages: given.conversation.map(({ role, content, timestamp }, index) => ({
        role: role === 'user' ? 'visitor' : role,
        content,
        seq: index + 1,
        createdAt: new Date(timestamp).toISOString(),
      })),
    })
    const { body: report } = await rest(app, `GET /api/reports/${leadId}`, { token })
    expect(report).toMatchObject({
      status: 'ready',
      version: 1,
      content: {
        sections: [
          { kind: 'wanted', claims: [{ text: 'Un audit', origin: { kind: 'staff' } }] },
          { kind: 'nextSteps', claims: [{ text: 'Appeler Léa', who: null }] },
        ],
      },
    })
    const pdf = await fetch(`${app.url}/api/reports/${leadId}/pdf`, {
      headers: { authorization: `Bearer ${token}` },
    })
    expect(pdf.status).toBe(200)
    expect(await pdf.text()).toMatch(/^%PDF-/)
  })

  test('is owed nothing: nobody answers, nobody is called', async ({ app }) => {
    const { rows } = await bring(app, rowsOf(stored()))
    const found = await app.deps.db.execute(sql`
      select mode, answered_turn = turn as answered, learnt_seq = heard_seq as learnt
      from conversations where lead_id = ${rows[0]!.leadId}`)
    expect([...found]).toEqual([{ mode: 'closed', answered: true, learnt: true }])
    const calls = await app.deps.db.execute(sql`
      select 1 from notifications join conversations on conversations.id = conversation_id
      where lead_id = ${rows[0]!.leadId}`)
    expect(calls).toHaveLength(0)
  })

  test('keeps a phone number that cannot be read, and says so', async ({ app }) => {
    const { rows } = await bring(app, rowsOf(stored({ phone: 'poste 12' })))
    expect(rows).toMatchObject([{ outcome: 'created', warnings: ['phone_unreadable'] }])
    const client = app.client(await app.signIn())
    expect(await client.leads.byId.query({ id: rows[0]!.leadId! })).toMatchObject({
      phone: 'poste 12',
    })
  })

  test('of an address that another lead has is a lead of its own, and says so', async ({ app }) => {
    const given = stored()
    const { rows: first } = await bring(app, rowsOf(given))
    const { rows } = await bring(app, rowsOf({ ...given, id: randomUUID() }))
    expect(rows).toMatchObject([{ outcome: 'created', warnings: ['email_known'] }])
    expect(rows[0]!.leadId).not.toBe(first[0]!.leadId)
  })

  test('does not come back once it was erased', async ({ app }) => {
    const lead = rowsOf(stored())
    const { rows } = await bring(app, lead)
    await app.deps.db.execute(sql`delete from leads where id = ${rows[0]!.leadId}`)
    expect(await bring(app, lead)).toMatchObject({
      leads: 0,
      messages: 0,
      rows: [{ outcome: 'erased', leadId: null }],
    })
  })
})

describe('an import', () => {
  test('counts what it adds, and adds nothing the second time', async ({ app }) => {
    const given = Array.from({ length: 300 }, (_, index) =>
      stored(index % 3 === 0 ? {} : { conversation: undefined, report: undefined }),
    )
    const run = async (more: object = {}): Promise<ImportResult[]> => {
      const results = []
      for (const rows of toBatches(rowsOf(...given))) results.push(await bring(app, rows, more))
      return results
    }
    const all = { leads: 300, conversations: 100, messages: 400, reports: 100 }
    const none = { leads: 0, conversations: 0, messages: 0, reports: 0 }
    expect(await added(app, () => run({ dryRun: true }))).toEqual({ told: all, difference: none })
    expect(await added(app, () => run())).toEqual({ told: all, difference: all })
    expect(await added(app, () => run())).toEqual({ told: none, difference: none })
  })

  test('made twice at the same time adds each lead once', async ({ app }) => {
    const rows = rowsOf(...Array.from({ length: 40 }, () => stored()))
    const run = () =>
      Promise.all([bring(app, rows), bring(app, rows.toReversed()), bring(app, rows)])
    const all = { leads: 40, conversations: 40, messages: 160, reports: 40 }
    expect(await added(app, run)).toEqual({ told: all, difference: all })
  })

  test('of a conversation that takes several calls goes on where it was cut short', async ({
    app,
  }) => {
    const conversation = Array.from({ length: 400 }, (_, index) => ({
      role: index % 2 ? 'assistant' : 'user',
      content: `${index} ${'x'.repeat(900)}`,
    }))
    const parts = [...toBatches(rowsOf(stored({ conversation })))]
    expect(parts.length).toBeGreaterThan(2)
    const { rows } = await bring(app, parts[0]!)
    for (const part of [...parts, ...parts]) await bring(app, part)
    const client = app.client(await app.signIn())
    const messages: Message[] = []
    for (let hasMore = true; hasMore;) {
      const page = { leadId: rows[0]!.leadId!, after: messages.length }
      const found = await client.chat.history.query(page)
      messages.push(...found.messages)
      hasMore = found.hasMore
    }
    expect(messages.map(({ content }) => content)).toEqual(
      conversation.map(({ content }) => content),
    )
    expect(messages.map(({ seq }) => seq)).toEqual(conversation.map((_, index) => index + 1))
  })

  test('is noted once in the audit, with who and how many', async ({ app }) => {
    const admin = await makePerson(app, 'admin')
    const importId = newId()
    const send = (rows: ImportedLead[], more: object = {}) =>
      post(app, admin.token, { importId, rows, ...more })
    await send(rowsOf(stored()))
    await send(rowsOf(stored(), stored()))
    await send([], { last: true, refused: 4 })
    await send([], { last: true, refused: 4 })
    const found = await app.client(admin.token).audit.list.query({ adminId: admin.id })
    const noted = found.items.filter(({ data }) => data['importId'] === importId)
    expect(noted.map(({ name }) => name)).toEqual(['lead.import_finished', 'lead.import_started'])
    expect(noted[0]!.data).toMatchObject({ leads: 3, messages: 12, reports: 3, refused: 4 })
    expect(await app.client(admin.token).audit.check.query()).toMatchObject({ intact: true })
  })

  test('of somebody else cannot be gone on with', async ({ app }) => {
    const importId = newId()
    const [one, other] = [await makePerson(app, 'admin'), await makePerson(app, 'admin')]
    await post(app, one.token, { importId, rows: [] })
    const answer = await post(app, other.token, { importId, rows: rowsOf(stored()), last: true })
    expect(answer).toMatchObject({ status: 400, body: { issues: [{ path: 'importId' }] } })
  })

  test('of a call with one bad lead adds none', async ({ app }) => {
    const token = await app.signIn()
    const [good, bad] = rowsOf(stored(), stored())
    const before = await count(app)
    for (const [rows, path] of [
      [[good, { ...bad, fitScore: 101 }], 'rows.1.fitScore'],
      [[good, { ...bad, status: 'hot' }], 'rows.1.status'],
      [[good, { ...bad, email: '', phone: '' }], 'rows.1.email'],
      [[good, good], 'rows.1.key'],
    ] as const) {
      const answer = await post(app, token, { importId: newId(), rows, last: true })
      expect(answer).toMatchObject({ status: 400, body: { issues: [{ path }] } })
    }
    expect(await count(app)).toEqual(before)
  })
})
