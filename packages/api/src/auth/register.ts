import type { InvitationRead, Register, Session } from '@oka/contract/auth'
import { hasAdmins, insertAdmin } from '@oka/db/accounts/admins'
import { isUniqueViolation } from '@oka/db/errors'
import { appendEvent } from '@oka/db/audit/events'
import { findInvitation, takeInvitation } from '@oka/db/accounts/invitations'
import type { InvitationRow } from '@oka/db/schema'
import { readCompany } from '@oka/db/settings'

import type { Context } from '../deps.ts'
import { DomainError } from '../domain-error.ts'
import { hashSecret } from '../secret.ts'
import { choosePassword } from './choose-password.ts'
import { makeFirstAdmin, opensSetup } from './first-admin.ts'
import { openSession, requireCookie, type Verified } from './session.ts'

/**
 * Creates an account by invitation, or the first admin's, and signs in. Throws
 * `registration_closed` without an invitation, `invitation_not_valid` when it was used, has expired
 * or is for another address.
 */
export async function register(ctx: Context, input: Register): Promise<Session> {
  requireCookie(ctx)
  await ctx.limits.count('link', ctx.client.address)
  const isSetup = opensSetup(ctx, input.inviteToken) && !(await hasAdmins(ctx.db))
  const made = isSetup ? await registerFirst(ctx, input) : await registerInvited(ctx, input)
  await ctx.limits.forgive('link', ctx.client.address)
  return openSession(ctx, made, 'wrong_credentials')
}

/** The address and company of an invitation, for its page. Throws `invitation_not_valid`. */
export async function readInvitation(ctx: Context, inviteToken: string): Promise<InvitationRead> {
  await ctx.limits.count('link', ctx.client.address)
  const { name: company } = await readCompany(ctx.db)
  if (opensSetup(ctx, inviteToken) && !(await hasAdmins(ctx.db))) {
    await ctx.limits.forgive('link', ctx.client.address)
    return { email: null, role: 'admin', company }
  }
  const { email, role } = await requireInvitation(ctx, inviteToken)
  await ctx.limits.forgive('link', ctx.client.address)
  return { email, role: role!, company }
}

async function requireInvitation(ctx: Context, inviteToken: string): Promise<InvitationRow> {
  const found = await findInvitation(ctx.db, 'invitation', hashSecret(inviteToken))
  if (!found) throw new DomainError('invitation_not_valid')
  return found
}

async function registerFirst(ctx: Context, { email, name, password }: Register): Promise<Verified> {
  const passwordHash = await choosePassword(ctx, 'password', password, [email, name])
  const made = await makeFirstAdmin(ctx, { email, name, passwordHash })
  if (!made) throw new DomainError('registration_closed')
  return { id: made.id, passwordHash, totpSecret: null }
}

async function registerInvited(ctx: Context, input: Register): Promise<Verified> {
  const { email, name, password, inviteToken } = input
  if (inviteToken === undefined) throw new DomainError('registration_closed')
  // Checked before the password is hashed, which is expensive.
  const { email: invited } = await requireInvitation(ctx, inviteToken)
  if (invited !== email) throw new DomainError('invitation_not_valid')
  const passwordHash = await choosePassword(ctx, 'password', password, [email, name])
  try {
    return await ctx.db.transaction(async (tx) => {
      const invitation = await takeInvitation(tx, 'invitation', hashSecret(inviteToken))
      if (!invitation) throw new DomainError('invitation_not_valid')
      const made = await insertAdmin(tx, { email, name, role: invitation.role!, passwordHash })
      await appendEvent(tx, {
        name: 'admin.created',
        adminId: made.id,
        subjectId: made.id,
        data: { role: made.role, invitedBy: invitation.invitedBy },
        details: { after: { email, name } },
      })
      return { id: made.id, passwordHash, totpSecret: null }
    })
  } catch (error) {
    if (isUniqueViolation(error, 'admins_email_unique')) throw new DomainError('email_taken')
    throw error
  }
}
