import { spawnSync } from 'node:child_process'
import { join } from 'node:path'

import { findBrowser } from './browser.ts'

/**
 * Run once before tests of the bundle: builds what has changed since the last build, and unpacks the browser,
 * which several workers at once would do over each other.
 */
export async function setup(): Promise<void> {
  const root = join(import.meta.dirname, '../../..')
  const { status, stdout, stderr, error } = spawnSync('npx', ['--yes', 'pnpm@12', 'build'], {
    cwd: root,
    encoding: 'utf8',
  })
  if (status !== 0) throw new Error(`The build failed:\n${stdout}${stderr}`, { cause: error })
  await findBrowser()
}
