import { describe } from 'vitest'

import { type Db, sql } from '../client.ts'
import type { AuditKeys } from './event-seal.ts'
import { sealEvents } from './seal-events.ts'
import { fill, foreignKey, keys, tamper } from '../testing/chain.ts'
import { type Forgery, by, testForgeries } from '../testing/forgeries.ts'

/** The rule of release 0.1.0, which needs no key. */
const unkeyedHash = sql`encode(sha256(convert_to(concat_ws('|', previous_hash, id, name,
  coalesce(admin_id::text, '-'), coalesce(lead_id::text, '-'), coalesce(conversation_id, '-'),
  data::text, (extract(epoch from created_at) * 1000)::bigint), 'UTF8')), 'hex')`

/** Changes an event and has all sealed again with that key. */
const sealAnew = (sealing: Pick<AuditKeys, 'current'>) => async (db: Db) => {
  await tamper(
    db,
    sql`update events set name = 'lead.deleted' where id = 2`,
    sql`delete from event_seals`,
    sql`insert into event_queue select id from events`,
  )
  await sealEvents(db, sealing)
}

/** Of the five events of `fill`, sealed and noted. Each is made as a superuser. */
const forgeries: Forgery[] = [
  [
    'a name changed',
    by(sql`update events set name = 'lead.deleted' where id = 2`),
    { id: '2', why: 'changed' },
  ],
  [
    'another author',
    by(sql`update events set admin_id = 2 where id = 2`),
    { id: '2', why: 'changed' },
  ],
  [
    'an author taken away',
    by(sql`update events set admin_id = null where id = 2`),
    { id: '2', why: 'changed' },
  ],
  [
    'another lead',
    by(sql`update events set lead_id = 8 where id = 2`),
    { id: '2', why: 'changed' },
  ],
  [
    'another conversation',
    by(sql`update events set conversation_id = 'd' where id = 3`),
    { id: '3', why: 'changed' },
  ],
  [
    'a value moved into the next column',
    by(sql`update events set lead_id = null, conversation_id = '7' where id = 2`),
    { id: '2', why: 'changed' },
  ],
  [
    'a figure in the data',
    by(sql`update events set data = data || '{"status": "won"}' where id = 2`),
    { id: '2', why: 'changed' },
  ],
  [
    'a number in another form',
    by(
      sql`drop index events_subject`,
      sql`update events set data = data || '{"subjectId": 2.0}' where id = 5`,
    ),
    { id: '5', why: 'changed' },
  ],
  [
    'keys of the data in another order',
    by(
      sql`drop index events_subject`,
      sql`alter table events alter data drop default, alter data type json using
        '{"subjectId": 2, "a": 1}'::json`,
    ),
    { id: '1', why: 'changed' },
  ],
  [
    'a time changed by a millisecond',
    by(sql`update events set created_at = created_at - interval '1 ms' where id = 5`),
    { id: '5', why: 'changed' },
  ],
  [
    'a time changed below a millisecond',
    by(
      sql`alter table events alter created_at type timestamptz(6)`,
      sql`update events set created_at = created_at + interval '1 microsecond' where id = 4`,
    ),
    { id: '4', why: 'changed' },
  ],
  [
    'a time that is none',
    by(sql`update events set created_at = 'infinity' where id = 4`),
    { id: '4', why: 'changed' },
  ],
  [
    'nothing where something was required',
    by(
      sql`alter table events alter name drop not null, alter data drop not null, alter created_at drop not null`,
      sql`update events set name = null, data = null, created_at = null where id = 3`,
    ),
    { id: '3', why: 'changed' },
  ],
  [
    'two entries that changed places',
    by(
      sql`update events set id = 100 where id = 2`,
      sql`update events set id = 2 where id = 3`,
      sql`update events set id = 3 where id = 100`,
    ),
    { id: '2', why: 'changed' },
  ],
  [
    'a change with the trigger disabled',
    async (db) => {
      await db.execute(sql`alter table events disable trigger events_append_only`)
      await db.execute(sql`update events set name = 'lead.created' where id = 2`)
      await db.execute(sql`alter table events enable trigger events_append_only`)
    },
    { id: '2', why: 'changed' },
  ],
  [
    'one removed from the middle',
    by(sql`delete from events where id = 3`),
    { id: '3', why: 'removed' },
  ],
  ['the first removed', by(sql`delete from events where id = 1`), { id: '1', why: 'removed' }],
  [
    'one removed with its seal',
    by(sql`delete from events where id = 3`, sql`delete from event_seals where event_id = 3`),
    { id: '4', why: 'missing' },
  ],
  [
    'one removed with its seal, and the others numbered anew',
    by(
      sql`delete from events where id = 3`,
      sql`delete from event_seals where event_id = 3`,
      sql`update event_seals set number = number - 1 where number = 4`,
      sql`update event_seals set number = number - 1 where number = 5`,
    ),
    { id: '4', why: 'changed' },
  ],
  [
    'the end cut off',
    by(sql`delete from events where id = 5`, sql`delete from event_seals where event_id = 5`),
    { id: '5', why: 'cut_off' },
  ],
  [
    'everything emptied',
    async (db) => {
      await db.execute(sql`alter table events disable trigger user`)
      await db.execute(sql`alter table event_seals disable trigger user`)
      await db.execute(
        sql`truncate events, event_seals, event_details, event_queue restart identity`,
      )
    },
    { id: '5', why: 'cut_off' },
  ],
  [
    'an older copy of all, after which others were written',
    async (db) => {
      await tamper(
        db,
        sql`delete from events where id > 3`,
        sql`delete from event_seals where event_id > 3`,
        sql`delete from event_details where event_id > 3`,
      )
      await fill(db)
      await sealEvents(db, keys)
    },
    { id: '7', why: 'replaced' },
  ],
  [
    'the seals taken away, so that the process seals what was changed',
    sealAnew(keys),
    { id: '5', why: 'replaced' },
  ],
  [
    'all sealed anew with a key of their own, under the name of ours',
    sealAnew({ current: { ...foreignKey, id: keys.current.id } }),
    { id: '1', why: 'changed' },
  ],
  [
    'all sealed anew with a key that we never had',
    sealAnew({ current: foreignKey }),
    { id: '1', why: 'key_unknown' },
  ],
  [
    'the hash of a seal changed',
    by(sql`update event_seals set hash = repeat('0', 64) where number = 2`),
    { id: '2', why: 'changed' },
  ],
  [
    'the time of a seal changed',
    by(sql`update event_seals set sealed_at = sealed_at - interval '1 day' where number = 2`),
    { id: '2', why: 'changed' },
  ],
  [
    'a seal moved to another entry',
    by(
      sql`delete from events where id = 3`,
      sql`update event_seals set event_id = 99 where number = 3`,
    ),
    { id: '99', why: 'removed' },
  ],
  [
    'an entry put in between two, chained by a hash without a key',
    by(
      sql`update events set id = id + 1000 where id > 3`,
      sql`insert into events (id, name, previous_hash, hash) values (4, 'lead.deleted', '', '')`,
      sql`update events set hash = ${unkeyedHash} where id = 4`,
    ),
    { id: '4', why: 'changed' },
  ],
  [
    'an entry of the release before put in after it',
    async (db) => {
      await db.execute(
        sql`insert into events (name, previous_hash, hash) values ('lead.deleted', '', '')`,
      )
      await tamper(db, sql`update events set hash = ${unkeyedHash} where id = 6`)
      await sealEvents(db, keys)
    },
    { id: '6', why: 'backdated' },
  ],
]

describe('the check names the entry and why, when a superuser made', () => {
  testForgeries(forgeries)
})
