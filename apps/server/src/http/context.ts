import type { IncomingHttpHeaders } from 'node:http'

import type { AccessClaims, Context, Deps, Principal, RefreshCookie } from '@oka/api/deps'
import { DomainError } from '@oka/api/domain-error'
import { hashSecret } from '@oka/api/secret'
import type { Locale } from '@oka/contract/locale'
import { locales } from '@oka/contract/known-values'
import type { OpenSession } from '@oka/db/accounts/sessions'
import { findConversationOfToken } from '@oka/db/chat/conversations'
import type { FastifyReply, FastifyRequest } from 'fastify'

import type { Origins } from './origins.ts'
import type { Streams } from './sse.ts'

/** Who stands behind a token, and until when. */
export type Identity = { principal: Principal; expiresAt: number }

/** Reads a token: three parts are an access token of staff, anything else is a visitor's. */
export async function identify(
  { db, accessTokens, sessions }: Pick<Deps, 'db' | 'accessTokens' | 'sessions'>,
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
  const session = claims && (await sessions.find(claims.sessionId))
  return session ? staffIdentity(claims, session) : null
}

function staffIdentity({ expiresAt }: AccessClaims, { admin, id }: OpenSession): Identity {
  return { principal: { kind: 'staff', admin, sessionId: id }, expiresAt }
}

/** The same of staff without waiting, where token and session are remembered. */
function recall(
  { accessTokens, sessions }: Pick<Deps, 'accessTokens' | 'sessions'>,
  token: string | undefined,
): Identity | undefined {
  const claims = token === undefined ? undefined : accessTokens.recall(token)
  const session = claims && sessions.recall(claims.sessionId)
  return session && staffIdentity(claims, session)
}

/** The token of `Authorization: Bearer …` (RFC 6750 section 2.1). */
export function bearerOf({ headers }: Pick<FastifyRequest, 'headers'>): string | undefined {
  const { authorization = '' } = headers
  // As nearly all write it.
  if (authorization.startsWith('Bearer ') && authorization.lastIndexOf(' ') === 6) {
    return authorization.length > 7 ? authorization.slice(7) : undefined
  }
  return /^Bearer +([^ ]+)$/i.exec(authorization)?.[1]
}

export type ContextOptions = {
  /** Whether the cookie is for https only. */
  secure: boolean
  origins: Pick<Origins, 'isOwn'>
  streams: Streams
}

/** The context of a request: at once where its caller is remembered, and otherwise when it is known. */
export function createContext(
  deps: Deps,
  request: FastifyRequest,
  reply: FastifyReply,
  options: ContextOptions,
): Context | Promise<Context> {
  const token = bearerOf(request)
  const contextOf = (identity: Identity | null): Context => ({
    ...deps,
    principal: identity?.principal ?? null,
    subscriptionSocket: noSocket,
    streamSignal: () => options.streams.open(identity, reply.raw),
    refreshCookie: new RequestCookie(request, reply, options),
    client: describeClient(request.ip, request.headers),
  })
  const remembered = recall(deps, token)
  return remembered ? contextOf(remembered) : identify(deps, token).then(contextOf)
}

const noSocket = () => null

/** Who calls, as the headers tell it. */
class Client implements Readonly<Context['client']> {
  readonly address: string
  readonly userAgent: string
  readonly #acceptLanguage: string | undefined

  constructor(address: string, headers: IncomingHttpHeaders) {
    this.address = address
    this.userAgent = headers['user-agent'] ?? ''
    this.#acceptLanguage = headers['accept-language']
  }

  /** Read by few calls. */
  get locale(): Locale | null {
    return readLocale(this.#acceptLanguage)
  }
}

export const describeClient = (address: string, headers: IncomingHttpHeaders): Context['client'] =>
  new Client(address, headers)

/** The language of ours that the header prefers (RFC 9110 section 12.5.4); null where it names none. */
function readLocale(header = ''): Locale | null {
  const ranges = header.split(',').map((range) => {
    const [tag = '', ...parameters] = range.split(';').map((part) => part.trim())
    const weight = parameters.find((parameter) => parameter.startsWith('q='))
    const language = tag.slice(0, 2).toLowerCase()
    return { locale: locales.find((one) => one === language), q: Number(weight?.slice(2) ?? 1) }
  })
  const [best] = ranges
    .filter(({ locale, q }) => locale && q > 0)
    .toSorted((one, other) => other.q - one.q)
  return best?.locale ?? null
}

/** The prefix `__Host-` (RFC 6265bis) needs https, which PUBLIC_URL tells. */
export const refreshCookieName = (secure: boolean): string =>
  secure ? '__Host-oka_refresh' : 'oka_refresh'

class RequestCookie implements RefreshCookie {
  readonly #request: FastifyRequest
  readonly #reply: FastifyReply
  readonly #options: ContextOptions

  constructor(request: FastifyRequest, reply: FastifyReply, options: ContextOptions) {
    this.#request = request
    this.#reply = reply
    this.#options = options
  }

  get #name(): string {
    return refreshCookieName(this.#options.secure)
  }

  get #attributes() {
    return { path: '/', httpOnly: true, sameSite: 'strict', secure: this.#options.secure } as const
  }

  refuseForeignOrigin(): void {
    const { origin } = this.#request.headers
    if (origin !== undefined && !this.#options.origins.isOwn(origin)) {
      throw new DomainError('origin_not_allowed')
    }
  }

  read(): string | undefined {
    const { cookie, origin } = this.#request.headers
    const token =
      cookie === undefined ? undefined : this.#request.server.parseCookie(cookie)[this.#name]
    if (token !== undefined && origin === undefined) {
      throw new DomainError('origin_not_allowed', {
        message: 'A call by cookie must carry the Origin header.',
      })
    }
    return token
  }

  write(token: string, days: number): void {
    this.#reply.setCookie(this.#name, token, { ...this.#attributes, maxAge: days * 24 * 3600 })
  }

  clear(): void {
    this.#reply.clearCookie(this.#name, this.#attributes)
  }
}
