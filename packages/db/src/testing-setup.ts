import type { TestProject } from 'vitest/node'

import { startTestServer } from './testing.ts'

/** Run once before all tests: starts PostgreSQL and tells the tests where it is. */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  const server = await startTestServer(process.env['TEST_DATABASE_URL'])
  project.provide('databaseServer', server.url)
  return async () => server[Symbol.asyncDispose]()
}
