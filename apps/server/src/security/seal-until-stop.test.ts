import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

import { createEmptyDatabase } from '@oka/db/testing'
import { findTestServer } from '@oka/db/testing-server'
import { expect, onTestFinished, test } from 'vitest'

import { createLogger } from '../logger.ts'
import { openTestApp } from '../testing/test-app.ts'

test('events are sealed and their end is noted by the process, which goes on with another JWT_SECRET', async () => {
  const DATA_DIR = await mkdtemp(join(tmpdir(), 'oka-seals-'))
  onTestFinished(() => rm(DATA_DIR, { recursive: true, force: true }))
  await using database = await createEmptyDatabase(await findTestServer())
  const settings = { DATA_DIR, DATABASE_URL: database.url }
  let log = ''
  const destination = { write: (line: string) => void (log += line) }
  {
    await using resources = new AsyncDisposableStack()
    const app = await openTestApp(resources, settings, createLogger('debug', { destination }))
    const admin = app.client(await app.signIn())
    // An entry is there at once, sealed or not.
    const { items } = await admin.audit.list.query({})
    expect(items.map(({ name }) => name)).toEqual(['admin.signed_in', 'admin.created'])
    await expect
      .poll(() => admin.audit.check.query())
      .toMatchObject({
        intact: true,
        events: 2,
        unsealed: 0,
        anchoredAt: expect.any(String) as string,
      })
  }
  const anchors = await readFile(join(DATA_DIR, 'audit-anchors.jsonl'), 'utf8')
  expect(anchors.trim().split('\n')).toHaveLength(1)
  const { hash } = JSON.parse(anchors) as { hash: string }
  expect(log.split('\n').filter((line) => line.includes(`"hash":"${hash}"`))).toHaveLength(1)

  await using resources = new AsyncDisposableStack()
  const secret = 'another-secret-for-tests-of-32-characters'
  const app = await openTestApp(resources, { ...settings, JWT_SECRET: secret })
  const admin = app.client(await app.signIn())
  await expect
    .poll(() => admin.audit.check.query())
    .toMatchObject({ intact: true, events: 4, unsealed: 0 })
  const { items } = await admin.audit.list.query({ name: 'audit.key_changed' })
  expect(items).toHaveLength(1)
  const kept = await readFile(join(DATA_DIR, 'audit-keys'), 'utf8')
  expect(kept.trim().split('\n')).toHaveLength(2)
})
