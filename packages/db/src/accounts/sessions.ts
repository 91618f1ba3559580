import type { Admin, SessionInfo } from '@oka/contract/auth'
import type { Locale } from '@oka/contract/locale'
import { and, desc, eq, gt, inArray, isNull, lt, ne, or, sql } from 'drizzle-orm'

import type { Db } from '../client.ts'
import { daysAgo, deleteOld } from '../delete-old.ts'
import { newId } from '../id.ts'
import { admins, refreshTokens, sessions } from '../schema.ts'
import { statement } from '../statement.ts'
import { sessionsTopic, notify } from '../topics.ts'

export type OpenSession = { id: string; admin: Admin; expiresAt: string }

/** User agent and network address of a session. */
export type Device = { userAgent: string; address: string; locale: Locale | null }

/** Opens a session for a device and stores the hash of its first refresh token. */
export async function openSession(
  tx: Db,
  given: Device & { adminId: number; days: number; tokenHash: string },
): Promise<string> {
  const { days, tokenHash, ...session } = given
  const id = newId()
  await tx
    .insert(sessions)
    .values({ ...session, id, expiresAt: sql`now() + make_interval(days => ${days})` })
  await tx.insert(refreshTokens).values({ hash: tokenHash, sessionId: id })
  return id
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

/** The open sessions of a person, the one used last first. */
export async function listSessions(
  db: Db,
  adminId: number,
): Promise<Omit<SessionInfo, 'current'>[]> {
  return db
    .select({
      id: sessions.id,
      userAgent: sessions.userAgent,
      address: sessions.address,
      createdAt: sessions.createdAt,
      usedAt: sessions.usedAt,
    })
    .from(sessions)
    .innerJoin(admins, eq(admins.id, sessions.adminId))
    .where(and(eq(sessions.adminId, adminId), isOpen))
    .orderBy(desc(sessions.usedAt), desc(sessions.id))
}

/** Which sessions of a person to end: all of them, one, or all but one. */
export type WhichSessions = { adminId: number; only?: string; except?: string }

/** Ends sessions and notifies every process, which closes their sockets. Returns how many. */
export async function endSessions(tx: Db, { adminId, only, except }: WhichSessions) {
  const ended = await tx
    .update(sessions)
    .set({ endedAt: sql`now()` })
    .where(
      and(
        eq(sessions.adminId, adminId),
        isNull(sessions.endedAt),
        only === undefined ? undefined : eq(sessions.id, only),
        except === undefined ? undefined : ne(sessions.id, except),
      ),
    )
    .returning({ id: sessions.id })
  if (ended.length > 0) await notify(tx, sessionsTopic)
  return ended.length
}

/**
 * Days after the end of a session in which its address stays known, and a reused token can be
 * distinguished from an unknown one.
 */
const keptDays = 30

/**
 * Deletes a batch of the sessions that ended or expired 30 days ago, with their tokens, and a batch
 * of the tokens of open sessions that were rotated then. Has no index, which every sign-in would
 * pay for: the call is hourly.
 */
export async function deleteOldSessions(db: Db): Promise<void> {
  const long = daysAgo(keptDays)
  await deleteOld(db, refreshTokens, refreshTokens.hash, lt(refreshTokens.retiredAt, long))
  const isOver = or(lt(sessions.endedAt, long), lt(sessions.expiresAt, long))
  await deleteOld(db, sessions, sessions.id, isOver)
}
