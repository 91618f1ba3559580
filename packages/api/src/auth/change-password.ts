import type { Admin, ChangePassword } from '@oka/contract/auth'
import type { Locale } from '@oka/contract/locale'
import { findAdmin, replacePasswordHash } from '@oka/db/accounts/admins'
import type { Db } from '@oka/db/client'
import { appendEvent } from '@oka/db/audit/events'
import { newId } from '@oka/db/id'
import { revokeInvitations } from '@oka/db/accounts/invitations'
import type { AdminRow } from '@oka/db/schema'
import { endSessions } from '@oka/db/accounts/sessions'

import { queueStaffMail } from '../staff-mail.ts'
import type { Deps } from '../deps.ts'
import { DomainError, invalidInput } from '../domain-error.ts'
import { choosePassword } from './choose-password.ts'
import { checkAttempt } from './attempt-limiter.ts'

/** Sets another password, ends all other sessions, and notifies the owner by mail. */
export async function changePassword(
  deps: Deps,
  { admin, sessionId }: { admin: Admin; sessionId: string },
  { password, newPassword, locale }: ChangePassword,
): Promise<{ endedSessions: number }> {
  const { email, name, passwordHash } = await requirePassword(deps, admin.id, password)
  const newHash = await choosePassword(deps, 'newPassword', newPassword, [email, name])
  return deps.db.transaction(async (tx) => {
    const replaced = await replacePasswordHash(tx, admin.id, { from: passwordHash, to: newHash })
    // A concurrent change of the password came first.
    if (!replaced) throw wrongPassword()
    const endedSessions = await endSessions(tx, { adminId: admin.id, except: sessionId })
    // A reset link in a mailbox that others may read must not undo the change.
    await revokeInvitations(tx, 'reset', email.toLowerCase())
    await tellPasswordChanged(deps, tx, { email, name, locale })
    await appendEvent(tx, {
      name: 'admin.password_changed',
      adminId: admin.id,
      subjectId: admin.id,
      data: { endedSessions },
    })
    return { endedSessions }
  })
}

/**
 * Re-authentication: verifies the password of the signed-in account. Throws `invalid_input` naming
 * the field.
 */
export async function requirePassword(
  deps: Pick<Deps, 'db' | 'passwords' | 'limits'>,
  adminId: number,
  password: string,
): Promise<AdminRow> {
  const right = await checkAttempt(deps, ['password', String(adminId)], async () => {
    const admin = await findAdmin(deps.db, adminId)
    if (!admin) throw new DomainError('unauthenticated')
    return (await deps.passwords.verify(admin.passwordHash, password)) ? admin : undefined
  })
  if (!right) throw wrongPassword()
  return right
}

export const wrongPassword = (): DomainError => invalidInput('password', 'is not your password')

export async function tellPasswordChanged(
  deps: Parameters<typeof queueStaffMail>[0],
  tx: Db,
  { email, name, locale }: Pick<AdminRow, 'email' | 'name'> & { locale: Locale | undefined },
): Promise<void> {
  await queueStaffMail(deps, tx, {
    purpose: `password_changed:${newId()}`,
    to: email,
    locale,
    mail: { kind: 'password_changed', name, changedAt: new Date().toISOString() },
  })
}
