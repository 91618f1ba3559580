import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { watch } from 'node:fs'
import { join } from 'node:path'

import { findDatabase } from './src/database.ts'
import { EnvError } from './src/config/env-values.ts'
import { readEnv } from './src/config/env.ts'
import { loadEnv } from './src/config/load-env.ts'
import { paths } from './src/config/paths.ts'

// `pnpm dev` of the server: restarts it after each save; the embedded PostgreSQL keeps running.

/** Debounce in milliseconds: a save is several events. */
const debounceMs = 50

const entry = join(import.meta.dirname, 'src/dev/main.ts')
const sources = [
  join(import.meta.dirname, 'src'),
  ...['api', 'assistant', 'contract', 'db', 'mail', 'pdf'].map((name) =>
    join(paths.root, 'packages', name, 'src'),
  ),
]

const environment = loadEnv()
await using _database = await openDatabase()
const server = keepServer()
const watching = new AbortController()
for (const folder of sources) {
  watch(folder, { recursive: true, signal: watching.signal }, (_, name) => {
    if (name?.endsWith('.ts') && !name.endsWith('.test.ts')) server.restart()
  })
}
await new Promise<void>((resolve) => {
  for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP'] as const) process.on(signal, () => resolve())
})
watching.abort()
await server.stop()

/** An invalid environment is explained by the server. */
async function openDatabase(): Promise<AsyncDisposable | null> {
  try {
    return await findDatabase(readEnv(environment, paths.root))
  } catch (error) {
    if (error instanceof EnvError) return null
    throw error
  }
}

/** The next server loads its modules while the former one stops, and opens once that has ended. */
function keepServer(): { restart: () => void; stop: () => Promise<void> } {
  let running = launch()
  let timer: NodeJS.Timeout | undefined
  let turn = Promise.resolve()
  open(running)

  async function replace(): Promise<void> {
    const next = launch(['--restarted'])
    await end(running)
    running = next
    open(next)
  }
  return {
    restart() {
      clearTimeout(timer)
      timer = setTimeout(() => void (turn = turn.then(replace)), debounceMs)
    },
    async stop() {
      clearTimeout(timer)
      await turn
      await end(running)
    },
  }
}

/** A server that failed to load has printed why; the next save replaces it. */
function open(child: ChildProcess): void {
  if (child.connected) child.send('open', () => {})
}

function launch(args: readonly string[] = []): ChildProcess {
  return spawn(process.execPath, [entry, ...args], {
    env: { NODE_COMPILE_CACHE: join(paths.root, 'node_modules/.cache/node'), ...environment },
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  })
}

async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return
  const ended = once(child, 'exit')
  child.kill('SIGTERM')
  await ended
}
