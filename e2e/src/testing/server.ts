import { type ChildProcess, spawn } from 'node:child_process'
import { randomInt } from 'node:crypto'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'

export const root = join(import.meta.dirname, '../../..')
const main = 'apps/server/dist/main.js'
/** As `pnpm start`, the Procfile and the image have them. */
const startOptions = ['--max-semi-space-size=32']
const startEnv = { MALLOC_ARENA_MAX: '2' }

export const admin = { email: 'admin@oka.test', password: 'correct horse battery staple' }

export type RunningServer = AsyncDisposable & {
  url: string
  process: ChildProcess
  /** All it has printed so far. */
  output: () => string
  /** Ends it by that signal and tells how it ended. */
  stop: (signal: 'SIGTERM' | 'SIGINT' | 'SIGKILL') => Promise<number | null>
}

export type ServerOptions = {
  dataDir: string
  port?: number
  env?: Record<string, string>
  /** Another folder than this checkout, with a `node` in it, and the user to run it as. */
  installed?: { folder: string; uid: number }
  /** Options of Node. */
  nodeOptions?: readonly string[]
  /** Another program than the bundle, in this checkout. */
  script?: string
}

/** Starts the bundle as production does, and waits until it is ready. Throws what it printed when it is not. */
export async function startServer(options: ServerOptions): Promise<RunningServer> {
  const server = await spawnServer(options)
  while (!(await isReady(server.url))) {
    if (server.process.exitCode !== null) throw new Error(`It did not start:\n${server.output()}`)
    await pause(50)
  }
  return server
}

/** Starts the bundle without waiting for anything. */
export async function spawnServer({
  dataDir,
  port,
  env = {},
  installed,
  nodeOptions = [],
  script: given = main,
}: ServerOptions): Promise<RunningServer> {
  const chosen = port ?? (await findFreePort())
  const url = `http://127.0.0.1:${chosen}`
  const node = installed ? join(installed.folder, 'node') : process.execPath
  const script = join(installed?.folder ?? root, given)
  const child = spawn(node, [...startOptions, ...nodeOptions, script], {
    ...(installed && { uid: installed.uid, gid: installed.uid }),
    cwd: dataDir,
    env: {
      PATH: process.env['PATH'],
      ...startEnv,
      NODE_ENV: 'production',
      PORT: String(chosen),
      HOST: '127.0.0.1',
      DATA_DIR: dataDir,
      PUBLIC_URL: url,
      JWT_SECRET: 'a-secret-for-tests-of-32-characters',
      ADMIN_EMAIL: admin.email,
      ADMIN_PASSWORD: admin.password,
      LOG_LEVEL: 'warn',
      ...env,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let output = ''
  child.stdout.on('data', (chunk: Buffer) => (output += chunk.toString()))
  child.stderr.on('data', (chunk: Buffer) => (output += chunk.toString()))
  const ended = once(child, 'close')
  async function stop(signal: 'SIGTERM' | 'SIGINT' | 'SIGKILL'): Promise<number | null> {
    if (child.exitCode === null && child.signalCode === null) child.kill(signal)
    await ended
    return child.exitCode
  }
  return {
    url,
    process: child,
    output: () => output,
    stop,
    [Symbol.asyncDispose]: async () => void (await stop('SIGTERM')),
  }
}

export async function isReady(url: string): Promise<boolean> {
  try {
    return (await fetch(`${url}/readyz`)).ok
  } catch {
    return false
  }
}

/**
 * Below the ephemeral ports, a range for each Vitest worker: two that choose among the same ports may choose the same
 * one before either has bound it. There are five workers; what runs without Vitest has the first range.
 */
const portsOfWorker = 2000
const firstPort = 20_000 + (Number(process.env['VITEST_POOL_ID'] ?? 0) % 6) * portsOfWorker
const given = new Set<number>()

/** A free port that was not returned before in this process. */
export async function findFreePort(): Promise<number> {
  for (let tries = 0; tries < 100; tries++) {
    const port = firstPort + randomInt(portsOfWorker)
    if (given.has(port) || !(await isFree(port))) continue
    given.add(port)
    return port
  }
  throw new Error('There is no free port.')
}

async function isFree(port: number): Promise<boolean> {
  const probe = createServer()
  try {
    probe.listen(port, '127.0.0.1')
    await once(probe, 'listening')
  } catch {
    return false
  }
  probe.close()
  await once(probe, 'close')
  return true
}

/** A folder that is removed in the end. */
export async function makeFolder(): Promise<AsyncDisposable & { path: string }> {
  const path = await mkdtemp(join(tmpdir(), 'oka-e2e-'))
  return { path, [Symbol.asyncDispose]: () => rm(path, { recursive: true, force: true }) }
}
