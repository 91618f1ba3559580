import { test as base, describe, expect } from 'vitest'

import { sql } from '../client.ts'
import { appendEvent, type EventQuery, listEvents } from './events.ts'
import { readLastSeal, sealEvents } from './seal-events.ts'
import { check, fill, keys, otherKey } from '../testing/chain.ts'
import { openTestDatabase } from '../testing.ts'
import { findTestServer } from '../testing-server.ts'

const test = base
  .extend('database', async ({}, { onCleanup }) => {
    const database = await openTestDatabase(await findTestServer())
    onCleanup(() => database[Symbol.asyncDispose]())
    return database
  })
  .extend('db', ({ database }) => database.db)

describe('the chain of events', () => {
  test('is whole when nobody has changed it, also when it is empty', async ({ db }) => {
    const empty = { events: 0, unsealed: 0, intact: true, lastHash: null, broken: null }
    expect(await check(db)).toMatchObject(empty)
    await fill(db)
    expect(await check(db)).toMatchObject({ events: 0, unsealed: 5, intact: true })
    expect(await sealEvents(db, keys)).toBe(5)
    const { hash } = (await readLastSeal(db))!
    const whole = { events: 5, unsealed: 0, intact: true, lastHash: hash, broken: null }
    expect(await check(db)).toMatchObject(whole)
  })

  test('lets nobody wait for a transaction that goes on, and seals its events when it has ended', async ({
    db,
  }) => {
    const written = Promise.withResolvers<void>()
    const end = Promise.withResolvers<void>()
    const long = db.transaction(async (tx) => {
      await appendEvent(tx, { name: 'lead.created', leadId: 1 })
      written.resolve()
      await end.promise
    })
    await written.promise
    await appendEvent(db, { name: 'lead.created', leadId: 2 })
    expect(await sealEvents(db, keys)).toBe(1)
    end.resolve()
    await long
    expect(await sealEvents(db, keys)).toBe(1)
    const order = await db.execute(
      sql`select event_id::text as id from event_seals order by number`,
    )
    expect([...order]).toEqual([{ id: '2' }, { id: '1' }])
    expect(await check(db)).toMatchObject({ events: 2, intact: true })
  })

  test('has no gap where a transaction was rolled back', async ({ db }) => {
    await fill(db)
    const undone = db.transaction(async (tx) => {
      await appendEvent(tx, { name: 'lead.created', leadId: 1 })
      throw new Error('undone')
    })
    await expect(undone).rejects.toThrow('undone')
    await fill(db)
    await sealEvents(db, keys)
    expect(await check(db)).toMatchObject({ events: 10, intact: true })
  })

  test('is sealed once by those who seal at the same time, while others write', async ({ db }) => {
    const write = () => db.transaction((tx) => appendEvent(tx, { name: 'lead.created', leadId: 1 }))
    await Promise.all(
      Array.from({ length: 60 }, (_, n) => (n % 6 === 0 ? sealEvents(db, keys) : write())),
    )
    await sealEvents(db, keys)
    expect(await check(db)).toMatchObject({ events: 50, unsealed: 0, intact: true })
  })

  test('goes on over more than a page, and under another key', async ({ db }) => {
    await db.execute(
      sql`insert into events (name) select 'lead.created' from generate_series(1, 1700)`,
    )
    expect(await sealEvents(db, keys)).toBe(1700)
    await fill(db)
    await sealEvents(db, { current: otherKey })
    expect(await check(db)).toMatchObject({ events: 1705, intact: true })
  })

  test('takes what waited for long for what it is', async ({ db }) => {
    await db.execute(sql`
      insert into events (name, created_at)
      select 'lead.created', now() - interval '3 hours' from generate_series(1, 700)`)
    await sealEvents(db, keys)
    expect(await check(db)).toMatchObject({ events: 700, intact: true })
  })

  test('stays whole when personal values went with their lead, and tells how many', async ({
    db,
  }) => {
    await fill(db)
    await sealEvents(db, keys)
    await db.execute(
      sql`update event_details set salt = null, before = null, after = null where event_id in (2, 3)`,
    )
    await db.execute(
      sql`insert into events (name, lead_id, data) values ('lead.erased', 7, '{"auditEntries": 2}')`,
    )
    expect(await check(db)).toMatchObject({ intact: true, erased: 2 })
    const erased = (await listEvents(db, everything)).find(({ id }) => id === 2)
    expect(erased).toMatchObject({ name: 'lead.updated', before: null, after: null })
  })

  test.for([
    sql`update events set name = 'x'`,
    sql`delete from events`,
    sql`truncate events`,
    sql`update event_seals set hash = 'x'`,
    sql`delete from event_seals`,
    sql`truncate event_seals`,
  ])('is changed by nobody who does not go round the triggers (%#)', async (statement, { db }) => {
    await fill(db)
    await sealEvents(db, keys)
    await expect(db.execute(statement)).rejects.toMatchObject({
      cause: { message: 'events are append-only' },
    })
    expect(await check(db)).toMatchObject({ events: 5, intact: true })
  })
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
    expect(await ids({ leadId: 7 })).toEqual([2, 1])
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
