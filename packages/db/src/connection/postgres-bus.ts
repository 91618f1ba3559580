import type postgres from 'postgres'

import { type Bus, createSubscriptions } from './bus.ts'
import { newId } from '../id.ts'
import { topicChannel } from '../topics.ts'

/** Milliseconds between two heartbeats, and from the last one until the connection counts as silent. */
const heartbeatMs = 5000
const silentAfterMs = 12_000
/** Milliseconds to wait for the first heartbeat. */
const firstHeartbeatTimeoutMs = 4000

/** Notifications do not come: the connection goes through a pooler that drops LISTEN, or to another database. */
export class NoHeartbeatError extends Error {
  override readonly name = 'NoHeartbeatError'
  readonly code = 'NO_HEARTBEAT'
}

/**
 * Listens on a connection of its own; postgres.js listens again by itself after it was lost.
 * Heartbeats sent through the pool detect a half-open connection, or one to another server than
 * the pool's. While none arrive, subscribers poll at the heartbeat's interval, and the connection
 * is replaced.
 *
 * @param connectDirect opens a client that bypasses a pooler in transaction mode
 * @throws NoHeartbeatError when the first heartbeat does not arrive
 */
export async function openPostgresBus(
  connectDirect: () => postgres.Sql,
  pool: postgres.Sql,
): Promise<Bus> {
  const { subscribe, listen, deliver, deliverEverything } = createSubscriptions()
  const heartbeat = `heartbeat:${newId()}`
  const first = Promise.withResolvers<void>()
  let heardAt = performance.now()
  let renewing = false

  async function openConnection(): Promise<postgres.Sql> {
    const client = connectDirect()
    try {
      // The last callback runs on every (re)connection.
      await client.listen(topicChannel, onTopic, deliverEverything)
    } catch (error) {
      await client.end({ timeout: 0 })
      throw error
    }
    return client
  }

  function onTopic(topic: string): void {
    if (topic === heartbeat) {
      heardAt = performance.now()
      first.resolve()
    }
    if (topic.startsWith('heartbeat:')) return
    deliver(topic)
  }

  async function reconnect(): Promise<void> {
    if (renewing) return
    renewing = true
    try {
      const silent = connection
      connection = await openConnection()
      heardAt = performance.now()
      await silent.end({ timeout: 0 })
    } finally {
      renewing = false
    }
  }

  let connection = await openConnection()
  try {
    await pool.notify(topicChannel, heartbeat)
    const timer = setTimeout(() => first.reject(new NoHeartbeatError()), firstHeartbeatTimeoutMs)
    await first.promise.finally(() => clearTimeout(timer))
  } catch (error) {
    await connection.end({ timeout: 0 })
    throw error
  }

  async function sendHeartbeat(): Promise<void> {
    await pool.notify(topicChannel, heartbeat)
    if (performance.now() - heardAt <= silentAfterMs) return
    deliverEverything()
    await reconnect()
  }

  // While the database is away nothing is new; the next heartbeat retries.
  const heartbeatTimer = setInterval(() => void sendHeartbeat().catch(() => {}), heartbeatMs)
  heartbeatTimer.unref()

  return {
    subscribe,
    listen,
    [Symbol.asyncDispose]: async () => {
      clearInterval(heartbeatTimer)
      await connection.end({ timeout: 1 })
    },
  }
}
