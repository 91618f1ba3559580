import helmet from '@fastify/helmet'
import cors from '@fastify/cors'
import { DomainError } from '@oka/api/domain-error'
import type { FastifyInstance, FastifyRequest } from 'fastify'

import type { AllowOrigin } from './origins.ts'
import { sendProblem } from './problem-reply.ts'

export type EdgeOptions = { publicUrl: string; allowOrigin: AllowOrigin }

/** What stands before every route: headers, foreign origins, bodies that are not JSON. */
export async function registerEdge(
  server: FastifyInstance,
  { publicUrl, allowOrigin }: EdgeOptions,
): Promise<void> {
  const { protocol, host } = new URL(publicUrl)
  const secure = protocol === 'https:'
  await server.register(helmet, {
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'self'"],
        baseUri: ["'none'"],
        connectSrc: ["'self'", `${secure ? 'wss' : 'ws'}://${host}`],
        formAction: ["'self'"],
        frameAncestors: ["'none'"],
        frameSrc: ["'self'", 'blob:'],
        imgSrc: ["'self'", 'data:', 'blob:'],
        objectSrc: ["'none'"],
        scriptSrc: ["'self'"],
        // The libraries of the admin app set styles from script, and the preview of a mail has them inline.
        styleSrc: ["'self'", "'unsafe-inline'"],
      },
    },
    strictTransportSecurity: secure,
    // The widget is there to be embedded.
    crossOriginResourcePolicy: { policy: 'cross-origin' },
    crossOriginEmbedderPolicy: false,
    crossOriginOpenerPolicy: { policy: 'same-origin' },
  })
  await server.register(cors, {
    origin: async (origin: string | undefined) =>
      origin !== undefined && (await allowOrigin(origin)),
    credentials: true,
    methods: ['GET', 'POST', 'PUT', 'DELETE'],
    allowedHeaders: ['authorization', 'content-type'],
    exposedHeaders: ['link', 'retry-after'],
    maxAge: 600,
  })
  // Fastify takes text/plain too, which a foreign page may send without asking first.
  server.removeContentTypeParser('text/plain')
  server.addHook('onRequest', async (request, reply) => {
    if (!isApi(request)) return
    try {
      await refuseForeignOrigin(request, allowOrigin)
      refuseForeignBody(request)
    } catch (error) {
      return sendProblem(reply, error)
    }
  })
}

const isApi = ({ url }: FastifyRequest) => url.startsWith('/api/') || url.startsWith('/trpc/')

/** Calls that carry a cookie, and so could be forged by another site. */
const byCookie = /^\/(api\/auth\/(refresh|logout)|trpc\/auth\.(refresh|logout))\b/

async function refuseForeignOrigin(
  { headers, url }: FastifyRequest,
  allowOrigin: AllowOrigin,
): Promise<void> {
  const { origin } = headers
  if (origin !== undefined && !(await allowOrigin(origin))) {
    throw new DomainError('origin_not_allowed')
  }
  if (origin === undefined && headers.cookie !== undefined && byCookie.test(url)) {
    throw new DomainError('origin_not_allowed', {
      message: 'A call by cookie must carry the Origin header.',
    })
  }
}

function refuseForeignBody({ headers, method }: FastifyRequest): void {
  if (method === 'GET' || method === 'HEAD' || method === 'OPTIONS') return
  const type = headers['content-type']
  const hasBody =
    headers['transfer-encoding'] !== undefined || Number(headers['content-length'] ?? 0) > 0
  if (type === undefined ? !hasBody : /^application\/json\b/i.test(type)) return
  throw new DomainError('unsupported_media_type')
}
