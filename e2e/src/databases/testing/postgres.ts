import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { chown, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'

import { connect } from '@oka/db/connection/connect'
import { run, type ServerUser } from '@oka/db/embedded/run'
import { findServerUser } from '@oka/db/embedded/server-user'

import { findFreePort } from '../../testing/server.ts'

/** The application's role, which is no superuser. */
export const role = { name: 'oka', password: 'p@ss/word#1' }

export type Postgres = AsyncDisposable & {
  port: number
  /** The folder of its Unix socket, for its superuser. */
  folder: string
  /** A connection string for the role; `parameters` as in a URL. */
  url: (parameters?: string, user?: { name: string; password: string }) => string
  /** The certificate that its own is signed with, which is itself. */
  certificate: string
  /** Runs SQL as its superuser in that database. */
  execute: (sql: string, database?: string) => Promise<Record<string, unknown>[]>
  /** Sends its first process a signal and waits until it has gone. */
  stop: (signal: 'SIGINT' | 'SIGQUIT' | 'SIGKILL' | 'SIGTERM') => Promise<void>
  /** Sends a signal to all of its processes. */
  signal: (signal: 'SIGSTOP' | 'SIGCONT') => Promise<void>
  start: () => Promise<void>
}

export type PostgresOptions = {
  /** `required`: connections without it are refused; `offered`: as the client likes. */
  tls?: 'none' | 'offered' | 'required'
  settings?: Record<string, string>
  /** The server that it follows and is a copy of. */
  primary?: Postgres
}

/** The newest PostgreSQL of Debian's packages that is installed. */
async function findPrograms(): Promise<string> {
  const root = '/usr/lib/postgresql'
  const versions = await readdir(root).catch(() => [])
  const newest = versions.map(Number).toSorted((one, other) => other - one)[0]
  if (newest === undefined)
    throw new Error('There is no PostgreSQL of Debian: run `pnpm test:databases`.')
  return join(root, String(newest), 'bin')
}

/** A folder that the server's user can reach, removed in the end. */
export async function makeServerFolder(
  user: ServerUser | undefined,
): Promise<AsyncDisposable & { path: string }> {
  const path = await mkdtemp('/tmp/oka-pg-')
  if (user) await chown(path, user.uid, user.gid)
  return { path, [Symbol.asyncDispose]: () => rm(path, { recursive: true, force: true }) }
}

/** Starts Debian's PostgreSQL on a free port of this machine, with a database `oka` for the role. */
export async function startPostgres({
  tls = 'none',
  settings = {},
  primary,
}: PostgresOptions = {}): Promise<Postgres> {
  await using opened = new AsyncDisposableStack()
  const [programs, user] = await Promise.all([findPrograms(), findServerUser()])
  const { path: folder } = opened.use(await makeServerFolder(user))
  const data = join(folder, 'data')
  const port = await findFreePort()
  const certificate = join(folder, 'server.crt')

  if (primary) await copy(programs, primary, data, user)
  else {
    await run(
      join(programs, 'initdb'),
      [
        '-D',
        data,
        '-U',
        'postgres',
        '--auth=trust',
        '--no-sync',
        '--encoding=UTF8',
        '--locale=C.UTF-8',
      ],
      user,
      folder,
    )
    await writeFile(
      join(data, 'pg_hba.conf'),
      [
        'local all all trust',
        'host replication postgres 127.0.0.1/32 trust',
        `${tls === 'required' ? 'hostssl' : 'host'} all all 127.0.0.1/32 scram-sha-256`,
        '',
      ].join('\n'),
    )
  }
  if (tls !== 'none') await makeCertificate(folder, user)
  const all: Record<string, string> = {
    listen_addresses: '127.0.0.1',
    port: String(port),
    unix_socket_directories: folder,
    fsync: 'off',
    ...(tls !== 'none' && {
      ssl: 'on',
      ssl_cert_file: certificate,
      ssl_key_file: join(folder, 'server.key'),
    }),
    ...settings,
  }
  let ended: Promise<unknown> = Promise.resolve()

  async function execute(sql: string, database = 'oka') {
    const client = connect(`postgres://postgres@/${database}?host=${folder}&port=${port}`, {
      max: 1,
      statementTimeout: 0,
    })
    try {
      return (await client.unsafe(sql)) as unknown as Record<string, unknown>[]
    } finally {
      await client.end({ timeout: 1 })
    }
  }
  async function start(): Promise<void> {
    const server = spawn(
      join(programs, 'postgres'),
      ['-D', data, ...Object.entries(all).flatMap(([name, value]) => ['-c', `${name}=${value}`])],
      { ...user, cwd: data, stdio: ['ignore', 'ignore', 'pipe'] },
    )
    let output = ''
    server.stderr.on('data', (chunk: Buffer) => (output += chunk.toString()))
    ended = once(server, 'close')
    for (;;) {
      if (server.exitCode !== null) throw new Error(`PostgreSQL did not start:\n${output}`)
      try {
        return void (await execute('select 1', 'postgres'))
      } catch {
        await new Promise((resolve) => setTimeout(resolve, 50))
      }
    }
  }
  const pid = async () =>
    Number((await readFile(join(data, 'postmaster.pid'), 'utf8').catch(() => '0')).split('\n')[0])
  async function stop(signal: NodeJS.Signals): Promise<void> {
    const first = await pid()
    if (first > 0) process.kill(first, signal)
    await ended
  }

  opened.defer(() => stop('SIGQUIT'))
  await start()
  if (!primary) {
    await execute(`create role ${role.name} login password '${role.password}'`, 'postgres')
    await execute(`create database oka owner ${role.name}`, 'postgres')
  }
  const closing = opened.move()
  return {
    port,
    folder,
    certificate,
    url: (parameters = '', user_ = role) =>
      `postgres://${user_.name}:${encodeURIComponent(user_.password)}@127.0.0.1:${port}/oka${parameters && `?${parameters}`}`,
    execute,
    stop,
    signal: async (signal) => {
      const first = await pid()
      const children = await run('ps', ['-o', 'pid=', '--ppid', String(first)]).catch(() => '')
      for (const one of [first, ...children.trim().split(/\s+/).map(Number)]) {
        if (one > 0) process.kill(one, signal)
      }
    },
    start,
    [Symbol.asyncDispose]: () => closing.disposeAsync(),
  }
}

async function copy(
  programs: string,
  primary: Postgres,
  data: string,
  user: ServerUser | undefined,
): Promise<void> {
  const from = ['-h', '127.0.0.1', '-p', String(primary.port), '-U', 'postgres']
  await run(
    join(programs, 'pg_basebackup'),
    [...from, '-D', data, '-R', '-X', 'stream', '-c', 'fast', '--no-sync'],
    user,
    primary.folder,
  )
}

/** Signed by itself, for localhost by name and by address. */
async function makeCertificate(folder: string, user: ServerUser | undefined): Promise<void> {
  const names = 'subjectAltName=DNS:localhost,IP:127.0.0.1'
  const options =
    `req -x509 -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes -days 2 -subj /CN=localhost ` +
    `-addext ${names} -keyout server.key -out server.crt`
  await run('openssl', options.split(' '), user, folder)
}
