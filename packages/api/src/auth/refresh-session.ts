import type { Session } from '@oka/contract/auth'
import { endSessionOf, endSessionOfRetired, rotateRefreshToken } from '@oka/db/sessions'

import type { Context } from '../deps.ts'
import { DomainError } from '../domain-error.ts'
import { hashSecret, newSecret } from '../secret.ts'
import { describeSession, refreshDays, requireCookie } from './session.ts'

/**
 * Trades the refresh token for a new one and an access token. A token that was traded before ends
 * its session: somebody else has a copy (RFC 9700 section 4.14.2).
 */
export async function refreshSession(ctx: Context): Promise<Session> {
  const cookie = requireCookie(ctx)
  const token = cookie.read()
  if (!token) throw new DomainError('unauthenticated')
  const successor = newSecret()
  const session = await rotateRefreshToken(ctx.db, hashSecret(token), hashSecret(successor))
  if (!session) {
    await endSessionOfRetired(ctx.db, hashSecret(token))
    cookie.clear()
    throw new DomainError('unauthenticated')
  }
  cookie.write(successor, refreshDays)
  return describeSession(ctx, session)
}

/** Ends the session of this browser; without one there is nothing to do. */
export async function logOut(ctx: Context): Promise<{ loggedOut: true }> {
  const cookie = requireCookie(ctx)
  const token = cookie.read()
  if (token) await endSessionOf(ctx.db, hashSecret(token))
  cookie.clear()
  return { loggedOut: true }
}
