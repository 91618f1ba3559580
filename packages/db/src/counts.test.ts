import { leadStatuses } from '@oka/contract/known-values'
import {
  type Arbitrary,
  array,
  assert,
  asyncProperty,
  constant,
  constantFrom,
  integer,
  oneof,
  option,
  tuple,
} from 'fast-check'
import { beforeAll, expect, test } from 'vitest'

import { countLeadsByStatus, readAverageScore, readStats } from './analytics.ts'
import { type Database, openDatabase, sql } from './client.ts'
import { addUpCounts, repairCounts, setCountsTimeZone } from './counts.ts'
import { hideLead, restoreLead } from './leads/delete-lead.ts'
import { eraseLead } from './leads/erase-lead.ts'
import { openTestDatabase } from './testing.ts'
import { findTestServer } from './testing-server.ts'

let database: Database

beforeAll(async () => {
  const made = await openTestDatabase(await findTestServer())
  database = await openDatabase({ url: made.url })
  return async () => {
    await database[Symbol.asyncDispose]()
    await made[Symbol.asyncDispose]()
  }
})

const lead = sql`(select id from leads order by md5(id::text) limit 1)`
const conversation = sql`(select id from conversations order by md5(id::text) limit 1)`
const message = (role: string, seq: number) => sql`
  insert into messages (id, conversation_id, seq, turn, role, content)
  select gen_random_uuid(), id, last_seq + ${seq}, last_seq + ${seq}, ${role}, 'Hello' from conversations where id = ${conversation}`

const newConversation = (hours: number, messages: number) => sql`
  insert into conversations (id, visitor_token_hash, visitor_token_expires_at, lead_id, last_seq, created_at)
  values (gen_random_uuid(), gen_random_uuid()::text, now(), ${lead}, ${messages}, now() - make_interval(hours => ${hours}))`

const days = integer({ min: 0, max: 40 })
const status = constantFrom(...leadStatuses)
const points = option(integer({ min: 0, max: 100 }))

/** Whatever may happen to what is counted, as statements of one transaction. */
const change = oneof(
  tuple(days, status, points, integer({ min: 1, max: 4 })).map(([day, of, score, copies]) => [
    sql`insert into leads (name, status, source, fit_score, created_at)
      select 'Jane', ${of}, (array['chat', 'manual'])[1 + n % 2], ${score}::integer, now() - make_interval(days => ${day})
      from generate_series(1, ${copies}::integer) n`,
  ]),
  status.map((to) => [sql`update leads set status = ${to} where id % 2 = 0`]),
  points.map((to) => [sql`update leads set fit_score = ${to}::integer where id % 3 = 0`]),
  days.map((day) => [
    sql`update leads set created_at = now() - make_interval(days => ${day}) where id = ${lead}`,
  ]),
  constant([
    sql`update leads set deleted_at = now() where id = ${lead}`,
    sql`update conversations set deleted_at = now() where lead_id = ${lead}`,
  ]),
  constant([
    sql`update leads set deleted_at = null`,
    sql`update conversations set deleted_at = null`,
  ]),
  constant([sql`delete from leads where id = ${lead}`]),
  tuple(integer({ min: 0, max: 1000 }), constantFrom(0, 1)).map(([hours, messages]) => [
    newConversation(hours, messages),
  ]),
  constantFrom('visitor', 'assistant', 'system').map((role) => [
    message(role, 1),
    sql`update conversations set last_seq = last_seq + 1 where id = ${conversation}`,
  ]),
  constant([sql`delete from conversations where id = ${conversation}`]),
  constant([
    sql`insert into reports (lead_id, status, version) select id, 'ready', id % 2 from leads on conflict do nothing`,
  ]),
  constant([sql`update reports set version = version + 1`]),
  constant([
    sql`insert into mails (id, purpose, lead_id, "to", subject, html, text)
      select gen_random_uuid(), gen_random_uuid()::text, id, 'jane@acme.example', '', '', '' from leads where id = ${lead}`,
    sql`insert into mails (id, purpose, "to", subject, html, text)
      values (gen_random_uuid(), gen_random_uuid()::text, 'jane@acme.example', '', '', '')`,
    sql`insert into mail_conversations select mails.id, conversations.id from mails, conversations on conflict do nothing`,
  ]),
  constant([sql`delete from mails where lead_id is null`]),
  constant([
    sql`delete from mails where id = (select id from mails order by md5(id::text) limit 1)`,
  ]),
  constant([sql`update conversations set deleted_at = now() where id = ${conversation}`]),
  constant([
    sql`update conversations set deleted_at = case when deleted_at is null then now() end
      where id in (select id from conversations order by md5(id::text) limit 3)`,
  ]),
  constant([sql`delete from messages where id in (select id from messages order by id limit 2)`]),
  constant([
    sql`delete from mail_conversations where conversation_id = ${conversation}`,
    sql`delete from reports where lead_id = ${lead}`,
  ]),
  constant([sql`delete from conversations where deleted_at is not null`]),
)

/** What staff do to a lead, by the functions that do it. */
const act = {
  hide: hideLead,
  restore: restoreLead,
  erase: eraseLead,
}

const duty = constantFrom('add up', 'repair', 'Europe/Paris', 'Pacific/Auckland', 'UTC')
const acts = constantFrom<(keyof typeof act)[]>('hide', 'restore', 'erase')

type Step = readonly ReturnType<typeof sql>[] | string
const steps: Arbitrary<Step[]> = array(
  oneof(
    { weight: 5, arbitrary: change },
    { weight: 2, arbitrary: acts },
    { weight: 1, arbitrary: duty },
  ),
  { minLength: 10, maxLength: 40 },
)

/** One that it fits: there is a deleted one to restore, and one that is not to delete. */
const order = {
  hide: sql`deleted_at is not null`,
  restore: sql`deleted_at is null`,
  erase: sql`md5(name)`,
}

const isAct = (step: Step): step is keyof typeof act => typeof step === 'string' && step in act

async function take(step: Step): Promise<void> {
  const { db } = database
  if (isAct(step)) return takeAct(step)
  if (step === 'add up') await addUpCounts(db)
  else if (step === 'repair') await repairCounts(db)
  else if (typeof step === 'string') await setCountsTimeZone(db, step)
  else {
    await db.transaction(async (tx) => {
      for (const one of step) await tx.execute(one)
    })
  }
}

async function takeAct(name: keyof typeof act): Promise<void> {
  const [found] = await database.db.execute<{ id: number }>(
    sql`select id from leads order by ${order[name]}, md5(id::text || 'act') limit 1`,
  )
  if (!found) return
  await database.db.transaction(async (tx) => {
    await act[name](tx, found.id)
  })
}

/** Each figure counted from the rows that it stands for. */
async function countRows(): Promise<unknown> {
  const visible = sql`deleted_at is null and status <> 'spam'`
  const written = sql`deleted_at is null and last_seq > 0`
  const day = sql`(created_at at time zone (select value ->> 'timeZone' from settings where key = 'counts'))::date`
  const [row] = await database.db.execute(sql`
    select
      (select count(*)::integer from leads where ${visible}) as "leads",
      (select count(*)::integer from conversations where ${written}) as "conversations",
      (select count(*)::integer from messages where role <> 'system' and not exists (
        select from conversations c where c.id = conversation_id and c.deleted_at is not null)) as "messages",
      (select count(*)::integer from reports inner join leads on leads.id = lead_id
        where reports.version > 0 and leads.deleted_at is null) as "reports",
      (select count(*)::integer from mails where not exists (
          select from leads where leads.id = lead_id and deleted_at is not null) and not exists (
          select from mail_conversations inner join conversations on conversations.id = conversation_id
          where mail_id = mails.id and deleted_at is not null)) as "mails",
      (select round(avg(fit_score), 1)::float from leads where ${visible}) as "averageScore",
      (select percentile_cont(0.5) within group (order by fit_score) from leads where ${visible}) as "medianScore",
      (select json_agg(json_build_object(
          'date', d::date,
          'conversations', (select count(*) from conversations where ${written} and ${day} = d::date),
          'leads', (select count(*) from leads where ${visible} and ${day} = d::date)) order by d)
        from (select (now() at time zone (select value ->> 'timeZone' from settings where key = 'counts'))::date as today) t,
          generate_series(today - 29, today, '1 day') d) as "days"`)
  const statuses = await database.db.execute(sql`
    select status, count(*)::integer as count from leads where deleted_at is null group by status`)
  return {
    ...row,
    statuses: Object.fromEntries(
      leadStatuses.map((one) => [
        one,
        statuses.find(({ status: of }) => of === one)?.['count'] ?? 0,
      ]),
    ),
    scored: (
      await database.db.execute(
        sql`select count(fit_score)::integer as count from leads where ${visible}`,
      )
    )[0]!['count'],
  }
}

async function readFigures(): Promise<unknown> {
  const byStatus = await countLeadsByStatus(database.db)
  return {
    ...(await readStats(database.db)),
    statuses: Object.fromEntries(byStatus.map(({ status: of, count }) => [of, count])),
    scored: (await readAverageScore(database.db)).count,
  }
}

test('every figure of the analytics equals the rows it stands for, whatever happened to them', async () => {
  await assert(
    asyncProperty(steps, async (program) => {
      await database.db.execute(sql`delete from leads`)
      await database.db.execute(sql`delete from conversations`)
      await database.db.execute(sql`delete from mails`)
      for (const step of program) await take(step)
      expect(await readFigures()).toEqual(await countRows())
    }),
    { numRuns: 60, seed: 20_261_129 },
  )
})

test('two processes add up and write at once, and nothing is counted twice or lost', async () => {
  const { db } = database
  await Promise.all(
    Array.from({ length: 40 }, async (_, index) => {
      await db.execute(
        sql`insert into leads (name, status, fit_score) values ('Jane', 'new', ${index}::integer)`,
      )
      await addUpCounts(db)
    }),
  )
  expect(await readFigures()).toEqual(await countRows())
  await addUpCounts(db)
  expect(await db.execute(sql`select from count_changes`)).toHaveLength(0)
  expect(await readFigures()).toEqual(await countRows())
})

test('two conversations of one mail are deleted at once, and it is subtracted once', async () => {
  const { db } = database
  for (let round = 0; round < 10; round += 1) {
    const created = await db.execute<{ id: number }>(
      sql`insert into leads (name, status) values ('Jane', 'new'), ('John', 'new') returning id`,
    )
    await db.execute(sql`
      insert into conversations (id, visitor_token_hash, visitor_token_expires_at, lead_id, last_seq)
      select gen_random_uuid(), gen_random_uuid()::text, now(), id, 1 from leads
      where id in (${created[0]!.id}, ${created[1]!.id})`)
    await db.execute(sql`
      insert into mails (id, purpose, "to", subject, html, text)
      values (gen_random_uuid(), gen_random_uuid()::text, 'jane@acme.example', '', '', '')`)
    await db.execute(sql`
      insert into mail_conversations
      select mails.id, conversations.id from mails, conversations
      where mails.lead_id is null and conversations.lead_id in (${created[0]!.id}, ${created[1]!.id})
      on conflict do nothing`)
    const each = async (run: (typeof act)[keyof typeof act]) =>
      Promise.all(created.map(({ id }) => db.transaction(async (tx) => void (await run(tx, id)))))
    await each(hideLead)
    expect(await readFigures()).toEqual(await countRows())
    await each(restoreLead)
    expect(await readFigures()).toEqual(await countRows())
  }
})

test('counts that were changed by hand are repaired', async () => {
  const { db } = database
  await db.execute(sql`insert into leads (name, status) values ('Jane', 'new')`)
  await addUpCounts(db)
  await db.execute(sql`update counts set amount = amount + 5`)
  expect(await readFigures()).not.toEqual(await countRows())

  await repairCounts(db)

  expect(await readFigures()).toEqual(await countRows())
})
