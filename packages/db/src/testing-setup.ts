import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'

import type { TestProject } from 'vitest/node'

import { startTestServer, type TestServer } from './testing.ts'

/**
 * Run once before all tests of all projects. PostgreSQL itself is started when the first test asks for it
 * (`testing-server.ts`): a run without databases does not wait for it.
 */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  let started: Promise<TestServer> | undefined
  const answers = createServer((_, response) => {
    started ??= startTestServer(process.env['TEST_DATABASE_URL'])
    started.then(
      ({ url }) => response.end(url),
      (error: unknown) => response.writeHead(500).end(String(error)),
    )
  }).listen(0, '127.0.0.1')
  await once(answers, 'listening')
  const { port } = answers.address() as AddressInfo
  project.provide('databaseServer', `http://127.0.0.1:${port}`)
  return async () => {
    answers.close()
    const server = await started?.catch(() => undefined)
    await server?.[Symbol.asyncDispose]()
  }
}
