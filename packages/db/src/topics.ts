import { sql } from 'drizzle-orm'

import type { Db } from './client.ts'

/** The channel of PostgreSQL on which every topic is notified. */
export const topicChannel = 'oka'

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
  await db.execute(sql`select pg_notify(${topicChannel}, ${topic})`)
}

/** The same inside a statement that writes. */
export const notifySql = (topic: unknown) => sql<void>`pg_notify(${topicChannel}, ${topic})`
