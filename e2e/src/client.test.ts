import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'

import { openTestDatabase } from '@oka/db/testing'
import { findTestServer } from '@oka/db/testing-server'
import { expect, test } from 'vitest'

import { makeFolder, startServer } from './testing/server.ts'

const folder = join(import.meta.dirname, '../../packages/client')
const example = join(folder, 'examples/visitor.ts')

test('the example of the client converses from Node, and ends', async () => {
  await using resources = new AsyncDisposableStack()
  const database = resources.use(await openTestDatabase(await findTestServer()))
  const { path } = resources.use(await makeFolder())
  const env = { DATABASE_URL: database.url }
  const { url } = resources.use(await startServer({ dataDir: path, env }))

  const program = spawn(process.execPath, [example, url])
  const [printed, complaints, [code]] = await Promise.all([
    text(program.stdout),
    text(program.stderr),
    once(program, 'exit'),
  ])

  expect(complaints).toBe('')
  expect(printed).toMatch(
    /^visitor: We are looking for a CRM for 40 people\. Can you help\?\nassistant: ./,
  )
  expect(code).toBe(0)
})

test('the README shows the example as it is', async () => {
  const readme = await readFile(join(folder, 'README.md'), 'utf8')
  expect(readme).toContain(`\`\`\`ts\n${await readFile(example, 'utf8')}\`\`\``)
})
