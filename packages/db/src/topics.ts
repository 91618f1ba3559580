import { sql } from 'drizzle-orm'
import type postgres from 'postgres'

import type { Db } from './client.ts'
import { newId } from './id.ts'

const channel = 'oka'

export const conversationTopic = (id: string): string => `conversation:${id}`
/** The answer that a visitor still gets after the lead was deleted: the inbox does not hear of it. */
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

/** Wakes the followers of a topic, in every process, at the moment the transaction commits. */
export async function wake(db: Db, topic: string): Promise<void> {
  await db.execute(sql`select pg_notify(${channel}, ${topic})`)
}

/** The same inside a statement that writes. */
export const wakeSql = (topic: unknown) => sql<void>`pg_notify(${channel}, ${topic})`

/**
 * What somebody was woken for. `everything`: the line to PostgreSQL was down, so that any wake-up
 * may have been missed. Otherwise the topics that had news since the last look.
 */
export type News = { everything: boolean; topics: ReadonlySet<string> }

/** Wake-ups from the moment it was made; several that nobody waited for are one. */
export type Follower = Disposable & {
  /** Resolves when there is news, with null when the signal aborts. */
  next: (signal: AbortSignal) => Promise<News | null>
  /** Whether `next` would resolve at once. */
  hasNews: () => boolean
}

/** Wakes up those who follow a topic. Carries no data, ever: what is new is read from the tables. */
export type Topics = AsyncDisposable & {
  /** Follows some topics, or with `*` all of them. */
  follow: (...topics: readonly string[]) => Follower
}

/** Milliseconds between two beats, and from the last that was heard until the line counts as silent. */
const beatEvery = 5000
const silentAfter = 12_000
/** Milliseconds in which the first beat is heard, or never will be. */
const firstBeatPatience = 4000

/** What is announced does not come: `connection` goes through a pooler that forgets LISTEN, or to another database. */
export class NotHeardError extends Error {
  override readonly name = 'NotHeardError'
  readonly code = 'NOT_HEARD'
}

/**
 * Listens on a connection of its own; postgres.js listens again by itself after it was lost. Whether it can still be
 * heard is tried by beats sent over the pool: a line that is dead at the other end, or leads to a server that is no
 * longer the one the pool leads to, says nothing. While it is silent, everybody looks with each beat, and another
 * line takes its place.
 *
 * @param connectDirect opens a client that no pooler in transaction mode stands before
 * @throws NotHeardError when not even the first beat is heard
 */
export async function openTopics(
  connectDirect: () => postgres.Sql,
  pool: postgres.Sql,
): Promise<Topics> {
  const hearers = new Map<string, Set<(topic: string | null) => void>>()
  const tell = (key: string, topic: string) => hearers.get(key)?.forEach((hear) => hear(topic))
  const tellAll = () =>
    hearers.forEach((hearersOfTopic) => hearersOfTopic.forEach((hear) => hear(null)))
  const beat = `beat:${newId()}`
  const first = Promise.withResolvers<void>()
  let heardAt = performance.now()
  let renewing = false

  async function openLine(): Promise<postgres.Sql> {
    const client = connectDirect()
    try {
      // The last runs on every (re)connection.
      await client.listen(channel, onTopic, tellAll)
    } catch (error) {
      await client.end({ timeout: 0 })
      throw error
    }
    return client
  }

  function onTopic(topic: string): void {
    if (topic === beat) {
      heardAt = performance.now()
      first.resolve()
    }
    if (topic.startsWith('beat:')) return
    tell(topic, topic)
    tell('*', topic)
  }

  async function renewLine(): Promise<void> {
    if (renewing) return
    renewing = true
    try {
      const silent = line
      line = await openLine()
      heardAt = performance.now()
      await silent.end({ timeout: 0 })
    } finally {
      renewing = false
    }
  }

  let line = await openLine()
  try {
    await pool.notify(channel, beat)
    const patience = setTimeout(() => first.reject(new NotHeardError()), firstBeatPatience)
    await first.promise.finally(() => clearTimeout(patience))
  } catch (error) {
    await line.end({ timeout: 0 })
    throw error
  }

  async function sendBeat(): Promise<void> {
    await pool.notify(channel, beat)
    if (performance.now() - heardAt <= silentAfter) return
    tellAll()
    await renewLine()
  }

  // A database that is away has nothing new; what fails is tried again with the next beat.
  const beating = setInterval(() => void sendBeat().catch(() => {}), beatEvery)
  beating.unref()

  return {
    follow: (...topics) => {
      const { hear, ...follower } = createFollower()
      for (const topic of topics) {
        const others = hearers.get(topic)
        if (others) others.add(hear)
        else hearers.set(topic, new Set([hear]))
      }
      return {
        ...follower,
        [Symbol.dispose]: () => {
          for (const topic of topics) {
            const others = hearers.get(topic)
            if (others?.delete(hear) && others.size === 0) hearers.delete(topic)
          }
        },
      }
    },
    [Symbol.asyncDispose]: async () => {
      clearInterval(beating)
      await line.end({ timeout: 1 })
    },
  }
}

function createFollower() {
  let everything = false
  let topics = new Set<string>()
  let resolve: (() => void) | undefined

  function take(): News | null {
    if (!everything && topics.size === 0) return null
    const news = { everything, topics }
    everything = false
    topics = new Set()
    return news
  }

  return {
    hasNews: (): boolean => everything || topics.size > 0,
    hear: (topic: string | null): void => {
      if (topic === null) everything = true
      else topics.add(topic)
      resolve?.()
    },
    next: (signal: AbortSignal): Promise<News | null> => {
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
