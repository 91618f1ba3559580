import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

import { connect } from '@oka/db/connection/connect'
import { startEmbeddedPostgres } from '@oka/db/embedded/start-embedded'
import { release } from '@oka/db/testing/release'
import { PgBoss } from 'pg-boss'
import { expect, onTestFinished, test } from 'vitest'

import { openApp } from '../app.ts'
import { readEnv } from '../config/env.ts'
import { createLogger } from '../logger.ts'

async function makeFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'oka-data-'))
  onTestFinished(() => rm(folder, { recursive: true, force: true }))
  return folder
}

function openOn(folder: string, settings: Record<string, string> = {}) {
  const env = readEnv({ NODE_ENV: 'test', DATA_DIR: folder, ...settings }, folder)
  return openApp({ ...env, http: { ...env.http, port: 0 } }, createLogger('silent'))
}

async function ask<Row>(url: string, question: string): Promise<Row[]> {
  const sql = connect(url, { max: 1 })
  try {
    return (await sql.unsafe(question)) as unknown as Row[]
  } finally {
    await sql.end({ timeout: 1 })
  }
}

test('a data folder of the release before, whose owner alone was there, is served by a role that may not change the audit', async () => {
  const folder = await makeFolder()
  {
    await using server = await startEmbeddedPostgres(folder)
    await ask(server.url, await readFile(release, 'utf8'))
    await ask(server.url, 'drop role oka_app')
    await rm(join(folder, 'postgres-app-password'))
    // The owner made the tables of the job queue, and a job waits in them.
    const boss = new PgBoss({ connectionString: server.url, schedule: false })
    await boss.start()
    await boss.createQueue('send-mail')
    await boss.send('send-mail', { mailId: '00000000-0000-7000-8000-000000000000' })
    await boss.stop({ graceful: false })
  }

  {
    await using app = await openOn(folder)
    const [who] = await app.deps.db.execute<{ role: string }>('select current_user as role')
    expect(who).toEqual({ role: 'oka_app' })
    await expect(app.deps.db.execute('delete from events')).rejects.toMatchObject({
      cause: { code: '42501' },
    })
    await expect
      .poll(
        async () =>
          (await app.deps.db.execute(`select state from pgboss.job where name = 'send-mail'`))[0],
      )
      .toMatchObject({ state: 'completed' })
    await expect
      .poll(() => app.deps.db.execute('select from event_queue').then((rows) => rows.length))
      .toBe(0)
    // The queue is also empty before the last event has come.
    await expect
      .poll(() => app.deps.db.execute('select from event_seals').then((rows) => rows.length))
      .toBeGreaterThanOrEqual(23)
  }

  await using server = await startEmbeddedPostgres(folder)
  const owners = await ask<{ owner: string }>(
    server.url,
    `select distinct tableowner as owner from pg_tables where schemaname = 'public'`,
  )
  expect([...owners]).toEqual([{ owner: 'oka' }])
})

test('two roles of a database that is there already: one migrates, the other serves', async () => {
  const [folder, serverFolder] = [await makeFolder(), await makeFolder()]
  await using server = await startEmbeddedPostgres(serverFolder)
  await ask(
    server.url,
    `create role owner_of_it login password 'one' createrole;
     create role application login password 'two';
     grant application to owner_of_it`,
  )
  await ask(server.url, 'create database ours owner owner_of_it')
  const address = (username: string, password: string) =>
    Object.assign(new URL(server.url), { username, password, pathname: 'ours' }).href

  await using app = await openOn(folder, {
    DATABASE_URL: address('application', 'two'),
    DATABASE_DIRECT_URL: address('owner_of_it', 'one'),
    JWT_SECRET: 'a-secret-for-tests-of-32-characters',
  })
  const [who] = await app.deps.db.execute<{ role: string }>('select current_user as role')
  expect(who).toEqual({ role: 'application' })
  const sessions = await ask<{ name: string }>(
    server.url,
    `select distinct usename as name from pg_stat_activity where datname = 'ours'`,
  )
  expect([...sessions]).toEqual([{ name: 'application' }])
})
