import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { loadEnvFile } from 'node:process'
import { createInterface } from 'node:readline'
import { stripVTControlCharacters } from 'node:util'

import { whenParentsEnd } from '../parents.mjs'
import { choosePorts } from './choose-ports.ts'

// Runs `turbo dev` on ports that are free, without what turbo says of itself, until a signal comes or
// the parent process has ended.

const root = join(import.meta.dirname, '../..')
const dotenv = join(root, '.env')
if (existsSync(dotenv)) loadEnvFile(dotenv)

const { settings, notes } = await choosePorts(process.env)
for (const note of notes) process.stdout.write(`${note}\n`)

const turbo = spawn('turbo', ['dev', '--ui=stream', '--log-prefix=none'], {
  cwd: root,
  env: {
    // The tasks write into a pipe of ours, and are read on a terminal all the same.
    ...(process.stdout.isTTY && { FORCE_COLOR: '1' }),
    TURBO_TELEMETRY_MESSAGE_DISABLED: '1',
    ...process.env,
    ...settings,
  },
  stdio: ['ignore', 'pipe', 'inherit'],
})
const stop = () => void turbo.kill('SIGTERM')
for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP'] as const) process.on(signal, stop)
whenParentsEnd(stop)

/** How turbo and pnpm tell what they are about to do and have done. */
const ofTurbo = [
  /^\s*• /,
  /^cache (bypass|hit|miss)/,
  /^\$ /,
  /^Shutting down|^\d+ tasks? shutting down/,
  /^\s*(Tasks|Cached|Time|Failed): /,
]
let blank = true
for await (const line of createInterface({ input: turbo.stdout })) {
  const text = stripVTControlCharacters(line)
  if (ofTurbo.some((pattern) => pattern.test(text)) || (text === '' && blank)) continue
  blank = text === ''
  process.stdout.write(`${line}\n`)
}
if (turbo.exitCode === null && turbo.signalCode === null) await once(turbo, 'exit')
process.exitCode = turbo.exitCode ?? 0
