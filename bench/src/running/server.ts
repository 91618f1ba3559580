import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'

const main = join(import.meta.dirname, '../../../apps/server/dist/main.js')

export const admin = { email: 'admin@oka.test', password: 'correct horse battery staple' }

export type RunningServer = AsyncDisposable & {
  url: string
  process: ChildProcess
  /** All it has printed so far. */
  output: () => string
  /** Ends it by that signal and tells how it ended. */
  stop: (signal: 'SIGTERM' | 'SIGKILL') => Promise<number | null>
}

export type ServerOptions = {
  dataDir: string
  port?: number
  databaseUrl: string
  /** Options of Node. */
  nodeOptions?: readonly string[]
  env?: Record<string, string>
}

/** Starts the bundle (`pnpm build`) as production does, and waits until it is ready. Throws what it printed when it is not. */
export async function startServer({
  dataDir,
  port,
  databaseUrl,
  nodeOptions = [],
  env = {},
}: ServerOptions): Promise<RunningServer> {
  const chosen = port ?? (await findFreePort())
  const url = `http://127.0.0.1:${chosen}`
  const child = spawn(process.execPath, [...nodeOptions, main], {
    cwd: dataDir,
    env: {
      NODE_ENV: 'production',
      PORT: String(chosen),
      HOST: '127.0.0.1',
      DATA_DIR: dataDir,
      DATABASE_URL: databaseUrl,
      PUBLIC_URL: url,
      JWT_SECRET: 'a-secret-for-tests-of-32-characters',
      JWT_EXPIRE: '2h',
      ADMIN_EMAIL: admin.email,
      ADMIN_PASSWORD: admin.password,
      RATE_LIMIT_SCALE: '100000',
      LOG_LEVEL: 'warn',
      ...env,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let output = ''
  child.stdout.on('data', (chunk: Buffer) => (output += chunk.toString()))
  child.stderr.on('data', (chunk: Buffer) => (output += chunk.toString()))
  const ended = once(child, 'close')
  async function stop(signal: 'SIGTERM' | 'SIGKILL'): Promise<number | null> {
    if (child.exitCode === null && child.signalCode === null) child.kill(signal)
    await ended
    return child.exitCode
  }
  while (!(await isReady(url))) {
    if (child.exitCode !== null) throw new Error(`It did not start:\n${output}`)
    await pause(50)
  }
  return {
    url,
    process: child,
    output: () => output,
    stop,
    [Symbol.asyncDispose]: async () => void (await stop('SIGTERM')),
  }
}

async function isReady(url: string): Promise<boolean> {
  try {
    return (await fetch(`${url}/readyz`)).ok
  } catch {
    return false
  }
}

async function findFreePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1')
  await once(probe, 'listening')
  const { port } = probe.address() as { port: number }
  probe.close()
  await once(probe, 'close')
  return port
}
