import type { Session } from '@oka/contract/auth'
import type { OpenSession } from '@oka/db/sessions'

import type { Context, RefreshCookie } from '../deps.ts'
import { DomainError } from '../domain-error.ts'

/** Life of a session that nobody uses. */
export const refreshDays = 30

/** Sign-in sets a cookie, which only a plain HTTP call can. */
export function requireCookie({ refreshCookie }: Pick<Context, 'refreshCookie'>): RefreshCookie {
  if (refreshCookie) return refreshCookie
  throw new DomainError('invalid_input', { message: 'Sign-in is a plain HTTP call.' })
}

export async function describeSession(
  { accessTokens }: Pick<Context, 'accessTokens'>,
  { id, admin }: Pick<OpenSession, 'id' | 'admin'>,
): Promise<Session> {
  return {
    accessToken: await accessTokens.issue({ sessionId: id, adminId: admin.id }),
    expiresIn: accessTokens.life,
    admin,
  }
}
