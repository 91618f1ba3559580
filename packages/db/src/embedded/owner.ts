import { readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'

import { isAlive } from './run.ts'

/**
 * Decides which process stops the server. The first process of a data folder does; one that starts
 * while that one lives does not; one that finds it dead (kill -9) takes its place.
 */
export async function becomeOwner(dataDir: string): Promise<(() => Promise<void>) | undefined> {
  const file = join(dataDir, 'owner.pid')
  const owner = Number(await readFile(file, 'utf8').catch(() => '0'))
  if (owner > 0 && owner !== process.pid && (await isNode(owner))) return undefined
  await writeFile(file, `${process.pid}\n`, { mode: 0o600 })
  return () => rm(file, { force: true })
}

/** Process ids are reused: after a reboot, `owner.pid` may name anything. */
async function isNode(pid: number): Promise<boolean> {
  if (!isAlive(pid)) return false
  if (process.platform !== 'linux') return true
  const command = await readFile(`/proc/${pid}/cmdline`, 'utf8').catch(() => '')
  return command.includes('node')
}
