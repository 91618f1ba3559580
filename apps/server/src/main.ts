import { openApp } from './app.ts'
import { type Env, readEnv } from './config/env.ts'
import { loadEnv } from './config/load-env.ts'
import { explainStart } from './explain-start.ts'
import { createLogger } from './logger.ts'
import { paths } from './config/paths.ts'
import { collectAfterStart } from './collect-after-start.ts'
import { saveMemory } from './save-memory.ts'

/** Milliseconds from a signal after which a hanging start or shutdown is cut short. */
const stopTimeoutMs = 9000

/** After a save in development: the startup lines were printed before. */
const isRestart = process.argv.includes('--restarted')

let env: Env | undefined

async function main(): Promise<void> {
  env = readEnv(loadEnv(), paths.root)
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
}

/**
 * Listens for signals from the start to the end: one that arrives while the server opens stops it
 * as soon as it is open, or after the timeout. Ctrl-C arrives twice, from the terminal and from
 * pnpm, so that the second must not cut the shutdown short.
 */
function untilAsked(): Promise<void> {
  return new Promise((resolve) => {
    for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP'] as const) {
      process.on(signal, () => {
        setTimeout(() => process.exit(1), stopTimeoutMs).unref()
        resolve()
      })
    }
  })
}

try {
  await main()
} catch (error) {
  process.stderr.write(`OKA could not start.\n${explainStart(error, env)}\n`)
  process.exitCode = 1
}
