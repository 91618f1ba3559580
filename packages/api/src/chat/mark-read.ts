import type { MarkRead } from '@oka/contract/chat'
import { findStanding } from '@oka/db/standing'
import { setStaffRead, setVisitorRead } from '@oka/db/reads'

import type { Deps, Principal } from '../deps.ts'
import { invalidInput } from '../domain-error.ts'
import { requireConversation, requireVisible } from './list-messages.ts'

/** Notes up to which message the caller has seen a conversation. Never takes anything back. */
export async function markRead(
  { db }: Pick<Deps, 'db'>,
  principal: Principal,
  { conversationId, seq }: MarkRead,
): Promise<{ seq: number }> {
  requireConversation(principal, conversationId)
  const standing = await findStanding(db, conversationId)
  requireVisible(principal, standing)
  if (seq > standing.lastSeq) throw invalidInput('seq', `must be at most ${standing.lastSeq}`)
  if (principal.kind === 'visitor') await setVisitorRead(db, conversationId, seq)
  else await setStaffRead(db, { adminId: principal.admin.id, conversationId, seq })
  return { seq }
}
