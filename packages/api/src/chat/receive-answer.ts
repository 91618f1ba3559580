import type { Message, MessageVia } from '@oka/contract/chat'
import { appendEvent } from '@oka/db/audit/events'
import { appendSystemMessage, appendVisitorMessage } from '@oka/db/chat/append-message'
import { lockForVisitor } from '@oka/db/chat/continue-conversation'
import { findByClientMessageId, findEarlierMessage } from '@oka/db/chat/messages'
import type { Db } from '@oka/db/client'
import { insertNotification } from '@oka/db/notifications'

import type { Deps } from '../deps.ts'
import { DomainError } from '../domain-error.ts'
import { answerVisitor } from './answer-visitor.ts'
import { assistantMode } from './switch-mode.ts'
import { systemMessages } from './system-messages.ts'

type Answer = {
  conversationId: string
  /** Idempotency key: what arrives twice is stored once. */
  clientMessageId: string
  content: string
  via: MessageVia
}

/**
 * Stores what a lead answers by e-mail or on the page of the report as a message of the visitor. A
 * closed conversation is reopened, as the client cannot see that it is closed; staff are
 * called, since the assistant's answer does not reach a mailbox. Throws `conversation_not_found`.
 */
export async function receiveAnswer(deps: Deps, answer: Answer): Promise<Message | 'duplicate'> {
  const { conversationId } = answer
  const { db, limits } = deps
  await limits.count('chat_messages_a_day', conversationId)
  await limits.count('chat_bytes_a_day', conversationId, Buffer.byteLength(answer.content))
  const stored = await db.transaction((tx) => store(tx, answer))
  if (stored !== 'duplicate') {
    deps.runInBackground(() => answerVisitor(deps, conversationId, { skipDebounce: true }))
  }
  return stored
}

async function store(tx: Db, answer: Answer): Promise<Message | 'duplicate'> {
  const { conversationId, clientMessageId } = answer
  const conversation = await lockForVisitor(tx, conversationId)
  if (!conversation) throw new DomainError('conversation_not_found')
  if (await findByClientMessageId(tx, conversationId, clientMessageId)) return 'duplicate'
  if (await findEarlierMessage(tx, conversationId, clientMessageId)) return 'duplicate'
  const { leadId, locale, mode } = conversation
  if (mode === 'closed') {
    const to = await assistantMode(tx, conversation)
    const content = systemMessages[locale].reopened
    await appendSystemMessage(tx, { conversationId, content, authorId: null }, to)
  }
  const appended = await appendVisitorMessage(tx, answer)
  if (!appended || appended === 'duplicate') throw new DomainError('conversation_not_found')
  if (mode !== 'human') {
    await insertNotification(tx, { kind: 'visitor_answered', adminId: null, conversationId })
  }
  await appendEvent(tx, {
    name: 'conversation.answered',
    conversationId,
    leadId: leadId ?? undefined,
    data: { via: answer.via },
  })
  return appended.message
}
