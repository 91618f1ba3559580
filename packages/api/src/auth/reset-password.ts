import type { RequestReset, Reset } from '@oka/contract/auth'
import { findAdminByEmail, lockAdmin, updateAdmin } from '@oka/db/accounts/admins'
import type { Db } from '@oka/db/client'
import { appendEvent } from '@oka/db/audit/events'
import {
  findInvitation,
  insertInvitation,
  lockInvitations,
  revokeInvitations,
  takeInvitation,
} from '@oka/db/accounts/invitations'
import type { AdminRow } from '@oka/db/schema'
import { endSessions } from '@oka/db/accounts/sessions'

import { queueStaffMail } from '../staff-mail.ts'
import type { Context, Deps } from '../deps.ts'
import { DomainError } from '../domain-error.ts'
import { hashSecret, newSecret } from '../secret.ts'
import { afterResponse } from './after-response.ts'
import { choosePassword } from './choose-password.ts'
import { tellPasswordChanged } from './change-password.ts'

/** Hours until a reset link expires. */
const resetHours = 1

/**
 * Mails a password reset link. Response and response time are the same whether or not the account
 * exists: the work is done after the response.
 */
export async function requestReset(
  ctx: Context,
  input: RequestReset,
): Promise<{ requested: true }> {
  await ctx.limits.count('reset_address', ctx.client.address)
  afterResponse(ctx, () => mailReset(ctx, input))
  return { requested: true }
}

async function mailReset(ctx: Context, { email, locale }: RequestReset): Promise<void> {
  const admin = await findAdminByEmail(ctx.db, email)
  if (!admin || admin.disabledAt !== null) return
  try {
    await ctx.limits.count('reset_email', email)
  } catch (error) {
    // Not reported to the caller, who must not learn that the account exists.
    if (error instanceof DomainError) return
    throw error
  }
  await ctx.db.transaction(async (tx) => {
    const { id, url, expiresAt } = await insertResetLink(ctx, tx, admin)
    await queueStaffMail(ctx, tx, {
      purpose: `reset:${id}`,
      to: admin.email,
      locale,
      link: url,
      mail: { kind: 'reset', name: admin.name, expiresAt },
    })
    await appendEvent(tx, { name: 'admin.reset_requested', subjectId: admin.id })
  })
}

/**
 * Creates a reset link for the operator to pass on where no mail is sent. Undefined when the
 * account does not exist or is disabled.
 */
export function makeResetLink(
  deps: Pick<Deps, 'db' | 'frontendUrl'>,
  email: string,
): Promise<{ url: string; expiresAt: string } | undefined> {
  return deps.db.transaction(async (tx) => {
    const admin = await findAdminByEmail(tx, email)
    if (!admin || admin.disabledAt !== null) return undefined
    const { url, expiresAt } = await insertResetLink(deps, tx, admin)
    await appendEvent(tx, { name: 'admin.reset_link_made', subjectId: admin.id })
    return { url, expiresAt }
  })
}

/** Creates a reset link, replacing former ones. */
async function insertResetLink(
  { frontendUrl }: Pick<Deps, 'frontendUrl'>,
  tx: Db,
  { email }: Pick<AdminRow, 'email'>,
): Promise<{ id: string; url: string; expiresAt: string }> {
  const token = newSecret()
  const { id, expiresAt } = await insertInvitation(tx, {
    kind: 'reset',
    tokenHash: hashSecret(token),
    email: email.toLowerCase(),
    role: null,
    invitedBy: null,
    hours: resetHours,
  })
  return { id, url: `${frontendUrl}/reset#${token}`, expiresAt }
}

/**
 * Sets another password by a reset link, and ends all sessions and other links. Does not sign in:
 * the second factor is still required. Throws `reset_not_valid`.
 */
export async function resetPassword(
  ctx: Context,
  { resetToken, password, locale }: Reset,
): Promise<{ reset: true }> {
  await ctx.limits.count('link', ctx.client.address)
  const tokenHash = hashSecret(resetToken)
  const link = await findInvitation(ctx.db, 'reset', tokenHash)
  const admin = link && (await findAdminByEmail(ctx.db, link.email))
  if (!admin || admin.disabledAt !== null) throw new DomainError('reset_not_valid')
  const passwordHash = await choosePassword(ctx, 'password', password, [admin.email, admin.name])
  await ctx.db.transaction(async (tx) => {
    const now = await lockAdmin(tx, admin.id)
    await lockInvitations(tx, 'reset', link.email)
    const isTaken = now?.disabledAt === null && (await takeInvitation(tx, 'reset', tokenHash))
    if (!isTaken) throw new DomainError('reset_not_valid')
    await revokeInvitations(tx, 'reset', link.email)
    await updateAdmin(tx, admin.id, { passwordHash })
    await endSessions(tx, { adminId: admin.id })
    await tellPasswordChanged(ctx, tx, { ...admin, locale })
    await appendEvent(tx, { name: 'admin.password_reset', adminId: admin.id, subjectId: admin.id })
  })
  await ctx.limits.forgive('link', ctx.client.address)
  return { reset: true }
}
