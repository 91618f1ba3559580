import { spawnSync } from 'node:child_process'
import { existsSync, readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'

/** Builds what `pnpm start` serves, unless all of it is newer than every source. */

const built = ['apps/server/dist/main.js', 'apps/web/dist/index.html', 'apps/widget/dist/widget.js']
const sources = ['apps', 'packages', 'pnpm-lock.yaml']
const passedOver = new Set(['node_modules', 'dist', '.types', '.turbo', '.data'])

function newest(path: string): number {
  const stat = statSync(path)
  if (!stat.isDirectory()) return stat.mtimeMs
  const entries = readdirSync(path).filter((name) => !passedOver.has(name))
  return Math.max(0, ...entries.map((name) => newest(join(path, name))))
}

const oldestBuilt = Math.min(
  ...built.map((path) => (existsSync(path) ? statSync(path).mtimeMs : 0)),
)
if (oldestBuilt < Math.max(...sources.map(newest))) {
  const { status } = spawnSync('turbo', ['build', '--ui=stream', '--output-logs=errors-only'], {
    stdio: 'inherit',
  })
  process.exitCode = status ?? 1
}
