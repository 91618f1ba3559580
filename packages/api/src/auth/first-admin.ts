import type { Admin } from '@oka/contract/auth'
import { hasAdmins, insertFirstAdmin } from '@oka/db/admins'
import { appendEvent } from '@oka/db/events'

import type { Deps } from '../deps.ts'

export type FirstAdmin = { email: string } & ({ password: string } | { passwordHash: string })

/** Makes the first admin; undefined when there is one already, who is left as he is. */
export async function ensureFirstAdmin(
  { db, passwords }: Pick<Deps, 'db' | 'passwords'>,
  given: FirstAdmin,
): Promise<Admin | undefined> {
  if (await hasAdmins(db)) return undefined
  const passwordHash =
    'password' in given ? await passwords.hash(given.password) : given.passwordHash
  const name = given.email.split('@')[0]!
  const made = await insertFirstAdmin(db, { email: given.email, name, role: 'admin', passwordHash })
  if (made) {
    await db.transaction((tx) => appendEvent(tx, { name: 'admin.created', adminId: made.id }))
  }
  return made
}
