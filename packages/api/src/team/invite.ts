import type { Admin } from '@oka/contract/auth'
import type { Invite, Invited } from '@oka/contract/team'
import { findAdminByEmail, lockAdmin } from '@oka/db/accounts/admins'
import type { Db } from '@oka/db/client'
import { appendEvent } from '@oka/db/audit/events'
import { insertInvitation, revokeInvitation as revoke } from '@oka/db/accounts/invitations'
import type { InvitationRow } from '@oka/db/schema'

import { queueStaffMail } from '../staff-mail.ts'
import type { Deps } from '../deps.ts'
import { DomainError } from '../domain-error.ts'
import { hashSecret, newSecret } from '../secret.ts'

/** Hours an invitation can be used: a week. */
const invitationHours = 7 * 24

/**
 * Invites a person by mail, replacing a former invitation to the address; returns the link as well,
 * to pass on otherwise.
 */
export async function invite(
  deps: Deps,
  author: Admin,
  { email, role, locale }: Invite,
): Promise<Invited> {
  const inviteToken = newSecret()
  const url = `${deps.frontendUrl}/join#${inviteToken}`
  return deps.db.transaction(async (tx) => {
    await requireStillAdmin(tx, author)
    if (await findAdminByEmail(tx, email)) throw new DomainError('email_taken')
    const { id, expiresAt } = await insertInvitation(tx, {
      kind: 'invitation',
      tokenHash: hashSecret(inviteToken),
      email,
      role,
      invitedBy: author.id,
      hours: invitationHours,
    })
    await queueStaffMail(deps, tx, {
      purpose: `invitation:${id}`,
      to: email,
      locale,
      link: url,
      mail: { kind: 'invitation', invitedBy: author.name, role, expiresAt },
    })
    await appendEvent(tx, {
      name: 'admin.invited',
      adminId: author.id,
      data: { role },
      details: { after: { email } },
    })
    return { id, inviteToken, url, expiresAt }
  })
}

/** An admin who is concurrently disabled or demoted must not send an invitation after theirs were revoked. */
async function requireStillAdmin(tx: Db, { id }: Admin): Promise<void> {
  const now = await lockAdmin(tx, id)
  if (!now || now.disabledAt !== null) throw new DomainError('unauthenticated')
  if (now.role !== 'admin') throw new DomainError('forbidden')
}

/** Revokes an invitation. Throws `invitation_not_found`, also when it was used or has expired. */
export async function revokeInvitation(
  { db }: Pick<Deps, 'db'>,
  author: Admin,
  id: string,
): Promise<{ revoked: true }> {
  return db.transaction(async (tx) => {
    const revoked = await revoke(tx, id)
    if (!revoked) throw new DomainError('invitation_not_found')
    await recordRevoked(tx, author, revoked)
    return { revoked: true }
  })
}

export async function recordRevoked(
  tx: Db,
  author: Admin,
  { role, email }: Pick<InvitationRow, 'role' | 'email'>,
): Promise<void> {
  await appendEvent(tx, {
    name: 'admin.invitation_revoked',
    adminId: author.id,
    data: { role },
    details: { before: { email } },
  })
}
