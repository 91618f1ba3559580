import { hashSecret, newSecret } from '@oka/api/secret'
import type { Role } from '@oka/contract/role'
import { insertAdmin } from '@oka/db/accounts/admins'
import { sql } from '@oka/db/client'
import { setLead, startConversation } from '@oka/db/chat/conversations'
import { newId } from '@oka/db/id'
import { insertLead } from '@oka/db/leads/leads'
import { openSession } from '@oka/db/accounts/sessions'

import { createAccessTokens } from '../../security/signed-tokens.ts'
import type { ServerFixture } from './server-fixture.ts'

export type Staff = {
  id: number
  email: string
  sessionId: string
  token: string
  /** The refresh cookie, as a browser sends it. */
  cookie: string
}

export type Visitor = { token: string; conversationId: string; leadId: number }

/** The credentials of a call, and the account they belong to. */
export type Caller = {
  token?: string
  cookie?: string
  staff?: Staff
  visitor?: Visitor
}

/** A member of staff who has just signed in. */
export async function makeStaff(
  { app, passwordHash }: Pick<ServerFixture, 'app' | 'passwordHash'>,
  role: Role,
): Promise<Staff> {
  const { db, accessTokens } = app.deps
  const email = `${newId()}@oka.test`
  const { id } = await insertAdmin(db, { email, name: `A ${role}`, role, passwordHash })
  const refreshToken = newSecret()
  const sessionId = await openSession(db, {
    adminId: id,
    days: 30,
    tokenHash: hashSecret(refreshToken),
    userAgent: '',
    locale: null,
    address: '127.0.0.1',
  })
  const token = await accessTokens.issue({ sessionId, adminId: id })
  return { id, email, sessionId, token, cookie: `oka_refresh=${refreshToken}` }
}

/** A visitor who has written, was answered, and is a lead. */
export async function makeVisitor({ app }: Pick<ServerFixture, 'app'>): Promise<Visitor> {
  const { db, visitorToken } = app.deps
  const conversationId = newId()
  const token = visitorToken(conversationId)
  await startConversation(db, {
    id: conversationId,
    startKey: null,
    visitorTokenHash: hashSecret(token),
    visitorTokenExpiresAt: new Date(Date.now() + 3_600_000).toISOString(),
    locale: 'en',
    page: null,
    startedFrom: null,
  })
  const email = `${conversationId}@example.com`
  const leadId = await insertLead(db, { name: 'Jane', email, company: 'Nexalia', source: 'chat' })
  await setLead(db, conversationId, leadId)
  await db.execute(sql`
    insert into messages (id, conversation_id, seq, turn, role, content)
    values (${newId()}, ${conversationId}, 1, 1, 'visitor', 'We need a customer portal.')`)
  await db.execute(sql`
    update conversations
    set last_seq = 1, heard_seq = 1, learnt_seq = 1, turn = 1, answered_turn = 1
    where id = ${conversationId}`)
  return { token, conversationId, leadId }
}

export async function makeStaffCaller(fixture: ServerFixture, role: Role): Promise<Caller> {
  const staff = await makeStaff(fixture, role)
  return { token: staff.token, cookie: staff.cookie, staff }
}

export async function makeVisitorCaller(fixture: ServerFixture): Promise<Caller> {
  const visitor = await makeVisitor(fixture)
  return { token: visitor.token, visitor }
}

/** An admin with something else than a valid access token. */
async function makePretender(
  fixture: ServerFixture,
  make: (admin: Staff) => string | Promise<string>,
): Promise<Caller> {
  const staff = await makeStaff(fixture, 'admin')
  const token = await make(staff)
  return { token, cookie: `oka_refresh=${token}`, staff }
}

/** An access token that ended a minute ago, and a session that did. */
export async function makeExpiredStaff(fixture: ServerFixture): Promise<Caller> {
  const staff = await makeStaff(fixture, 'admin')
  const { sessionId, id: adminId, cookie } = staff
  await fixture.app.deps.db.execute(sql`
    update sessions set expires_at = now() - interval '1 minute' where id = ${sessionId}`)
  const tokens = await createAccessTokens(fixture.secret, -60)
  return { token: await tokens.issue({ sessionId, adminId }), cookie, staff }
}

export async function makeExpiredVisitor(fixture: ServerFixture): Promise<Caller> {
  const caller = await makeVisitorCaller(fixture)
  await fixture.app.deps.db.execute(sql`
    update conversations set visitor_token_expires_at = now() - interval '1 second'
    where id = ${caller.visitor!.conversationId}`)
  return caller
}

export function makeForgedStaff(fixture: ServerFixture): Promise<Caller> {
  return makePretender(fixture, async ({ sessionId, id: adminId }) =>
    (await createAccessTokens('another secret of 32 characters.', 600)).issue({
      sessionId,
      adminId,
    }),
  )
}

/** An admin's valid token without its signature, as `alg: none` allows (RFC 8725 section 2.1). */
export function makeUnsignedStaff(fixture: ServerFixture): Promise<Caller> {
  return makePretender(fixture, ({ token }) => {
    const header = Buffer.from(JSON.stringify({ alg: 'none', typ: 'at+jwt' })).toString('base64url')
    return `${header}.${token.split('.')[1]}.`
  })
}

/** A token signed by us for another purpose. */
export function makeHolderOf(
  fixture: ServerFixture,
  purpose: 'second-factor' | 'report-link' | 'mail-preview',
): Promise<Caller> {
  return makePretender(fixture, ({ id }) =>
    fixture.app.deps.signedTokens.sign(purpose, String(id), 600),
  )
}

/** A refresh token used as an access token. */
export function makeRefresher(fixture: ServerFixture): Promise<Caller> {
  return makePretender(fixture, ({ cookie }) => cookie.split('=')[1]!)
}

/** A former admin whose account was disabled. */
export async function makeDisabledStaff(fixture: ServerFixture): Promise<Caller> {
  const { id, token, cookie } = await makeStaff(fixture, 'admin')
  const colleague = await makeStaff(fixture, 'admin')
  await fixture.app.client(colleague.token).team.disable.mutate({ id })
  return { token, cookie }
}
