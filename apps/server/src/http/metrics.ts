import { setTimeout as pause } from 'node:timers/promises'
import { promisify } from 'node:util'

import type { OfflineAssistant } from '@oka/assistant/offline'
import { DomainError } from '@oka/api/domain-error'
import { isSameSecret } from '@oka/api/same-secret'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import { collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client'

import { bearerOf } from './context.ts'
import { sendProblem } from './problem-reply.ts'
import type { ConnectionRefusals } from '../sockets/connection-refusals.ts'

export type MetricsOptions = {
  token: string | undefined
  /** Whether a proxy is known to stand before this process. */
  isProxied: boolean
  refusals: ConnectionRefusals
  /** WebSockets that are open. */
  countSockets: () => number
  readingLoad: () => ReadingLoad
}

/** What the thread that reads what visitors write has to do. */
export type ReadingLoad = ReturnType<OfflineAssistant['load']>

/** Milliseconds within which the event loop lag is sampled a few times. */
const firstSamplesMs = 50

/** `/metrics` for Prometheus: from this machine without a proxy between, or with the token. */
export function registerMetrics(
  server: FastifyInstance,
  { token, isProxied, refusals, countSockets, readingLoad }: MetricsOptions,
): void {
  const registry = new Registry()
  let hasDefaultMetrics = false
  const requests = new Histogram({
    name: 'oka_http_request_seconds',
    help: 'Time to answer a request.',
    labelNames: ['method', 'route', 'status'],
    buckets: [0.005, 0.02, 0.1, 0.5, 2, 10, 30],
    registers: [registry],
  })
  // Cached by route, method and status: prom-client serializes the labels for each observation.
  const byLabels = new Map<string, Map<string, ReturnType<typeof requests.labels>[]>>()
  const labelled = (method: string, route: string, status: number) => {
    const byMethod = byLabels.get(route) ?? new Map<string, ReturnType<typeof requests.labels>[]>()
    const byStatus = byMethod.get(method) ?? []
    const known = byStatus[status]
    if (known) return known
    byStatus[status] = requests.labels({ method, route, status: String(status) })
    byLabels.set(route, byMethod.set(method, byStatus))
    return byStatus[status]
  }
  const sockets: Gauge = new Gauge({
    name: 'oka_sockets',
    help: 'Open WebSockets.',
    registers: [registry],
    collect: () => sockets.set(countSockets()),
  })
  const connections: Gauge = new Gauge({
    name: 'oka_connections',
    help: 'Open TCP connections, those of WebSockets included.',
    registers: [registry],
    collect: async () => connections.set(await getConnections()),
  })
  const getConnections = promisify(server.server.getConnections.bind(server.server))
  refusals.register(registry)
  for (const [name, [key, help]] of Object.entries(readingGauges)) {
    const gauge: Gauge = new Gauge({
      name,
      help,
      registers: [registry],
      collect: () => gauge.set(readingLoad()[key]),
    })
  }
  server.addHook('onResponse', (request, reply, done) => {
    const { method, routeOptions } = request
    const route = routeOptions.url ?? 'none'
    labelled(method, route, reply.statusCode).observe(reply.elapsedTime / 1000)
    done()
  })
  server.get('/metrics', { logLevel: 'silent' }, async (request, reply) => {
    if (!hasToken(request, token) && (isProxied || !isLocal(request)))
      return sendProblem(reply, new DomainError('not_found'))
    // Registered on the first scrape: prom-client samples the event loop lag every 10 ms, which would be most of the
    // wake-ups of an idle server.
    if (!hasDefaultMetrics) {
      hasDefaultMetrics = true
      collectDefaultMetrics({ register: registry })
      // Without a sample its minimum would read as three centuries.
      await pause(firstSamplesMs)
    }
    return reply.header('content-type', registry.contentType).send(await registry.metrics())
  })
}

const readingGauges: Record<string, [keyof ReadingLoad, help: string]> = {
  oka_reading_waiting: ['waiting', 'Texts that wait to be read by the offline assistant.'],
  oka_reading_done: ['done', 'Texts it has read, and replies it has written, since the start.'],
  oka_reading_lost: ['lost', 'Texts it gave up, since the start.'],
  oka_reading_busy_ms: ['busyMs', 'Milliseconds it was busy, since the start.'],
}

function hasToken(request: FastifyRequest, token: string | undefined): boolean {
  const given = bearerOf(request)
  return token !== undefined && given !== undefined && isSameSecret(given, token)
}

/** Headers by which proxies and the networks before them say on whose behalf they speak. */
const forwarding = /^(via|forwarded|x-.+|cf-.+|true-client-ip|fly-.+|fastly-.+|client-ip|cdn-loop)$/

const localHost = /^(localhost|127\.\d+\.\d+\.\d+|\[::1\])(:\d+)?$/i

/** From this machine, to it, and with no header that a proxy adds. */
function isLocal({ headers, raw }: FastifyRequest): boolean {
  const { remoteAddress = '' } = raw.socket
  return (
    ['127.0.0.1', '::1', '::ffff:127.0.0.1'].includes(remoteAddress) &&
    localHost.test(headers.host ?? '') &&
    !Object.keys(headers).some((name) => forwarding.test(name))
  )
}
