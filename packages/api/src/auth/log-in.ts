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
    // What is no account costs a hash too, so that the time does not tell it from one.
    const hash = admin?.passwordHash ?? (await dummyHash(ctx))
    if (await ctx.passwords.verify(hash, password)) return admin
    if (admin) recordFailure(ctx, admin)
    return undefined
  })
  if (!right) throw spent ?? new DomainError('wrong_credentials')
  return right
}

/**
 * Failures are counted for the account, for the address, and for the two together. Whoever guesses
 * elsewhere shall not lock the owner out where he was signed in before, nor shall one who guesses in
 * an office lock out the office: where staff were signed in, the refusal is answered, and the right
 * password still opens an account that was used from there, as long as the two together are not used
 * up. A wrong one is then refused as it would be if there were no account.
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

function recordFailure(ctx: Context, { id }: AdminRow): void {
  const after = deviceOf(ctx)
  afterResponse(ctx, () =>
    ctx.db.transaction((tx) =>
      appendEvent(tx, { name: 'admin.sign_in_failed', subjectId: id, details: { after } }),
    ),
  )
}

/**
 * A hash that was brought along, or made when less was asked of one, is made anew while the password
 * is at hand. Answers the account as it is then. Throws `wrong_credentials` when another password was
 * set meanwhile.
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
  // Somebody was faster: another sign-in with the same password, or a change of it.
  const now = await findAdmin(db, admin.id)
  if (!now || !(await passwords.verify(now.passwordHash, password))) {
    throw new DomainError('wrong_credentials')
  }
  return now
}

let dummy: string | undefined
const dummyHash = async ({ passwords }: Pick<Context, 'passwords'>): Promise<string> =>
  (dummy ??= await passwords.hash(newSecret()))
