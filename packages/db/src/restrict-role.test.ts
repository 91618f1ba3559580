import { randomUUID } from 'node:crypto'

import { expect, test as base } from 'vitest'

import { type Db, openDatabase, sql } from './client.ts'
import { appendEvent } from './audit/events.ts'
import { restrictRole } from './restrict-role.ts'
import { sealEvents } from './audit/seal-events.ts'
import { check, fill, keys } from './testing/chain.ts'
import { openTestDatabase } from './testing.ts'
import { findTestServer } from './testing-server.ts'

/** A database as the role of the application sees it, after the owner has prepared it twice. */
const test = base.extend('db', async ({}, { onCleanup }): Promise<Db> => {
  const resources = new AsyncDisposableStack()
  onCleanup(() => resources.disposeAsync())
  const owner = resources.use(await openTestDatabase(await findTestServer()))
  const role = `oka_test_app_${randomUUID().replaceAll('-', '')}`
  await owner.db.execute(sql.raw(`create role ${role} login password 'secret'`))
  resources.defer(async () => {
    await owner.db.execute(sql.raw(`drop owned by ${role} cascade`))
    await owner.db.execute(sql.raw(`drop role ${role}`))
  })
  await restrictRole(owner.url, role)
  await restrictRole(owner.url, role)
  const url = Object.assign(new URL(owner.url), { username: role, password: 'secret' }).href
  return resources.use(await openDatabase({ url })).db
})

test('the role of the application writes, seals, checks and erases', async ({ db }) => {
  await fill(db)
  await sealEvents(db, keys)
  await appendEvent(db, { name: 'lead.created', leadId: 9 })
  await db.execute(
    sql`update event_details set salt = null, before = null, after = null where event_id = 2`,
  )
  await db.execute(
    sql`insert into events (name, lead_id, data) values ('lead.erased', 7, '{"auditEntries": 1}')`,
  )
  expect(await check(db)).toMatchObject({ intact: true, events: 5, unsealed: 2, erased: 1 })
})

test.for([
  `update events set name = 'x'`,
  `delete from events`,
  `truncate events`,
  `insert into events (id, name) values (100, 'lead.created')`,
  `insert into events (name, created_at) values ('lead.created', '2000-01-01')`,
  `update event_seals set hash = 'x'`,
  `delete from event_seals`,
  `truncate event_seals`,
  `delete from event_details`,
  `update event_details set event_id = 9`,
  `update event_queue set event_id = 9`,
  `set session_replication_role = replica`,
  `alter table events disable trigger user`,
  `alter table event_seals disable trigger user`,
  `drop trigger events_queued on events`,
  `create or replace function oka_queue_event() returns trigger language plpgsql as 'begin return null; end'`,
  `drop table events`,
  `create table mine (a integer)`,
  `create schema mine`,
  `create role mine superuser`,
  `set role oka`,
  `truncate leads`,
  `delete from drizzle.__drizzle_migrations`,
])('the role of the application is refused: %s', async (statement, { db }) => {
  await fill(db)
  await sealEvents(db, keys)
  await expect(db.execute(sql.raw(statement))).rejects.toMatchObject({
    // Insufficient privilege (PostgreSQL, appendix A).
    cause: { code: '42501' },
  })
  expect(await check(db)).toMatchObject({ intact: true, events: 5 })
})
