import type { Admin } from '@oka/contract/auth'
import type { EventName } from '@oka/contract/event'
import type { Member, SetRole } from '@oka/contract/team'
import {
  findMember,
  hasOtherAdmin,
  lockAdmin,
  setDisabled,
  updateAdmin,
} from '@oka/db/accounts/admins'
import type { Db } from '@oka/db/client'
import { appendEvent } from '@oka/db/audit/events'
import { revokeInvitationsBy } from '@oka/db/accounts/invitations'
import type { AdminRow, InvitationRow } from '@oka/db/schema'
import { endSessions } from '@oka/db/accounts/sessions'

import type { Deps } from '../deps.ts'
import { DomainError } from '../domain-error.ts'
import { recordRevoked } from './invite.ts'

/**
 * Changes a member's role and ends their sessions. Invitations sent by an admin who is demoted are
 * revoked, including those to the admin's own other addresses. Throws `own_account` and
 * `last_admin`.
 */
export function setRole(
  { db }: Pick<Deps, 'db'>,
  author: Admin,
  { id, role }: SetRole,
): Promise<Member> {
  return change(db, author, id, async (tx, member) => {
    if (member.role === role) return undefined
    if (role !== 'admin') await refuseLastAdmin(tx, member)
    await updateAdmin(tx, id, { role })
    const revoked = role === 'admin' ? [] : await revokeInvitationsBy(tx, id)
    return { name: 'admin.role_changed', data: { from: member.role, to: role }, revoked }
  })
}

/**
 * Disables an account, at once, and revokes the invitations it sent, which may lead back to the
 * same person. Their work stays theirs. Throws `own_account` and `last_admin`.
 */
export function disable({ db }: Pick<Deps, 'db'>, author: Admin, id: number): Promise<Member> {
  return change(db, author, id, async (tx, member) => {
    if (member.disabledAt !== null) return undefined
    await refuseLastAdmin(tx, member)
    await setDisabled(tx, id, true)
    return { name: 'admin.disabled', revoked: await revokeInvitationsBy(tx, id) }
  })
}

/** Enables a disabled account. */
export function enable({ db }: Pick<Deps, 'db'>, author: Admin, id: number): Promise<Member> {
  return change(db, author, id, async (tx, member) => {
    if (member.disabledAt === null) return undefined
    await setDisabled(tx, id, false)
    return { name: 'admin.enabled' }
  })
}

/** Removes the second factor of a member who has lost it. */
export function resetSecondFactor(
  { db }: Pick<Deps, 'db'>,
  author: Admin,
  id: number,
): Promise<Member> {
  return change(db, author, id, async (tx, member) => {
    if (member.totpSecret === null) throw new DomainError('second_factor_not_enabled')
    await updateAdmin(tx, id, { totpSecret: null, totpUsedStep: null, recoveryCodes: [] })
    return { name: 'admin.second_factor_removed' }
  })
}

type Change = {
  name: EventName
  data?: Record<string, string>
  /** Invitations that were revoked with it. */
  revoked?: InvitationRow[]
}

/** Updates a member and ends their sessions, unless nothing changes. */
async function change(
  db: Db,
  author: Admin,
  id: number,
  apply: (tx: Db, member: AdminRow) => Promise<Change | undefined>,
): Promise<Member> {
  if (id === author.id) throw new DomainError('own_account')
  return db.transaction(async (tx) => {
    const member = await lockAdmin(tx, id)
    if (!member) throw new DomainError('admin_not_found')
    const changed = await apply(tx, member)
    if (changed) await endSessions(tx, { adminId: id })
    const after = await findMember(tx, id)
    if (changed) {
      const { revoked = [], ...event } = changed
      await appendEvent(tx, { ...event, adminId: author.id, subjectId: id })
      for (const invitation of revoked) await recordRevoked(tx, author, invitation)
    }
    return after!
  })
}

async function refuseLastAdmin(tx: Db, { id, role }: AdminRow): Promise<void> {
  if (role === 'admin' && !(await hasOtherAdmin(tx, id))) throw new DomainError('last_admin')
}
