import { randomUUID } from 'node:crypto'

import type { Role } from '@oka/contract/role'
import { insertAdmin } from '@oka/db/accounts/admins'

import { type Answer, origin, rest, type TestApp } from './test-app.ts'

export const password = 'correct horse battery staple'

export type Person = {
  id: number
  email: string
  /** Access token. */
  token: string
  /** The refresh cookie, as a browser sends it. */
  cookie: string
}

export const cookieOf = ({ headers }: Pick<Answer, 'headers'>): string =>
  headers.getSetCookie()[0]?.split(';')[0] ?? ''

/** Signs in with e-mail and password. Throws when that does not suffice. */
export async function signInAs(app: TestApp, email: string, typed = password): Promise<Person> {
  const answer = await rest(app, 'POST /api/auth/login', { body: { email, password: typed } })
  const { accessToken, admin } = answer.body as { accessToken?: string; admin: { id: number } }
  if (!accessToken) throw new Error(`Sign-in answered ${JSON.stringify(answer.body)}`)
  return { id: admin.id, email, token: accessToken, cookie: cookieOf(answer) }
}

/** Creates a member of staff with `password`, without the invitation. */
export async function makeMember(
  { deps }: TestApp,
  role: Role,
): Promise<{ id: number; email: string }> {
  const email = `${randomUUID()}@oka.test`
  const passwordHash = await deps.passwords.hash(password)
  const { id } = await insertAdmin(deps.db, { email, name: `A ${role}`, role, passwordHash })
  return { id, email }
}

/** Creates a member of staff and signs in. */
export async function makePerson(app: TestApp, role: Role): Promise<Person> {
  const { email } = await makeMember(app, role)
  return signInAs(app, email)
}

/** Rotates the refresh cookie, as a page of ours does. */
export const refresh = (app: TestApp, cookie: string): Promise<Answer> =>
  rest(app, 'POST /api/auth/refresh', { headers: { cookie, origin } })

/** The status of `auth.me`: 200 while the session is open. */
export const statusOf = async (app: TestApp, token: string): Promise<number> =>
  (await rest(app, 'GET /api/auth/me', { token })).status
