import type { Admin } from '@oka/contract/auth'
import type { ConversationState } from '@oka/contract/chat'
import { acknowledge } from '@oka/db/notifications'

import type { Deps } from '../deps.ts'
import { DomainError } from '../domain-error.ts'
import { answerVisitor } from './answer-visitor.ts'
import { systemMessages } from './system-messages.ts'
import { updateConversation, refuseHeld, postSystemMessage, assistantMode } from './switch-mode.ts'

/** A member of staff takes over; the assistant's answer in progress is discarded. */
export async function takeOver(
  { db }: Pick<Deps, 'db'>,
  conversationId: string,
  admin: Admin,
): Promise<ConversationState> {
  return updateConversation(db, conversationId, async (tx, conversation) => {
    if (conversation.mode === 'closed') throw new DomainError('conversation_closed')
    if (conversation.mode === 'human' && conversation.holderId === admin.id) return
    refuseHeld(conversation, admin)
    await acknowledge(tx, { conversationId }, admin.id)
    await postSystemMessage(tx, conversation, admin, {
      content: systemMessages[conversation.locale].takenOver(admin.name),
      to: { mode: 'human', holderId: admin.id, owesAnswer: false },
      event: 'conversation.taken_over',
    })
  })
}

/** Releases the conversation to the assistant, which answers at once if the visitor is waiting. */
export async function release(
  deps: Deps,
  conversationId: string,
  admin: Admin,
): Promise<ConversationState> {
  const state = await updateConversation(deps.db, conversationId, async (tx, conversation) => {
    if (conversation.mode !== 'human') throw new DomainError('conversation_not_held')
    refuseHeld(conversation, admin)
    await postSystemMessage(tx, conversation, admin, {
      content: systemMessages[conversation.locale].released,
      to: await assistantMode(tx, conversation),
      event: 'conversation.released',
    })
  })
  deps.runInBackground(() => answerVisitor(deps, conversationId, { skipDebounce: true }))
  return state
}

/** Closes the conversation; the visitor can start another one. */
export async function close(
  { db }: Pick<Deps, 'db'>,
  conversationId: string,
  admin: Admin,
): Promise<ConversationState> {
  return updateConversation(db, conversationId, async (tx, conversation) => {
    if (conversation.mode === 'closed') return
    refuseHeld(conversation, admin)
    await acknowledge(tx, { conversationId }, admin.id)
    await postSystemMessage(tx, conversation, admin, {
      content: systemMessages[conversation.locale].closed,
      to: { mode: 'closed', holderId: null, owesAnswer: false },
      event: 'conversation.closed',
    })
  })
}

/** Reopens the conversation; the assistant answers. */
export async function reopen(
  deps: Deps,
  conversationId: string,
  admin: Admin,
): Promise<ConversationState> {
  const state = await updateConversation(deps.db, conversationId, async (tx, conversation) => {
    if (conversation.mode !== 'closed') return
    await postSystemMessage(tx, conversation, admin, {
      content: systemMessages[conversation.locale].reopened,
      to: await assistantMode(tx, conversation),
      event: 'conversation.reopened',
    })
  })
  deps.runInBackground(() => answerVisitor(deps, conversationId, { skipDebounce: true }))
  return state
}
