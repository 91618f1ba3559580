import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'

import { checkServer } from '@oka/db/connection/check-server'

import { findDatabase } from '../database.ts'
import { EnvError } from '../config/env-values.ts'
import { readDatabaseEnv } from '../config/env.ts'
import { explainDatabaseError } from '../explain-database-error.ts'
import { loadEnv } from '../config/load-env.ts'
import { paths } from '../config/paths.ts'

/**
 * `pnpm db:studio`: Drizzle's browser for the tables of the server's database. The embedded one is
 * started for as long as the studio runs, unless it runs already.
 */
async function main(args: string[]): Promise<number> {
  const source = loadEnv()
  await using database = await findDatabase(readDatabaseEnv(source, paths.root))
  const url = database.directUrl ?? database.url
  const { hasTls } = await checkServer(url).catch((error: unknown) => {
    throw explainDatabaseError(error, database, 'directUrl')
  })
  const folder = join(paths.root, 'packages/db')
  const studio = spawn(join(folder, 'node_modules/.bin/drizzle-kit'), ['studio', ...args], {
    cwd: folder,
    env: { ...source, DATABASE_URL: url, DATABASE_TLS: hasTls ? 'on' : 'off' },
    stdio: 'inherit',
    shell: process.platform === 'win32',
  })
  // The terminal sends Ctrl-C to both processes; the database stops after the studio.
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => studio.kill(signal))
  const [code] = (await once(studio, 'close')) as [number | null]
  return code ?? 0
}

try {
  process.exitCode = await main(process.argv.slice(2))
} catch (error) {
  if (!(error instanceof EnvError)) throw error
  process.stderr.write(`${error.message}\n`)
  process.exitCode = 1
}
