import type { Admin } from '@oka/contract/auth'
import type { Message, ReplyMessage } from '@oka/contract/chat'
import { appendAgentMessage } from '@oka/db/append-message'
import { findConversation } from '@oka/db/conversations'

import type { Deps } from '../deps.ts'
import { DomainError } from '../domain-error.ts'
import { findRepeated } from './send-message.ts'

/** Stores what a member of staff wrote. Who replies to a conversation of the assistant takes it over. */
export async function replyMessage(
  deps: Pick<Deps, 'db'>,
  author: Admin,
  input: ReplyMessage,
): Promise<{ message: Message }> {
  const stored = await appendAgentMessage(deps.db, input, author)
  if (stored === 'known') return { message: await findRepeated(deps, input) }
  if (stored) return { message: stored }
  const conversation = await findConversation(deps.db, input.conversationId)
  if (!conversation) throw new DomainError('conversation_not_found')
  throw new DomainError(
    conversation.mode === 'closed' ? 'conversation_closed' : 'conversation_held',
  )
}
