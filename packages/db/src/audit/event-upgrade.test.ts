import { expect, test as base } from 'vitest'

import { type Db, openDatabase, sql } from '../client.ts'
import { migrateDatabase } from '../migrate.ts'
import { sealEvents } from './seal-events.ts'
import { check, fill, keys, note, tamper } from '../testing/chain.ts'
import { restoreRelease } from '../testing/release.ts'
import { findTestServer } from '../testing-server.ts'

/** A filled database of release 0.1.0, whose 22 events a trigger chained, brought to the newest schema. */
const test = base.extend('db', async ({}, { onCleanup }): Promise<Db> => {
  const resources = new AsyncDisposableStack()
  onCleanup(() => resources.disposeAsync())
  const { url } = resources.use(await restoreRelease(await findTestServer()))
  await migrateDatabase(url)
  return resources.use(await openDatabase({ url })).db
})

test('events of the release before are sealed in their order, and new ones after them', async ({
  db,
}) => {
  expect(await check(db)).toMatchObject({ intact: true, events: 0, unsealed: 22 })
  await fill(db)
  await sealEvents(db, keys)
  expect(await check(db)).toMatchObject({ intact: true, events: 27, unsealed: 0 })
  const [last] = await db.execute(
    sql`select max(id)::text as id, count(hash)::integer as chained from events`,
  )
  expect(last).toEqual({ id: '27', chained: 22 })
})

test.for([
  ['changed', sql`update events set admin_id = 77 where id = 5`, { id: '5', why: 'changed' }],
  ['removed', sql`delete from events where id = 5`, { id: '5', why: 'removed' }],
  [
    'removed with all that waited for its seal',
    sql`with gone as (delete from events where id = 5) delete from event_queue where event_id = 5`,
    { id: '6', why: 'missing' },
  ],
] as const)(
  'one that was %s before it was sealed is named',
  async ([, statement, broken], { db }) => {
    await tamper(db, statement)
    await sealEvents(db, keys)
    expect(await check(db)).toMatchObject({ intact: false, broken })
  },
)

test('one that is chained again by the rule of the release before is named', async ({ db }) => {
  await sealEvents(db, keys)
  const noted = [await note(db)]
  await tamper(
    db,
    sql`update events set admin_id = 77 where id = 22`,
    sql`update events set hash = encode(sha256(convert_to(concat_ws('|', previous_hash, id, name,
      coalesce(admin_id::text, '-'), coalesce(lead_id::text, '-'), coalesce(conversation_id, '-'),
      data::text, (extract(epoch from created_at) * 1000)::bigint), 'UTF8')), 'hex') where id = 22`,
  )
  expect(await check(db, noted)).toMatchObject({ broken: { id: '22', why: 'changed' } })
})
