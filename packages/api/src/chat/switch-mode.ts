import type { Admin } from '@oka/contract/auth'
import type { ConversationState } from '@oka/contract/chat'
import type { EventName } from '@oka/contract/event'
import { appendSystemMessage, type ModeChange } from '@oka/db/chat/append-message'
import type { Db } from '@oka/db/client'
import { lockConversation } from '@oka/db/chat/conversations'
import { findConversationState } from '@oka/db/chat/conversation-state'
import { appendEvent } from '@oka/db/audit/events'
import { isVisitorWaiting } from '@oka/db/chat/messages'
import type { ConversationRow } from '@oka/db/schema'

import { DomainError } from '../domain-error.ts'

/** An answer is owed if the visitor spoke last. */
export async function assistantMode(tx: Db, { id }: ConversationRow): Promise<ModeChange> {
  return { mode: 'assistant', holderId: null, owesAnswer: await isVisitorWaiting(tx, id) }
}

/** Only an admin may take a conversation out of a colleague's hands. */
export function refuseHeld({ mode, holderId }: ConversationRow, admin: Admin): void {
  const byColleague = mode === 'human' && holderId !== null && holderId !== admin.id
  if (byColleague && admin.role !== 'admin') throw new DomainError('conversation_held')
}

/** Updates the conversation under its lock and returns its new state. Throws `conversation_not_found`. */
export async function updateConversation(
  db: Db,
  conversationId: string,
  apply: (tx: Db, conversation: ConversationRow) => Promise<void>,
): Promise<ConversationState> {
  return db.transaction(async (tx) => {
    const conversation = await lockConversation(tx, conversationId)
    if (!conversation) throw new DomainError('conversation_not_found')
    await apply(tx, conversation)
    const { mode, turn, holder } = (await findConversationState(tx, conversationId))!
    return { conversationId, mode, turn, holder }
  })
}

/**
 * Posts a system message about the change, and records who changed it in the audit; no member of
 * staff, if `admin` is null.
 */
export async function postSystemMessage(
  tx: Db,
  { id, leadId }: ConversationRow,
  admin: Admin | null,
  modeChange: { content: string; to: ModeChange; event: EventName; subjectId?: number },
): Promise<void> {
  const { content, to, event, subjectId } = modeChange
  const authorId = admin?.id ?? null
  await appendSystemMessage(tx, { conversationId: id, content, authorId }, to)
  await appendEvent(tx, {
    name: event,
    adminId: admin?.id,
    subjectId,
    conversationId: id,
    leadId: leadId ?? undefined,
  })
}
