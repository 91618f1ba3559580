import { randomUUID } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

import { type Database, openDatabase } from './client.ts'
import { connect } from './connection/connect.ts'
import { startEmbeddedPostgres } from './embedded/start-embedded.ts'
import { migrateDatabase } from './migrate.ts'

const template = 'oka_test_template'
/** Test data need not survive a crash, and autovacuum would visit hundreds of databases. */
const settings = {
  fsync: 'off',
  full_page_writes: 'off',
  synchronous_commit: 'off',
  autovacuum: 'off',
  max_connections: '300',
}

function urlOf(server: string, name: string): string {
  const url = new URL(server)
  url.pathname = name
  return url.href
}

async function onServer(server: string, statement: string): Promise<void> {
  const sql = connect(server, { max: 1 })
  try {
    await sql.unsafe(statement)
  } finally {
    await sql.end()
  }
}

export type TestServer = AsyncDisposable & {
  /** The server on which test databases are created, for `openTestDatabase`. */
  url: string
}

/**
 * Starts a PostgreSQL for tests, without fsync, or uses the one that is given, and migrates the
 * database that every test database is a copy of.
 *
 * @param prepare adds to that database what the application makes besides
 */
export async function startTestServer(
  given?: string,
  prepare?: (url: string) => Promise<void>,
): Promise<TestServer> {
  const folder = given ? undefined : await mkdtemp(join(tmpdir(), 'oka-test-'))
  const own = folder ? await startEmbeddedPostgres(folder, settings) : undefined
  const url = given ?? own!.url
  await onServer(url, `drop database if exists ${template}`)
  await onServer(url, `create database ${template}`)
  await migrateDatabase(urlOf(url, template))
  await prepare?.(urlOf(url, template))
  return {
    url,
    [Symbol.asyncDispose]: async () => {
      await own?.[Symbol.asyncDispose]()
      if (folder) await rm(folder, { recursive: true, force: true })
    },
  }
}

export type EmptyDatabase = AsyncDisposable & { url: string }

/** A database of its own, without tables, or a copy of another; dropped when it is disposed. */
export async function createEmptyDatabase(
  server: string,
  copyOf = 'template1',
): Promise<EmptyDatabase> {
  const name = `oka_test_${randomUUID().replaceAll('-', '')}`
  await onServer(server, `create database ${name} template ${copyOf} strategy file_copy`)
  return {
    url: urlOf(server, name),
    [Symbol.asyncDispose]: () => onServer(server, `drop database ${name} with (force)`),
  }
}

export type TestDatabase = Database & { url: string }

/** A migrated database of its own, without rows; dropped when it is disposed. */
export async function openTestDatabase(server: string): Promise<TestDatabase> {
  const { url, [Symbol.asyncDispose]: drop } = await createEmptyDatabase(server, template)
  const database = await openDatabase({ url })
  return {
    ...database,
    url,
    [Symbol.asyncDispose]: async () => {
      await database[Symbol.asyncDispose]()
      await drop()
    },
  }
}
