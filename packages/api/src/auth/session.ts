import type { Session } from '@oka/contract/auth'
import { appendEvent } from '@oka/db/events'
import { type Device, openSession as insertSession, type OpenSession } from '@oka/db/sessions'
import type { AdminRow } from '@oka/db/schema'

import type { Context, RefreshCookie } from '../deps.ts'
import { DomainError } from '../domain-error.ts'
import { hashSecret, newSecret } from '../secret.ts'

/** Days a session lasts unused, and at most, however often it is used (OWASP ASVS 5.0, 7.3). */
export const sessionLife = { unused: 30, most: 90 } as const

/** Sign-in sets a cookie, which only a plain HTTP call can, and only for a page of ours. */
export function requireCookie({ refreshCookie }: Pick<Context, 'refreshCookie'>): RefreshCookie {
  if (!refreshCookie) {
    throw new DomainError('invalid_input', { message: 'Sign-in is a plain HTTP call.' })
  }
  refreshCookie.refuseForeignOrigin()
  return refreshCookie
}

export function deviceOf({ client }: Pick<Context, 'client'>): Device {
  return { userAgent: client.userAgent.slice(0, 300), address: client.address }
}

/** Signs a person in on the device that calls: a new session, its cookie, and an access token. */
export async function openSession(
  ctx: Context,
  { id, email, name, role }: Pick<AdminRow, 'id' | 'email' | 'name' | 'role'>,
): Promise<Session> {
  const cookie = requireCookie(ctx)
  const token = newSecret()
  const device = deviceOf(ctx)
  const sessionId = await ctx.db.transaction(async (tx) => {
    const opened = await insertSession(tx, {
      ...device,
      adminId: id,
      days: sessionLife.unused,
      tokenHash: hashSecret(token),
    })
    await appendEvent(tx, { name: 'admin.signed_in', adminId: id, details: { after: device } })
    return opened
  })
  cookie.write(token, sessionLife.unused)
  return describeSession(ctx, { id: sessionId, admin: { id, email, name, role } })
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
