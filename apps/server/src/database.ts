import { setTimeout as pause } from 'node:timers/promises'

import { checkServer, UnfitServerError } from '@oka/db/connection/check-server'
import { type Database, openDatabase } from '@oka/db/client'
import { startEmbeddedPostgres } from '@oka/db/embedded/start-embedded'
import { migrateDatabase } from '@oka/db/migrate'
import { restrictRole } from '@oka/db/restrict-role'

import { findRoles } from './database-roles.ts'
import type { DatabaseSettings } from './config/database-settings.ts'
import { explainDatabaseError, isTransient } from './explain-database-error.ts'
import type { Env } from './config/env.ts'

export type RunningDatabase = Database & {
  /** For connections that must bypass a pooler. */
  directUrl: string
  /** Explains a failure at startup, in a sentence that names the setting; returns other errors unchanged. */
  explain: (error: unknown) => unknown
}

/** Milliseconds in which attempts may start; the last one may take 5 s more. */
const retryWindowMs = 9000

/** `url` is the owner's for the embedded database; the server itself connects by `applicationUrl`. */
type FoundDatabase = DatabaseSettings & AsyncDisposable & { applicationUrl?: string }

/** The configured database, or the embedded one, which is started; disposing stops it, if we started it. */
export async function findDatabase({
  database,
  dataDir,
}: Pick<Env, 'database' | 'dataDir'>): Promise<FoundDatabase> {
  if (database) return { ...database, [Symbol.asyncDispose]: async () => {} }
  const own = await startEmbeddedPostgres(dataDir)
  return {
    url: own.url,
    applicationUrl: own.applicationUrl,
    directUrl: undefined,
    names: { url: 'DATA_DIR', directUrl: 'DATA_DIR' },
    [Symbol.asyncDispose]: () => own[Symbol.asyncDispose](),
  }
}

/**
 * Opens the configured database, or the embedded one, migrated to the newest schema. Disposing
 * closes the pool first and stops the server, if it is ours, last.
 *
 * @param migrations where the SQL lies
 * @throws EnvError within 15 s when it cannot be used
 */
export async function openRunningDatabase(
  env: Pick<Env, 'database' | 'dataDir'>,
  migrations: string,
): Promise<RunningDatabase> {
  await using opened = new AsyncDisposableStack()
  const settings = opened.use(await findDatabase(env))
  const deadline = Date.now() + retryWindowMs
  const ownerUrl = settings.directUrl ?? settings.url
  await explaining(settings, 'directUrl', deadline, () => checkServer(ownerUrl))
  const { url, directUrl, restricted } = await explaining(settings, 'url', deadline, () =>
    findRoles(settings),
  )
  // Before anything takes a session lock, which a pooler would keep.
  const database = opened.use(
    await explaining(settings, 'url', deadline, () => openDatabase({ url, directUrl })),
  )
  await explaining(settings, 'directUrl', deadline, async () => {
    await migrateDatabase(ownerUrl, migrations)
    if (restricted !== undefined) await restrictRole(ownerUrl, restricted)
  })
  const closing = opened.move()
  return {
    ...database,
    directUrl,
    explain: (error) => explainDatabaseError(error, settings, 'directUrl'),
    [Symbol.asyncDispose]: () => closing.disposeAsync(),
  }
}

/**
 * Retries until it succeeds, the deadline passes, or the failure is permanent: the database may be
 * starting as well.
 */
async function explaining<Opened>(
  settings: DatabaseSettings,
  which: 'url' | 'directUrl',
  deadline: number,
  open: () => Promise<Opened>,
): Promise<Opened> {
  for (;;) {
    try {
      return await open()
    } catch (error) {
      const waits = error instanceof UnfitServerError ? error.isTransient : isTransient(error)
      if (!waits || Date.now() > deadline) throw explainDatabaseError(error, settings, which)
      await pause(500)
    }
  }
}
