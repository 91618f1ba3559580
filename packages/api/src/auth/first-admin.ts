import type { Admin } from '@oka/contract/auth'
import { hasAdmins, insertFirstAdmin, type NewAdmin } from '@oka/db/accounts/admins'
import { appendEvent } from '@oka/db/audit/events'

import type { Deps } from '../deps.ts'
import { isSameSecret } from '../same-secret.ts'

export type FirstAdmin = { email: string } & ({ password: string } | { passwordHash: string })

/** Creates the first admin from the settings; undefined when an admin exists, who is left unchanged. */
export async function ensureFirstAdmin(
  { db, passwords }: Pick<Deps, 'db' | 'passwords'>,
  given: FirstAdmin,
): Promise<Admin | undefined> {
  if (await hasAdmins(db)) return undefined
  const passwordHash =
    'password' in given ? await passwords.hash(given.password.normalize('NFC')) : given.passwordHash
  const name = given.email.split('@')[0]!
  return makeFirstAdmin({ db }, { email: given.email, name, passwordHash })
}

/** Creates the first admin, unless a concurrent call already has. */
export async function makeFirstAdmin(
  { db }: Pick<Deps, 'db'>,
  given: Omit<NewAdmin, 'role'>,
): Promise<Admin | undefined> {
  return db.transaction(async (tx) => {
    const made = await insertFirstAdmin(tx, { ...given, role: 'admin' })
    if (made) {
      await appendEvent(tx, {
        name: 'admin.created',
        adminId: made.id,
        subjectId: made.id,
        data: { role: made.role, first: true },
        details: { after: { email: made.email, name: made.name } },
      })
    }
    return made
  })
}

/** Whether a token opens the registration of the first admin: the one in the log, or none where none is asked for. */
export function opensSetup(
  { setupToken }: Pick<Deps, 'setupToken'>,
  given: string | undefined,
): boolean {
  if (setupToken === null) return given === undefined
  return given !== undefined && isSameSecret(given, setupToken)
}
