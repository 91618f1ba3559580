import type { Note } from '@oka/contract/note'
import { and, asc, eq, inArray } from 'drizzle-orm'

import type { Db } from '../client.ts'
import { admins, notes } from '../schema.ts'
import { conversationTopic, notify } from '../topics.ts'

export type NewNote = {
  id: string
  conversationId: string
  authorId: number
  content: string
  mentions: number[]
}

/** False when it was there already. */
export async function insertNote(tx: Db, given: NewNote): Promise<boolean> {
  const made = await tx
    .insert(notes)
    .values(given)
    .onConflictDoNothing()
    .returning({ id: notes.id })
  if (made.length > 0) await notify(tx, conversationTopic(given.conversationId))
  return made.length > 0
}

/** The notes on a conversation, oldest first. The caller has checked that the conversation is visible. */
export async function listNotes(db: Db, conversationId: string): Promise<Note[]> {
  return find(db, eq(notes.conversationId, conversationId))
}

export async function findNote(db: Db, id: string): Promise<Note | undefined> {
  const [found] = await find(db, eq(notes.id, id))
  return found
}

async function find(db: Db, where: ReturnType<typeof eq>): Promise<Note[]> {
  const rows = await db
    .select({
      id: notes.id,
      conversationId: notes.conversationId,
      content: notes.content,
      authorId: notes.authorId,
      authorName: admins.name,
      mentions: notes.mentions,
      createdAt: notes.createdAt,
    })
    .from(notes)
    .leftJoin(admins, eq(admins.id, notes.authorId))
    .where(where)
    .orderBy(asc(notes.createdAt), asc(notes.id))
  const ids = [...new Set(rows.flatMap(({ mentions }) => mentions))]
  const people = await db
    .select({ id: admins.id, name: admins.name })
    .from(admins)
    .where(inArray(admins.id, ids))
  return rows.map(({ id, content, createdAt, ...row }) => ({
    id,
    // Notes on a lead alone have no conversation and are not selected.
    conversationId: row.conversationId!,
    content,
    author:
      row.authorId !== null && row.authorName !== null
        ? { id: row.authorId, name: row.authorName }
        : null,
    mentions: people.filter((person) => row.mentions.includes(person.id)),
    createdAt,
  }))
}

/** Deletes a note of that author; false when there is none. */
export async function deleteNote(tx: Db, id: string, authorId: number): Promise<boolean> {
  const [deleted] = await tx
    .delete(notes)
    .where(and(eq(notes.id, id), eq(notes.authorId, authorId)))
    .returning({ conversationId: notes.conversationId })
  if (deleted?.conversationId) await notify(tx, conversationTopic(deleted.conversationId))
  return deleted !== undefined
}
