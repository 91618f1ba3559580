import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, readdirSync, statSync, utimesSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'

import { whenParentsEnd } from './parents.ts'

// `pnpm start`: builds what is older than its sources, and becomes the server.

const root = join(import.meta.dirname, '..')
const server = join(root, 'apps/server/dist/main.js')
const built = [
  server,
  join(root, 'apps/web/dist/index.html'),
  join(root, 'apps/widget/dist/widget.js'),
]
const sources = ['apps', 'packages', 'pnpm-lock.yaml'].map((path) => join(root, path))
const passedOver = new Set(['node_modules', 'dist', '.types', '.turbo', '.data'])

function newest(path: string): number {
  const stat = statSync(path)
  if (!stat.isDirectory()) return stat.mtimeMs
  const entries = readdirSync(path).filter((name) => !passedOver.has(name))
  return Math.max(0, ...entries.map((name) => newest(join(path, name))))
}

function isOutdated(): boolean {
  const oldest = Math.min(...built.map((path) => (existsSync(path) ? statSync(path).mtimeMs : 0)))
  return oldest < Math.max(...sources.map(newest))
}

/** Throws when it fails. A signal ends the build and us. */
async function build(): Promise<void> {
  const turbo = spawn('turbo', ['build', '--ui=stream', '--output-logs=errors-only'], {
    stdio: 'inherit',
  })
  const stop = (signal: NodeJS.Signals) => void turbo.kill(signal)
  for (const signal of signals) process.on(signal, stop)
  const [status] = await once(turbo, 'exit')
  if (status !== 0) process.exit(typeof status === 'number' ? status : 1)
  for (const signal of signals) process.off(signal, stop)
  // What comes from turbo's cache is as old as when it was built.
  for (const path of built) utimesSync(path, new Date(), new Date())
}

const signals = ['SIGTERM', 'SIGINT', 'SIGHUP'] as const

whenParentsEnd(() => process.kill(process.pid, 'SIGTERM'))
if (isOutdated()) await build()
await import(pathToFileURL(server).href)
