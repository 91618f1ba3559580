import { appendSystemMessage, type ModeChange } from '@oka/db/chat/append-message'
import type { Db } from '@oka/db/client'
import { appendEvent } from '@oka/db/audit/events'
import { closeExpiredCall, findCallDelay, insertNotification } from '@oka/db/notifications'
import type { ConversationRow } from '@oka/db/schema'

import type { Availability } from './availability.ts'
import { systemMessages } from './system-messages.ts'

/** Result of a call: `open` when one was made a moment ago; or the seconds until one is allowed. */
type Called = 'made' | 'open' | { retryAfter: number }

/**
 * Calls all who may chat and posts to the visitor what to expect, unless they were called a moment
 * ago, or too many calls of the visitor's address are open. An expired unacknowledged call is
 * repeated, with the expected delay of now. The caller's transaction holds the conversation's lock.
 */
export async function callPerson(
  tx: Db,
  conversation: ConversationRow,
  availability: Availability,
  modeChange: ModeChange,
): Promise<Called> {
  const { id, locale, leadId } = conversation
  const retryAfter = await findCallDelay(tx, conversation)
  if (retryAfter !== null) return { retryAfter }
  if (await closeExpiredCall(tx, id, 'person_requested')) return 'open'
  await insertNotification(tx, { kind: 'person_requested', adminId: null, conversationId: id })
  const content = systemMessages[locale].personRequested(availability)
  await appendSystemMessage(tx, { conversationId: id, content, authorId: null }, modeChange)
  const about = { conversationId: id, leadId: leadId ?? undefined }
  await appendEvent(tx, { name: 'conversation.person_requested', ...about })
  return 'made'
}
