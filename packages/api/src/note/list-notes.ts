import type { Note } from '@oka/contract/note'
import { findConversation } from '@oka/db/chat/conversations'
import { listNotes as findNotes } from '@oka/db/chat/notes'

import type { Deps } from '../deps.ts'
import { DomainError } from '../domain-error.ts'

/** The notes on a conversation, oldest first. Throws `conversation_not_found`. */
export async function listNotes({ db }: Pick<Deps, 'db'>, conversationId: string): Promise<Note[]> {
  if (!(await findConversation(db, conversationId))) throw new DomainError('conversation_not_found')
  return findNotes(db, conversationId)
}
