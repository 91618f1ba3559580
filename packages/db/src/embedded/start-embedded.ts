import { randomBytes } from 'node:crypto'
import { join, resolve } from 'node:path'

import { connect } from '../connection/connect.ts'
import { loadOrCreateSecret } from '../persisted-secret.ts'
import { locateBinaries } from './binaries.ts'
import {
  type Cluster,
  findFreePort,
  findRunning,
  initialise,
  start,
  stop,
  urlOf,
} from './cluster.ts'
import { prepareHome } from './home.ts'
import { becomeOwner } from './owner.ts'
import { isAlive } from './run.ts'
import { findServerUser } from './server-user.ts'

export type EmbeddedPostgres = AsyncDisposable & {
  /** As the owner of everything, for migrations and operators. */
  url: string
  /** As the role of the application, which `restrict-role` limits. */
  applicationUrl: string
}

/** The role of the application. */
export const applicationRole = 'oka_app'

/**
 * Starts PostgreSQL on the data folder, or adopts the one that a killed process left running on it.
 * Disposing stops it, unless another process of ours had started it.
 *
 * @param dataDir is made if it is missing; everything that must survive is below it
 */
export async function startEmbeddedPostgres(
  dataDir: string,
  settings: Readonly<Record<string, string>> = {},
): Promise<EmbeddedPostgres> {
  const folder = resolve(dataDir)
  const user = await findServerUser()
  const home = await prepareHome(folder, user)
  const cluster: Cluster = {
    binaries: await locateBinaries(home, user),
    data: join(home, 'data'),
    log: join(home, 'postgres.log'),
    password: await loadOrCreateSecret(folder, 'postgres-password', makePassword),
    user,
    settings,
  }
  const leave = await becomeOwner(folder)
  let server = (await findRunning(cluster)) ?? (await initialiseAndStart(cluster))
  const stopWatching =
    leave &&
    keepAlive(
      () => server.pid,
      async () => {
        server = await start(cluster, server.port)
      },
    )
  const password = await loadOrCreateSecret(folder, 'postgres-app-password', makePassword)
  await createDatabase(urlOf(cluster, server.port, 'postgres'), password)
  return {
    url: urlOf(cluster, server.port, 'oka'),
    applicationUrl: `postgres://${applicationRole}:${password}@127.0.0.1:${server.port}/oka`,
    [Symbol.asyncDispose]: async () => {
      if (!leave) return
      await stopWatching?.()
      await stop(server.pid)
      await leave()
    },
  }
}

const makePassword = () => randomBytes(24).toString('base64url')

async function initialiseAndStart(cluster: Cluster): Promise<{ pid: number; port: number }> {
  await initialise(cluster)
  return start(cluster, await findFreePort())
}

/** Milliseconds between two liveness checks. */
const checkIntervalMs = 500

/** Restarts a server that died, on its port, so that clients only see an interruption. */
function keepAlive(pid: () => number, restart: () => Promise<void>): () => Promise<void> {
  let restarting: Promise<void> | undefined
  const timer = setInterval(() => {
    if (restarting || isAlive(pid())) return
    // The reason is in its log; the next check retries.
    restarting = restart()
      .catch(() => {})
      .finally(() => (restarting = undefined))
  }, checkIntervalMs)
  timer.unref()
  return async () => {
    clearInterval(timer)
    await restarting
  }
}

/** Creates the database, and the application's role with the password kept in the data folder. */
async function createDatabase(url: string, password: string): Promise<void> {
  const sql = connect(url, { max: 1 })
  try {
    await sql.begin(async (tx) => {
      // Two processes may start at once on one data folder.
      await tx`select pg_advisory_xact_lock(hashtext('oka.roles'))`
      const [role] = await tx`select 1 from pg_roles where rolname = ${applicationRole}`
      if (!role) await tx`create role ${tx(applicationRole)}`
      // Parameters are not allowed here; the password needs no quoting.
      await tx.unsafe(`alter role ${applicationRole} login nosuperuser password '${password}'`)
    })
    const [known] = await sql`select 1 from pg_database where datname = 'oka'`
    if (!known) await sql`create database oka`
  } finally {
    await sql.end({ timeout: 2 })
  }
}
