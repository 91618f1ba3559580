import type { PersonRequested } from '@oka/contract/chat'
import { appendSystemMessage } from '@oka/db/append-message'
import { lockConversation } from '@oka/db/conversations'
import { appendEvent } from '@oka/db/events'
import { insertNotification, isCalled } from '@oka/db/notifications'

import type { Deps } from '../deps.ts'
import { DomainError } from '../domain-error.ts'
import { answerVisitor } from './answer-visitor.ts'
import { readAvailability } from './availability.ts'
import { systemMessages } from './system-messages.ts'
import { toAssistant } from './turn-over.ts'

/**
 * Calls on everybody who may chat, and tells the visitor what to expect. The assistant answers
 * until somebody takes over. Asked for again while the call is open, nothing is repeated; while a
 * person answers, there is nobody to call. Throws `conversation_closed`.
 */
export async function requestPerson(deps: Deps, id: string): Promise<PersonRequested> {
  const availability = await readAvailability(deps)
  const called = await deps.db.transaction(async (tx) => {
    const conversation = await lockConversation(tx, id)
    if (!conversation) throw new DomainError('conversation_not_found')
    const { mode, leadId, locale } = conversation
    if (mode === 'closed') throw new DomainError('conversation_closed')
    if (mode === 'human' || (await isCalled(tx, id, 'person_requested'))) return false
    await insertNotification(tx, { kind: 'person_requested', adminId: null, conversationId: id })
    const content = systemMessages[locale].personRequested(availability)
    const message = { conversationId: id, content, authorId: null }
    await appendSystemMessage(tx, message, await toAssistant(tx, conversation))
    await appendEvent(tx, {
      name: 'conversation.person_requested',
      conversationId: id,
      leadId: leadId ?? undefined,
    })
    return true
  })
  if (called) deps.later(() => answerVisitor(deps, id, { atOnce: true }))
  const { available, expectedMinutes } = availability
  return { available, expectedMinutes }
}
