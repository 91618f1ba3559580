import { execFile } from 'node:child_process'
import { join } from 'node:path'
import { promisify } from 'node:util'

const command = join(import.meta.dirname, '../../../apps/server/dist/admin-reset-link.js')

/** Makes a link to choose another password as the operator does on a machine without the sources, while the server runs. */
export async function makeResetLink(
  { url, dataDir }: { url: string; dataDir: string },
  email: string,
): Promise<string> {
  const env = { NODE_ENV: 'production', DATA_DIR: dataDir, PUBLIC_URL: url }
  const { stdout } = await promisify(execFile)(process.execPath, [command, email], { env })
  return stdout.trim()
}
