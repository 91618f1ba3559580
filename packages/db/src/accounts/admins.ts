import type { Admin, Profile } from '@oka/contract/auth'
import type { Locale } from '@oka/contract/locale'
import type { Role } from '@oka/contract/role'
import type { Colleague, Member } from '@oka/contract/team'
import {
  and,
  asc,
  count,
  desc,
  eq,
  exists,
  inArray,
  isNotNull,
  isNull,
  lt,
  max,
  or,
  type SQL,
  sql,
} from 'drizzle-orm'

import type { Db } from '../client.ts'
import { admins, type AdminRow, sessions } from '../schema.ts'

const summary = { id: admins.id, email: admins.email, name: admins.name, role: admins.role }

const hasEmail = (email: string) => eq(sql`lower(${admins.email})`, email.toLowerCase())

/**
 * Finds the enabled account of an e-mail, ignoring case, and whether this address has had a session
 * of it. One query, which takes equally long with and without an account.
 */
export async function findForLogin(
  db: Db,
  email: string,
  address: string,
): Promise<{ admin: AdminRow; knownAddress: boolean } | undefined> {
  const known = db
    .select({ id: sessions.id })
    .from(sessions)
    .where(and(eq(sessions.adminId, admins.id), eq(sessions.address, address)))
  const [row] = await db
    .select({ admin: admins, knownAddress: exists(known) as SQL<boolean> })
    .from(admins)
    .where(and(hasEmail(email), isNull(admins.disabledAt)))
  return row
}

/** Whether any member of staff has signed in from this address. */
export async function isAddressOfStaff(db: Db, address: string): Promise<boolean> {
  const found = await db
    .select({ id: sessions.id })
    .from(sessions)
    .where(eq(sessions.address, address))
    .limit(1)
  return found.length > 0
}

/** The account of that e-mail, disabled or not. */
export async function findAdminByEmail(db: Db, email: string): Promise<AdminRow | undefined> {
  const [row] = await db.select().from(admins).where(hasEmail(email))
  return row
}

/** The account, unless it is disabled. */
export async function findAdmin(db: Db, id: number): Promise<AdminRow | undefined> {
  const [row] = await db
    .select()
    .from(admins)
    .where(and(eq(admins.id, id), isNull(admins.disabledAt)))
  return row
}

/** The account with what reports say of it, unless it is disabled. */
export async function findProfile(db: Db, id: number): Promise<Profile | undefined> {
  const [row] = await db
    .select({ ...summary, phone: admins.phone, bookingUrl: admins.bookingUrl })
    .from(admins)
    .where(and(eq(admins.id, id), isNull(admins.disabledAt)))
  return row
}

/** Reads the account, disabled or not, and locks it until the transaction ends. */
export async function lockAdmin(tx: Db, id: number): Promise<AdminRow | undefined> {
  const [row] = await tx.select().from(admins).where(eq(admins.id, id)).for('no key update')
  return row
}

/** Roles that may chat, of accounts that are not disabled. */
export const mayChat = and(inArray(admins.role, ['agent', 'admin']), isNull(admins.disabledAt))
const isAvailable = sql<boolean>`coalesce(${admins.availableUntil} > now(), false)`

/** Accounts that may chat, by name. */
export function listColleagues(db: Db): Promise<(Colleague & { email: string })[]> {
  return db
    .select({ ...summary, available: isAvailable })
    .from(admins)
    .where(mayChat)
    .orderBy(asc(admins.name), asc(admins.id))
}

/** Locale of the account's last used session, in a query on `admins`; null if unknown. */
export function lastLocale(db: Db): SQL<Locale | null> {
  const last = db
    .select({ locale: sessions.locale })
    .from(sessions)
    .where(and(eq(sessions.adminId, admins.id), isNotNull(sessions.locale)))
    .orderBy(desc(sessions.usedAt))
    .limit(1)
  return sql<Locale | null>`(${last})`
}

/** The enabled accounts with the role admin, and their locale. */
export function listAdmins(db: Db): Promise<(Admin & { locale: Locale | null })[]> {
  return db
    .select({ ...summary, locale: lastLocale(db) })
    .from(admins)
    .where(and(eq(admins.role, 'admin'), isNull(admins.disabledAt)))
    .orderBy(asc(admins.id))
}

/** Whether any account that may chat has the inbox open. */
export async function isStaffAvailable(db: Db): Promise<boolean> {
  const found = await db
    .select({ id: admins.id })
    .from(admins)
    .where(and(mayChat, isAvailable))
    .limit(1)
  return found.length > 0
}

/** Marks an account as available for so many seconds; a heartbeat renews it. */
export async function setAvailable(db: Db, id: number, seconds: number): Promise<void> {
  await db
    .update(admins)
    .set({
      availableUntil: sql`now() + make_interval(secs => ${seconds})`,
      updatedAt: sql`updated_at`,
    })
    .where(eq(admins.id, id))
}

export type NewAdmin = { email: string; name: string; role: Role; passwordHash: string }

/** Throws a violation of `admins_email_unique` when the address is taken. */
export async function insertAdmin(tx: Db, given: NewAdmin): Promise<Admin> {
  const [made] = await tx.insert(admins).values(given).returning(summary)
  return made!
}

/** Imports an account. Undefined when the address already has one, which is left unchanged. */
export async function insertAdminOnce(
  tx: Db,
  given: NewAdmin & { createdAt?: string },
): Promise<Admin | undefined> {
  const [made] = await tx.insert(admins).values(given).onConflictDoNothing().returning(summary)
  return made
}

/**
 * Creates the first admin, if there is none. Concurrent calls create one: the lock lasts until the
 * transaction ends.
 */
export async function insertFirstAdmin(tx: Db, given: NewAdmin): Promise<Admin | undefined> {
  await tx.execute(sql`select pg_advisory_xact_lock(hashtext('oka.first-admin'))`)
  return (await hasAdmins(tx)) ? undefined : insertAdmin(tx, given)
}

export async function hasAdmins(db: Db): Promise<boolean> {
  const [known] = await db.select({ id: admins.id }).from(admins).limit(1)
  return known !== undefined
}

export type AdminChange = Partial<
  Pick<
    AdminRow,
    | 'name'
    | 'phone'
    | 'bookingUrl'
    | 'role'
    | 'passwordHash'
    | 'totpSecret'
    | 'totpUsedStep'
    | 'recoveryCodes'
  >
>

export async function updateAdmin(tx: Db, id: number, change: AdminChange): Promise<void> {
  await tx.update(admins).set(change).where(eq(admins.id, id))
}

/**
 * Replaces the hash of a password that was just verified (compare and set). False when the password
 * was changed in between: the old one must not come back.
 */
export async function replacePasswordHash(
  db: Db,
  id: number,
  { from, to }: { from: string; to: string },
): Promise<boolean> {
  const replaced = await db
    .update(admins)
    .set({ passwordHash: to })
    .where(and(eq(admins.id, id), eq(admins.passwordHash, from), isNull(admins.disabledAt)))
    .returning({ id: admins.id })
  return replaced.length === 1
}

export async function setDisabled(tx: Db, id: number, disabled: boolean): Promise<void> {
  await tx
    .update(admins)
    .set({ disabledAt: disabled ? sql`now()` : null })
    .where(eq(admins.id, id))
}

/**
 * Whether another enabled admin exists. Serialises callers until their transactions end, so that
 * two admins cannot demote each other.
 */
export async function hasOtherAdmin(tx: Db, id: number): Promise<boolean> {
  await tx.execute(sql`select pg_advisory_xact_lock(hashtext('oka.last-admin'))`)
  const [row] = await tx
    .select({ others: count() })
    .from(admins)
    .where(and(eq(admins.role, 'admin'), isNull(admins.disabledAt), sql`${admins.id} <> ${id}`))
  return row!.others > 0
}

/** Records the time step of a used TOTP code. False when that step or a later one was used already. */
export async function useTotpStep(db: Db, id: number, step: number): Promise<boolean> {
  const used = await db
    .update(admins)
    .set({ totpUsedStep: step })
    .where(and(eq(admins.id, id), or(isNull(admins.totpUsedStep), lt(admins.totpUsedStep, step))))
    .returning({ id: admins.id })
  return used.length === 1
}

/** Uses up a recovery code. False when it is unknown or used. */
export async function useRecoveryCode(db: Db, id: number, hash: string): Promise<boolean> {
  const used = await db
    .update(admins)
    .set({ recoveryCodes: sql`${admins.recoveryCodes} - ${hash}::text` })
    .where(and(eq(admins.id, id), sql`jsonb_exists(${admins.recoveryCodes}, ${hash})`))
    .returning({ id: admins.id })
  return used.length === 1
}

const member = {
  ...summary,
  disabledAt: admins.disabledAt,
  secondFactor: isNotNull(admins.totpSecret) as SQL<boolean>,
  seenAt: max(sessions.usedAt),
  createdAt: admins.createdAt,
}

const members = (db: Db) =>
  db
    .select(member)
    .from(admins)
    .leftJoin(sessions, eq(sessions.adminId, admins.id))
    .groupBy(admins.id)
    .$dynamic()

/** All accounts by name, disabled ones last. */
export function listMembers(db: Db): Promise<Member[]> {
  return members(db).orderBy(
    sql`${admins.disabledAt} is not null`,
    asc(admins.name),
    asc(admins.id),
  )
}

export async function findMember(db: Db, id: number): Promise<Member | undefined> {
  const [row] = await members(db).where(eq(admins.id, id))
  return row
}
