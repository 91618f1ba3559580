import { run, type ServerUser } from './run.ts'

const name = 'postgres'

/**
 * PostgreSQL refuses to run as root. Under root this is the system user `postgres`, created if
 * missing; otherwise undefined, and the server runs as the current user.
 */
export async function findServerUser(): Promise<ServerUser | undefined> {
  if (process.getuid?.() !== 0) return undefined
  const known = await lookUp()
  if (known) return known
  try {
    await run('useradd', ['--system', '--user-group', '--no-create-home', name])
  } catch {
    // Alpine has adduser only.
    await run('adduser', ['-S', '-H', '-D', name]).catch(() => '')
  }
  const made = await lookUp()
  if (!made) {
    throw new Error(
      `PostgreSQL cannot run as root, and the system user "${name}" could not be made. ` +
        `Add it, run as an ordinary user, or set DATABASE_URL.`,
    )
  }
  return made
}

async function lookUp(): Promise<ServerUser | undefined> {
  try {
    const [uid, gid] = await Promise.all([run('id', ['-u', name]), run('id', ['-g', name])])
    return { uid: Number(uid), gid: Number(gid) }
  } catch {
    return undefined
  }
}

/** Whether that user can enter the folder: a folder further up that is closed to it is enough to say no. */
export async function canEnter(user: ServerUser, folder: string): Promise<boolean> {
  try {
    await run('/bin/sh', ['-c', 'cd "$1"', 'sh', folder], user)
    return true
  } catch {
    return false
  }
}
