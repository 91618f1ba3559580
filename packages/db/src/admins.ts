import type { Admin } from '@oka/contract/auth'
import type { Role } from '@oka/contract/role'
import { and, eq, isNull, sql } from 'drizzle-orm'

import type { Db } from './client.ts'
import { admins, type AdminRow } from './schema.ts'

/** The account of that e-mail, whatever its case, unless it is disabled. */
export async function findAdminByEmail(db: Db, email: string): Promise<AdminRow | undefined> {
  const [row] = await db
    .select()
    .from(admins)
    .where(and(eq(sql`lower(${admins.email})`, email.toLowerCase()), isNull(admins.disabledAt)))
  return row
}

export async function setPasswordHash(db: Db, id: number, passwordHash: string): Promise<void> {
  await db.update(admins).set({ passwordHash }).where(eq(admins.id, id))
}

export type NewAdmin = { email: string; name: string; role: Role; passwordHash: string }

/**
 * Makes the first admin, if there is none at all. Two processes that start at once make one:
 * the lock lasts until the transaction ends.
 */
export async function insertFirstAdmin(db: Db, given: NewAdmin): Promise<Admin | undefined> {
  return db.transaction(async (tx) => {
    await tx.execute(sql`select pg_advisory_xact_lock(hashtext('oka.first-admin'))`)
    const [known] = await tx.select({ id: admins.id }).from(admins).limit(1)
    if (known) return undefined
    const [made] = await tx
      .insert(admins)
      .values(given)
      .returning({ id: admins.id, email: admins.email, name: admins.name, role: admins.role })
    return made
  })
}

export async function hasAdmins(db: Db): Promise<boolean> {
  const [known] = await db.select({ id: admins.id }).from(admins).limit(1)
  return known !== undefined
}
