import cookie from '@fastify/cookie'
import type { Deps } from '@oka/api/deps'
import { bodyMaxBytes } from '@oka/contract/limits'
import { newId } from '@oka/db/id'
import Fastify, {
  type FastifyBaseLogger,
  type FastifyError,
  type FastifyInstance,
  type FastifyReply,
  type FastifyRequest,
  LogController,
} from 'fastify'

import { registerEdge } from './edge.ts'
import type { Trusts } from './env.ts'
import { registerHealth } from './health.ts'
import type { Lifetimes } from './lifetimes.ts'
import { registerMetrics } from './metrics.ts'
import { registerOpenApi } from './openapi.ts'
import { createOrigins } from './origins.ts'
import { type PagesOptions, registerPages } from './pages.ts'
import { fromFastifyError, sendProblem } from './problem-reply.ts'
import { registerRest } from './rest.ts'
import { attachSockets, type Sockets } from './sockets.ts'
import { createStreams } from './streams.ts'
import { registerTrpc } from './trpc-http.ts'

export type ServerOptions = Omit<PagesOptions, 'db' | 'limits'> & {
  logger: FastifyBaseLogger
  origins: readonly string[]
  trusts: Trusts
  metricsToken: string | undefined
  lifetimes: Lifetimes
  /** Multiplies what one address may have. */
  limitScale: number
}

/** The HTTP server with everything on it, not yet listening. */
export async function createServer(
  deps: Deps,
  options: ServerOptions,
): Promise<{ server: FastifyInstance; sockets: Sockets }> {
  const { publicUrl, trusts } = options
  const secure = new URL(publicUrl).protocol === 'https:'
  const server = Fastify({
    loggerInstance: options.logger,
    // `logRequest` writes one line where Fastify writes two.
    logController: new LogController({ disableRequestLogging: true }),
    trustProxy: trusts,
    bodyLimit: bodyMaxBytes,
    // What is refused before there is a route, such as an address that cannot be decoded.
    frameworkErrors: (error, _, reply) => void sendProblem(reply, fromFastifyError(error)),
    genReqId: newId,
    requestIdHeader: false,
    // Of the request alone: an answer may take longer.
    requestTimeout: 15_000,
    http: { headersTimeout: 10_000, requestTimeout: 15_000, connectionsCheckingInterval: 5_000 },
    // The path of a batch is the names of all its procedures.
    routerOptions: { maxParamLength: 5000 },
    // Browsers keep connections; a stop waits for those only on which a call is being answered.
    forceCloseConnections: 'idle',
  })
  const origins = createOrigins(deps.db, options.origins)
  allowEmptyBodies(server)
  server.setErrorHandler((error: FastifyError, _, reply) =>
    sendProblem(reply, fromFastifyError(error)),
  )
  server.addHook('onRequest', async (request, reply) => {
    reply.header('x-request-id', request.id)
  })
  server.addHook('onResponse', logRequest)
  await server.register(cookie)
  await registerEdge(server, { publicUrl, origins })
  const { lifetimes, limitScale } = options
  const sockets = attachSockets(server, deps, { origins, trusts, lifetimes, limitScale })
  const streams = createStreams(deps, lifetimes)
  registerHealth(server, deps)
  registerMetrics(server, { token: options.metricsToken, countSockets: sockets.count })
  await registerTrpc(server, deps, { secure, origins, streams })
  registerRest(server, deps, { secure, origins, streams })
  await registerOpenApi(server, publicUrl)
  await registerPages(server, { ...options, db: deps.db, limits: deps.limits })
  return { server, sockets }
}

/** One line a request. The query may hold what a person typed, so it stays out. */
async function logRequest(request: FastifyRequest, reply: FastifyReply): Promise<void> {
  const { method, url } = request
  const status = reply.statusCode
  const ms = Math.round(reply.elapsedTime)
  request.log.info({ method, path: url.split('?')[0], status, ms }, 'request')
}

/** A POST or DELETE without a body passes, also when it says that it would be JSON. */
function allowEmptyBodies(server: FastifyInstance): void {
  const parse = server.getDefaultJsonParser('error', 'error')
  server.removeContentTypeParser('application/json')
  server.addContentTypeParser('application/json', { parseAs: 'string' }, (request, body, done) => {
    if (body === '') done(null, undefined)
    else void parse(request, body as string, done)
  })
}
