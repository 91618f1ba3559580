import { randomUUID } from 'node:crypto'

import type { Event, ListEvents } from '@oka/contract/event'
import { sql } from '@oka/db/client'
import { newId } from '@oka/db/id'
import { describe, expect } from 'vitest'

import { openScene } from '../testing/chat.ts'
import { makeMember } from '../testing/people.ts'
import { test, type TestApp } from '../testing/test-app.ts'

/** The latest entries of a name, the oldest first. */
async function entries(app: TestApp, filter: Partial<ListEvents>): Promise<Event[]> {
  const client = app.client(await app.signIn())
  return (await client.audit.list.query(filter)).items.toReversed()
}

/** Whether the chain, which nobody can erase from, holds a text. */
async function isInChain({ deps }: TestApp, text: string): Promise<boolean> {
  const found = await deps.db.execute(
    sql`select 1 from events where position(${text} in data::text) > 0`,
  )
  return found.length > 0
}

describe('the audit keeps what was there before and after', () => {
  test('of the settings', async ({ app }) => {
    const admin = app.client(await app.signIn())
    const name = `Company ${randomUUID()}`
    await admin.settings.update.mutate({ hotScore: 60, name })
    const [entry] = (await entries(app, { name: 'settings.changed' })).slice(-1)
    expect(entry).toMatchObject({
      data: { changed: 'name, hotScore' },
      before: { hotScore: 70, name: 'OKA Tech' },
      after: { hotScore: 60, name },
    })
    expect(await isInChain(app, name)).toBe(false)
  })

  test('of a canned reply', async ({ app }) => {
    const admin = app.client(await app.signIn())
    const [title, content] = [`Title ${randomUUID()}`, `Words ${randomUUID()}`]
    const made = { title, content, locale: 'en' as const }
    const changed = { ...made, content: 'Other words' }
    const { id } = await admin.cannedReply.save.mutate(made)
    await admin.cannedReply.save.mutate({ id, ...changed })
    await admin.cannedReply.delete.mutate({ id })

    const kept = [
      ...(await entries(app, { name: 'canned_reply.saved' })),
      ...(await entries(app, { name: 'canned_reply.deleted' })),
    ].filter(({ data }) => data['cannedReplyId'] === id)
    expect(kept.map(({ before, after }) => [before, after])).toEqual([
      [null, made],
      [made, changed],
      [changed, null],
    ])
    expect([await isInChain(app, title), await isInChain(app, content)]).toEqual([false, false])
  })

  test('of a note', async ({ app }) => {
    const { conversationId } = await openScene(app)
    const admin = app.client(await app.signIn())
    const [id, content] = [newId(), `A note ${randomUUID()}`]
    await admin.note.add.mutate({ id, conversationId, content })
    await admin.note.delete.mutate({ id })

    const [added] = (await entries(app, { name: 'note.added' })).slice(-1)
    const [deleted] = (await entries(app, { name: 'note.deleted' })).slice(-1)
    expect(added).toMatchObject({ conversationId, before: null, after: { content } })
    expect(deleted).toMatchObject({ conversationId, before: { content }, after: null })
    expect(await isInChain(app, content)).toBe(false)
  })

  test('of a score by hand, which is not the same taken back as left alone', async ({ app }) => {
    const admin = app.client(await app.signIn())
    const lead = { name: 'Ana', email: `${randomUUID()}@oka.test`, company: 'Acme' }
    const { id, fitScore } = await admin.leads.create.mutate(lead)
    await admin.leads.update.mutate({ id, fitScore: 80 })
    await admin.leads.update.mutate({ id, name: 'Anna' })
    await admin.leads.update.mutate({ id, fitScore: null })

    const kept = await entries(app, { name: 'lead.updated', leadId: id })
    expect(kept.map(({ data, before, after }) => [data['fields'], before, after])).toEqual([
      ['fitScore', { fitScore }, { fitScore: 80 }],
      ['name', { name: 'Ana' }, { name: 'Anna' }],
      ['fitScore', { fitScore: 80 }, { fitScore }],
    ])
  })

  test('and stays whole', async ({ app }) => {
    const admin = app.client(await app.signIn())
    expect(await admin.audit.check.query()).toMatchObject({ intact: true, broken: null })
  })
})

test('a person is found by what they did and by what was done to them', async ({ app }) => {
  const admin = app.client(await app.signIn())
  const [one, other] = [await makeMember(app, 'viewer'), await makeMember(app, 'viewer')]
  await admin.team.setRole.mutate({ id: one.id, role: 'agent' })
  await admin.team.setRole.mutate({ id: other.id, role: 'agent' })

  const found = await entries(app, { adminId: one.id })

  expect(found.map(({ name, subject }) => [name, subject?.id])).toEqual([
    ['admin.role_changed', one.id],
  ])
})
