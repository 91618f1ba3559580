import { describe } from 'vitest'

import { sql } from '../client.ts'
import { sealEvents } from './seal-events.ts'
import { fill, keys, tamper } from '../testing/chain.ts'
import { type Forgery, by, testForgeries } from '../testing/forgeries.ts'

/** Entries that the application did not write, or that were kept from being sealed. Each is made as a superuser. */
const forgeries: Forgery[] = [
  [
    'a copy of an entry',
    by(sql`insert into events (id, name, lead_id, data, created_at)
      select 6, name, lead_id, data, created_at from events where id = 2`),
    { id: '6', why: 'never_sealed' },
  ],
  [
    'a second entry with the number of one',
    by(
      sql`alter table events drop constraint events_pkey`,
      sql`insert into events (id, name, lead_id, data, created_at)
      select id, name, lead_id, data, created_at from events where id = 2`,
    ),
    { id: '2', why: 'never_sealed' },
  ],
  [
    'an entry without a seal under 0',
    by(sql`insert into events (id, name) values (-1, 'lead.deleted')`),
    { id: '-1', why: 'never_sealed' },
  ],
  [
    'an entry under 0 that was queued for its seal',
    async (db) => {
      await db.execute(sql`insert into events (id, name) values (0, 'lead.deleted')`)
      await sealEvents(db, keys)
    },
    { id: '0', why: 'backdated' },
  ],
  [
    'an entry with a number over 2³¹',
    by(sql`insert into events (id, name) values (3000000000, 'lead.deleted')`),
    { id: '3000000000', why: 'never_sealed' },
  ],
  [
    'an entry with the highest number there is',
    by(sql`insert into events (id, name) values (9223372036854775807, 'lead.deleted')`),
    { id: '9223372036854775807', why: 'never_sealed' },
  ],
  [
    'an entry of the past, queued for its seal',
    async (db) => {
      await db.execute(
        sql`insert into events (name, created_at) values ('lead.deleted', now() - interval '1 day')`,
      )
      await sealEvents(db, keys)
    },
    { id: '6', why: 'backdated' },
  ],
  [
    'an entry of the future, queued for its seal',
    async (db) => {
      await db.execute(
        sql`insert into events (name, created_at) values ('lead.deleted', 'infinity')`,
      )
      await sealEvents(db, keys)
    },
    { id: '6', why: 'backdated' },
  ],
  [
    'a sealed entry queued again, to keep others from being sealed, one of them of the past',
    async (db) => {
      await db.execute(sql`insert into event_queue values (3)`)
      await db.execute(
        sql`insert into events (name, created_at) values ('lead.deleted', now() - interval '1 day')`,
      )
      await sealEvents(db, keys)
    },
    { id: '6', why: 'backdated' },
  ],
  [
    'an entry taken out of the queue, so that it is never sealed',
    async (db) => {
      await fill(db)
      await db.execute(sql`delete from event_queue where event_id = 8`)
      await sealEvents(db, keys)
    },
    { id: '8', why: 'never_sealed' },
  ],
  [
    'an entry removed before it was sealed',
    async (db) => {
      await fill(db)
      await tamper(db, sql`delete from events where id = 8`)
      await sealEvents(db, keys)
    },
    { id: '8', why: 'removed' },
  ],
]

describe('the check names the entry and why, when a superuser made', () => {
  testForgeries(forgeries)
})
