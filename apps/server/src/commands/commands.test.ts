import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

import { connect } from '@oka/db/connection/connect'
import { readDatabaseUrl } from '@oka/db/connection/database-url'
import { findFreePort } from '@oka/db/embedded/cluster'
import { startEmbeddedPostgres } from '@oka/db/embedded/start-embedded'
import { createEmptyDatabase } from '@oka/db/testing'
import { findTestServer } from '@oka/db/testing-server'
import { expect, test as base } from 'vitest'

import { commandEnv } from '../testing/run-command.ts'

const test = base
  .extend('folder', async ({}, { onCleanup }) => {
    const folder = await mkdtemp(join(tmpdir(), 'oka-commands-'))
    onCleanup(() => rm(folder, { recursive: true, force: true }))
    return folder
  })
  .extend('empty', async ({}, { onCleanup }) => {
    const database = await createEmptyDatabase(await findTestServer())
    onCleanup(() => database[Symbol.asyncDispose]())
    return database.url
  })

async function ask(url: string, question: string): Promise<unknown> {
  const sql = connect(url, { max: 1 })
  try {
    const [row] = await sql.unsafe(question)
    return row && Object.values(row)[0]
  } finally {
    await sql.end({ timeout: 1 })
  }
}

const tables = `select count(*)::int from pg_tables where schemaname = 'public'`

/** Starts one of our commands with that environment alone. */
function start(file: string, env: Record<string, string>, args: readonly string[] = []) {
  const command = spawn(process.execPath, [join(import.meta.dirname, file), ...args], {
    env: { ...commandEnv, NODE_ENV: 'production', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let output = ''
  command.stdout.on('data', (chunk: Buffer) => (output += chunk.toString()))
  command.stderr.on('data', (chunk: Buffer) => (output += chunk.toString()))
  const ended = once(command, 'close').then(() => ({ code: command.exitCode, output }))
  return { command, ended, output: () => output }
}

test('db:migrate migrates the database of DB_HOST and its companions', async ({
  empty,
  folder,
}) => {
  const { hosts, user, password, database } = readDatabaseUrl(empty)
  const env = {
    DATA_DIR: folder,
    DB_HOST: hosts[0]!.host,
    DB_PORT: String(hosts[0]!.port),
    DB_USER: user,
    DB_PASSWORD: password!,
    DB_NAME: database,
  }
  expect(await start('migrate-database.ts', env).ended).toMatchObject({ code: 0 })
  expect(await ask(empty, tables)).toBeGreaterThan(10)
  expect(await start('check-events.ts', env).ended).toMatchObject({
    code: 0,
    output: expect.stringContaining('0 events') as string,
  })
})

test('commands say in a sentence what keeps them from the database', async ({ folder }) => {
  const env = {
    DATA_DIR: folder,
    DATABASE_URL: 'postgres://oka:secret@127.0.0.1:1/oka?sslmod=require',
  }
  for (const file of ['migrate-database.ts', 'check-events.ts', 'open-studio.ts']) {
    const { code, output } = await start(file, env).ended
    expect(code).toBe(1)
    expect(output).toMatch(/^DATABASE_URL has a parameter that no client of PostgreSQL knows/m)
    expect(output).not.toMatch(/^ {4}at |secret/m)
  }
})

test('db:migrate and db:studio use our own database, also one that runs, and leave it running', async ({
  folder,
}) => {
  await using running = await startEmbeddedPostgres(folder)
  expect(await start('migrate-database.ts', { DATA_DIR: folder }).ended).toMatchObject({ code: 0 })
  expect(await ask(running.url, tables)).toBeGreaterThan(10)

  const port = await findFreePort()
  const studio = start('open-studio.ts', { DATA_DIR: folder }, ['--port', String(port)])
  try {
    const body = { sql: tables, params: [], mode: 'array', method: 'execute' }
    await expect
      .poll(() =>
        fetch(`http://127.0.0.1:${port}`, {
          method: 'POST',
          headers: { 'content-type': 'application/json' },
          body: JSON.stringify({ type: 'proxy', data: body }),
        }).then(
          (answer) => answer.json(),
          () => studio.output(),
        ),
      )
      .toEqual([[expect.any(Number)]])
  } finally {
    studio.command.kill('SIGTERM')
    await studio.ended
  }
  expect(await ask(running.url, 'select 1')).toBe(1)
})

test('counts:repair counts again what the analytics show', async ({ empty, folder }) => {
  const env = { DATA_DIR: folder, DATABASE_URL: empty }
  const repair = () => start('repair-counts.ts', env).ended
  await start('migrate-database.ts', env).ended
  await ask(empty, `insert into leads (name) values ('Jane')`)
  expect(await repair()).toMatchObject({ code: 0, output: 'The counts were right.\n' })

  await ask(empty, `update count_changes set amount = 7`)
  expect(await repair()).toMatchObject({
    code: 0,
    output: 'The counts were wrong, and are right again.\n',
  })
  expect(await ask(empty, `select sum(amount)::int from count_changes where day is not null`)).toBe(
    1,
  )
})
