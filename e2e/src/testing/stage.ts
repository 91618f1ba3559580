import type { Db } from '@oka/db/client'
import { openTestDatabase } from '@oka/db/testing'
import { findTestServer } from '@oka/db/testing-server'
import type { BrowserContextOptions } from 'playwright-core'

import { openBrowser, openWindow, type Window } from './browser.ts'
import { makeFolder, type RunningServer, startServer } from './server.ts'

export type Stage = AsyncDisposable & {
  /** What the servers share. */
  db: Db
  /** Starts a server on the database of the stage; one more is one more process of the same product. */
  serve: (options?: { port?: number; env?: Record<string, string> }) => Promise<RunningServer>
  open: (url: string, options?: BrowserContextOptions) => Promise<Window>
}

/** A database, servers on it, and a browser in front of them. */
export async function setStage(): Promise<Stage> {
  const resources = new AsyncDisposableStack()
  const { url, db } = resources.use(await openTestDatabase(await findTestServer()))
  const browser = await openBrowser()
  resources.defer(() => browser.close())
  return {
    db,
    serve: async ({ port, env } = {}) => {
      const { path } = resources.use(await makeFolder())
      const options = { dataDir: path, env: { DATABASE_URL: url, RATE_LIMIT_SCALE: '100', ...env } }
      return resources.use(await startServer({ ...options, ...(port !== undefined && { port }) }))
    },
    open: (address, options) => openWindow(browser, address, options),
    [Symbol.asyncDispose]: () => resources.disposeAsync(),
  }
}

export const portOf = ({ url }: { url: string }): number => Number(new URL(url).port)
