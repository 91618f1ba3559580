import { once } from 'node:events'
import { readdirSync, statSync, utimesSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'

import { whenParentsEnd } from './parents.mjs'

// `pnpm start`: builds what is older than its sources, and becomes the server. Plain JavaScript: to strip types, Node would
// load a compiler that the server then keeps.

const root = join(import.meta.dirname, '..')
const server = join(root, 'apps/server/dist/main.js')
const built = [
  server,
  join(root, 'apps/web/dist/index.html'),
  join(root, 'apps/widget/dist/widget.js'),
]
const passedOver = new Set(['node_modules', 'dist', '.types', '.turbo', '.data'])

/**
 * Milliseconds of the newest file in a folder.
 *
 * @param {string} folder
 * @returns {number}
 */
function newest(folder) {
  let time = 0
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    if (passedOver.has(entry.name)) continue
    const path = join(folder, entry.name)
    time = Math.max(time, entry.isDirectory() ? newest(path) : timeOf(path))
  }
  return time
}

/**
 * Milliseconds; 0 where there is no such file, as for an editor's link to nowhere.
 *
 * @param {string} path
 */
const timeOf = (path) => statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? 0

function isOutdated() {
  const oldest = Math.min(...built.map(timeOf))
  const sources = [newest(join(root, 'apps')), newest(join(root, 'packages'))]
  return oldest < Math.max(...sources, timeOf(join(root, 'pnpm-lock.yaml')))
}

/** Throws when it fails. A signal ends the build and us. */
async function build() {
  const { spawn } = await import('node:child_process')
  const turbo = spawn('turbo', ['build', '--ui=stream', '--output-logs=errors-only'], {
    cwd: root,
    stdio: 'inherit',
  })
  /** @param {NodeJS.Signals} signal */
  const stop = (signal) => void turbo.kill(signal)
  for (const signal of signals) process.on(signal, stop)
  const [status] = await once(turbo, 'exit')
  if (status !== 0) process.exit(typeof status === 'number' ? status : 1)
  for (const signal of signals) process.off(signal, stop)
  // What comes from turbo's cache is as old as when it was built.
  for (const path of built) utimesSync(path, new Date(), new Date())
}

const signals = /** @type {const} */ (['SIGTERM', 'SIGINT', 'SIGHUP'])

whenParentsEnd(() => process.kill(process.pid, 'SIGTERM'))
if (isOutdated()) await build()
await import(pathToFileURL(server).href)
