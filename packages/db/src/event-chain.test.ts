import { inject, test as base, describe, expect } from 'vitest'

import { type Db, sql } from './client.ts'
import { checkChain, hasEventWithHash } from './event-chain.ts'
import { appendEvent, type EventQuery, listEvents } from './events.ts'
import { openTestDatabase } from './testing.ts'

const test = base.extend('db', async ({}, { onCleanup }) => {
  const database = await openTestDatabase(inject('databaseServer'))
  onCleanup(() => database[Symbol.asyncDispose]())
  return database.db
})

/** Five events, of which the second and the fourth have personal values. */
async function fill(db: Db): Promise<void> {
  await appendEvent(db, { name: 'admin.created', adminId: 1 })
  await appendEvent(db, {
    name: 'lead.updated',
    adminId: 1,
    leadId: 7,
    data: { status: 'new', fitScore: null },
    details: { before: { email: 'ana@old.example' }, after: { email: 'ana@new.example' } },
  })
  await appendEvent(db, { name: 'conversation.closed', adminId: 2, conversationId: 'c' })
  await appendEvent(db, {
    name: 'admin.invited',
    adminId: 1,
    details: { after: { email: 'é@x.fr' } },
  })
  await appendEvent(db, { name: 'admin.role_changed', adminId: 1, subjectId: 2 })
}

/** Changes rows as the owner of the database can, past the triggers. */
async function tamper(db: Db, statement: ReturnType<typeof sql>): Promise<void> {
  await db.transaction(async (tx) => {
    await tx.execute(sql`set local session_replication_role = replica`)
    await tx.execute(statement)
  })
}

describe('the chain of events', () => {
  test('is whole when nobody has changed it, also when it is empty', async ({ db }) => {
    expect(await checkChain(db)).toEqual({
      events: 0,
      intact: true,
      lastHash: null,
      erased: 0,
      broken: null,
    })
    await fill(db)
    expect(await checkChain(db)).toMatchObject({ events: 5, intact: true, broken: null })
  })

  test('numbers 50 events written at once without a gap', async ({ db }) => {
    await Promise.all(
      Array.from({ length: 50 }, () =>
        db.transaction((tx) => appendEvent(tx, { name: 'lead.created', leadId: 1 })),
      ),
    )
    expect(await checkChain(db)).toMatchObject({ events: 50, intact: true })
  })

  test.for<[string, ReturnType<typeof sql>, { id: number; why: string }]>([
    [
      'one byte of a name',
      sql`update events set name = 'conversation.close' where id = 3`,
      { id: 3, why: 'changed' },
    ],
    ['who did it', sql`update events set admin_id = 2 where id = 1`, { id: 1, why: 'changed' }],
    [
      'a figure in its data',
      sql`update events set data = data || '{"status":"won"}' where id = 2`,
      { id: 2, why: 'changed' },
    ],
    [
      'when it was',
      sql`update events set created_at = created_at - interval '1 ms' where id = 5`,
      { id: 5, why: 'changed' },
    ],
    [
      'a personal value',
      sql`update event_details set after = '{"email":"eve@new.example"}' where event_id = 2`,
      { id: 2, why: 'details_changed' },
    ],
    [
      'its personal values, by taking their row away',
      sql`delete from event_details where event_id = 4`,
      { id: 4, why: 'details_changed' },
    ],
    [
      'its personal values, by forging some where theirs were erased',
      sql`update event_details set salt = null, before = null, after = '{"email":"eve@evil.example"}' where event_id = 2`,
      { id: 2, why: 'details_changed' },
    ],
    [
      'what went before, with the salt taken away',
      sql`update event_details set salt = null, after = null where event_id = 2`,
      { id: 2, why: 'details_changed' },
    ],
    [
      'its personal values, of which it had none',
      sql`insert into event_details (event_id, salt, after) values (3, 'salt', '{"email":"eve@evil.example"}')`,
      { id: 3, why: 'details_changed' },
    ],
    ['one that was taken out', sql`delete from events where id = 3`, { id: 4, why: 'missing' }],
    ['the first, taken out', sql`delete from events where id = 1`, { id: 2, why: 'missing' }],
  ])('names the event of which somebody changed %s', async ([, statement, broken], { db }) => {
    await fill(db)
    await tamper(db, statement)
    expect(await checkChain(db)).toMatchObject({ intact: false, broken })
  })

  test('names the next one when a hash was made to fit', async ({ db }) => {
    await fill(db)
    await tamper(
      db,
      sql`update events set name = 'lead.deleted', hash = encode(sha256(convert_to(concat_ws('|',
        previous_hash, id, 'lead.deleted', coalesce(admin_id::text, '-'), coalesce(lead_id::text, '-'),
        coalesce(conversation_id, '-'), data::text, (extract(epoch from created_at) * 1000)::bigint
      ), 'UTF8')), 'hex') where id = 3`,
    )
    expect(await checkChain(db)).toMatchObject({ intact: false, broken: { id: 4, why: 'changed' } })
  })

  test('shows that its end was cut off to who has noted its last hash', async ({ db }) => {
    await fill(db)
    const { lastHash } = await checkChain(db)
    await tamper(db, sql`delete from events where id = 5`)
    expect(await checkChain(db)).toMatchObject({ events: 4, intact: true })
    expect(await hasEventWithHash(db, lastHash!)).toBe(false)
  })

  const empty = sql`update event_details set salt = null, before = null, after = null`

  test('stays whole when personal values are erased, and tells how many', async ({ db }) => {
    await fill(db)
    await db.execute(empty)
    await appendEvent(db, { name: 'lead.erased', leadId: 7, data: { auditEntries: 2 } })
    expect(await checkChain(db)).toMatchObject({ events: 6, intact: true, erased: 2 })
    const [, , erased] = await listEvents(db, { ...everything, limit: 3 })
    expect(erased).toMatchObject({ name: 'admin.invited', before: null, after: null })
  })

  test('names an event that was emptied beside those of an erased lead', async ({ db }) => {
    await fill(db)
    await db.execute(empty)
    await appendEvent(db, { name: 'lead.erased', leadId: 7, data: { auditEntries: 1 } })
    const broken = { id: 4, why: 'details_emptied' }
    expect(await checkChain(db)).toMatchObject({ intact: false, broken })
  })

  test.for([sql`update events set name = 'x'`, sql`delete from events`, sql`truncate events`])(
    'is changed by nobody who does not go round the triggers (%#)',
    async (statement, { db }) => {
      await fill(db)
      await expect(db.execute(statement)).rejects.toMatchObject({
        cause: { message: 'events are append-only' },
      })
      expect(await checkChain(db)).toMatchObject({ events: 5, intact: true })
    },
  )
})

const everything: EventQuery = {
  name: undefined,
  adminId: undefined,
  leadId: undefined,
  from: undefined,
  to: undefined,
  before: undefined,
  limit: 100,
}

describe('listEvents', () => {
  test('finds by name, person, lead and time, latest first, page by page', async ({ db }) => {
    await fill(db)
    const ids = async (query: Partial<EventQuery>) =>
      (await listEvents(db, { ...everything, ...query })).map(({ id }) => id)
    expect(await ids({})).toEqual([5, 4, 3, 2, 1])
    expect(await ids({ limit: 2, before: 4 })).toEqual([3, 2])
    expect(await ids({ name: 'lead.updated' })).toEqual([2])
    // What a person did, and what was done to them.
    expect(await ids({ adminId: 2 })).toEqual([5, 3])
    expect(await ids({ leadId: 7 })).toEqual([2])
    expect(await ids({ from: '2000-01-01T00:00:00Z', to: '2000-01-02T00:00:00Z' })).toEqual([])
  })

  test('tells the personal values, and not the digest that guards them', async ({ db }) => {
    await fill(db)
    const found = (await listEvents(db, everything)).find(({ id }) => id === 2)
    expect(found).toMatchObject({
      data: { status: 'new', fitScore: null },
      before: { email: 'ana@old.example' },
      after: { email: 'ana@new.example' },
    })
    expect(Object.keys(found!.data)).toEqual(['status', 'fitScore'])
  })
})
