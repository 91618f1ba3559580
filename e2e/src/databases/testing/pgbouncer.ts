import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { chown, writeFile } from 'node:fs/promises'
import { join } from 'node:path'

import { connect } from '@oka/db/connection/connect'
import { findServerUser } from '@oka/db/embedded/server-user'

import { findFreePort } from '../../testing/server.ts'
import { makeServerFolder, type Postgres, role } from './postgres.ts'

export type PgBouncer = AsyncDisposable & {
  url: (parameters?: string) => string
  /** Leads its clients to another server, as an operator does after a failover. */
  lead: (to: Postgres) => Promise<void>
  stop: () => Promise<void>
}

/** Debian's PgBouncer in transaction mode, with a minimal configuration. */
export async function startPgBouncer(
  to: Postgres,
  settings: Record<string, string> = {},
): Promise<PgBouncer> {
  await using opened = new AsyncDisposableStack()
  const user = await findServerUser()
  const { path: folder } = opened.use(await makeServerFolder(user))
  const port = await findFreePort()
  const file = join(folder, 'pgbouncer.ini')
  const users = join(folder, 'userlist.txt')
  await writeFile(users, `"${role.name}" "${role.password}"\n`)

  async function configure(server: Postgres): Promise<void> {
    const all = {
      listen_addr: '127.0.0.1',
      listen_port: String(port),
      unix_socket_dir: '',
      auth_type: 'scram-sha-256',
      auth_file: users,
      pool_mode: 'transaction',
      ...settings,
    }
    const lines = Object.entries(all).map(([name, value]) => `${name} = ${value}`)
    await writeFile(
      file,
      `[databases]\n* = host=127.0.0.1 port=${server.port}\n[pgbouncer]\n${lines.join('\n')}\n`,
    )
    if (user) await Promise.all([file, users].map((path) => chown(path, user.uid, user.gid)))
  }
  await configure(to)
  const pooler = spawn('/usr/sbin/pgbouncer', [file], {
    ...user,
    stdio: ['ignore', 'ignore', 'pipe'],
  })
  const ended = once(pooler, 'close')
  pooler.stderr.resume()
  const url = (parameters = '') =>
    `postgres://${role.name}:${encodeURIComponent(role.password)}@127.0.0.1:${port}/oka${parameters && `?${parameters}`}`
  async function stop(): Promise<void> {
    if (pooler.exitCode === null) pooler.kill('SIGQUIT')
    await ended
  }
  opened.defer(stop)
  await untilAnswers(url())
  const closing = opened.move()
  return {
    url,
    lead: async (server) => {
      await configure(server)
      pooler.kill('SIGHUP')
    },
    stop,
    [Symbol.asyncDispose]: () => closing.disposeAsync(),
  }
}

async function untilAnswers(url: string): Promise<void> {
  const client = connect(url, { max: 1, pooled: true })
  try {
    while (
      !(await client`select 1`.then(
        () => true,
        () => false,
      ))
    );
  } finally {
    await client.end({ timeout: 1 })
  }
}
