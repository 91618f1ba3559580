import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

import { type Db, sql } from '@oka/db/client'
import { appendEvent } from '@oka/db/audit/events'
import { sealEvents } from '@oka/db/audit/seal-events'
import { openTestDatabase } from '@oka/db/testing'
import { findTestServer } from '@oka/db/testing-server'
import { expect, test as base } from 'vitest'

import { openAuditKeys } from '../security/audit-keys.ts'
import { commandEnv } from '../testing/run-command.ts'

const secrets = ['a-secret-for-tests-of-32-characters', 'another-secret-for-tests-of-32-chars']
const quiet = { debug: () => {}, info: () => {}, warn: () => {} }

/** An installation with three events, sealed; `check` is the command that an operator runs on it. */
const test = base.extend('scene', async ({}, { onCleanup }) => {
  const resources = new AsyncDisposableStack()
  onCleanup(() => resources.disposeAsync())
  const folder = await mkdtemp(join(tmpdir(), 'oka-check-'))
  resources.defer(() => rm(folder, { recursive: true, force: true }))
  const { db, url } = resources.use(await openTestDatabase(await findTestServer()))
  await write(db, folder, secrets[0]!)

  async function check(secret = secrets[0]!, ...args: string[]) {
    const command = spawn(
      process.execPath,
      [join(import.meta.dirname, 'check-events.ts'), ...args],
      {
        env: {
          ...commandEnv,
          NODE_ENV: 'test',
          DATABASE_URL: url,
          DATA_DIR: folder,
          JWT_SECRET: secret,
        },
        stdio: ['ignore', 'pipe', 'inherit'],
      },
    )
    let output = ''
    command.stdout.on('data', (chunk: Buffer) => (output += chunk.toString()))
    await once(command, 'close')
    return { code: command.exitCode, output }
  }
  return { db, folder, anchors: join(folder, 'audit-anchors.jsonl'), check }
})

async function write(db: Db, folder: string, secret: string): Promise<void> {
  for (const leadId of [1, 2, 3]) await appendEvent(db, { name: 'lead.created', leadId })
  await sealEvents(db, await openAuditKeys(folder, secret, quiet))
}

async function tamper(db: Db, ...statements: string[]): Promise<void> {
  await db.transaction(async (tx) => {
    await tx.execute(sql`set local session_replication_role = replica`)
    for (const statement of statements) await tx.execute(sql.raw(statement))
  })
}

test('notes the end outside the database at each check, and tells later that it was cut off', async ({
  scene: { db, anchors, check },
}) => {
  const whole = await check()
  expect(whole).toMatchObject({ code: 0 })
  expect(whole.output).toMatch(/^3 events, as they were written\. Last hash: [\da-f]{64}\n/)
  const line = JSON.parse(await readFile(anchors, 'utf8')) as Record<string, unknown>
  expect(line).toMatchObject({ number: 3, eventId: '3' })
  // Nothing new, so nothing is noted again.
  await check()
  expect((await readFile(anchors, 'utf8')).trim().split('\n')).toHaveLength(1)

  await tamper(db, 'delete from events where id = 3', 'delete from event_seals where event_id = 3')
  expect(await check()).toEqual({
    code: 1,
    output:
      'Event 3, which was noted outside the database, is gone: the end of the chain was cut off.\n',
  })
})

test('tells of a hash that was noted by hand and is gone', async ({ scene: { check } }) => {
  expect(await check(secrets[0], 'f'.repeat(64))).toMatchObject({
    code: 1,
    output: expect.stringContaining('the end of the chain was cut off') as string,
  })
})

test('names a changed entry in a sentence', async ({ scene: { db, check } }) => {
  await tamper(db, 'update events set lead_id = 9 where id = 2')
  expect(await check()).toEqual({
    code: 1,
    output: 'Event 2 is not as it was sealed: it was changed, or its seal was.\n',
  })
})

test('checks what was sealed before JWT_SECRET was changed, and says what it lacks without the old key', async ({
  scene: { db, folder, check },
}) => {
  await write(db, folder, secrets[1]!)
  expect(await check(secrets[1])).toMatchObject({ code: 0 })
  await rm(join(folder, 'audit-keys'))
  await rm(join(folder, 'audit-anchors.jsonl'))
  expect(await check(secrets[1])).toMatchObject({
    code: 1,
    output: expect.stringMatching(/^Event 1 is sealed with a key that is not there/) as string,
  })
})

test('names the line of the file of notes that was changed', async ({ scene }) => {
  const { anchors, check } = scene
  await check()
  const line = await readFile(anchors, 'utf8')
  await writeFile(anchors, line.replace(/"hash":"./, '"hash":"x'))
  expect(await check()).toEqual({
    code: 1,
    output: 'Line 1 of audit-anchors.jsonl in DATA_DIR is not as it was noted.\n',
  })
})
