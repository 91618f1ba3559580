import type { AssistantInput } from '@oka/api/ports/assistant'
import type { Db } from '@oka/db/client'
import { findConversation } from '@oka/db/chat/conversations'
import { listMessages } from '@oka/db/chat/messages'

import type { Outcome } from '../violations.ts'

/** Done with the database, before each answer, by a model that is not to be trusted. */
export type Answering = (db: Db, input: AssistantInput) => Promise<void>

const enough = 10_000

/** What is stored of a conversation. */
export async function readOutcome(
  db: Db,
  conversationId: string,
): Promise<Pick<Outcome, 'messages' | 'conversation'>> {
  const conversation = await findConversation(db, conversationId)
  if (!conversation) throw new Error(`There is no conversation ${conversationId}.`)
  return { conversation, messages: await listMessages(db, conversationId, 0, enough) }
}
