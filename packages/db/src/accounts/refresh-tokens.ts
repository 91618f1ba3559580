import { sql } from 'drizzle-orm'

import type { Db } from '../client.ts'
import { findOpenSession, type Device, type OpenSession } from './sessions.ts'
import { sessionsTopic, notifySql } from '../topics.ts'

/**
 * Grace period in seconds in which a rotated token is answered with the same successor: the
 * response may have been lost.
 */
const graceSeconds = 30

/**
 * Rotates a refresh token, in one statement, so that of concurrent requests exactly one succeeds.
 * Undefined when the token is unknown, rotated already, or its session has ended.
 *
 * @param life days a session lasts unused, and at most
 */
export async function rotateRefreshToken(
  db: Db,
  { hash, successor }: { hash: string; successor: string },
  { userAgent, address, locale }: Device,
  life: { unused: number; most: number },
): Promise<OpenSession | undefined> {
  const [rotated] = await db.execute<{ id: string }>(sql`
    with retired as (
      update refresh_tokens as token set retired_at = now(), successor = ${successor}
      from sessions as session
      where token.hash = ${hash} and token.retired_at is null
        and session.id = token.session_id
        and session.ended_at is null and session.expires_at > now()
      returning token.session_id
    ), made as (
      insert into refresh_tokens (hash, session_id)
      select ${successor}, session_id from retired
    )
    update sessions set
      used_at = now(), user_agent = ${userAgent}, address = ${address}, locale = coalesce(${locale}, locale),
      expires_at = least(
        now() + make_interval(days => ${life.unused}),
        created_at + make_interval(days => ${life.most})
      )
    from retired where sessions.id = retired.session_id
    returning sessions.id`)
  return rotated && findOpenSession(db, rotated.id)
}

/**
 * The session of a token that was rotated to this successor within the grace period, as long as the
 * successor is unused: the client did not get the response.
 */
export async function findWithinGracePeriod(
  db: Db,
  { hash, successor }: { hash: string; successor: string },
): Promise<OpenSession | undefined> {
  const [found] = await db.execute<{ id: string }>(sql`
    select token.session_id as id
    from refresh_tokens as token
    join refresh_tokens as next on next.hash = token.successor
    where token.hash = ${hash} and token.successor = ${successor}
      and token.retired_at > now() - make_interval(secs => ${graceSeconds})
      and next.retired_at is null`)
  return found && findOpenSession(db, found.id)
}

/** Reuse detection: ends the session of a token that was rotated before. Returns whose it was. */
export async function revokeReusedToken(
  db: Db,
  hash: string,
): Promise<{ adminId: number } | undefined> {
  const [ended] = await db.execute<{ adminId: number }>(sql`
    update sessions set ended_at = now()
    from refresh_tokens as token
    where token.hash = ${hash} and token.retired_at is not null
      and sessions.id = token.session_id and sessions.ended_at is null
    returning sessions.admin_id as "adminId", ${notifySql(sessionsTopic)}`)
  return ended && { adminId: ended.adminId }
}

/** Ends the session of a refresh token. Returns whose it was. */
export async function endSessionOf(db: Db, hash: string): Promise<{ adminId: number } | undefined> {
  const [ended] = await db.execute<{ adminId: number }>(sql`
    update sessions set ended_at = now()
    from refresh_tokens as token
    where token.hash = ${hash} and sessions.id = token.session_id and sessions.ended_at is null
    returning sessions.admin_id as "adminId", ${notifySql(sessionsTopic)}`)
  return ended && { adminId: ended.adminId }
}
