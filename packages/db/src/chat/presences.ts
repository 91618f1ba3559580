import type { PresenceState } from '@oka/contract/presence'
import { lookingMs, typingMs } from '@oka/contract/presence-times'
import { and, asc, eq, gt, isNull, lt, sql } from 'drizzle-orm'

import type { Db } from '../client.ts'
import { admins, presences } from '../schema.ts'
import { statement } from '../statement.ts'
import { presenceTopic, notify } from '../topics.ts'

const inMs = (ms: number) => sql`now() + make_interval(secs => ${ms / 1000})`

/** A member of staff, or with null the visitor. */
export type Person = { conversationId: string; adminId: number | null }

const isPerson = ({ conversationId, adminId }: Person) =>
  and(
    eq(presences.conversationId, conversationId),
    adminId === null ? isNull(presences.adminId) : eq(presences.adminId, adminId),
  )

/** Stores a presence until it expires, and notifies its subscribers. */
export async function setPresence(db: Db, person: Person, state: PresenceState): Promise<void> {
  if (state === 'away') await db.delete(presences).where(isPerson(person))
  else {
    const until = {
      lookingUntil: inMs(lookingMs),
      typingUntil: state === 'typing' ? inMs(typingMs) : null,
    }
    await db
      .insert(presences)
      .values({ ...person, ...until })
      .onConflictDoUpdate({ target: [presences.conversationId, presences.adminId], set: until })
  }
  await notify(db, presenceTopic(person.conversationId))
}

export type PresentPerson = {
  adminId: number | null
  name: string | null
  typing: boolean
  /** Milliseconds until it expires, unless renewed. */
  expiresInMs: number
}

/** Who views the conversation, the visitor first. */
export function listPresences(db: Db, conversationId: string): Promise<PresentPerson[]> {
  const typing = sql<boolean>`coalesce(${presences.typingUntil} > now(), false)`
  return db
    .select({
      adminId: presences.adminId,
      name: admins.name,
      typing,
      expiresInMs: sql<number>`(extract(epoch from (case when ${typing} then ${presences.typingUntil} else ${presences.lookingUntil} end) - now()) * 1000)::integer`,
    })
    .from(presences)
    .leftJoin(admins, eq(admins.id, presences.adminId))
    .where(
      and(eq(presences.conversationId, conversationId), gt(presences.lookingUntil, sql`now()`)),
    )
    .orderBy(sql`${presences.adminId} nulls first`, asc(admins.name))
}

const typingVisitor = statement('typing_visitor', (db) =>
  db
    .select({ until: presences.typingUntil })
    .from(presences)
    .where(
      and(
        eq(presences.conversationId, sql.placeholder('conversationId')),
        isNull(presences.adminId),
        gt(presences.typingUntil, sql`now()`),
      ),
    ),
)

/** Whether the visitor is writing something. */
export async function isVisitorTyping(db: Db, conversationId: string): Promise<boolean> {
  const found = await typingVisitor(db).execute({ conversationId })
  return found.length > 0
}

/** Deletes expired presences. */
export async function deleteOldPresences(db: Db): Promise<void> {
  await db.delete(presences).where(lt(presences.lookingUntil, sql`now()`))
}
