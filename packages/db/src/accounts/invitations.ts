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
  /** Hours until it expires. */
  hours: number
}

const isUsable = and(
  isNull(invitations.usedAt),
  eq(invitations.revoked, false),
  gt(invitations.expiresAt, sql`now()`),
)

/**
 * Serialises callers that create or revoke links of a kind for an address until the transaction
 * ends, so that concurrent requests leave one valid link. Call it before taking a link.
 */
export async function lockInvitations(
  tx: Db,
  kind: InvitationRow['kind'],
  email: string,
): Promise<void> {
  const name = `oka.invitation ${kind} ${email}`
  await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(${name}, 0))`)
}

/** Creates a link, replacing those of the same kind for the same address. */
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

/** Revokes all links of a kind that were sent to an address. */
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

/** Revokes all invitations that an admin has sent, and returns them. */
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

/** Uses up a link, in one statement: of two concurrent uses one succeeds. */
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

/** Undefined when it was used, has expired or does not exist. */
export async function revokeInvitation(tx: Db, id: string): Promise<InvitationRow | undefined> {
  const [row] = await tx
    .update(invitations)
    .set({ revoked: true })
    .where(and(eq(invitations.id, id), eq(invitations.kind, 'invitation'), isUsable))
    .returning()
  return row
}

/** The invitations that are still valid, newest first. */
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

/** Days that an expired link is kept. */
const keptDays = 30

/** Deletes a batch of links that were used or expired 30 days ago; revoked ones expire as well. */
export async function deleteOldInvitations(db: Db): Promise<void> {
  const long = daysAgo(keptDays)
  const isOver = or(lt(invitations.expiresAt, long), lt(invitations.usedAt, long))
  await deleteOld(db, invitations, invitations.id, isOver)
}
