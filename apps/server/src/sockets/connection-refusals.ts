import type { FastifyBaseLogger } from 'fastify'
import { Counter, type Registry } from 'prom-client'

/** Milliseconds that one line of the log stands for. */
const window = 10_000

/** What was turned away before it became a request or a socket: counted each time, logged as a summary. */
export type ConnectionRefusals = {
  /** A TCP connection over a limit. */
  connection: (limit: 'address' | 'all') => void
  /** An upgrade that was refused with that status; with 408 it was cut unanswered. */
  upgrade: (status: number, url: string) => void
  register: (registry: Registry) => void
}

const connectionWords = {
  address:
    'Connections over the limit of one address were closed. If it is a reverse proxy, name it in TRUST_PROXY.',
  all: 'Connections over the limit of this process were closed.',
}

const upgradeWords = (status: number): string =>
  status === 429
    ? 'Upgrades over a limit of one address were refused. If it is a reverse proxy, name it in TRUST_PROXY.'
    : 'Upgrades were refused.'

/** Logs the first of a kind at once, and how many followed in ten seconds: a flood must not fill the log. */
export function createConnectionRefusals(log: Pick<FastifyBaseLogger, 'warn'>): ConnectionRefusals {
  const connections = new Counter({
    name: 'oka_connections_refused_total',
    help: 'TCP connections that were closed because they were over a limit.',
    labelNames: ['limit'],
    registers: [],
  })
  const upgrades = new Counter({
    name: 'oka_upgrades_refused_total',
    help: 'WebSocket upgrades that were refused.',
    labelNames: ['status'],
    registers: [],
  })
  const followed = new Map<string, number>()

  function summarize(
    words: string,
    { path, ...details }: { status?: number; path?: string } = {},
  ): void {
    const key = `${words} ${details.status ?? ''}`
    const count = followed.get(key)
    if (count !== undefined) {
      followed.set(key, count + 1)
      return
    }
    followed.set(key, 0)
    log.warn({ ...details, ...(path && { path }), count: 1 }, words)
    setTimeout(() => {
      const more = followed.get(key)!
      followed.delete(key)
      if (more > 0) log.warn({ ...details, count: more }, words)
    }, window).unref()
  }

  return {
    connection: (limit) => {
      connections.inc({ limit })
      summarize(connectionWords[limit])
    },
    upgrade: (status, url) => {
      upgrades.inc({ status })
      // The query may hold what a person typed.
      summarize(upgradeWords(status), { status, path: url.split('?')[0]! })
    },
    register: (registry) => {
      registry.registerMetric(connections)
      registry.registerMetric(upgrades)
    },
  }
}
