import type { MarkRead } from '@oka/contract/chat'
import { findConversationState } from '@oka/db/chat/conversation-state'
import { setStaffReadReceipt, setVisitorReadReceipt } from '@oka/db/chat/read-receipts'

import type { Deps, Principal } from '../deps.ts'
import { invalidInput } from '../domain-error.ts'
import { assertMayAccess, requireVisible } from './list-messages.ts'

/** Advances the caller's read receipt; never moves it back. */
export async function markRead(
  { db }: Pick<Deps, 'db'>,
  principal: Principal,
  { conversationId, seq }: MarkRead,
): Promise<{ seq: number }> {
  assertMayAccess(principal, conversationId)
  const state = await findConversationState(db, conversationId)
  requireVisible(principal, state)
  if (seq > state.lastSeq) throw invalidInput('seq', `must be at most ${state.lastSeq}`)
  if (principal.kind === 'visitor') await setVisitorReadReceipt(db, conversationId, seq)
  else await setStaffReadReceipt(db, { adminId: principal.admin.id, conversationId, seq })
  return { seq }
}
