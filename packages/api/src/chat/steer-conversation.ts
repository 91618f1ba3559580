import type { Admin } from '@oka/contract/auth'
import type { ConversationState } from '@oka/contract/chat'
import { appendSystemMessage, type Turnover } from '@oka/db/append-message'
import type { Db } from '@oka/db/client'
import { findStanding, lockConversation } from '@oka/db/conversations'
import type { EventName } from '@oka/contract/event'
import { appendEvent } from '@oka/db/events'
import { isVisitorWaiting } from '@oka/db/messages'
import type { ConversationRow } from '@oka/db/schema'

import type { Deps } from '../deps.ts'
import { DomainError } from '../domain-error.ts'
import { answerVisitor } from './answer-visitor.ts'
import { systemMessages } from './system-messages.ts'

/** A member of staff answers from now on; whatever the assistant was writing is dropped. */
export async function takeOver(
  { db }: Pick<Deps, 'db'>,
  conversationId: string,
  admin: Admin,
): Promise<ConversationState> {
  return change(db, conversationId, async (tx, conversation) => {
    if (conversation.mode === 'closed') throw new DomainError('conversation_closed')
    if (conversation.mode === 'human' && conversation.holderId === admin.id) return
    refuseHeld(conversation, admin)
    await say(tx, conversation, admin, {
      content: systemMessages[conversation.locale].takenOver(admin.name),
      to: { mode: 'human', holderId: admin.id, owesAnswer: false },
      event: 'conversation.taken_over',
    })
  })
}

/** The assistant answers again, at once if the visitor is waiting. */
export async function release(
  deps: Deps,
  conversationId: string,
  admin: Admin,
): Promise<ConversationState> {
  const state = await change(deps.db, conversationId, async (tx, conversation) => {
    if (conversation.mode !== 'human') throw new DomainError('conversation_not_held')
    refuseHeld(conversation, admin)
    await say(tx, conversation, admin, {
      content: systemMessages[conversation.locale].released,
      to: await toAssistant(tx, conversation),
      event: 'conversation.released',
    })
  })
  deps.later(() => answerVisitor(deps, conversationId))
  return state
}

/** Ends the conversation; the visitor can start another one. */
export async function close(
  { db }: Pick<Deps, 'db'>,
  conversationId: string,
  admin: Admin,
): Promise<ConversationState> {
  return change(db, conversationId, async (tx, conversation) => {
    if (conversation.mode === 'closed') return
    refuseHeld(conversation, admin)
    await say(tx, conversation, admin, {
      content: systemMessages[conversation.locale].closed,
      to: { mode: 'closed', holderId: null, owesAnswer: false },
      event: 'conversation.closed',
    })
  })
}

/** Takes the closing back; the assistant answers. */
export async function reopen(
  deps: Deps,
  conversationId: string,
  admin: Admin,
): Promise<ConversationState> {
  const state = await change(deps.db, conversationId, async (tx, conversation) => {
    if (conversation.mode !== 'closed') return
    await say(tx, conversation, admin, {
      content: systemMessages[conversation.locale].reopened,
      to: await toAssistant(tx, conversation),
      event: 'conversation.reopened',
    })
  })
  deps.later(() => answerVisitor(deps, conversationId))
  return state
}

/** An answer is owed if the visitor spoke last. */
async function toAssistant(tx: Db, { id }: ConversationRow): Promise<Turnover> {
  return { mode: 'assistant', holderId: null, owesAnswer: await isVisitorWaiting(tx, id) }
}

/** Only an admin may take a conversation out of a colleague's hands. */
function refuseHeld({ mode, holderId }: ConversationRow, admin: Admin): void {
  const byColleague = mode === 'human' && holderId !== null && holderId !== admin.id
  if (byColleague && admin.role !== 'admin') throw new DomainError('conversation_held')
}

async function change(
  db: Db,
  conversationId: string,
  apply: (tx: Db, conversation: ConversationRow) => Promise<void>,
): Promise<ConversationState> {
  return db.transaction(async (tx) => {
    const conversation = await lockConversation(tx, conversationId)
    if (!conversation) throw new DomainError('conversation_not_found')
    await apply(tx, conversation)
    const { mode, turn, holder } = (await findStanding(tx, conversationId))!
    return { conversationId, mode, turn, holder }
  })
}

async function say(
  tx: Db,
  { id, leadId }: ConversationRow,
  admin: Admin,
  { content, to, event }: { content: string; to: Turnover; event: EventName },
): Promise<void> {
  await appendSystemMessage(tx, { conversationId: id, content, authorId: admin.id }, to)
  await appendEvent(tx, {
    name: event,
    adminId: admin.id,
    conversationId: id,
    leadId: leadId ?? undefined,
  })
}
