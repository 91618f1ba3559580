import type { LoggedIn, Login } from '@oka/contract/auth'
import {
  findAdmin,
  findForLogin,
  isAddressOfStaff,
  replacePasswordHash,
} from '@oka/db/accounts/admins'
import { appendEvent } from '@oka/db/audit/events'
import type { AdminRow } from '@oka/db/schema'

import type { Context } from '../deps.ts'
import { DomainError } from '../domain-error.ts'
import { newSecret } from '../secret.ts'
import { afterResponse } from './after-response.ts'
import { createAttemptLimiter, type AttemptLimiter } from './attempt-limiter.ts'
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
  if (admin.totpSecret !== null) return askForCode(ctx, admin)
  return openSession(ctx, admin, 'wrong_credentials')
}

async function findRightAdmin(ctx: Context, { email, password }: Login): Promise<AdminRow> {
  const tries = createAttemptLimiter(ctx)
  const spent = await countTry(ctx, tries, email)
  const right = await tries.check(async () => {
    const found = await findForLogin(ctx.db, email, ctx.client.address)
    const admin = !spent || found?.knownAddress ? found?.admin : undefined
    // An unknown account also costs a hash, so that the time does not reveal whether it exists.
    const hash = admin?.passwordHash ?? (await dummyHash(ctx))
    if (await ctx.passwords.verify(hash, password)) return admin
    if (admin) recordFailedSignIn(ctx, admin)
    return undefined
  })
  if (!right) throw spent ?? new DomainError('wrong_credentials')
  return right
}

/**
 * Failures are counted per account, per address, and per pair of both. A guesser elsewhere must not
 * lock out the owner where they signed in before, nor may a guesser in an office lock out the
 * office: at an address where staff have signed in, the account's and the address's limits are not
 * refused up front, and the right password still opens an account that was used from there until
 * the pair's limit is reached. A wrong one is then refused as for an unknown account.
 */
async function countTry(
  { db, client: { address } }: Context,
  tries: AttemptLimiter,
  email: string,
): Promise<DomainError | undefined> {
  const bothSpent = await tries.count('login_account', `${email} ${address}`)
  const spent =
    (await tries.count('login_address', address)) ?? (await tries.count('login_account', email))
  if (bothSpent) throw spent ?? bothSpent
  if (spent && !(await isAddressOfStaff(db, address))) throw spent
  return spent
}

function recordFailedSignIn(ctx: Context, { id }: AdminRow): void {
  const after = deviceOf(ctx)
  afterResponse(ctx, () =>
    ctx.db.transaction((tx) =>
      appendEvent(tx, { name: 'admin.sign_in_failed', subjectId: id, details: { after } }),
    ),
  )
}

/**
 * Renews a hash that was imported, or was made with weaker settings, while the password is at hand.
 * Returns the account as it is then. Throws `wrong_credentials` when another password was set in
 * between.
 */
async function keepHashUpToDate(
  { db, passwords }: Context,
  admin: AdminRow,
  password: string,
): Promise<AdminRow> {
  if (!passwords.isOutdated(admin.passwordHash)) return admin
  const passwordHash = await passwords.hash(password)
  if (await replacePasswordHash(db, admin.id, { from: admin.passwordHash, to: passwordHash })) {
    return { ...admin, passwordHash }
  }
  // A concurrent sign-in renewed the hash, or the password was changed.
  const now = await findAdmin(db, admin.id)
  if (!now || !(await passwords.verify(now.passwordHash, password))) {
    throw new DomainError('wrong_credentials')
  }
  return now
}

let dummy: string | undefined
const dummyHash = async ({ passwords }: Pick<Context, 'passwords'>): Promise<string> =>
  (dummy ??= await passwords.hash(newSecret()))
