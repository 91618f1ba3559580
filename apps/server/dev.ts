import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, watch } from 'node:fs'
import { join } from 'node:path'
import { loadEnvFile } from 'node:process'

import { startEmbeddedPostgres } from '@oka/db/embedded/start-embedded'

import { EnvError } from './src/env-values.ts'
import { readEnv } from './src/env.ts'
import { places } from './src/places.ts'

// `pnpm dev` of the server: starts it again after each save, with the embedded PostgreSQL kept running.

/** Milliseconds without another change before it starts again: a save is several events. */
const quiet = 50

const entry = join(import.meta.dirname, 'src/dev/main.ts')
const dotenv = join(places.root, '.env')
const sources = [
  join(import.meta.dirname, 'src'),
  ...['api', 'assistant', 'contract', 'db', 'mail', 'pdf'].map((name) =>
    join(places.root, 'packages', name, 'src'),
  ),
]

if (existsSync(dotenv)) loadEnvFile(dotenv)
await using _database = await openOwnDatabase()
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

/** A wrong environment is left to the server to explain. */
async function openOwnDatabase(): Promise<AsyncDisposable | null> {
  try {
    const { database, dataDir } = readEnv(process.env, places.root)
    return database ? null : await startEmbeddedPostgres(dataDir)
  } catch (error) {
    if (error instanceof EnvError) return null
    throw error
  }
}

/** The next server loads its modules while the one before it stops, and opens once that has ended. */
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
      timer = setTimeout(() => void (turn = turn.then(replace)), quiet)
    },
    async stop() {
      clearTimeout(timer)
      await turn
      await end(running)
    },
  }
}

/** One that could not even load has said why; the next save replaces it. */
function open(child: ChildProcess): void {
  if (child.connected) child.send('open', () => {})
}

function launch(args: readonly string[] = []): ChildProcess {
  return spawn(process.execPath, [entry, ...args], {
    env: { NODE_COMPILE_CACHE: join(places.root, 'node_modules/.cache/node'), ...process.env },
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  })
}

async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return
  const ended = once(child, 'exit')
  child.kill('SIGTERM')
  await ended
}
