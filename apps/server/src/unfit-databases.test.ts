import { connect } from '@oka/db/connection/connect'
import { migrationsFolder } from '@oka/db/migrate'
import { createEmptyDatabase } from '@oka/db/testing'
import { findTestServer } from '@oka/db/testing-server'
import { expect, test } from 'vitest'

import { openRunningDatabase } from './database.ts'

async function execute(url: string, statement: string): Promise<void> {
  const sql = connect(url, { max: 1 })
  try {
    await sql.unsafe(statement)
  } finally {
    await sql.end()
  }
}

test.for([
  [
    'alter database $name set search_path = nowhere',
    'leads to no schema by its search_path; OKA has its tables in public',
  ],
  [
    'create schema crm; alter database $name set search_path = crm, public',
    'leads to the schema crm by its search_path; OKA has its tables in public',
  ],
  ['create table messages (id int)', 'has tables of another program under names that OKA needs'],
] as const)('after `%s` the start is refused in a sentence', async ([statement, sentence]) => {
  await using database = await createEmptyDatabase(await findTestServer())
  const name = new URL(database.url).pathname.slice(1)
  await execute(database.url, statement.replace('$name', name))
  await expect(open(database.url)).rejects.toThrow(sentence)
})

test.for([
  ['-c no_such_setting=1', 'unrecognized configuration parameter "no_such_setting"'],
  ['-c work_mem=much', 'invalid value for parameter "work_mem": "much"'],
  ['fast', 'invalid command-line argument for server process: fast'],
] as const)('options %j are refused at once, in its words', async ([options, words]) => {
  const url = `${await findTestServer()}?options=${encodeURIComponent(options)}`
  await expect(open(url)).rejects.toThrow(
    `refuses the \`options\` of its address (${words}). Check DATABASE_URL.`,
  )
})

/** A database of that encoding, with the locale C. */
async function createEncoded(encoding: string): Promise<AsyncDisposable & { url: string }> {
  const server = await findTestServer()
  const name = `oka_test_${encoding.toLowerCase()}`
  await execute(
    server,
    `create database ${name} encoding '${encoding}' locale 'C' template template0`,
  )
  return {
    url: Object.assign(new URL(server), { pathname: `/${name}` }).href,
    [Symbol.asyncDispose]: () => execute(server, `drop database ${name} with (force)`),
  }
}

test('a database that cannot hold every letter is refused', async () => {
  await using database = await createEncoded('LATIN1')
  await expect(open(database.url)).rejects.toThrow('has the encoding LATIN1; OKA needs UTF8')
})

test('one that keeps bytes as they come, as initdb makes it without a locale, is taken', async () => {
  await using database = await createEncoded('SQL_ASCII')
  await expect(open(database.url)).resolves.toBeUndefined()
})

async function open(url: string): Promise<void> {
  const names = { url: 'DATABASE_URL', directUrl: 'DATABASE_URL' }
  const database = { url, directUrl: undefined, names }
  await using _opened = await openRunningDatabase({ database, dataDir: '' }, migrationsFolder)
}
