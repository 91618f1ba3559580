import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, readFile, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

import { expect, test as base } from 'vitest'

import { connect } from '../connection/connect.ts'
import { isAlive } from './run.ts'
import { startEmbeddedPostgres } from './start-embedded.ts'

const test = base.extend('folder', async ({}, { onCleanup }) => {
  const folder = await mkdtemp(join(tmpdir(), 'oka-embedded-'))
  onCleanup(() => rm(folder, { recursive: true, force: true }))
  return folder
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

const pidIn = async (folder: string) =>
  Number((await readFile(join(folder, 'postgres/data/postmaster.pid'), 'utf8')).split('\n')[0])

test('keeps what was written from one start to the next, and leaves no process', async ({
  folder,
}) => {
  let pid: number
  {
    await using first = await startEmbeddedPostgres(folder)
    await ask(first.url, 'create table kept as select 42 as answer')
    pid = await pidIn(folder)
  }
  expect(isAlive(pid)).toBe(false)

  await using second = await startEmbeddedPostgres(folder)
  expect(await ask(second.url, 'select answer from kept')).toBe(42)
})

test('keeps its password from others', async ({ folder }) => {
  await using server = await startEmbeddedPostgres(folder)
  const { mode } = await stat(join(folder, 'postgres-password'))
  expect(mode & 0o777).toBe(0o600)
  const wrong = server.url.replace(/:[^:@]+@/, ':guess@')
  await expect(ask(wrong, 'select 1')).rejects.toThrow(/password authentication failed/)
})

test('adopts the server that a killed process left behind', async ({ folder }) => {
  const script = join(import.meta.dirname, 'start-embedded.ts')
  const code = `import { startEmbeddedPostgres } from ${JSON.stringify(script)}
    await startEmbeddedPostgres(${JSON.stringify(folder)})
    console.log('started')
    setInterval(() => {}, 1000)`
  const child = spawn(process.execPath, ['--input-type=module-typescript', '-e', code])
  await once(child.stdout, 'data')
  const pid = await pidIn(folder)
  child.kill('SIGKILL')
  await once(child, 'close')
  expect(isAlive(pid)).toBe(true)

  await using server = await startEmbeddedPostgres(folder)

  expect(await pidIn(folder)).toBe(pid)
  expect(await ask(server.url, 'select 1')).toBe(1)
})

test('starts a server that died again, on the same port', async ({ folder }) => {
  await using server = await startEmbeddedPostgres(folder)
  await ask(server.url, 'create table kept as select 7 as answer')

  process.kill(await pidIn(folder), 'SIGKILL')

  await expect.poll(() => ask(server.url, 'select answer from kept').catch(() => 'away')).toBe(7)
})
