import type { LoggedIn, Login } from '@oka/contract/auth'
import { findForLogin, updateAdmin } from '@oka/db/admins'
import { appendEvent } from '@oka/db/events'
import type { AdminRow } from '@oka/db/schema'

import type { Context, LimitName } from '../deps.ts'
import { DomainError } from '../domain-error.ts'
import { newSecret } from '../secret.ts'
import { afterAnswer } from './after-answer.ts'
import { askForCode } from './verify-second-factor.ts'
import { deviceOf, openSession, requireCookie } from './session.ts'

/**
 * Opens a session, or asks for the second factor. Throws `wrong_credentials`, whether the account or
 * the password is wrong, after the same work, and `too_many_requests` after too many failures.
 */
export async function logIn(ctx: Context, { email, password }: Login): Promise<LoggedIn> {
  requireCookie(ctx)
  const found = await findRightAdmin(ctx, { email, password })
  const admin = await keepHashUpToDate(ctx, found, password)
  return admin.totpSecret === null ? openSession(ctx, admin) : askForCode(ctx, admin)
}

async function findRightAdmin(ctx: Context, { email, password }: Login): Promise<AdminRow> {
  const found = await findForLogin(ctx.db, email, ctx.client.address)
  const limits = limitsOf(ctx, email, found?.knownAddress ?? false)
  // Counted before the password is looked at, so that many at once find out no more than one by one.
  for (const [name, key] of limits) await ctx.limits.count(name, key)

  // An unknown account costs a hash too, so that the time does not tell it from a known one.
  const hash = found?.admin.passwordHash ?? (await dummyHash(ctx))
  const right = await ctx.passwords.verify(hash, password)
  if (!found || !right) {
    if (found) recordFailure(ctx, found.admin)
    throw new DomainError('wrong_credentials')
  }
  for (const [name, key] of limits) await ctx.limits.forgive(name, key)
  return found.admin
}

/**
 * Failures are counted for the account and for the address. Those of an address from which the
 * account was used before are counted apart, for the two together: whoever guesses elsewhere does
 * not lock its owner out, nor does one who guesses in an office lock out the office.
 */
function limitsOf(
  { client }: Context,
  email: string,
  knownAddress: boolean,
): [LimitName, string][] {
  if (knownAddress) return [['login_account', `${email} ${client.address}`]]
  return [
    ['login_account', email],
    ['login_address', client.address],
  ]
}

function recordFailure(ctx: Context, { id }: AdminRow): void {
  const after = deviceOf(ctx)
  afterAnswer(ctx, () =>
    ctx.db.transaction((tx) =>
      appendEvent(tx, { name: 'admin.sign_in_failed', subjectId: id, details: { after } }),
    ),
  )
}

/** A hash that was brought along, or made when less was asked of one, is made anew while the password is at hand. Answers the account as it is then. */
async function keepHashUpToDate(
  { db, passwords }: Context,
  admin: AdminRow,
  password: string,
): Promise<AdminRow> {
  if (!passwords.isOutdated(admin.passwordHash)) return admin
  const passwordHash = await passwords.hash(password)
  await updateAdmin(db, admin.id, { passwordHash })
  return { ...admin, passwordHash }
}

let dummy: Promise<string> | undefined
const dummyHash = ({ passwords }: Pick<Context, 'passwords'>): Promise<string> =>
  (dummy ??= passwords.hash(newSecret()))
