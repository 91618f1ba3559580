import type { Admin } from '@oka/contract/auth'
import type { AddNote, Note } from '@oka/contract/note'
import { listColleagues } from '@oka/db/accounts/admins'
import { lockConversation } from '@oka/db/chat/conversations'
import { appendEvent } from '@oka/db/audit/events'
import { deleteNote as removeNote, findNote, insertNote } from '@oka/db/chat/notes'
import { insertNotification } from '@oka/db/notifications'

import type { Deps } from '../deps.ts'
import { DomainError, invalidInput } from '../domain-error.ts'

/** Adds a note, idempotently by its id, and notifies the colleagues it mentions. */
export async function addNote(
  { db }: Pick<Deps, 'db'>,
  author: Admin,
  { id, conversationId, content, mentions }: AddNote,
): Promise<Note> {
  const mentioned = [...new Set(mentions)]
  const colleagues = new Set((await listColleagues(db)).map((colleague) => colleague.id))
  if (!mentioned.every((adminId) => colleagues.has(adminId))) {
    throw invalidInput('mentions', 'must be people of the team who may chat')
  }
  return db.transaction(async (tx) => {
    // Its lock keeps it from being deleted, or continued without its lead, before the note is
    // stored.
    const conversation = await lockConversation(tx, conversationId)
    if (!conversation) throw new DomainError('conversation_not_found')
    const given = { id, conversationId, authorId: author.id, content, mentions: mentioned }
    if (await insertNote(tx, given)) {
      for (const adminId of mentioned.filter((one) => one !== author.id)) {
        const call = { kind: 'mentioned' as const, adminId, conversationId, fromId: author.id }
        await insertNotification(tx, call)
      }
      await appendEvent(tx, {
        name: 'note.added',
        adminId: author.id,
        conversationId,
        leadId: conversation.leadId ?? undefined,
        data: { mentions: mentioned.length },
        details: { after: { content } },
      })
    }
    const note = await findNote(tx, id)
    // The id belongs to a note of another conversation.
    if (note?.conversationId !== conversationId) throw new DomainError('message_differs')
    return note
  })
}

/** Deletes one of one's own notes. */
export async function deleteNote(
  { db }: Pick<Deps, 'db'>,
  author: Admin,
  id: string,
): Promise<{ deleted: true }> {
  await db.transaction(async (tx) => {
    const note = await findNote(tx, id)
    const conversation = note && (await lockConversation(tx, note.conversationId))
    if (!conversation || !(await removeNote(tx, id, author.id))) {
      throw new DomainError('note_not_found')
    }
    const { conversationId, content } = note
    await appendEvent(tx, {
      name: 'note.deleted',
      adminId: author.id,
      conversationId,
      leadId: conversation.leadId ?? undefined,
      details: { before: { content } },
    })
  })
  return { deleted: true }
}
