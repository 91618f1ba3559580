import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { chmod, chown, mkdir, open, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'

import { connect } from '../connection/connect.ts'
import { EmbeddedServerError, isAlive, run, type ServerUser } from './run.ts'

export type Cluster = {
  /** The folder with `initdb` and `postgres`. */
  binaries: string
  /** PGDATA. */
  data: string
  log: string
  password: string
  user: ServerUser | undefined
  /** Server settings of this start, such as `fsync: 'off'` in tests. */
  settings: Readonly<Record<string, string>>
}

/**
 * Initialises the cluster if there is none: UTF-8, a collation that no system library can change,
 * passwords by SCRAM.
 */
export async function initialise({ binaries, data, password, user }: Cluster): Promise<void> {
  if (await stat(join(data, 'PG_VERSION')).catch(() => null)) return
  // An interrupted start leaves a folder that initdb would refuse.
  await rm(data, { recursive: true, force: true })
  await mkdir(data, { mode: 0o700 })
  const passwordFile = `${data}.password`
  await writeFile(passwordFile, `${password}\n`, { mode: 0o600 })
  if (user) {
    await chown(data, user.uid, user.gid)
    await chown(passwordFile, user.uid, user.gid)
  }
  await chmod(data, 0o700)
  const options = ['--encoding=UTF8', '--locale=C.UTF-8', '--auth=scram-sha-256', '--username=oka']
  try {
    await run(
      join(binaries, 'initdb'),
      [`--pgdata=${data}`, `--pwfile=${passwordFile}`, ...options],
      user,
      data,
    )
  } finally {
    await rm(passwordFile, { force: true })
  }
}

/** The server that already runs on this cluster, left behind by a parent that was killed with -9. */
export async function findRunning(cluster: Cluster): Promise<{ pid: number; port: number } | null> {
  const file = join(cluster.data, 'postmaster.pid')
  const lines = (await readFile(file, 'utf8').catch(() => '')).split('\n')
  const pid = Number(lines[0])
  const port = Number(lines[3])
  if (!pid || !isAlive(pid)) return null
  if (await belongsToSomethingElse(pid)) {
    await rm(file, { force: true })
    return null
  }
  await untilReady(cluster, port, () => isAlive(pid))
  return { pid, port }
}

async function belongsToSomethingElse(pid: number): Promise<boolean> {
  if (process.platform !== 'linux') return false
  const name = await readFile(`/proc/${pid}/comm`, 'utf8').catch(() => 'postgres')
  return name.trim() !== 'postgres'
}

/** Starts the server, in a process group of its own so that Ctrl-C reaches only us. */
export async function start(
  cluster: Cluster,
  port: number,
): Promise<{ pid: number; port: number }> {
  const settings = {
    unix_socket_directories: '',
    ...cluster.settings,
    listen_addresses: '127.0.0.1',
    port: String(port),
  }
  const log = await open(cluster.log, 'a', 0o600)
  const server = spawn(
    join(cluster.binaries, 'postgres'),
    [
      '-D',
      cluster.data,
      ...Object.entries(settings).flatMap(([key, value]) => ['-c', `${key}=${value}`]),
    ],
    { ...cluster.user, cwd: cluster.data, detached: true, stdio: ['ignore', log.fd, log.fd] },
  )
  await Promise.race([
    once(server, 'spawn'),
    once(server, 'error').then(([error]) => Promise.reject(error)),
  ])
  await log.close()
  server.unref()
  await untilReady(cluster, port, () => isRunning(server))
  return { pid: server.pid!, port }
}

const isRunning = (child: ChildProcess) => child.exitCode === null && child.signalCode === null

export async function findFreePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1')
  await once(probe, 'listening')
  const { port } = probe.address() as { port: number }
  probe.close()
  await once(probe, 'close')
  return port
}

export function urlOf({ password }: Pick<Cluster, 'password'>, port: number, name: string): string {
  return `postgres://oka:${password}@127.0.0.1:${port}/${name}`
}

/** Waits until the server answers; recovery after a crash may take a while. Throws when it died. */
async function untilReady(cluster: Cluster, port: number, alive: () => boolean): Promise<void> {
  while (alive()) {
    const sql = connect(urlOf(cluster, port, 'postgres'), { max: 1 })
    try {
      await sql`select 1`
      return
    } catch (error) {
      if ((error as { code?: string }).code === '28P01') {
        throw new EmbeddedServerError(
          `The password in the data folder does not open the database in ${cluster.data}.`,
          {
            cause: error,
          },
        )
      }
      await pause(50)
    } finally {
      await sql.end({ timeout: 1 })
    }
  }
  const log = await readFile(cluster.log, 'utf8').catch(() => '')
  throw new EmbeddedServerError(
    `PostgreSQL did not start. The end of ${cluster.log}:\n${log.slice(-1500)}`,
  )
}

/**
 * A fast shutdown, followed after `timeoutMs` by an immediate one, which costs a recovery at the
 * next start.
 */
export async function stop(pid: number, timeoutMs = 7000): Promise<void> {
  const deadline = Date.now() + timeoutMs
  if (isAlive(pid)) process.kill(pid, 'SIGINT')
  while (isAlive(pid)) {
    if (Date.now() > deadline) process.kill(pid, 'SIGQUIT')
    await pause(20)
  }
}
