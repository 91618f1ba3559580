import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'

/**
 * A secret that survives restarts: a file of the data folder with mode 0600, created by `make` the
 * first time. Throws for a file that exists and cannot be read, which is never overwritten.
 */
export async function loadOrCreateSecret(
  dataDir: string,
  name: string,
  make: () => string,
): Promise<string> {
  const file = join(dataDir, name)
  try {
    return (await readFile(file, 'utf8')).trim()
  } catch {
    const secret = make()
    await mkdir(dataDir, { recursive: true })
    await writeFile(file, `${secret}\n`, { mode: 0o600, flag: 'wx' })
    return secret
  }
}
