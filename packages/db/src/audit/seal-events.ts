import { sql } from 'drizzle-orm'

import type { Db } from '../client.ts'
import {
  type AuditKey,
  type AuditKeys,
  type SealedContent,
  sealedColumns,
  sealedDetails,
  sealHash,
} from './event-seal.ts'

/** Events sealed in one transaction. */
const batchSize = 500

export type LastSeal = { number: number; eventId: string; keyId: string; hash: string }

/** The end of the chain; undefined before the first seal. */
export async function readLastSeal(db: Db): Promise<LastSeal | undefined> {
  const [last] = await db.execute<LastSeal>(sql`
    select number::float8 as "number", event_id::text as "eventId", key_id as "keyId", hash
    from event_seals order by event_seals.number desc limit 1`)
  return last
}

/** Whether that key has sealed anything. */
export async function hasSealOf(db: Db, keyId: string): Promise<boolean> {
  const found = await db.execute(sql`select 1 from event_seals where key_id = ${keyId} limit 1`)
  return found.length > 0
}

/**
 * Seals the committed events in the order of their ids. One that is committed later is sealed
 * later, so that writers do not wait for each other. One process seals at a time; others return at
 * once. Returns how many were sealed.
 */
export async function sealEvents(db: Db, keys: Pick<AuditKeys, 'current'>): Promise<number> {
  let sealed = 0
  for (;;) {
    if (!(await isAnyUnsealed(db))) return sealed
    const count = await db.transaction((tx) => sealBatch(tx, keys.current))
    sealed += count
    if (count < batchSize) return sealed
  }
}

async function isAnyUnsealed(db: Db): Promise<boolean> {
  const found = await db.execute(sql`select 1 from event_queue limit 1`)
  return found.length > 0
}

type Waiting = SealedContent & { eventId: string; details: string | null }

async function sealBatch(tx: Db, key: AuditKey): Promise<number> {
  const [turn] = await tx.execute<{ locked: boolean; sealedAt: string }>(sql`
    select pg_try_advisory_xact_lock(hashtext('oka.seal')) as locked,
      extract(epoch from date_trunc('milliseconds', clock_timestamp()))::text as "sealedAt"`)
  if (!turn!.locked) return 0
  // Read after the lock: the former holder has committed.
  const last = await readLastSeal(tx)
  // An event is queued once; queued twice by hand, its second seal would be refused and block the
  // queue.
  await tx.execute(sql`
    delete from event_queue using event_seals where event_queue.event_id = event_seals.event_id`)
  // A removed event is sealed as such, so that the check names it.
  const waiting = await tx.execute<Waiting>(sql`
    select queued.event_id::text as "eventId", ${sealedDetails} as "details", ${sealedColumns}
    from (select event_id from event_queue order by event_id limit ${batchSize}) as queued
    left join events as event on event.id = queued.event_id
    left join event_details as details on details.event_id = queued.event_id
    order by queued.event_id`)
  if (waiting.length === 0) return 0

  const { sealedAt } = turn!
  let number = last?.number ?? 0
  let previous = last?.hash ?? ''
  const seals = waiting.map(({ eventId, details, ...content }, index) => {
    number += 1
    const drained = waiting.length < batchSize && index === waiting.length - 1
    previous = sealHash(key, { previous, number, sealedAt, drained, eventId, details }, content)
    return { number, event_id: eventId, drained, details, hash: previous }
  })
  await tx.execute(sql`
    with sealed as (
      insert into event_seals (number, event_id, key_id, sealed_at, drained, details, hash)
      select number, event_id, ${key.id}, to_timestamp(${sealedAt}::float8), drained, details, hash
      from jsonb_to_recordset(${JSON.stringify(seals)}::jsonb)
        as seal (number bigint, event_id bigint, drained boolean, details text, hash text)
      returning event_id
    )
    delete from event_queue using sealed where event_queue.event_id = sealed.event_id`)
  return seals.length
}

/** How many events are committed and not yet sealed. */
export async function countUnsealed(db: Db): Promise<number> {
  const [row] = await db.execute<{ count: number }>(
    sql`select count(*)::integer as count from event_queue`,
  )
  return row!.count
}
