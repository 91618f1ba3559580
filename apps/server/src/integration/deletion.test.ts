import { Writable } from 'node:stream'

import { readLeads } from '@oka/contract/lead-file'
import { sql } from '@oka/db/client'
import { newId } from '@oka/db/id'
import { describe, expect } from 'vitest'

import { createLogger } from '../logger.ts'
import { type Canary, findCanary, wordsIn } from '../testing/canary.ts'
import { type ReadAnswer, readEverything, readNames, reads } from '../testing/canary-reads.ts'
import { putCanaryThrough } from '../testing/canary-scene.ts'
import { meetLead, startVisitor } from '../testing/chat.ts'
import { openTestApp, test, type TestApp } from '../testing/test-app.ts'

const asText = ({ outcome }: ReadAnswer) => JSON.stringify(outcome.body ?? null)

/** Later entries of the audit are left out, and what is signed anew each time. */
function comparable(answers: readonly ReadAnswer[], lastEvent: number) {
  return answers
    .filter(({ name }) => name !== 'leads.listDeleted')
    .map((answer) => [answer.name, answer.input, answer.as, saying(answer, lastEvent)])
}

function saying(answer: ReadAnswer, lastEvent: number): unknown[] {
  const { name, outcome } = answer
  if (name === 'audit.list' && outcome.status === 200) {
    const { items } = outcome.body as { items: { id: number }[] }
    return items.filter(({ id }) => id <= lastEvent)
  }
  return [outcome.status, asText(answer).replaceAll(/token=[\w.-]+/g, 'token')]
}

/** Which answers tell something of the person, apart from what was asked with. */
function leaksOf(canary: Canary, answers: readonly ReadAnswer[]): unknown[] {
  return answers.flatMap((answer) => {
    const { name, input, as } = answer
    // Whom it is for, admins, it shows the person: that is what it is there for.
    if (name === 'leads.listDeleted' && as === 'admin') return []
    const text = asText(answer).replaceAll(JSON.stringify(input) ?? '\0', '')
    const words = [...wordsIn(canary, text), ...(text.includes('%PDF') ? ['a PDF'] : [])]
    return words.length > 0 ? [[name, input, as, words]] : []
  })
}

async function lastEventOf({ deps }: TestApp): Promise<number> {
  const [last] = await deps.db.execute<{ id: number }>(
    sql`select max(id)::integer as id from events`,
  )
  return last!.id
}

test('every procedure that reads is classified', () => {
  expect(Object.keys(reads).toSorted()).toEqual(readNames.toSorted())
})

describe('a person', () => {
  test('is hidden everywhere, comes back as they were, and is nowhere once erased', async () => {
    await using resources = new AsyncDisposableStack()
    let logged = ''
    const destination = new Writable({
      write: (chunk: Buffer, _, done) => {
        logged += chunk.toString()
        done()
      },
    })
    const app = await openTestApp(resources, {}, createLogger('debug', { destination }))
    const { db } = app.deps
    const figures = async () => app.client(await app.signIn()).analytics.stats.query()
    const without = await figures()
    const scene = await putCanaryThrough(app)
    const { canary, leadId, visitor } = scene
    const stranger = (await startVisitor(app)).visitorToken
    const admin = app.client(scene.admin.token)
    const readAll = () => readEverything(app, scene, stranger)

    // Otherwise nothing is proven below.
    const before = await readAll()
    const shown = new Set(
      before.filter((one) => wordsIn(canary, asText(one)).length > 0).map(({ name }) => name),
    )
    expect([...shown]).toEqual(
      expect.arrayContaining([
        'audit.list',
        'chat.history',
        'chat.messages',
        'chat.list',
        'followUp.list',
        'followUp.ofVisitor',
        'note.list',
        'notification.list',
        'leads.list',
        'leads.byStatus',
        'leads.byId',
        'report.byLead',
        'mail.list',
        'mail.byId',
      ]),
    )
    expect(await findCanary(db, canary)).toEqual(
      expect.arrayContaining([
        'conversations.page',
        'copy_consents.address',
        'event_details.after',
        'event_details.before',
        'facts.quote',
        'follow_ups.quote',
        'facts.value',
        'leads.email',
        'leads.search',
        'mails.html',
        'mails.to',
        'messages.content',
        'notes.content',
        'report_versions.document',
        'report_versions.pdf',
        'reports.report_content',
      ]),
    )
    const lastEvent = await lastEventOf(app)

    await admin.leads.delete.mutate({ id: leadId })
    expect(leaksOf(canary, await readAll())).toEqual([])
    expect(await figures()).toEqual(without)
    // The visitor keeps the own conversation.
    expect(wordsIn(canary, JSON.stringify(await visitor.messages()))).toContain(canary.message)

    await admin.leads.restore.mutate({ id: leadId })
    expect(comparable(await readAll(), lastEvent)).toEqual(comparable(before, lastEvent))

    const { erasedAt } = await admin.leads.erase.mutate({ id: leadId })
    expect(new Date(erasedAt).getTime()).toBeLessThanOrEqual(Date.now() + 1000)
    expect(await findCanary(db, canary)).toEqual([])
    const [proof] = (await admin.audit.list.query({ leadId })).items
    expect(proof).toMatchObject({
      name: 'lead.erased',
      admin: { id: scene.admin.id },
      before: null,
      after: null,
      data: { conversations: 1, reports: 1, notes: 1, mails: expect.any(Number) as number },
    })
    expect(await admin.audit.check.query()).toMatchObject({ intact: true })
    await expect(admin.leads.erase.mutate({ id: leadId })).rejects.toMatchObject({
      data: { problem: 'lead_not_found' },
    })
    await expect(visitor.say('Hello?', false)).rejects.toMatchObject({
      data: { problem: 'unauthenticated' },
    })
    expect(logged).not.toBe('')
    expect(wordsIn(canary, logged)).toEqual([])
  })
})

describe('restoring', () => {
  test('is refused for a lead that is not deleted, not there, or deleted too long ago', async ({
    app,
  }) => {
    const { admin, id } = await meetLead(app)
    const problem = (name: string) => ({ data: { problem: name } })
    const restore = () => admin.leads.restore.mutate({ id })
    await expect(restore()).rejects.toMatchObject(problem('lead_not_deleted'))
    await expect(admin.leads.restore.mutate({ id: 2_000_000_000 })).rejects.toMatchObject(
      problem('lead_not_found'),
    )
    await admin.leads.delete.mutate({ id })
    const setDeleted = (days: number) =>
      app.deps.db.execute(sql`
        update leads set deleted_at = now() - make_interval(days => ${days}) where id = ${id}`)
    await setDeleted(30)
    await expect(restore()).rejects.toMatchObject(problem('restore_expired'))
    await setDeleted(29)
    expect(await restore()).toMatchObject({ id })
  })
})

test('what is imported for a deleted lead is hidden with it', async ({ app }) => {
  const admin = app.client(await app.signIn())
  const lead = { id: newId(), name: 'Léa', email: `${newId()}@example.com`, company: 'Nexalia' }
  const conversation = [{ role: 'user', content: 'Bonjour', timestamp: '2026-03-14T09:28:00Z' }]
  const bring = (given: object) => {
    const { rows } = readLeads([given], new Date())
    return admin.leads.import.mutate({ importId: newId(), rows, last: true })
  }
  const id = (await bring(lead)).rows[0]!.leadId!
  const inInbox = async () => (await admin.chat.list.query({ leadId: id })).items.length
  await admin.leads.delete.mutate({ id })
  expect(await bring({ ...lead, conversation })).toMatchObject({ leads: 0, messages: 1 })
  expect(await inInbox()).toBe(0)
  await admin.leads.restore.mutate({ id })
  expect(await inInbox()).toBe(1)
})
