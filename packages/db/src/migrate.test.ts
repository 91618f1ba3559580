import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

import type postgres from 'postgres'
import { expect, onTestFinished, test } from 'vitest'

import { connect } from './connection/connect.ts'
import { migrateDatabase, migrationsFolder } from './migrate.ts'
import { restoreRelease } from './testing/release.ts'
import { createEmptyDatabase } from './testing.ts'
import { findTestServer } from './testing-server.ts'

type Rows = Record<string, Record<string, unknown>[]>

function open({ url }: { url: string }): postgres.Sql {
  const sql = connect(url, { max: 3 })
  onTestFinished(() => sql.end())
  return sql
}

/** All rows of all our tables, each with its columns. */
async function readAll(sql: postgres.Sql): Promise<Rows> {
  const tables = await sql<{ name: string }[]>`
    select table_name as name from information_schema.tables
    where table_schema = 'public' and table_type = 'BASE TABLE' order by 1`
  const rows: Rows = {}
  for (const { name } of tables) {
    const found = await sql`select to_jsonb(t) as row from ${sql(name)} t order by to_jsonb(t)`
    rows[name] = found.map(({ row }) => row as Record<string, unknown>)
  }
  return rows
}

async function listIndexes(sql: postgres.Sql) {
  const rows = await sql<{ name: string; valid: boolean }[]>`
    select indexrelid::regclass::text as name, indisvalid as valid from pg_index
    join pg_class on pg_class.oid = indexrelid
    where relnamespace = 'public'::regnamespace order by 1`
  return rows.map(({ name, valid }) => ({ name, valid }))
}

/** What the horizons of the release become, whose messages are of 28 November 2026. */
const days = { P3M: '2027-02-28', P5W: '2027-01-02' }

test('a filled database of the release before comes through, row for row', async () => {
  await using database = await restoreRelease(await findTestServer())
  const sql = open(database)
  const before = await readAll(sql)
  expect(before['leads']).toHaveLength(4)
  expect(before['messages']!.length).toBeGreaterThan(15)

  await migrateDatabase(database.url)

  const after = await readAll(sql)
  for (const fact of before['facts']!) {
    const day = fact['field'] === 'horizon' && days[fact['value'] as keyof typeof days]
    if (day) fact['value'] = day
  }
  // The time zone of the counts, which the release did not have.
  after['settings'] = after['settings']!.filter(({ key }) => key !== 'counts')
  for (const [table, rows] of Object.entries(before)) {
    expect(after[table], table).toHaveLength(rows.length)
    expect(after[table], table).toEqual(
      expect.arrayContaining(rows.map((row) => expect.objectContaining(row))),
    )
  }
  await using empty = await createEmptyDatabase(await findTestServer())
  await migrateDatabase(empty.url)
  expect(await listIndexes(sql)).toEqual(await listIndexes(open(empty)))
})

test('processes that start at once migrate once, while an older one writes', async () => {
  await using database = await restoreRelease(await findTestServer())
  const sql = open(database)
  const writing = sql.begin(async (tx) => {
    await tx`update leads set name = 'Written meanwhile' where id = 4`
    const [waiting] = await tx`select pg_sleep(1)`
    return waiting
  })
  await Promise.all([database, database, database].map(({ url }) => migrateDatabase(url)))
  await writing
  const applied = await sql`select hash, count(*) from drizzle.__drizzle_migrations group by hash`
  const journal = await readFile(join(migrationsFolder, 'meta/_journal.json'), 'utf8')
  expect(applied).toHaveLength((JSON.parse(journal) as { entries: unknown[] }).entries.length)
  expect(applied.every(({ count }) => Number(count) === 1)).toBe(true)
  expect((await listIndexes(sql)).filter(({ valid }) => !valid)).toEqual([])
})

test('a build of an index that was cut short is begun again', async () => {
  await using database = await createEmptyDatabase(await findTestServer())
  const folder = await mkdtemp(join(tmpdir(), 'oka-migrations-'))
  onTestFinished(() => rm(folder, { recursive: true }))
  await cp(migrationsFolder, folder, { recursive: true })
  await migrateDatabase(database.url, folder)
  const sql = open(database)
  await sql`insert into canned_replies (title, locale, content) values ('a', 'en', 'a'), ('a', 'en', 'b')`

  const journal = join(folder, 'meta/_journal.json')
  const known = JSON.parse(await readFile(journal, 'utf8')) as { entries: { when: number }[] }
  const last = known.entries.at(-1)!
  const next = { ...last, when: last.when + 1, idx: known.entries.length, tag: 'unique_titles' }
  await writeFile(journal, JSON.stringify({ ...known, entries: [...known.entries, next] }))
  await writeFile(
    join(folder, 'unique_titles.sql'),
    'CREATE UNIQUE INDEX CONCURRENTLY IF NOT EXISTS "unique_titles" ON "canned_replies" ("title");',
  )
  await expect(migrateDatabase(database.url, folder)).rejects.toThrow('unique_titles')
  expect(await listIndexes(sql)).toContainEqual({ name: 'unique_titles', valid: false })

  await sql`delete from canned_replies where content = 'b'`
  await migrateDatabase(database.url, folder)
  expect(await listIndexes(sql)).toContainEqual({ name: 'unique_titles', valid: true })
})
