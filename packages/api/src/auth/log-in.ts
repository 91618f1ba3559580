import type { Login, Session } from '@oka/contract/auth'
import { findAdminByEmail, setPasswordHash } from '@oka/db/admins'
import { appendEvent } from '@oka/db/events'
import type { AdminRow } from '@oka/db/schema'
import { openSession } from '@oka/db/sessions'

import type { Context } from '../deps.ts'
import { DomainError } from '../domain-error.ts'
import { hashSecret, newSecret } from '../secret.ts'
import { describeSession, refreshDays, requireCookie } from './session.ts'

/** Opens a session. Throws `wrong_credentials`, whether the account or the password is wrong, after the same work. */
export async function logIn(ctx: Context, { email, password }: Login): Promise<Session> {
  const cookie = requireCookie(ctx)
  const admin = await findAdminByEmail(ctx.db, email)
  // An unknown account costs a hash too, so that the time does not tell it from a known one.
  const right = await ctx.passwords.verify(admin?.passwordHash ?? (await dummyHash(ctx)), password)
  if (!admin || !right) throw new DomainError('wrong_credentials')
  if (ctx.passwords.isOutdated(admin.passwordHash)) {
    await setPasswordHash(ctx.db, admin.id, await ctx.passwords.hash(password))
  }
  return open(ctx, cookie, admin)
}

async function open(
  ctx: Context,
  cookie: NonNullable<Context['refreshCookie']>,
  admin: AdminRow,
): Promise<Session> {
  const token = newSecret()
  const sessionId = await openSession(ctx.db, {
    adminId: admin.id,
    userAgent: ctx.client.userAgent.slice(0, 300),
    address: ctx.client.address,
    days: refreshDays,
    tokenHash: hashSecret(token),
  })
  await ctx.db.transaction((tx) => appendEvent(tx, { name: 'admin.signed_in', adminId: admin.id }))
  cookie.write(token, refreshDays)
  const { id, name, email, role } = admin
  return describeSession(ctx, { id: sessionId, admin: { id, email, name, role } })
}

let dummy: Promise<string> | undefined
const dummyHash = ({ passwords }: Pick<Context, 'passwords'>): Promise<string> =>
  (dummy ??= passwords.hash(newSecret()))
