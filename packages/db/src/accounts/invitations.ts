import type { Role } from '@oka/contract/role'
import type { Invitation } from '@oka/contract/team'
import { and, desc, eq, gt, isNull, lt, or, sql } from 'drizzle-orm'

import type { Db } from '../client.ts'
import { daysAgo, deleteOld } from '../delete-old.ts'
import { admins, type InvitationRow, invitations } from '../schema.ts'

type NewInvitation = {
  kind: InvitationRow['kind']
  tokenHash: string
  email: string
  role: Role | null
  invitedBy: number | null
  /** Hours until it works no more. */
  hours: number
}

const isUsable = and(
  isNull(invitations.usedAt),
  eq(invitations.revoked, false),
  gt(invitations.expiresAt, sql`now()`),
)

/**
 * Holds back whoever makes or revokes links of a kind for an address until the transaction ends, so
 * that of several that are asked for at once one is left. To be called before one of them is taken.
 */
export async function lockInvitations(
  tx: Db,
  kind: InvitationRow['kind'],
  email: string,
): Promise<void> {
  const name = `oka.invitation ${kind} ${email}`
  await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(${name}, 0))`)
}

/** Makes a way in by a link, in place of those of the same kind for the same address. */
export async function insertInvitation(
  tx: Db,
  { hours, ...given }: NewInvitation,
): Promise<InvitationRow> {
  await revokeInvitations(tx, given.kind, given.email)
  const [row] = await tx
    .insert(invitations)
    .values({ ...given, expiresAt: sql`now() + make_interval(hours => ${hours})` })
    .returning()
  return row!
}

/** Makes all links of a kind that were sent to an address worthless. */
export async function revokeInvitations(
  tx: Db,
  kind: InvitationRow['kind'],
  email: string,
): Promise<void> {
  await lockInvitations(tx, kind, email)
  await tx
    .update(invitations)
    .set({ revoked: true })
    .where(and(eq(invitations.kind, kind), eq(invitations.email, email), isUsable))
}

/** Makes all invitations worthless that somebody has sent out; tells which. */
export function revokeInvitationsBy(tx: Db, adminId: number): Promise<InvitationRow[]> {
  return tx
    .update(invitations)
    .set({ revoked: true })
    .where(and(eq(invitations.kind, 'invitation'), eq(invitations.invitedBy, adminId), isUsable))
    .returning()
}

export async function findInvitation(
  db: Db,
  kind: InvitationRow['kind'],
  tokenHash: string,
): Promise<InvitationRow | undefined> {
  const [row] = await db
    .select()
    .from(invitations)
    .where(and(eq(invitations.kind, kind), eq(invitations.tokenHash, tokenHash), isUsable))
  return row
}

/** Uses a link up, in one statement, so that of two who come with it one gets in. */
export async function takeInvitation(
  tx: Db,
  kind: InvitationRow['kind'],
  tokenHash: string,
): Promise<InvitationRow | undefined> {
  const [row] = await tx
    .update(invitations)
    .set({ usedAt: sql`now()` })
    .where(and(eq(invitations.kind, kind), eq(invitations.tokenHash, tokenHash), isUsable))
    .returning()
  return row
}

/** Undefined when it was used, has expired or never was. */
export async function revokeInvitation(tx: Db, id: string): Promise<InvitationRow | undefined> {
  const [row] = await tx
    .update(invitations)
    .set({ revoked: true })
    .where(and(eq(invitations.id, id), eq(invitations.kind, 'invitation'), isUsable))
    .returning()
  return row
}

/** The invitations that can still be used, the newest first. */
export async function listInvitations(db: Db): Promise<Invitation[]> {
  const rows = await db
    .select({
      id: invitations.id,
      email: invitations.email,
      role: invitations.role,
      invitedBy: admins.name,
      createdAt: invitations.createdAt,
      expiresAt: invitations.expiresAt,
    })
    .from(invitations)
    .leftJoin(admins, eq(admins.id, invitations.invitedBy))
    .where(and(eq(invitations.kind, 'invitation'), isUsable))
    .orderBy(desc(invitations.createdAt))
  return rows.flatMap(({ role, ...row }) => (role === null ? [] : [{ ...row, role }]))
}

/** Days that a link is kept after it has expired. */
const keptDays = 30

/** Forgets, a batch at a call, the links that were used or have expired 30 days ago; a revoked one expires as well. */
export async function deleteOldInvitations(db: Db): Promise<void> {
  const long = daysAgo(keptDays)
  const isOver = or(lt(invitations.expiresAt, long), lt(invitations.usedAt, long))
  await deleteOld(db, invitations, invitations.id, isOver)
}
