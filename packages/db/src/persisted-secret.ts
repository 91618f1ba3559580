import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'

/**
 * A secret that stays the same from one start to the next: a file of the data folder that only we can
 * read, made by `make` the first time. Throws for a file that is there and cannot be read, which is
 * never written over.
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
