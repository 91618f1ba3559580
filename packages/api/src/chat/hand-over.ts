import type { Admin } from '@oka/contract/auth'
import type { ConversationState, HandOver } from '@oka/contract/chat'
import { listColleagues } from '@oka/db/accounts/admins'
import { acknowledge, insertNotification } from '@oka/db/notifications'

import type { Deps } from '../deps.ts'
import { DomainError, invalidInput } from '../domain-error.ts'
import { systemMessages } from './system-messages.ts'
import { updateConversation, refuseHeld, postSystemMessage } from './switch-mode.ts'

/** Hands the conversation to a colleague, who is called. The visitor sees both names. */
export async function handOver(
  { db }: Pick<Deps, 'db'>,
  admin: Admin,
  { conversationId, adminId }: HandOver,
): Promise<ConversationState> {
  const colleague = (await listColleagues(db)).find(({ id }) => id === adminId)
  if (!colleague) throw invalidInput('adminId', 'must be somebody of the team who may chat')
  return updateConversation(db, conversationId, async (tx, conversation) => {
    if (conversation.mode === 'closed') throw new DomainError('conversation_closed')
    if (conversation.mode === 'human' && conversation.holderId === adminId) return
    refuseHeld(conversation, admin)
    const texts = systemMessages[conversation.locale]
    await acknowledge(tx, { conversationId }, admin.id)
    if (adminId !== admin.id) {
      const call = { kind: 'handed_over' as const, adminId, conversationId, fromId: admin.id }
      await insertNotification(tx, call)
    }
    await postSystemMessage(tx, conversation, admin, {
      content:
        adminId === admin.id
          ? texts.takenOver(admin.name)
          : texts.handedOver(admin.name, colleague.name),
      to: { mode: 'human', holderId: adminId, owesAnswer: false },
      event: adminId === admin.id ? 'conversation.taken_over' : 'conversation.handed_over',
      ...(adminId !== admin.id && { subjectId: adminId }),
    })
  })
}
