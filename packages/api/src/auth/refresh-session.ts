import type { Session } from '@oka/contract/auth'
import { appendEvent } from '@oka/db/audit/events'
import {
  revokeReusedToken,
  endSessionOf,
  findWithinGracePeriod,
  rotateRefreshToken,
} from '@oka/db/accounts/refresh-tokens'

import type { Context } from '../deps.ts'
import { DomainError } from '../domain-error.ts'
import { hashSecret } from '../secret.ts'
import { describeSession, deviceOf, requireCookie, sessionLife } from './session.ts'

/**
 * Rotates the refresh token and issues an access token. Within the grace period a rotated token
 * gets the same successor, since the client did not get the response; the successor is derived from
 * the token. A token rotated before that ends its session, since it was copied (RFC 9700 section
 * 4.14.2).
 */
export async function refreshSession(ctx: Context): Promise<Session> {
  const cookie = requireCookie(ctx)
  const token = cookie.read()
  if (!token) throw new DomainError('unauthenticated')
  const successor = ctx.refreshSuccessor(token)
  const hashes = { hash: hashSecret(token), successor: hashSecret(successor) }
  const session =
    (await rotateRefreshToken(ctx.db, hashes, deviceOf(ctx), sessionLife)) ??
    (await findWithinGracePeriod(ctx.db, hashes))
  if (!session) {
    await endReused(ctx, hashes.hash)
    cookie.clear()
    throw new DomainError('unauthenticated')
  }
  cookie.write(successor, sessionLife.unused)
  return describeSession(ctx, session)
}

async function endReused(ctx: Context, hash: string): Promise<void> {
  await ctx.db.transaction(async (tx) => {
    const ended = await revokeReusedToken(tx, hash)
    if (!ended) return
    const { adminId: subjectId } = ended
    const after = deviceOf(ctx)
    await appendEvent(tx, { name: 'admin.token_reused', subjectId, details: { after } })
  })
}

/** Ends the session of this browser; without one there is nothing to do. */
export async function logOut(ctx: Context): Promise<{ loggedOut: true }> {
  const cookie = requireCookie(ctx)
  const token = cookie.read()
  if (token) {
    await ctx.db.transaction(async (tx) => {
      const ended = await endSessionOf(tx, hashSecret(token))
      if (ended) await appendEvent(tx, { name: 'admin.signed_out', adminId: ended.adminId })
    })
  }
  cookie.clear()
  return { loggedOut: true }
}
