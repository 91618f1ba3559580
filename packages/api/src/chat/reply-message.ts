import type { Admin } from '@oka/contract/auth'
import type { Message, ReplyMessage } from '@oka/contract/chat'
import type { Problem } from '@oka/contract/problem'
import { appendAgentMessage, orDuplicate } from '@oka/db/chat/append-message'
import { lockConversation } from '@oka/db/chat/conversations'
import { appendEvent } from '@oka/db/audit/events'
import { acknowledge } from '@oka/db/notifications'

import type { Deps } from '../deps.ts'
import { DomainError } from '../domain-error.ts'
import { findRepeated } from './send-message.ts'

/** Stores a message of staff. Replying to a conversation of the assistant takes it over. */
export async function replyMessage(
  { db }: Pick<Deps, 'db'>,
  author: Admin,
  input: ReplyMessage,
): Promise<{ message: Message }> {
  const { conversationId } = input
  let refusal: Problem = 'conversation_held'
  const stored = await orDuplicate(() =>
    db.transaction(async (tx) => {
      const before = await lockConversation(tx, conversationId)
      if (!before) throw new DomainError('conversation_not_found')
      if (before.mode === 'closed') refusal = 'conversation_closed'
      const message = await appendAgentMessage(tx, input, author)
      if (!message) return undefined
      await acknowledge(tx, { conversationId }, author.id)
      const { id: adminId } = author
      const about = { adminId, conversationId, leadId: before.leadId ?? undefined }
      if (before.holderId !== adminId) {
        await appendEvent(tx, { ...about, name: 'conversation.taken_over' })
      }
      await appendEvent(tx, { ...about, name: 'conversation.replied', data: { seq: message.seq } })
      return message
    }),
  )
  const isNew = stored !== undefined && stored !== 'duplicate'
  return { message: isNew ? stored : await findRepeated({ db }, input, refusal) }
}
