import { execFile } from 'node:child_process'
import { join } from 'node:path'
import { env as environment } from 'node:process'

export type Ended = { code: number; out: string; err: string }

/** What every command of a test gets: where Node is, and what the run's other processes have compiled. */
export const commandEnv: Record<string, string | undefined> = {
  PATH: environment['PATH'],
  NODE_COMPILE_CACHE: environment['NODE_COMPILE_CACHE'],
}

/** Runs a file of `commands/` to its end, with that environment alone. */
export const runCommand = (
  name: string,
  args: readonly string[],
  env: Record<string, string>,
): Promise<Ended> =>
  new Promise((resolve) => {
    const path = join(import.meta.dirname, `../commands/${name}.ts`)
    const options = { env: { ...commandEnv, ...env } }
    execFile(process.execPath, [path, ...args], options, (error, out, err) => {
      resolve({ code: typeof error?.code === 'number' ? error.code : 0, out, err })
    })
  })
