import type { Role } from '@oka/contract/role'

import { call, signIn } from './rest.ts'
import { admin } from './server.ts'

export type Colleague = { name: string; email: string; password: string }

/** A member of staff who was invited and has joined. */
export async function makeColleague(url: string, name: string, role: Role): Promise<Colleague> {
  const token = await signIn(url, admin)
  const email = `${name.toLowerCase().replaceAll(' ', '.')}@oka.test`
  const password = 'un ours vert mange des nouilles'
  const invited = await call<{ inviteToken: string }>(url, 'POST /api/team/invitations', {
    token,
    body: { email, role },
  })
  const { inviteToken } = invited.body
  await call(url, 'POST /api/auth/register', { body: { name, email, password, inviteToken } })
  return { name, email, password }
}
