import { setTimeout as pause } from 'node:timers/promises'

import { type Db, openDatabase, sql } from '@oka/db/client'
import { checkChain } from '@oka/db/audit/event-chain'
import type { AuditKeys } from '@oka/db/audit/event-seal'
import { appendEvent } from '@oka/db/audit/events'
import { migrateDatabase } from '@oka/db/migrate'
import { sealEvents } from '@oka/db/audit/seal-events'
import { makeFolder } from '@oka/e2e/testing/server'

import { startDatabase } from '../running/database.ts'
import { quantile } from '../statistics.ts'

const staff = 100
/** Milliseconds between two changes of one member of staff, and for how long they go on without an import. */
const changeEvery = 1000
const quietTime = 5000
const importedRows = 10_000
/** Milliseconds that a change by staff may take in 99 of 100 cases. */
const limit = 100

const key = { id: 'bench', key: Buffer.alloc(32, 1) }
const keys: AuditKeys = { current: key, find: () => key }

/** The trigger of release 0.1.0: each event waits until the transaction of the one before has ended. */
const oldAudit = [
  sql`create function oka_chain_event() returns trigger language plpgsql as $$
  declare last events%rowtype;
  begin
    perform pg_advisory_xact_lock(hashtext('oka.events'));
    select * into last from events order by id desc limit 1;
    new.id := coalesce(last.id, 0) + 1;
    new.previous_hash := coalesce(last.hash, '');
    new.hash := encode(sha256(convert_to(concat_ws('|', new.previous_hash, new.id, new.name,
      new.data::text, (extract(epoch from new.created_at) * 1000)::bigint), 'UTF8')), 'hex');
    return new;
  end $$`,
  sql`create trigger events_chained before insert on events for each row execute function oka_chain_event()`,
  sql`drop trigger events_queued on events`,
]

/**
 * A hundred members of staff change a lead each second, before, during and after an import of 10,000 leads
 * in one transaction; under the audit of release 0.1.0 and under this one. Throws when 1 of 100 changes takes longer than the limit.
 */
export async function benchAuditLock(): Promise<void> {
  const former = await measure(true)
  const now = await measure(false)
  for (const [name, rows] of Object.entries({ 'lock until commit': former, 'sealed after': now })) {
    for (const [phase, { times, failed }] of Object.entries(rows)) {
      const [p50, p99] = [0.5, 0.99].map((share) => quantile(times, share).toFixed(1))
      const figures = `${times.length} changes, p50 ${p50}, p99 ${p99} ms, ${failed} failed`
      console.log(`${name.padEnd(18)} ${phase.padEnd(7)} ${figures}`)
    }
  }
  const p99 = quantile(now.during.times, 0.99)
  if (p99 > limit) throw new Error(`1 of 100 changes by staff took more than ${p99.toFixed(0)} ms.`)
}

type Changes = { times: number[]; failed: number }

async function measure(isOld: boolean) {
  await using resources = new AsyncDisposableStack()
  const folder = resources.use(await makeFolder())
  const { url } = resources.use(await startDatabase(folder.path))
  await migrateDatabase(url)
  const { db } = resources.use(await openDatabase({ url }))
  const importing = resources.use(await openDatabase({ url, max: 1 }))
  if (isOld) for (const statement of oldAudit) await db.execute(statement)
  await db.execute(sql`
    insert into leads (name, email, company, status)
    select 'Lead', 'lead' || n || '@oka.test', 'Company', 'new' from generate_series(1, ${staff}) n`)

  const sealing = isOld ? undefined : startSealing(db)
  const before = await changeUntil(db, pause(quietTime))
  const during = await changeUntil(db, importLeads(importing.db))
  const after = await changeUntil(db, pause(quietTime))
  await sealing?.stop()
  if (!isOld) await demandWholeChain(db)
  return { before, during, after }
}

/** As each process does it, once a second. */
function startSealing(db: Db) {
  const stop = new AbortController()
  const running = (async () => {
    while (!stop.signal.aborted) {
      await sealEvents(db, keys)
      await pause(1000, undefined, { signal: stop.signal }).catch(() => {})
    }
    await sealEvents(db, keys)
  })()
  return {
    stop: async () => {
      stop.abort()
      await running
    },
  }
}

async function importLeads(db: Db): Promise<void> {
  await db.transaction(async (tx) => {
    for (let n = 0; n < importedRows; n += 1) {
      const [lead] = await tx.execute<{ id: number }>(sql`
        insert into leads (name, email, company, status)
        values ('Imported', ${`imported${n}@oka.test`}, 'Company', 'new') returning id`)
      await appendEvent(tx, { name: 'lead.created', leadId: lead!.id, details: { after: { n } } })
    }
  })
}

/** Everybody changes their lead once a second, whatever became of the change before. */
async function changeUntil(db: Db, end: Promise<unknown>): Promise<Changes> {
  const changes: Changes = { times: [], failed: 0 }
  const ended = new AbortController()
  const ending = end.finally(() => ended.abort())
  const change = async (id: number) => {
    const from = performance.now()
    try {
      await db.transaction(async (tx) => {
        await tx.execute(sql`update leads set company = ${String(from)} where id = ${id}`)
        const details = { after: { company: String(from) } }
        await appendEvent(tx, { name: 'lead.updated', adminId: 1, leadId: id, details })
      })
    } catch {
      changes.failed += 1
    }
    changes.times.push(performance.now() - from)
  }
  const everybody = Array.from({ length: staff }, async (_, index) => {
    await pause((index * changeEvery) / staff)
    const own: Promise<void>[] = []
    while (!ended.signal.aborted) {
      own.push(change(index + 1))
      await pause(changeEvery)
    }
    await Promise.all(own)
  })
  await Promise.all([ending, ...everybody])
  return changes
}

async function demandWholeChain(db: Db): Promise<void> {
  const { broken, unsealed } = await checkChain(db, keys, { anchors: [], changedLine: null })
  if (broken || unsealed > 0) throw new Error(`The chain is not whole: ${JSON.stringify(broken)}.`)
}
