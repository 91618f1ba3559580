import { appendSystemMessage, type Turnover } from '@oka/db/append-message'
import type { Db } from '@oka/db/client'
import { appendEvent } from '@oka/db/events'
import { endUnheardCall, insertNotification } from '@oka/db/notifications'
import type { ConversationRow } from '@oka/db/schema'

import type { Availability } from './availability.ts'
import { systemMessages } from './system-messages.ts'

/**
 * Calls on everybody who may chat and tells the visitor what to expect, unless they were called a
 * moment ago: false. A call that went unheard is made anew, with what is to be expected by now. The caller's transaction holds the conversation's lock.
 */
export async function callPerson(
  tx: Db,
  { id, locale, leadId }: ConversationRow,
  availability: Availability,
  turnover: Turnover,
): Promise<boolean> {
  if (await endUnheardCall(tx, id, 'person_requested')) return false
  await insertNotification(tx, { kind: 'person_requested', adminId: null, conversationId: id })
  const content = systemMessages[locale].personRequested(availability)
  await appendSystemMessage(tx, { conversationId: id, content, authorId: null }, turnover)
  const about = { conversationId: id, leadId: leadId ?? undefined }
  await appendEvent(tx, { name: 'conversation.person_requested', ...about })
  return true
}
