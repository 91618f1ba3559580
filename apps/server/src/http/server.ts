import { randomUUID } from 'node:crypto'

import cookie from '@fastify/cookie'
import type { Deps } from '@oka/api/deps'
import { DomainError } from '@oka/api/domain-error'
import { bodyMaxBytes } from '@oka/contract/limits'
import Fastify, {
  type FastifyBaseLogger,
  type FastifyError,
  type FastifyInstance,
  type FastifyReply,
  type FastifyRequest,
  LogController,
} from 'fastify'

import { limitConnections } from '../sockets/connections.ts'
import { registerHttpPolicy } from './http-policy.ts'
import type { Trusts } from '../config/env.ts'
import { registerHealth } from './health.ts'
import type { Lifetimes } from '../sockets/session-expiry.ts'
import { type ReadingLoad, registerMetrics } from './metrics.ts'
import { registerOpenApi } from './openapi.ts'
import { type MailWebhookOptions, registerMailWebhooks } from './mail-webhooks.ts'
import { LazyLogger } from './lazy-logger.ts'
import { createOrigins } from './origins.ts'
import { type PagesOptions, registerPages } from './static-files.ts'
import { fromFastifyError, sendClientError, sendProblem } from './problem-reply.ts'
import { createReadiness, type Readiness } from './readiness.ts'
import { guardResponses } from './response-guard.ts'
import { registerReportPage } from './report-page.ts'
import { registerRest } from './rest.ts'
import { createConnectionRefusals } from '../sockets/connection-refusals.ts'
import { registerSockets } from '../sockets/sockets.ts'
import { asksForSocket } from '../sockets/socket-upgrades.ts'
import { createStreams } from './sse.ts'
import { registerTrpc } from './trpc-http.ts'

/** Milliseconds that a connection may take. */
const timeouts = {
  /** From its opening, or the first byte of a later request, to the end of the headers. */
  headersTimeout: 10_000,
  /** From there to the end of the body as well. The answer may take longer. */
  requestTimeout: 15_000,
  /**
   * From an answer to the next request: longer than the 60 s for which AWS's load balancer keeps an idle
   * connection, or it would send a request over one that we have just closed.
   * https://docs.aws.amazon.com/elasticloadbalancing/latest/application/edit-load-balancer-attributes.html
   */
  keepAliveTimeout: 72_000,
  /**
   * In which a byte has to pass: a client that takes nothing of its answer is cut off. Longer than any call
   * waits (60 s, for a report) and than the 15 s between the pings of an event stream.
   */
  connectionTimeout: 75_000,
} as const

declare module 'fastify' {
  interface FastifyInstance {
    readiness: Readiness
  }
}

export type ServerOptions = Omit<PagesOptions, 'db' | 'limits' | 'origins'> & {
  logger: FastifyBaseLogger & { isLevelEnabled: (level: string) => boolean }
  origins: readonly string[]
  trusts: Trusts
  metricsToken: string | undefined
  /** The webhooks of the mail providers that are listened to. */
  mailReports: MailWebhookOptions['mailReports']
  receivedMails: MailWebhookOptions['receivedMails']
  /** Whether TRUST_PROXY says that a proxy stands before us. */
  isProxied: boolean
  readingLoad: () => ReadingLoad
  lifetimes: Lifetimes
  /** Multiplies what one address may have. */
  limitScale: number
}

function refuseSchema(): never {
  throw new Error('A route has a schema for Fastify; use zod.')
}

/** The HTTP server with everything on it, not yet listening. */
export async function createServer(deps: Deps, options: ServerOptions): Promise<FastifyInstance> {
  const { publicUrl, trusts, lifetimes, limitScale } = options
  const secure = new URL(publicUrl).protocol === 'https:'
  const refusals = createConnectionRefusals(options.logger)
  const baseLogger: FastifyBaseLogger = options.logger
  const server = Fastify({
    loggerInstance: baseLogger,
    childLoggerFactory: (logger, bindings, childOptions) =>
      new LazyLogger(() => logger.child(bindings, childOptions)),
    // `logRequest` writes one line where Fastify writes two.
    logController: new LogController({ disableRequestLogging: true }),
    trustProxy: trusts,
    bodyLimit: bodyMaxBytes,
    // What is refused before there is a route, such as an address that cannot be decoded; no hook runs for it.
    frameworkErrors: (error, _, reply) => void sendProblem(reply, fromFastifyError(error)),
    clientErrorHandler: sendClientError,
    genReqId: () => randomUUID(),
    requestIdHeader: false,
    requestTimeout: timeouts.requestTimeout,
    keepAliveTimeout: timeouts.keepAliveTimeout,
    connectionTimeout: timeouts.connectionTimeout,
    http: {
      headersTimeout: timeouts.headersTimeout,
      requestTimeout: timeouts.requestTimeout,
      connectionsCheckingInterval: 5000,
      // Node's own answer has no body; `registerHttpPolicy` refuses it in the form of the contract.
      requireHostHeader: false,
      shouldUpgradeCallback: (request) => asksForSocket(request) && !deps.stopping.aborted,
    },
    // The path of a batch is the names of all its procedures.
    routerOptions: {
      maxParamLength: 5000,
      // `PUBLIC_URL/` and `/readyz` make `//readyz`, which would be a page of the admin app, and always well.
      ignoreTrailingSlash: true,
      ignoreDuplicateSlashes: true,
    },
    // Browsers keep connections; a stop waits for those only on which a call is being answered.
    forceCloseConnections: 'idle',
    // zod checks what comes in and goes out: Fastify's own compilers for JSON Schema need not be loaded.
    schemaController: {
      compilersFactory: { buildValidator: refuseSchema, buildSerializer: refuseSchema },
    },
    // `refuseWhileStopping` does it in the form of the contract.
    return503OnClosing: false,
  })
  // Expectations that we do not know are passed over (RFC 9110 section 10.1.1).
  server.server.on('checkExpectation', (request, response) =>
    server.server.emit('request', request, response),
  )
  limitConnections(server.server, { trusts, limitScale, refusals })
  server.decorate('readiness', createReadiness(deps, options.logger))
  const origins = createOrigins(deps.db, options.origins)
  allowEmptyBodies(server)
  server.setErrorHandler((error: FastifyError, _, reply) =>
    sendProblem(reply, fromFastifyError(error)),
  )
  const countSockets = registerSockets(server, deps, {
    origins,
    trusts,
    refusals,
    lifetimes,
    limitScale,
  })
  server.addHook('onRequest', (request, reply, done) => {
    reply.header('x-request-id', request.id)
    // An upgrade that is ignored is the last request of its connection.
    if (request.headers.upgrade !== undefined) reply.header('connection', 'close')
    refuseWhileStopping(request, deps)
    done()
  })
  server.addHook('onResponse', (request, reply, done) => {
    if (options.logger.isLevelEnabled('info')) logRequest(request, reply)
    done()
  })
  // Read by the few calls that ask for one (`context.ts`).
  await server.register(cookie, { hook: false })
  guardResponses(server, deps, options.limitScale)
  await registerHttpPolicy(server, { publicUrl, origins })
  const streams = createStreams(deps, lifetimes)
  registerHealth(server, server.readiness)
  const { metricsToken: token, isProxied, readingLoad } = options
  registerMetrics(server, { token, isProxied, refusals, countSockets, readingLoad })
  await registerTrpc(server, deps, { secure, origins, streams })
  registerRest(server, deps, { secure, origins, streams })
  await registerMailWebhooks(server, deps, options)
  await registerReportPage(server, deps)
  registerOpenApi(server, publicUrl)
  await registerPages(server, { ...options, origins, db: deps.db, limits: deps.limits })
  return server
}

/** Health is told until the end. */
function refuseWhileStopping(request: FastifyRequest, { stopping }: Pick<Deps, 'stopping'>): void {
  if (!stopping.aborted) return
  const { url } = request.routeOptions
  if (url === '/healthz' || url === '/readyz') return
  const message = 'The server is stopping; try again shortly.'
  throw new DomainError('database_unavailable', { message, retryAfter: 1 })
}

/** One line a request. The query may hold what a person typed, so it stays out. */
function logRequest(request: FastifyRequest, reply: FastifyReply): void {
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
