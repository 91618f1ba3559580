import { email as emailSchema } from '@oka/contract/auth'
import { role as roleSchema } from '@oka/contract/role'
import { text } from '@oka/contract/text'
import { findAdminByEmail, insertAdminOnce } from '@oka/db/accounts/admins'
import type { Db } from '@oka/db/client'
import { appendEvent } from '@oka/db/audit/events'

import { isPasswordHash } from '../security/password-hash.ts'
import { say, warn } from './run-command.ts'
import type { SeedAdmin } from './seed-database.ts'

/**
 * Imports the accounts of the former stack, each with its password and its role. An address that
 * has an account is skipped. Returns how many failed.
 */
export async function importAdmins(
  db: Db,
  given: readonly SeedAdmin[],
  dryRun: boolean,
): Promise<number> {
  let made = 0
  let known = 0
  let refused = 0
  for (const each of given) {
    const admin = readAdmin(each)
    if (typeof admin === 'string') {
      refused += 1
      warn(`Admin ${each.id} is left out: ${admin}`)
    } else if (await makeAdmin(db, admin, dryRun)) made += 1
    else known += 1
  }
  say(`${made} admins ${dryRun ? 'would be imported' : 'imported'}, with their passwords.`)
  if (known > 0) say(`${known} have an account already; nothing of it was changed.`)
  return refused
}

type Imported = Parameters<typeof insertAdminOnce>[1]

/** The account in our terms; or why it cannot be imported. */
function readAdmin({ id, email: given, passwordHash, createdAt, ...row }: SeedAdmin) {
  const email = emailSchema.safeParse(given).data
  if (email === undefined) return `email must be an e-mail address (“${given}”).`
  if (!isPasswordHash(passwordHash)) {
    return `password_hash must be a whole bcrypt or argon2 hash. Invite ${email} instead.`
  }
  const former = (row.role ?? 'viewer').toLowerCase()
  const role = roleSchema.safeParse(former).data ?? 'viewer'
  if (role !== former) say(`Admin ${id}: the role ${former} is none of ours; ${email} may read.`)
  const name = text(255, 1).safeParse(row.name).data ?? email
  return { email, name, role, passwordHash, ...(createdAt !== null && { createdAt }) }
}

/** False when the address has an account. */
async function makeAdmin(db: Db, given: Imported, dryRun: boolean): Promise<boolean> {
  const { role, email, name } = given
  if (dryRun) return (await findAdminByEmail(db, email)) === undefined
  return db.transaction(async (tx) => {
    const made = await insertAdminOnce(tx, given)
    if (!made) return false
    await appendEvent(tx, {
      name: 'admin.created',
      adminId: made.id,
      subjectId: made.id,
      data: { role, source: 'import' },
      details: { after: { email, name } },
    })
    return true
  })
}
