import { readFile } from 'node:fs/promises'
import { join } from 'node:path'

import { startEmbeddedPostgres } from '@oka/db/embedded/start-embedded'

export type RunningDatabase = AsyncDisposable & {
  url: string
  /** What `pg_ctl stop -m immediate` does: no goodbye, and a recovery at the next start, which comes by itself. */
  stopImmediately: () => Promise<void>
}

/** A PostgreSQL of its own, set up as the product sets it up. */
export async function startDatabase(
  folder: string,
  settings: Record<string, string> = {},
): Promise<RunningDatabase> {
  const server = await startEmbeddedPostgres(folder, settings)
  return {
    url: server.url,
    stopImmediately: async () => {
      const file = await readFile(join(folder, 'postgres/data/postmaster.pid'), 'utf8')
      process.kill(Number(file.split('\n')[0]), 'SIGQUIT')
    },
    [Symbol.asyncDispose]: () => server[Symbol.asyncDispose](),
  }
}
