import { setTimeout as pause } from 'node:timers/promises'

import { type Database, openDatabase } from '@oka/db/client'
import { startEmbeddedPostgres } from '@oka/db/embedded/start-embedded'
import { isDatabaseAway } from '@oka/db/errors'
import { migrateDatabase } from '@oka/db/migrate'

import { EnvError } from './env-values.ts'
import type { Env } from './env.ts'

export type RunningDatabase = Database & {
  /** For those who need a connection of their own that no pooler stands before. */
  directUrl: string
}

/** Milliseconds to wait for a database that is started together with us. */
const patience = 15_000

/**
 * Opens the database of the environment, or our own, brought to the newest schema. Disposing closes
 * the pool first and stops the server, if it is ours, last.
 *
 * @param migrations where the SQL lies
 */
export async function openRunningDatabase(
  { database, dataDir }: Pick<Env, 'database' | 'dataDir'>,
  migrations: string,
): Promise<RunningDatabase> {
  const own = database ? undefined : await startEmbeddedPostgres(dataDir)
  const url = database?.url ?? own!.url
  const directUrl = database?.directUrl ?? url
  try {
    await migrateWhenReady(directUrl, migrations)
    const opened = await openDatabase({ url, directUrl })
    return {
      ...opened,
      directUrl,
      [Symbol.asyncDispose]: async () => {
        await opened[Symbol.asyncDispose]()
        await own?.[Symbol.asyncDispose]()
      },
    }
  } catch (error) {
    await own?.[Symbol.asyncDispose]()
    throw error
  }
}

async function migrateWhenReady(url: string, migrations: string): Promise<void> {
  const deadline = Date.now() + patience
  for (;;) {
    try {
      return await migrateDatabase(url, migrations)
    } catch (error) {
      if (!isDatabaseAway(error) || Date.now() > deadline) throw explain(error, url)
      await pause(500)
    }
  }
}

/** What went wrong, in a sentence that names the setting and not the password. */
function explain(error: unknown, url: string): unknown {
  const { hostname, port, pathname } = new URL(url)
  const where = `The database ${pathname.slice(1)} at ${hostname}:${port || '5432'}`
  const { code, message } = (error instanceof Error && error.cause ? error.cause : error) as {
    code?: string
    message?: string
  }
  if (isDatabaseAway(error)) {
    return new EnvError(
      `${where} cannot be reached (${code}). Check DATABASE_URL, or DB_HOST and DB_PORT.`,
    )
  }
  const complaint = code && complaints[code]
  return complaint ? new EnvError(`${where} ${complaint} (${message})`) : error
}

const notOurs = 'refuses the user or the password. Check DATABASE_URL, or DB_USER and DB_PASSWORD.'
const notAllowed =
  'does not let us prepare it. Its user needs the right to create tables and the extensions unaccent and pg_trgm.'

/** By PostgreSQL's code (appendix A). */
const complaints: Record<string, string> = {
  '28P01': notOurs,
  '28000': notOurs,
  '3D000': 'does not exist. Make it, or check DATABASE_URL or DB_NAME.',
  '42501': notAllowed,
  '0A000': notAllowed,
  '58P01': notAllowed,
}
