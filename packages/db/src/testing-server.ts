import { inject } from 'vitest'

declare module 'vitest' {
  interface ProvidedContext {
    /** Where the global setup of the tests serves the URL of PostgreSQL. */
    databaseServer: string
  }
}

/** The URL of the PostgreSQL of this test run, which the first call starts. Throws when it did not start. */
export const findTestServer = (): Promise<string> => ask('/')

/** The name of its large database, which the first call fills, to be copied. */
export const findLargeDatabase = (): Promise<string> => ask('/large')

async function ask(path: string): Promise<string> {
  const response = await fetch(inject('databaseServer') + path)
  const answer = await response.text()
  if (!response.ok) throw new Error(answer)
  return answer
}
