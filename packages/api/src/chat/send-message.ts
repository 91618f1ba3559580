import type { Message, SendMessage } from '@oka/contract/chat'
import type { Problem } from '@oka/contract/problem'
import { appendVisitorMessage, type NewTurn, orDuplicate } from '@oka/db/chat/append-message'
import type { TopicSubscription } from '@oka/db/connection/bus'
import { findConversationState } from '@oka/db/chat/conversation-state'
import {
  findAnswer,
  findByClientMessageId,
  findEarlierMessage,
  type StoredMessage,
} from '@oka/db/chat/messages'
import { lockForVisitor } from '@oka/db/chat/continue-conversation'
import { conversationTopic, hiddenTopic } from '@oka/db/topics'

import type { Deps } from '../deps.ts'
import { DomainError } from '../domain-error.ts'
import { answerVisitor } from './answer-visitor.ts'

/** Milliseconds that a caller waits for the reply at most. */
const replyTimeoutMs = 25_000

/**
 * Stores a visitor's message, idempotently by its client message id, and triggers its answer. With
 * `wait` it returns the answer, if there is one in time.
 */
export async function sendMessage(
  deps: Deps,
  conversationId: string,
  { clientMessageId, content, wait }: SendMessage,
  address: string,
): Promise<{ message: Message; reply?: Message }> {
  await countMessage(deps, { conversationId, content, address })
  // Subscribes before the message is stored, so that no answer is missed.
  using subscription = deps.bus.subscribe(
    conversationTopic(conversationId),
    hiddenTopic(conversationId),
  )
  const given = { conversationId, clientMessageId, content }
  const stored =
    (await appendVisitorMessage(deps.db, { ...given, process: deps.processId })) ??
    (await storeInContinuation(deps, given))
  const isNew = stored !== 'duplicate'
  const message = isNew ? stored.message : await findRepeated(deps, given, 'conversation_closed')
  const claim = isNew ? { claimed: stored.claimed } : {}
  deps.runInBackground(() =>
    answerVisitor(deps, conversationId, { skipDebounce: wait === true, ...claim }),
  )

  const reply = wait ? await waitForReply(deps, subscription, message) : undefined
  return reply ? { message, reply } : { message }
}

/**
 * Throws `too_many_requests` for too many messages or bytes of a conversation, in a minute or a
 * day, or of an address.
 */
async function countMessage(
  { limits }: Pick<Deps, 'limits'>,
  { conversationId, content, address }: Record<'conversationId' | 'content' | 'address', string>,
): Promise<void> {
  await limits.count('address_messages', address)
  await limits.count('chat_send', conversationId)
  await limits.count('chat_messages_a_day', conversationId)
  await limits.count('chat_bytes_a_day', conversationId, Buffer.byteLength(content))
}

/**
 * Stores a message that was refused because the lead is deleted, in the conversation that continues
 * without it. A message stored before the conversation was closed, or the lead deleted, is a
 * duplicate. Throws `conversation_closed`, and `conversation_not_found` when it was erased.
 */
async function storeInContinuation(
  { db, processId }: Pick<Deps, 'db' | 'processId'>,
  given: { conversationId: string; clientMessageId: string; content: string },
): Promise<NewTurn | 'duplicate'> {
  return orDuplicate(() =>
    db.transaction(async (tx) => {
      const { conversationId, clientMessageId } = given
      if (await findByClientMessageId(tx, conversationId, clientMessageId)) return 'duplicate'
      if (await findEarlierMessage(tx, conversationId, clientMessageId)) return 'duplicate'
      const conversation = await lockForVisitor(tx, conversationId)
      if (!conversation) throw new DomainError('conversation_not_found')
      const stored = await appendVisitorMessage(tx, { ...given, process: processId })
      if (stored) return stored
      // A concurrent call has stored it before the lead was deleted.
      if (conversation.mode !== 'closed') return 'duplicate'
      throw new DomainError('conversation_closed')
    }),
  )
}

/**
 * The message stored under the same id. Throws `message_differs` when its text is another,
 * `refusal` when there is none.
 */
export async function findRepeated(
  { db }: Pick<Deps, 'db'>,
  given: { conversationId: string; clientMessageId: string; content: string },
  refusal: Problem,
): Promise<StoredMessage> {
  const { conversationId, clientMessageId } = given
  const known =
    (await findByClientMessageId(db, conversationId, clientMessageId)) ??
    (await findEarlierMessage(db, conversationId, clientMessageId))
  if (!known) throw new DomainError(refusal)
  if (known.content !== given.content) throw new DomainError('message_differs')
  return known
}

/** The reply to that turn, or to a later one; undefined when a person answers or on timeout. */
async function waitForReply(
  { db, stopping }: Pick<Deps, 'db' | 'stopping'>,
  subscription: TopicSubscription,
  { conversationId, turn }: StoredMessage,
): Promise<Message | undefined> {
  const signal = AbortSignal.any([AbortSignal.timeout(replyTimeoutMs), stopping])
  do {
    const reply = await findAnswer(db, conversationId, turn)
    if (reply) return reply
    const state = await findConversationState(db, conversationId)
    if (state?.mode !== 'assistant') return undefined
  } while (await subscription.next(signal))
  return undefined
}
