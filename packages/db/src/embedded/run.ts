import { spawn } from 'node:child_process'

export type ServerUser = { uid: number; gid: number }

/** The embedded PostgreSQL cannot be prepared or started; the message holds what it printed last. */
export class EmbeddedServerError extends Error {
  override readonly name = 'EmbeddedServerError'
}

/** Runs a program to its end and returns what it printed. Throws EmbeddedServerError when it failed. */
export async function run(
  program: string,
  args: readonly string[],
  user?: ServerUser,
  cwd = '/',
): Promise<string> {
  const child = spawn(program, args, { ...user, cwd, stdio: ['ignore', 'pipe', 'pipe'] })
  let output = ''
  child.stdout.on('data', (chunk) => (output += chunk))
  child.stderr.on('data', (chunk) => (output += chunk))
  const code = await new Promise<number | null>((resolve, reject) => {
    child.once('error', reject)
    child.once('close', resolve)
  })
  if (code !== 0)
    throw new EmbeddedServerError(`${program} failed (${code}):\n${output.slice(-2000)}`)
  return output
}

/** Whether a process with that id exists, of any user. */
export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
}
