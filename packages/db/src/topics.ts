import { sql } from 'drizzle-orm'
import type postgres from 'postgres'

import type { Db } from './client.ts'
import { newId } from './id.ts'

const channel = 'oka'

export const conversationTopic = (id: string): string => `conversation:${id}`
/** The answer that a visitor still gets after the lead was deleted: the inbox is not notified of it. */
export const hiddenTopic = (id: string): string => `hidden:${id}`
/** Half-written answers have a topic of their own, so that the inbox is not woken four times a second. */
export const draftTopic = (id: string): string => `draft:${id}`
/** Who looks and who types. */
export const presenceTopic = (id: string): string => `presence:${id}`
/** Somebody calls on a member of staff, or on everybody (`null`). */
export const notificationTopic = (adminId: number | null): string =>
  `notification:${adminId ?? 'all'}`
/** A member of staff has seen more of a conversation. */
export const readTopic = (adminId: number, conversationId: string): string =>
  `read:${adminId}:${conversationId}`
export const leadTopic = (id: number): string => `lead:${id}`
/** Sessions have ended: whoever holds sockets looks whether they are theirs. */
export const sessionsTopic = 'sessions'
/** Turns were given back and want to be taken up. */
export const turnsTopic = 'turns'

/** Notifies the subscribers of a topic, in every process, when the transaction commits (NOTIFY). */
export async function notify(db: Db, topic: string): Promise<void> {
  await db.execute(sql`select pg_notify(${channel}, ${topic})`)
}

/** The same inside a statement that writes. */
export const notifySql = (topic: unknown) => sql<void>`pg_notify(${channel}, ${topic})`

/**
 * What a subscriber was notified of. `everything`: the connection to PostgreSQL was down, so that any
 * notification may have been missed. Otherwise the topics that changed since the last look.
 */
export type TopicChanges = { everything: boolean; topics: ReadonlySet<string> }

/** Notifications from the moment it was made; those that come while none is awaited are coalesced. */
export type TopicSubscription = Disposable & {
  /** Resolves with what changed, with null when the signal aborts. */
  next: (signal: AbortSignal) => Promise<TopicChanges | null>
  /** Whether `next` would resolve at once. */
  hasChanges: () => boolean
}

/** Notifies the subscribers of topics. Carries no data: what is new is read from the tables. */
export type Topics = AsyncDisposable & {
  /** Subscribes to some topics, or with `*` to all of them. */
  subscribe: (...topics: readonly string[]) => TopicSubscription
}

/** Milliseconds between two heartbeats, and from the last one until the connection counts as silent. */
const heartbeatMs = 5000
const silentAfterMs = 12_000
/** Milliseconds in which the first heartbeat comes, or none will. */
const firstHeartbeatTimeoutMs = 4000

/** Notifications do not come: the connection goes through a pooler that drops LISTEN, or to another database. */
export class NoHeartbeatError extends Error {
  override readonly name = 'NoHeartbeatError'
  readonly code = 'NO_HEARTBEAT'
}

/**
 * Listens on a connection of its own; postgres.js listens again by itself after it was lost. Heartbeats sent over the
 * pool show that it still hears: a half-open connection, or one to a server that the pool has left, hears none. While
 * it is silent, subscribers look with each heartbeat, and a new connection takes its place.
 *
 * @param connectDirect opens a client that no pooler in transaction mode stands before
 * @throws NoHeartbeatError when not even the first heartbeat comes
 */
export async function openTopics(
  connectDirect: () => postgres.Sql,
  pool: postgres.Sql,
): Promise<Topics> {
  const listeners = new Map<string, Set<(topic: string | null) => void>>()
  const tell = (key: string, topic: string) =>
    listeners.get(key)?.forEach((deliver) => deliver(topic))
  const notifyAll = () =>
    listeners.forEach((delivers) => delivers.forEach((deliver) => deliver(null)))
  const heartbeat = `heartbeat:${newId()}`
  const first = Promise.withResolvers<void>()
  let heardAt = performance.now()
  let renewing = false

  async function openConnection(): Promise<postgres.Sql> {
    const client = connectDirect()
    try {
      // The last runs on every (re)connection.
      await client.listen(channel, onTopic, notifyAll)
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
    tell(topic, topic)
    tell('*', topic)
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
    await pool.notify(channel, heartbeat)
    const timer = setTimeout(() => first.reject(new NoHeartbeatError()), firstHeartbeatTimeoutMs)
    await first.promise.finally(() => clearTimeout(timer))
  } catch (error) {
    await connection.end({ timeout: 0 })
    throw error
  }

  async function sendHeartbeat(): Promise<void> {
    await pool.notify(channel, heartbeat)
    if (performance.now() - heardAt <= silentAfterMs) return
    notifyAll()
    await reconnect()
  }

  // A database that is away has nothing new; what fails is tried again with the next heartbeat.
  const heartbeatTimer = setInterval(() => void sendHeartbeat().catch(() => {}), heartbeatMs)
  heartbeatTimer.unref()

  return {
    subscribe: (...topics) => {
      const { deliver, ...subscription } = createSubscription()
      for (const topic of topics) {
        const others = listeners.get(topic)
        if (others) others.add(deliver)
        else listeners.set(topic, new Set([deliver]))
      }
      return {
        ...subscription,
        [Symbol.dispose]: () => {
          for (const topic of topics) {
            const others = listeners.get(topic)
            if (others?.delete(deliver) && others.size === 0) listeners.delete(topic)
          }
        },
      }
    },
    [Symbol.asyncDispose]: async () => {
      clearInterval(heartbeatTimer)
      await connection.end({ timeout: 1 })
    },
  }
}

function createSubscription() {
  let everything = false
  let topics = new Set<string>()
  let resolve: (() => void) | undefined

  function take(): TopicChanges | null {
    if (!everything && topics.size === 0) return null
    const changes = { everything, topics }
    everything = false
    topics = new Set()
    return changes
  }

  return {
    hasChanges: (): boolean => everything || topics.size > 0,
    deliver: (topic: string | null): void => {
      if (topic === null) everything = true
      else topics.add(topic)
      resolve?.()
    },
    next: (signal: AbortSignal): Promise<TopicChanges | null> => {
      const waiting = signal.aborted ? null : take()
      if (waiting || signal.aborted) return Promise.resolve(waiting)
      return new Promise((done) => {
        resolve = () => {
          resolve = undefined
          signal.removeEventListener('abort', resolveNow)
          done(take())
        }
        const resolveNow = resolve
        signal.addEventListener('abort', resolveNow, { once: true })
      })
    },
  }
}
