import type { Admin, Profile, SessionInfo, UpdateProfile } from '@oka/contract/auth'
import { findProfile, updateAdmin } from '@oka/db/accounts/admins'
import { appendEvent } from '@oka/db/audit/events'
import { endSessions, listSessions } from '@oka/db/accounts/sessions'

import type { Context, Deps } from '../deps.ts'
import { DomainError } from '../domain-error.ts'

/** One's own account. Throws `unauthenticated` where it was disabled just now. */
export async function readProfile({ db }: Pick<Deps, 'db'>, admin: Admin): Promise<Profile> {
  const profile = await findProfile(db, admin.id)
  if (!profile) throw new DomainError('unauthenticated')
  return profile
}

/** Updates the given fields of one's own account, and records what differs. */
export async function updateProfile(
  { db }: Pick<Deps, 'db'>,
  admin: Admin,
  change: UpdateProfile,
): Promise<Profile> {
  return db.transaction(async (tx) => {
    const before = await readProfile({ db: tx }, admin)
    const names = (['name', 'phone', 'bookingUrl'] as const).filter(
      (name) => change[name] !== undefined && change[name] !== before[name],
    )
    if (names.length === 0) return before
    const pick = (from: UpdateProfile) =>
      Object.fromEntries(names.map((name) => [name, from[name]]))
    await updateAdmin(tx, admin.id, pick(change))
    await appendEvent(tx, {
      name: names.includes('name') ? 'admin.renamed' : 'admin.profile_changed',
      adminId: admin.id,
      subjectId: admin.id,
      details: { before: pick(before), after: pick(change) },
    })
    return { ...before, ...pick(change) }
  })
}

/** The sessions of one's own account, the last used first. */
export async function listOwnSessions(
  { db }: Pick<Deps, 'db'>,
  { admin, sessionId }: { admin: Admin; sessionId: string },
): Promise<SessionInfo[]> {
  const sessions = await listSessions(db, admin.id)
  return sessions.map(({ id, userAgent, address, createdAt, usedAt }) => {
    return { id, userAgent, address, createdAt, usedAt, current: id === sessionId }
  })
}

/** Signs one device out. Throws `session_not_found`, also for another account's session. */
export async function endOwnSession(
  { db }: Pick<Deps, 'db'>,
  admin: Admin,
  sessionId: string,
): Promise<{ ended: number }> {
  return db.transaction(async (tx) => {
    const ended = await endSessions(tx, { adminId: admin.id, only: sessionId })
    if (ended === 0) throw new DomainError('session_not_found')
    await appendEvent(tx, {
      name: 'admin.session_ended',
      adminId: admin.id,
      subjectId: admin.id,
      data: { sessions: ended },
    })
    return { ended }
  })
}

/** Signs out everywhere, this device included. */
export async function endOwnSessions(ctx: Context, admin: Admin): Promise<{ ended: number }> {
  const ended = await ctx.db.transaction(async (tx) => {
    const count = await endSessions(tx, { adminId: admin.id })
    await appendEvent(tx, {
      name: 'admin.session_ended',
      adminId: admin.id,
      subjectId: admin.id,
      data: { sessions: count },
    })
    return count
  })
  ctx.refreshCookie?.clear()
  return { ended }
}
