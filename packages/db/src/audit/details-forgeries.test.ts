import { describe } from 'vitest'

import { sql } from '../client.ts'
import { sealEvents } from './seal-events.ts'
import { fill, keys, tamper } from '../testing/chain.ts'
import { type Forgery, by, testForgeries } from '../testing/forgeries.ts'

/** Of the personal values of `fill`. Each is made as a superuser. */
const forgeries: Forgery[] = [
  [
    'a personal value changed',
    by(sql`update event_details set after = '{"email": "eve@new.example"}' where event_id = 2`),
    { id: '2', why: 'details_changed' },
  ],
  [
    'a personal value changed, and its digest made to fit',
    by(
      sql`update event_details set after = '{"email": "eve@new.example"}' where event_id = 2`,
      sql`update event_seals set details = encode(sha256(convert_to(jsonb_build_array(salt, before, after)::text, 'UTF8')), 'hex')
        from event_details as d where d.event_id = 2 and event_seals.event_id = 2`,
    ),
    { id: '2', why: 'changed' },
  ],
  [
    'what came after made what was there before',
    by(sql`update event_details set before = after, after = null where event_id = 3`),
    { id: '3', why: 'details_changed' },
  ],
  [
    'personal values that went to another entry',
    by(
      sql`update event_details set event_id = 100 where event_id = 3`,
      sql`update event_details set event_id = 3 where event_id = 4`,
      sql`update event_details set event_id = 4 where event_id = 100`,
    ),
    { id: '3', why: 'details_changed' },
  ],
  [
    'the salt taken away',
    by(sql`update event_details set salt = null where event_id = 2`),
    { id: '2', why: 'details_changed' },
  ],
  [
    'the row of personal values taken away',
    by(sql`delete from event_details where event_id = 4`),
    { id: '4', why: 'details_changed' },
  ],
  [
    'personal values where there were none',
    by(
      sql`insert into event_details (event_id, salt, after) values (5, 'salt', '{"email": "eve@evil.example"}')`,
    ),
    { id: '5', why: 'details_changed' },
  ],
  [
    'personal values emptied without an erasure',
    by(sql`update event_details set salt = null, before = null, after = null where event_id = 2`),
    { id: '2', why: 'details_emptied' },
  ],
  [
    'personal values emptied of another lead than was erased',
    async (db) => {
      await tamper(
        db,
        sql`update event_details set salt = null, before = null, after = null where event_id = 2`,
      )
      await db.execute(
        sql`insert into events (name, lead_id, data) values ('lead.erased', 8, '{"auditEntries": 1}')`,
      )
    },
    { id: '2', why: 'details_emptied' },
  ],
  [
    'personal values emptied of an entry that came after the erasure',
    async (db) => {
      await db.execute(
        sql`insert into events (name, lead_id, data) values ('lead.erased', 7, '{"auditEntries": 1}')`,
      )
      await fill(db)
      await sealEvents(db, keys)
      await tamper(
        db,
        sql`update event_details set salt = null, before = null, after = null where event_id = 8`,
      )
    },
    { id: '8', why: 'details_emptied' },
  ],
  [
    'personal values emptied beside those of the lead that was erased, of an entry that names no lead',
    async (db) => {
      await tamper(
        db,
        sql`update event_details set salt = null, before = null, after = null where event_id in (2, 3, 4)`,
      )
      await db.execute(
        sql`insert into events (name, lead_id, data) values ('lead.erased', 7, '{"auditEntries": 2}')`,
      )
    },
    { id: '4', why: 'details_emptied' },
  ],
  [
    'more personal values emptied than the erasure told',
    async (db) => {
      await tamper(
        db,
        sql`update event_details set salt = null, before = null, after = null where event_id in (2, 3)`,
      )
      await db.execute(
        sql`insert into events (name, lead_id, data) values ('lead.erased', 7, '{"auditEntries": 1}')`,
      )
    },
    { id: '2', why: 'details_emptied' },
  ],
]

describe('the check names the entry and why, when a superuser made', () => {
  testForgeries(forgeries)
})
