import type { Context, Deps, Principal, RefreshCookie } from '@oka/api/deps'
import { hashSecret } from '@oka/api/secret'
import { findConversationOfToken } from '@oka/db/conversations'
import { findOpenSession } from '@oka/db/sessions'
import type { FastifyReply, FastifyRequest } from 'fastify'

/** Who stands behind a token, and until when. */
export type Identity = { principal: Principal; expiresAt: number }

/** Reads a token: three parts are an access token of staff, anything else is a visitor's. */
export async function identify(
  { db, accessTokens }: Pick<Deps, 'db' | 'accessTokens'>,
  token: string | undefined,
): Promise<Identity | null> {
  if (!token || token.length > 2000) return null
  if (token.split('.').length !== 3) {
    const conversation = await findConversationOfToken(db, hashSecret(token))
    if (!conversation) return null
    const { id, leadId } = conversation
    return { principal: { kind: 'visitor', conversationId: id, leadId }, expiresAt: Infinity }
  }
  const claims = await accessTokens.verify(token)
  const session = claims && (await findOpenSession(db, claims.sessionId))
  if (!session) return null
  return {
    principal: { kind: 'staff', admin: session.admin, sessionId: session.id },
    expiresAt: claims.expiresAt,
  }
}

/** The token of `Authorization: Bearer …` (RFC 6750 section 2.1). */
export function bearerOf({ headers }: Pick<FastifyRequest, 'headers'>): string | undefined {
  return /^Bearer +([^ ]+)$/i.exec(headers.authorization ?? '')?.[1]
}

export async function createContext(
  deps: Deps,
  request: FastifyRequest,
  reply: FastifyReply,
  secure: boolean,
): Promise<Context> {
  const identity = await identify(deps, bearerOf(request))
  return {
    ...deps,
    principal: identity?.principal ?? null,
    refreshCookie: createRefreshCookie(request, reply, secure),
    client: { address: request.ip, userAgent: request.headers['user-agent'] ?? '' },
  }
}

/** The prefix `__Host-` (RFC 6265bis) needs https, which PUBLIC_URL tells. */
function createRefreshCookie(
  request: FastifyRequest,
  reply: FastifyReply,
  secure: boolean,
): RefreshCookie {
  const name = secure ? '__Host-oka_refresh' : 'oka_refresh'
  const options = { path: '/', httpOnly: true, sameSite: 'strict', secure } as const
  return {
    read: () => request.cookies[name],
    write: (token, days) =>
      void reply.setCookie(name, token, { ...options, maxAge: days * 24 * 3600 }),
    clear: () => void reply.clearCookie(name, options),
  }
}
