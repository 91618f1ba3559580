import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'

import type { TestServer } from '@oka/db/testing'
import type { TestProject } from 'vitest/node'

/**
 * Run once before all tests of all projects. PostgreSQL itself is started when the first test asks for it
 * (`@oka/db/testing-server`): a run without databases does not wait for it.
 */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  let started: Promise<TestServer> | undefined
  const answers = createServer(({ url: path }, response) => {
    started ??= start()
    const answer = started.then(({ url, large }) => (path === '/large' ? large() : url))
    answer.then(
      (text) => response.end(text),
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

/** Modules are loaded here, so that a run without databases does not wait for them either. */
async function start(): Promise<TestServer> {
  const { startTestServer } = await import('@oka/db/testing')
  return startTestServer(process.env['TEST_DATABASE_URL'], makeQueues)
}

/** pg-boss makes its tables at the first start; every test database is a copy that has them. */
async function makeQueues(url: string): Promise<void> {
  const { openJobs } = await import('../jobs.ts')
  const errors: unknown[] = []
  const jobs = await openJobs(url, (error) => errors.push(error))
  await jobs[Symbol.asyncDispose]()
  if (errors.length > 0) throw errors[0]
}
