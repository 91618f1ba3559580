import type { IncomingMessage, ServerResponse } from 'node:http'

import cors from '@fastify/cors'
import { DomainError } from '@oka/api/domain-error'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import helmet, { type HelmetOptions } from 'helmet'

import type { Origins } from './origins.ts'
import { sendProblem } from './problem-reply.ts'
import { asksForSocket } from '../sockets/sockets.ts'

declare module 'fastify' {
  interface FastifyContextConfig {
    /** Reads its body itself, whatever its type. */
    takesAnyBody?: boolean
  }
}

export type EdgeOptions = { publicUrl: string; origins: Origins }

/** What stands before every route: headers, foreign origins, upgrades of what is no socket, bodies that are not JSON. */
export async function registerHttpPolicy(
  server: FastifyInstance,
  { publicUrl, origins }: EdgeOptions,
): Promise<void> {
  const headers = securityHeaders(publicUrl)
  server.addHook('onRequest', async (_, reply) => void reply.headers(headers))
  await server.register(cors, {
    delegator: (request: FastifyRequest) => corsOf(request.headers.origin, origins),
  })
  // Fastify takes text/plain too, which a foreign page may send without asking first.
  server.removeContentTypeParser('text/plain')
  server.addHook('onRequest', async (request, reply) => {
    try {
      // The WebSocket plugin would accept it on every route.
      if (asksForSocket(request.raw) && request.routeOptions.url !== '/trpc') {
        throw new DomainError('not_found')
      }
      if (!isApi(request)) return
      // What people said and who they are is for the caller alone, and for no cache on the way.
      reply.header('cache-control', 'no-store')
      await refuseForeignOrigin(request, origins)
      if (!request.routeOptions.config.takesAnyBody) refuseForeignBody(request)
    } catch (error) {
      return sendProblem(reply, error)
    }
  })
}

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

/** A site that embeds the widget is let in without cookies: it has no business with them. */
async function corsOf(origin: string | undefined, { allow, isOwn }: Origins) {
  return {
    origin: origin !== undefined && (await allow(origin)),
    credentials: origin !== undefined && isOwn(origin),
    methods: ['GET', 'POST', 'PUT', 'DELETE'],
    // An event stream that breaks is taken up again after the last event seen.
    allowedHeaders: ['authorization', 'content-type', 'last-event-id'],
    exposedHeaders: ['link', 'retry-after', 'x-request-id'],
    maxAge: 600,
  }
}

/** By the route and not by the address, of which there are other spellings. */
const isApi = ({ routeOptions: { url = '' } }: FastifyRequest) =>
  url.startsWith('/api/') || url === '/trpc' || url.startsWith('/trpc/')

async function refuseForeignOrigin({ headers }: FastifyRequest, { allow }: Origins): Promise<void> {
  const { origin } = headers
  if (origin !== undefined && !(await allow(origin))) throw new DomainError('origin_not_allowed')
}

function refuseForeignBody({ headers, method }: FastifyRequest): void {
  if (method === 'GET' || method === 'HEAD' || method === 'OPTIONS') return
  const type = headers['content-type']
  const hasBody =
    headers['transfer-encoding'] !== undefined || Number(headers['content-length'] ?? 0) > 0
  if (type === undefined ? !hasBody : /^application\/json\b/i.test(type)) return
  throw new DomainError('unsupported_media_type')
}
