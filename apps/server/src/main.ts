import { openApp } from './app.ts'
import { EnvError } from './config/env-values.ts'
import { readEnv } from './config/env.ts'
import { loadEnv } from './config/load-env.ts'
import { createLogger } from './logger.ts'
import { paths } from './config/paths.ts'
import { collectAfterStart } from './collect-after-start.ts'
import { saveMemory } from './save-memory.ts'

/** Milliseconds after which a hanging shutdown is cut short. */
const stopTimeoutMs = 9000

/** After a save in development: the startup lines were printed before. */
const isRestart = process.argv.includes('--restarted')

async function main(): Promise<void> {
  const env = readEnv(loadEnv(), paths.root)
  const log = createLogger(env.log.level, {
    pretty: !env.production || process.stdout.isTTY,
  })
  const stopped = untilAsked()

  await using app = await openApp(env, log)
  using _saving = saveMemory()
  using _collecting = collectAfterStart()
  // Formatted lines are written by a thread: the startup lines follow them.
  await new Promise((written) => log.flush(written))
  if (!isRestart)
    process.stdout.write(`\n${app.startupLines.map((line) => `  ${line}`).join('\n')}\n\n`)
  await stopped
  log.info('Stopping.')
  setTimeout(() => process.exit(1), stopTimeoutMs).unref()
}

/**
 * Listens for signals from the start to the end: one that arrives while the server opens stops it
 * as soon as it is open, and Ctrl-C arrives twice, from the terminal and from pnpm, so that the
 * second must not cut the shutdown short.
 */
function untilAsked(): Promise<void> {
  return new Promise((resolve) => {
    for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP'] as const) {
      process.on(signal, () => resolve())
    }
  })
}

/** Configuration errors are printed as a sentence; anything else keeps its stack. */
function explain(error: unknown): string {
  if (error instanceof EnvError) return error.message
  const { code, port } = error as NodeJS.ErrnoException & { port?: number }
  if (code === 'EADDRINUSE') {
    return `PORT ${port} is in use: stop what uses it, or set PORT to another one.`
  }
  if (code === 'EACCES' && port) {
    return `PORT ${port} may not be used by this user: set PORT to one above 1023.`
  }
  return error instanceof Error ? (error.stack ?? error.message) : String(error)
}

try {
  await main()
} catch (error) {
  process.stderr.write(`OKA could not start.\n${explain(error)}\n`)
  process.exitCode = 1
}
