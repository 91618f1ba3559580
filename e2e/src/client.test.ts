import { execFile, spawn } from 'node:child_process'
import { once } from 'node:events'
import { copyFile, mkdir, readdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { promisify } from 'node:util'

import { openTestDatabase } from '@oka/db/testing'
import { findTestServer } from '@oka/db/testing-server'
import { expect, test } from 'vitest'

import { makeFolder, root, startServer } from './testing/server.ts'

const run = promisify(execFile)
const folder = join(root, 'packages/client')
const example = join(folder, 'examples/visitor.ts')

async function openServer(): Promise<AsyncDisposable & { url: string }> {
  await using resources = new AsyncDisposableStack()
  const database = resources.use(await openTestDatabase(await findTestServer()))
  const { path } = resources.use(await makeFolder())
  const env = { DATABASE_URL: database.url }
  const { url } = resources.use(await startServer({ dataDir: path, env }))
  const closing = resources.move()
  return { url, [Symbol.asyncDispose]: () => closing.disposeAsync() }
}

async function converse(program: string, url: string): Promise<void> {
  const child = spawn(process.execPath, [program, url])
  const [printed, complaints, [code]] = await Promise.all([
    text(child.stdout),
    text(child.stderr),
    once(child, 'exit'),
  ])
  expect(complaints).toBe('')
  expect(printed).toMatch(
    /^visitor: We are looking for a CRM for 40 people\. Can you help\?\nassistant: ./,
  )
  expect(code).toBe(0)
}

test('the example of the client converses from Node, and ends', async () => {
  await using server = await openServer()
  await converse(example, server.url)
})

test('what is published converses and has its types, with nothing else installed', async () => {
  await using resources = new AsyncDisposableStack()
  const { url } = resources.use(await openServer())
  const { path } = resources.use(await makeFolder())
  await run('npx', ['--yes', 'pnpm@12', 'pack', '--pack-destination', path], { cwd: folder })
  const [packed] = await readdir(path)
  const installed = join(path, 'node_modules/@oka/client')
  await mkdir(installed, { recursive: true })
  await run('tar', ['xzf', join(path, packed!), '--strip-components=1', '-C', installed])
  await writeFile(join(path, 'package.json'), '{ "type": "module" }')
  const program = join(path, 'visitor.ts')
  await copyFile(example, program)

  await converse(program, url)
  const page = `import { openConversation, type VisitorState } from '@oka/client/visitor'
    const { state, send } = await openConversation({ server: 'https://chat.example', locale: 'fr' })
    const roles: VisitorState['messages'][number]['role'][] = state().messages.map(({ role }) => role)
    send(roles.join())
    // @ts-expect-error A message is a text.
    send(1)`
  await writeFile(join(path, 'page.ts'), page)
  const options = ['--noEmit', '--strict', '--module', 'nodenext', '--target', 'esnext']
  await run(join(root, 'node_modules/.bin/tsc'), [...options, '--types', '', 'page.ts'], {
    cwd: path,
  })
})

test('the README shows the example as it is', async () => {
  const readme = await readFile(join(folder, 'README.md'), 'utf8')
  expect(readme).toContain(`\`\`\`ts\n${await readFile(example, 'utf8')}\`\`\``)
})
