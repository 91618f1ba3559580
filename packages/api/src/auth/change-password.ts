import type { Admin, ChangePassword } from '@oka/contract/auth'
import type { Locale } from '@oka/contract/locale'
import { findAdmin, updateAdmin } from '@oka/db/admins'
import type { Db } from '@oka/db/client'
import { appendEvent } from '@oka/db/events'
import { newId } from '@oka/db/id'
import { revokeInvitations } from '@oka/db/invitations'
import type { AdminRow } from '@oka/db/schema'
import { endSessions } from '@oka/db/sessions'

import { queueStaffMail } from '../staff-mail.ts'
import type { Deps } from '../deps.ts'
import { DomainError, invalidInput } from '../domain-error.ts'
import { choosePassword } from './choose-password.ts'

/** Sets another password, ends all other sessions, and says so by mail. */
export async function changePassword(
  deps: Deps,
  { admin, sessionId }: { admin: Admin; sessionId: string },
  { password, newPassword, locale }: ChangePassword,
): Promise<{ endedSessions: number }> {
  const { email, name } = await requirePassword(deps, admin.id, password)
  const passwordHash = await choosePassword(deps, 'newPassword', newPassword, [email, name])
  return deps.db.transaction(async (tx) => {
    await updateAdmin(tx, admin.id, { passwordHash })
    const endedSessions = await endSessions(tx, { adminId: admin.id, except: sessionId })
    // Whoever reads the mailbox shall not set it back.
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

/** Has a person show once more who sits at the keyboard. Throws `invalid_input` naming the field. */
export async function requirePassword(
  { db, passwords, limits }: Pick<Deps, 'db' | 'passwords' | 'limits'>,
  adminId: number,
  password: string,
): Promise<AdminRow> {
  const key = String(adminId)
  await limits.count('password', key)
  const admin = await findAdmin(db, adminId)
  if (!admin) throw new DomainError('unauthenticated')
  if (!(await passwords.verify(admin.passwordHash, password))) {
    throw invalidInput('password', 'is not your password')
  }
  await limits.forgive('password', key)
  return admin
}

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
