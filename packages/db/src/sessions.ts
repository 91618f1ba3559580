import type { Admin } from '@oka/contract/auth'
import { and, eq, gt, inArray, isNotNull, isNull, sql } from 'drizzle-orm'

import type { Db } from './client.ts'
import { admins, refreshTokens, sessions } from './schema.ts'
import { newId } from './id.ts'
import { statement } from './statement.ts'

export type OpenSession = { id: string; admin: Admin; expiresAt: string }

/** Opens a session for a device and stores the hash of its first refresh token. */
export async function openSession(
  db: Db,
  given: { adminId: number; userAgent: string; address: string; days: number; tokenHash: string },
): Promise<string> {
  const { days, tokenHash, ...session } = given
  const id = newId()
  await db.transaction(async (tx) => {
    await tx
      .insert(sessions)
      .values({ ...session, id, expiresAt: sql`now() + make_interval(days => ${days})` })
    await tx.insert(refreshTokens).values({ hash: tokenHash, sessionId: id })
  })
  return id
}

/**
 * Retires a refresh token in favour of its successor, in one statement, so that of many that come
 * at once exactly one succeeds. Undefined when the token is unknown, retired, or its session ended.
 */
export async function rotateRefreshToken(
  db: Db,
  hash: string,
  successor: string,
): Promise<OpenSession | undefined> {
  return db.transaction(async (tx) => {
    const [retired] = await tx
      .update(refreshTokens)
      .set({ retiredAt: sql`now()`, successor })
      .where(and(eq(refreshTokens.hash, hash), isNull(refreshTokens.retiredAt)))
      .returning({ sessionId: refreshTokens.sessionId })
    if (!retired) return undefined
    const [session] = await openSessions(tx).where(and(eq(sessions.id, retired.sessionId), isOpen))
    if (!session) return undefined
    await tx.insert(refreshTokens).values({ hash: successor, sessionId: session.id })
    await tx
      .update(sessions)
      .set({ usedAt: sql`now()` })
      .where(eq(sessions.id, session.id))
    return session
  })
}

/** Ends the session a token belongs to, if the token was retired before: somebody else has used it. */
export async function endSessionOfRetired(db: Db, hash: string): Promise<boolean> {
  const family = db
    .select({ id: refreshTokens.sessionId })
    .from(refreshTokens)
    .where(and(eq(refreshTokens.hash, hash), isNotNull(refreshTokens.retiredAt)))
  const ended = await db
    .update(sessions)
    .set({ endedAt: sql`now()` })
    .where(and(inArray(sessions.id, family), isNull(sessions.endedAt)))
    .returning({ id: sessions.id })
  return ended.length > 0
}

/** Ends the session a refresh token belongs to. */
export async function endSessionOf(db: Db, hash: string): Promise<void> {
  const own = db
    .select({ id: refreshTokens.sessionId })
    .from(refreshTokens)
    .where(eq(refreshTokens.hash, hash))
  await db
    .update(sessions)
    .set({ endedAt: sql`now()` })
    .where(and(inArray(sessions.id, own), isNull(sessions.endedAt)))
}

const isOpen = and(
  isNull(sessions.endedAt),
  gt(sessions.expiresAt, sql`now()`),
  isNull(admins.disabledAt),
)

const openSessions = (db: Db) =>
  db
    .select({
      id: sessions.id,
      expiresAt: sessions.expiresAt,
      admin: { id: admins.id, email: admins.email, name: admins.name, role: admins.role },
    })
    .from(sessions)
    .innerJoin(admins, eq(admins.id, sessions.adminId))
    .$dynamic()

const openSessionById = statement('open_session_by_id', (db) =>
  openSessions(db).where(and(eq(sessions.id, sql.placeholder('id')), isOpen)),
)

/** The session and its person as they are now, unless it has ended or the person was disabled. */
export async function findOpenSession(db: Db, id: string): Promise<OpenSession | undefined> {
  const [found] = await openSessionById(db).execute({ id })
  return found
}

/** Which of these sessions are still open. */
export async function filterOpenSessions(db: Db, ids: readonly string[]): Promise<Set<string>> {
  if (ids.length === 0) return new Set()
  const rows = await openSessions(db).where(and(inArray(sessions.id, [...ids]), isOpen))
  return new Set(rows.map(({ id }) => id))
}
