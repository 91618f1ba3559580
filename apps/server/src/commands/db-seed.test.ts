import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

import { factFields } from '@oka/contract/fact'
import { leadStatuses } from '@oka/contract/known-values'
import { sql } from '@oka/db/client'
import { checkChain } from '@oka/db/audit/event-chain'
import { sealEvents } from '@oka/db/audit/seal-events'
import { listOwedTurns } from '@oka/db/chat/turns'
import { openTestDatabase, type TestDatabase } from '@oka/db/testing'
import { findTestServer } from '@oka/db/testing-server'
import { expect, test as base } from 'vitest'

import { readConversations } from '../demo/read-conversations.ts'
import { type Ended, runCommand } from '../testing/run-command.ts'

/** Runs `db:seed` on that database. */
async function seed(
  url: string,
  args: string[] = [],
  env: Record<string, string> = {},
): Promise<Ended> {
  const folder = await mkdtemp(join(tmpdir(), 'oka-seed-'))
  try {
    const given = { DATABASE_URL: url, DATA_DIR: folder, NODE_ENV: 'test', ...env }
    return await runCommand('db-seed', args, given)
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

/** A database with the demo, made once. */
const test = base.extend('filled', { scope: 'file' }, async ({}, { onCleanup }) => {
  const database = await openTestDatabase(await findTestServer())
  onCleanup(() => database[Symbol.asyncDispose]())
  const { out, err, code } = await seed(database.url)
  return Object.assign(database, { out, err, code })
})

const rows = async <Row extends object>(
  { db }: Pick<TestDatabase, 'db'>,
  query: ReturnType<typeof sql>,
): Promise<Row[]> => [...(await db.execute(query))] as Row[]

test('it makes 60 leads of every status, over some weeks', async ({ filled }) => {
  expect(filled.code, filled.err).toBe(0)
  expect(filled.out).toContain('The demo is in: 60 leads')
  const leads = await rows<{ status: string; created: string }>(
    filled,
    sql`select status, created_at::text as created from leads`,
  )
  expect(leads).toHaveLength(60)
  expect(new Set(leads.map(({ status }) => status))).toEqual(new Set(leadStatuses))
  const days = new Set(leads.map(({ created }) => created.slice(0, 10)))
  expect(days.size).toBeGreaterThan(25)
})

test('every fact that the texts name was kept, with its words as they stand in the message', async ({
  filled,
}) => {
  const told = (await readConversations(new Date())).flatMap(({ facts }) => facts)
  const kept = await rows<{ field: string; quote: string; place: string }>(
    filled,
    sql`select field, quote, substring(content from quote_start + 1 for quote_end - quote_start) as place
      from facts join messages on messages.id = facts.message_id`,
  )
  const names = (facts: readonly { field: string; quote: string }[]) =>
    facts.map(({ field, quote }) => `${field}: ${quote}`).toSorted()
  expect(names(kept)).toEqual(names(told))
  expect(kept.filter(({ quote, place }) => quote !== place)).toEqual([])
  expect(new Set(kept.map(({ field }) => field))).toEqual(new Set(factFields))
})

test('nothing is owed, the audit is whole, no mail is on its way', async ({ filled }) => {
  expect(await listOwedTurns(filled.db, 10)).toEqual([])
  const key = { id: 'key', key: Buffer.alloc(32, 1) }
  expect(await sealEvents(filled.db, { current: key })).toBeGreaterThan(0)
  const checked = await checkChain(
    filled.db,
    { find: () => key },
    { anchors: [], changedLine: null },
  )
  expect(checked).toMatchObject({ intact: true })
  const mails = await rows(filled, sql`select status, count(*)::integer from mails group by status`)
  expect(mails).toEqual([{ status: 'kept', count: 3 }])
  const reports = await rows(
    filled,
    sql`select count(*)::integer from report_versions where pdf is not null`,
  )
  expect(reports).toEqual([{ count: 9 }])
  const calls = await rows(
    filled,
    sql`select kind from notifications where admin_id is null and acknowledged_at is null`,
  )
  expect(calls).toEqual([{ kind: 'hot_lead' }])
})

test('it is the same each time', async ({ filled }) => {
  await using other = await openTestDatabase(await findTestServer())
  await seed(other.url)
  const query = sql`
    select leads.name, leads.email, leads.status, fit_score,
      string_agg(role || ': ' || content, '\n' order by seq) as said
    from leads join conversations on lead_id = leads.id
      join messages on conversation_id = conversations.id
    group by leads.id order by leads.id`
  const leads = await rows(other, query)
  expect(leads).toHaveLength(60)
  expect(leads).toEqual(await rows(filled, query))
})

test('it leaves a database with leads alone, and production, unless it is told otherwise', async ({
  filled,
}) => {
  const again = await seed(filled.url)
  expect(again).toMatchObject({ code: 1 })
  expect(again.err).toContain('There are leads in this database already.')
  const production = { NODE_ENV: 'production', JWT_SECRET: '0123456789abcdef0123456789abcdef' }
  const live = await seed(filled.url, [], production)
  expect(live.err).toContain('NODE_ENV is production')
  expect((await rows(filled, sql`select 1 from leads`)).length).toBe(60)
  expect((await seed(filled.url, ['--all'])).err).toContain('There is one option')
})
