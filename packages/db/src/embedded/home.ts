import { randomUUID } from 'node:crypto'
import { chmod, mkdir, readlink, symlink } from 'node:fs/promises'
import { join } from 'node:path'

import type { ServerUser } from './run.ts'
import { canEnter } from './server-user.ts'

/**
 * The folder for everything PostgreSQL must reach, `postgres/` in the data folder. Under root the
 * data folder is opened for passing through (0711; what is secret in it is 0600). Where a folder
 * further up is closed, as /root is, `postgres` is a link to a folder below /var/lib.
 */
export async function prepareHome(dataDir: string, user: ServerUser | undefined): Promise<string> {
  const home = join(dataDir, 'postgres')
  await mkdir(dataDir, { recursive: true })
  if (!user) {
    await chmod(dataDir, 0o700)
    await mkdir(home, { recursive: true, mode: 0o700 })
    return home
  }
  await chmod(dataDir, 0o711)
  const linked = await readlink(home).catch(() => undefined)
  if (linked) return makePassable(linked)
  if (await canEnter(user, dataDir)) return makePassable(home)

  const elsewhere = join('/var/lib/oka', randomUUID())
  await makePassable('/var/lib/oka')
  await makePassable(elsewhere)
  await symlink(elsewhere, home)
  return elsewhere
}

async function makePassable(folder: string): Promise<string> {
  await mkdir(folder, { recursive: true })
  await chmod(folder, 0o711)
  return folder
}
