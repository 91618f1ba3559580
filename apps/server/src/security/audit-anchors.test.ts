import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

import { appendEvent } from '@oka/db/audit/events'
import { sealEvents } from '@oka/db/audit/seal-events'
import { openTestDatabase } from '@oka/db/testing'
import { findTestServer } from '@oka/db/testing-server'
import { expect, onTestFinished, test } from 'vitest'

import { noteAnchor, readAnchors } from './audit-anchors.ts'
import { openAuditKeys } from './audit-keys.ts'

const secret = 'a-secret-for-tests-of-32-characters'

/** A folder with three notes; `read` reads them after a change of the lines. */
async function openScene() {
  const resources = new AsyncDisposableStack()
  onTestFinished(() => resources.disposeAsync())
  const dataDir = await mkdtemp(join(tmpdir(), 'oka-anchors-'))
  resources.defer(() => rm(dataDir, { recursive: true, force: true }))
  const { db } = resources.use(await openTestDatabase(await findTestServer()))
  const keys = await openAuditKeys(dataDir, secret, {
    debug: () => {},
    info: () => {},
    warn: () => {},
  })
  const told: number[] = []
  const write = async () => {
    await appendEvent(db, { name: 'lead.created', leadId: 1 })
    await sealEvents(db, keys)
  }
  const note = (olderThan: number) =>
    noteAnchor(db, { keys, dataDir }, ({ number }) => told.push(number), olderThan)
  return {
    file: join(dataDir, 'audit-anchors.jsonl'),
    read: () => readAnchors(dataDir, keys),
    told,
    write,
    note,
  }
}

test('the end of the chain is told and noted, each end once, and no sooner than it is due', async () => {
  const { read, told, write, note } = await openScene()
  await note(0)
  expect(await read()).toEqual({ anchors: [], changedLine: null })
  await write()
  await Promise.all([note(0), note(0), note(0)])
  await write()
  await note(60_000)
  expect(told).toEqual([1])
  await note(0)
  const { anchors, changedLine } = await read()
  expect(anchors.map(({ number, eventId }) => [number, eventId])).toEqual([
    [1, '1'],
    [2, '2'],
  ])
  expect(changedLine).toBeNull()
})

test.for<[string, number, (lines: string[]) => string[]]>([
  ['another hash', 1, ([one, ...more]) => [one!.replace(/"hash":"./, '"hash":"x'), ...more]],
  ['another time', 2, ([one, two, three]) => [one!, two!.replace('"at":"20', '"at":"19'), three!]],
  [
    'another entry',
    3,
    ([one, two, three]) => [one!, two!, three!.replace('"eventId":"3', '"eventId":"4')],
  ],
  ['another key', 1, ([one, ...more]) => [one!.replace(/"keyId":"./, '"keyId":"x'), ...more]],
  ['a line without sense', 2, ([one, , three]) => [one!, 'null', three!]],
  ['the first taken out', 1, ([, two, three]) => [two!, three!]],
  ['one from between taken out', 2, ([one, , three]) => [one!, three!]],
  ['two in another order', 1, ([one, two, three]) => [two!, one!, three!]],
  ['one twice', 2, ([one, two, three]) => [one!, one!, two!, three!]],
])('the line that was changed is told: %s', async ([, changedLine, change]) => {
  const { file, read, write, note } = await openScene()
  for (const _ of [1, 2, 3]) {
    await write()
    await note(0)
  }
  const lines = (await readFile(file, 'utf8')).trim().split('\n')
  expect(lines).toHaveLength(3)
  await writeFile(file, `${change(lines).join('\n')}\n`)
  expect(await read()).toMatchObject({ changedLine })
})
