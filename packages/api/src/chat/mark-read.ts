import type { MarkRead } from '@oka/contract/chat'
import { findConversationState } from '@oka/db/chat/conversation-state'
import { setStaffReadReceipt, setVisitorReadReceipt } from '@oka/db/chat/read-receipts'

import type { Deps, Principal } from '../deps.ts'
import { invalidInput } from '../domain-error.ts'
import { assertMayAccess, requireVisible } from './list-messages.ts'

/** Notes up to which message the caller has seen a conversation. Never takes anything back. */
export async function markRead(
  { db }: Pick<Deps, 'db'>,
  principal: Principal,
  { conversationId, seq }: MarkRead,
): Promise<{ seq: number }> {
  assertMayAccess(principal, conversationId)
  const standing = await findConversationState(db, conversationId)
  requireVisible(principal, standing)
  if (seq > standing.lastSeq) throw invalidInput('seq', `must be at most ${standing.lastSeq}`)
  if (principal.kind === 'visitor') await setVisitorReadReceipt(db, conversationId, seq)
  else await setStaffReadReceipt(db, { adminId: principal.admin.id, conversationId, seq })
  return { seq }
}
