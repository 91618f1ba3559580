import type { Admin, Session } from '@oka/contract/auth'
import type { Problem } from '@oka/contract/problem'
import { lockAdmin } from '@oka/db/accounts/admins'
import type { Db } from '@oka/db/client'
import { appendEvent } from '@oka/db/audit/events'
import { endSessionOf } from '@oka/db/accounts/refresh-tokens'
import {
  type Device,
  openSession as insertSession,
  type OpenSession,
} from '@oka/db/accounts/sessions'
import type { AdminRow } from '@oka/db/schema'

import type { Context, RefreshCookie } from '../deps.ts'
import { DomainError } from '../domain-error.ts'
import { hashSecret, newSecret } from '../secret.ts'

/** Days a session lasts unused, and at most, however often it is used (OWASP ASVS 5.0, 7.3). */
export const sessionLife = { unused: 30, most: 90 } as const

/** Sign-in sets a cookie, which needs a plain HTTP call of its own, from a page of ours. */
export function requireCookie({ refreshCookie }: Pick<Context, 'refreshCookie'>): RefreshCookie {
  if (!refreshCookie) {
    throw new DomainError('invalid_input', {
      message:
        'What sets the refresh cookie is a plain HTTP call of its own, in no batch and no stream.',
    })
  }
  refreshCookie.refuseForeignOrigin()
  return refreshCookie
}

export function deviceOf({ client }: Pick<Context, 'client'>): Device {
  const { userAgent, address, locale } = client
  return { userAgent: userAgent.slice(0, 300), address, locale }
}

/** The columns that were verified before sign-in. */
export type Verified = Pick<AdminRow, 'id' | 'passwordHash' | 'totpSecret'>

/**
 * Signs in on the calling device: a new session replaces the browser's former one; sets its cookie
 * and issues an access token. Throws `refusal` when the account changed since it was verified: a
 * lock, another password or another second factor ends all sessions, and this one too.
 */
export async function openSession(
  ctx: Context,
  verified: Verified,
  refusal: Problem,
): Promise<Session> {
  const cookie = requireCookie(ctx)
  const token = newSecret()
  const device = deviceOf(ctx)
  const formerToken = readFormerToken(cookie)
  const session = await ctx.db.transaction(async (tx) => {
    const admin = await lockVerified(tx, verified)
    if (!admin) throw new DomainError(refusal)
    const former = formerToken && (await endSessionOf(tx, hashSecret(formerToken)))
    const id = await insertSession(tx, {
      ...device,
      adminId: admin.id,
      days: sessionLife.unused,
      tokenHash: hashSecret(token),
    })
    if (former) {
      const { adminId } = former
      const data = { sessions: 1 }
      await appendEvent(tx, { name: 'admin.session_ended', adminId, subjectId: adminId, data })
    }
    const after = { userAgent: device.userAgent, address: device.address }
    await appendEvent(tx, { name: 'admin.signed_in', adminId: admin.id, details: { after } })
    return { id, admin }
  })
  cookie.write(token, sessionLife.unused)
  return describeSession(ctx, session)
}

/** Locks the account until the transaction ends; undefined when it changed since it was verified. */
async function lockVerified(tx: Db, verified: Verified): Promise<Admin | undefined> {
  const now = await lockAdmin(tx, verified.id)
  if (!now || now.disabledAt !== null) return undefined
  if (now.passwordHash !== verified.passwordHash) return undefined
  if (now.totpSecret !== verified.totpSecret) return undefined
  const { id, email, name, role } = now
  return { id, email, name, role }
}

/** Undefined also for a client that sends a cookie without an origin: it does not sign in by cookie. */
function readFormerToken(cookie: RefreshCookie): string | undefined {
  try {
    return cookie.read()
  } catch (error) {
    if (error instanceof DomainError) return undefined
    throw error
  }
}

export async function describeSession(
  { accessTokens }: Pick<Context, 'accessTokens'>,
  { id, admin }: Pick<OpenSession, 'id' | 'admin'>,
): Promise<Session> {
  return {
    accessToken: await accessTokens.issue({ sessionId: id, adminId: admin.id }),
    expiresIn: accessTokens.life,
    admin,
  }
}
