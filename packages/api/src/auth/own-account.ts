import type { Admin, SessionInfo } from '@oka/contract/auth'
import { updateAdmin } from '@oka/db/accounts/admins'
import { appendEvent } from '@oka/db/audit/events'
import { endSessions, listSessions } from '@oka/db/accounts/sessions'

import type { Context, Deps } from '../deps.ts'
import { DomainError } from '../domain-error.ts'

export async function updateProfile(
  { db }: Pick<Deps, 'db'>,
  admin: Admin,
  { name }: { name: string },
): Promise<Admin> {
  if (name === admin.name) return admin
  await db.transaction(async (tx) => {
    await updateAdmin(tx, admin.id, { name })
    await appendEvent(tx, {
      name: 'admin.renamed',
      adminId: admin.id,
      subjectId: admin.id,
      details: { before: { name: admin.name }, after: { name } },
    })
  })
  return { ...admin, name }
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
