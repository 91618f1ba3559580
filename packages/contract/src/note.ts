import { z } from 'zod'

import { conversationId } from './chat.ts'
import { noteMaxLength } from './limits.ts'
import { integer } from './page.ts'
import { text } from './text.ts'

/** An internal note on a conversation, which the visitor never sees. */
export const note = z.object({
  id: z.uuid(),
  conversationId: z.uuid(),
  content: z.string(),
  author: z.object({ id: z.int(), name: z.string() }).nullable(),
  /** Colleagues who are notified of it. */
  mentions: z.array(z.object({ id: z.int(), name: z.string() })),
  createdAt: z.iso.datetime(),
})
export type Note = z.infer<typeof note>

const noteId = z.uuid('must be a UUID')

export const notesOfConversation = z.object({ conversationId })
export const addNote = z.object({
  conversationId,
  /** Idempotency key made by the client. */
  id: noteId,
  content: text(noteMaxLength, 1),
  mentions: z.array(integer(1)).max(20, 'must have at most 20 entries').default([]),
})
export type AddNote = z.infer<typeof addNote>
export const noteById = z.object({ id: noteId })
export const noteDeleted = z.object({ deleted: z.literal(true) })
