import { randomUUID } from 'node:crypto'
import { chmod, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

import { type Database, openDatabase } from './client.ts'
import { connect } from './connection/connect.ts'
import { startEmbeddedPostgres } from './embedded/start-embedded.ts'
import { migrateDatabase } from './migrate.ts'
import { fillLarge } from './testing/fill-large.ts'

const template = 'oka_test_template'
const largeTemplate = 'oka_test_large'
/** Leads of the large database. */
export const largeLeads = 100_000
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
  // Copying a large database takes longer than other statements may.
  const sql = connect(server, { max: 1, statementTimeout: 0 })
  try {
    await sql.unsafe(statement)
  } finally {
    await sql.end()
  }
}

export type TestServer = AsyncDisposable & {
  /** The server on which test databases are created, for `openTestDatabase`; by its Unix socket where it has one. */
  url: string
  /** The name of a database to copy that holds what a busy company has after years; the first call fills it. */
  large: () => Promise<string>
}

/** The same server by its TCP port, for tests of connections. */
export function overTcp(server: string): string {
  const url = new URL(server)
  if (url.hostname.startsWith('%2F')) url.hostname = '127.0.0.1'
  return url.href
}

/** A Unix socket takes a quarter of the processor's time off each query, on both ends. */
async function makeSocketFolder(): Promise<string | undefined> {
  if (process.platform === 'win32') return undefined
  const folder = await mkdtemp(join(tmpdir(), 'oka-socket-'))
  // Under root the server runs as another user.
  await chmod(folder, 0o777)
  return folder
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
  const sockets = folder && (await makeSocketFolder())
  const own = folder
    ? await startEmbeddedPostgres(folder, {
        ...settings,
        ...(sockets && { unix_socket_directories: sockets }),
      })
    : undefined
  const url = given ?? bySocket(own!.url, sockets)
  await onServer(url, `drop database if exists ${largeTemplate}`)
  await onServer(url, `drop database if exists ${template}`)
  await onServer(url, `create database ${template}`)
  await migrateDatabase(urlOf(url, template))
  await prepare?.(urlOf(url, template))
  let filled: Promise<string> | undefined
  return {
    url,
    large: () => (filled ??= fillTemplate(url)),
    [Symbol.asyncDispose]: async () => {
      await own?.[Symbol.asyncDispose]()
      for (const made of [folder, sockets]) {
        if (made) await rm(made, { recursive: true, force: true })
      }
    },
  }
}

/** Fills the database that tests of plans copy: filling it takes much longer than a copy. */
async function fillTemplate(server: string): Promise<string> {
  await onServer(server, `create database ${largeTemplate} template ${template} strategy file_copy`)
  const sql = connect(urlOf(server, largeTemplate), { max: 1, statementTimeout: 0 })
  try {
    await fillLarge(sql, largeLeads)
  } finally {
    await sql.end()
  }
  return largeTemplate
}

function bySocket(server: string, folder: string | undefined): string {
  const url = new URL(server)
  if (folder) url.hostname = encodeURIComponent(folder)
  return url.href
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

/** Milliseconds. A test fills its database with more in one statement than the product writes, on a busy machine too. */
const testStatementTimeout = 60_000

export type TestDatabase = Database & { url: string }

/** A migrated database of its own, without rows; dropped when it is disposed. */
export async function openTestDatabase(server: string): Promise<TestDatabase> {
  const { url, [Symbol.asyncDispose]: drop } = await createEmptyDatabase(server, template)
  const database = await openDatabase({ url, statementTimeout: testStatementTimeout })
  return {
    ...database,
    url,
    [Symbol.asyncDispose]: async () => {
      await database[Symbol.asyncDispose]()
      await drop()
    },
  }
}
