import type { IncomingMessage, ServerResponse } from 'node:http'

import cors, { type FastifyCorsOptions } from '@fastify/cors'
import { DomainError } from '@oka/api/domain-error'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import helmet, { type HelmetOptions } from 'helmet'

import type { Origins } from './origins.ts'
import { sendProblem } from './problem-reply.ts'

declare module 'fastify' {
  interface FastifyContextConfig {
    /** Reads its body itself, whatever its type. */
    takesAnyBody?: boolean
  }
}

export type HttpPolicyOptions = { publicUrl: string; origins: Origins }

/** What stands before every route: headers, foreign origins, bodies that are not JSON. */
export async function registerHttpPolicy(
  server: FastifyInstance,
  { publicUrl, origins }: HttpPolicyOptions,
): Promise<void> {
  const headers = securityHeaders(publicUrl)
  server.addHook('onRequest', (_, reply, done) => {
    reply.headers(headers)
    done()
  })
  await server.register(cors, {
    delegator: (request: FastifyRequest, done: CorsDone) => {
      const { origin } = request.headers
      if (origin === undefined) done(null, sameOrigin)
      else void answerCors(origin, origins, done)
    },
  })
  // Fastify takes text/plain too, which a foreign page may send without asking first.
  server.removeContentTypeParser('text/plain')
  server.addHook('onRequest', (request, reply, done) => {
    const check = (isForeign: boolean) => {
      try {
        if (isForeign) throw new DomainError('origin_not_allowed')
        refuseForeignBody(request)
      } catch (error) {
        sendProblem(reply, error)
        return
      }
      done()
    }
    const { url = '' } = request.routeOptions
    if (lacksHost(request.raw)) {
      sendProblem(reply, new DomainError('bad_request'))
      return
    }
    if (!isApi(url)) return done()
    // What people said and who they are is for the caller alone, and for no cache on the way.
    reply.header('cache-control', 'no-store')
    const { origin } = request.headers
    if (origin === undefined) check(false)
    else
      origins.allow(origin).then(
        (isAllowed) => check(!isAllowed),
        (error: unknown) => void sendProblem(reply, error),
      )
  })
}

/** Whether the header is missing that HTTP/1.1 asks for (RFC 9112 section 3.2). */
export const lacksHost = ({ headers, httpVersion }: IncomingMessage): boolean =>
  headers.host === undefined && httpVersion === '1.1'

/** Made once: helmet would make them again for each response. */
function securityHeaders(publicUrl: string): Record<string, string> {
  const { protocol, host } = new URL(publicUrl)
  const secure = protocol === 'https:'
  const options: HelmetOptions = {
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'self'"],
        baseUri: ["'none'"],
        connectSrc: ["'self'", `${secure ? 'wss' : 'ws'}://${host}`],
        formAction: ["'self'"],
        frameAncestors: ["'none'"],
        // The preview of a mail, which brings a policy of its own, and the PDF of a report.
        frameSrc: ["'self'", 'blob:'],
        imgSrc: ["'self'", 'data:', 'blob:'],
        objectSrc: ["'none'"],
        scriptSrc: ["'self'"],
        styleSrc: ["'self'"],
      },
    },
    strictTransportSecurity: secure,
    // The widget is there to be embedded.
    crossOriginResourcePolicy: { policy: 'cross-origin' },
    crossOriginEmbedderPolicy: false,
    crossOriginOpenerPolicy: { policy: 'same-origin' },
  }
  const headers: Record<string, string> = {}
  const response = {
    setHeader: (name: string, value: string) => (headers[name.toLowerCase()] = value),
    removeHeader: () => {},
  }
  helmet(options)({} as IncomingMessage, response as unknown as ServerResponse, () => {})
  return headers
}

type CorsDone = (error: Error | null, options?: FastifyCorsOptions) => void

/** What a page of this server, or no page at all, is answered with. */
const sameOrigin: FastifyCorsOptions = {
  origin: false,
  credentials: false,
  methods: ['GET', 'POST', 'PUT', 'DELETE'],
  // An event stream that breaks is taken up again after the last event seen.
  allowedHeaders: ['authorization', 'content-type', 'last-event-id'],
  exposedHeaders: ['link', 'retry-after', 'x-request-id'],
  maxAge: 600,
}

/** A site that embeds the widget is let in without cookies: it has no business with them. */
async function answerCors(
  origin: string,
  { allow, isOwn }: Origins,
  done: CorsDone,
): Promise<void> {
  let isAllowed: boolean
  try {
    isAllowed = await allow(origin)
  } catch (error) {
    return done(error as Error)
  }
  done(null, { ...sameOrigin, origin: isAllowed, credentials: isOwn(origin) })
}

/** By the route and not by the address, of which there are other spellings. */
const isApi = (route: string) =>
  route.startsWith('/api/') || route === '/trpc' || route.startsWith('/trpc/')

function refuseForeignBody({ headers, method, routeOptions }: FastifyRequest): void {
  if (method === 'GET' || method === 'HEAD' || method === 'OPTIONS') return
  if (routeOptions.config.takesAnyBody) return
  const { 'content-type': type, 'content-encoding': encoding = 'identity' } = headers
  if (encoding !== 'identity') {
    throw new DomainError('unsupported_media_type', { message: 'The body must not be compressed.' })
  }
  if (type === undefined ? !hasBody(headers) : /^application\/json\b/i.test(type)) return
  throw new DomainError('unsupported_media_type')
}

const hasBody = (headers: FastifyRequest['headers']): boolean =>
  headers['transfer-encoding'] !== undefined || Number(headers['content-length'] ?? 0) > 0
