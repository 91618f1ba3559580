import { type SQL, sql } from 'drizzle-orm'

/** A pool or a transaction; not `Db`, whose module needs this one. */
type Executor = { execute: (statement: SQL) => PromiseLike<unknown> }

/** The channel of PostgreSQL on which every topic is notified. */
export const topicChannel = 'oka'

export const conversationTopic = (id: string): string => `conversation:${id}`
/** The answer that a visitor still gets after the lead was deleted: the inbox is not notified of it. */
export const hiddenTopic = (id: string): string => `hidden:${id}`
/** Drafts have a topic of their own, so that the inbox is not notified four times a second. */
export const draftTopic = (id: string): string => `draft:${id}`
/** Who views and who types. */
export const presenceTopic = (id: string): string => `presence:${id}`
/** A call on a member of staff, or on all (`null`). */
export const notificationTopic = (adminId: number | null): string =>
  `notification:${adminId ?? 'all'}`
/** A read receipt of a member of staff has advanced. */
export const readTopic = (adminId: number, conversationId: string): string =>
  `read:${adminId}:${conversationId}`
export const leadTopic = (id: number): string => `lead:${id}`
/** The rubric, its draft, or how far the scoring of all leads by it is, has changed. */
export const scoringTopic = 'scoring'
/** The language model in the settings was changed: each process takes the new one. */
export const providerTopic = 'provider'
/** Sessions have ended: each process closes the sockets of those that are its own. */
export const sessionsTopic = 'sessions'
/** Turns were released and can be claimed. */
export const turnsTopic = 'turns'

/** Notifies the subscribers of a topic, in every process, when the transaction commits (NOTIFY). */
export async function notify(db: Executor, topic: string): Promise<void> {
  await db.execute(sql`select pg_notify(${topicChannel}, ${topic})`)
}

/** The same inside a statement that writes. */
export const notifySql = (topic: unknown) => sql<void>`pg_notify(${topicChannel}, ${topic})`
