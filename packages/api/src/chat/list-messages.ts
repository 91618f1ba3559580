import type { ConversationSnapshot, Message } from '@oka/contract/chat'
import { findLead } from '@oka/db/leads/leads'
import { listMessagePage, listMessagePageOfLead, listOwnMessagePage } from '@oka/db/chat/messages'
import { findConversationState } from '@oka/db/chat/conversation-state'

import type { Deps, Principal } from '../deps.ts'
import { DomainError } from '../domain-error.ts'
import { snapshot } from './conversation-events.ts'

export type MessageList = { messages: Message[]; hasMore: boolean }

/** Returns 404 instead of 403: other conversations do not exist for a visitor. */
export function assertMayAccess(principal: Principal, conversationId: string): void {
  if (principal.kind === 'visitor' && principal.conversationId !== conversationId) {
    throw new DomainError('conversation_not_found')
  }
}

/** Throws unless it is visible: staff do not see the conversation of a deleted lead, its visitor does. */
export function requireVisible<Found extends { deletedAt: string | null }>(
  principal: Principal,
  found: Found | undefined,
): asserts found is Found {
  const isThere = found && (principal.kind === 'visitor' || found.deletedAt === null)
  if (!isThere) throw new DomainError('conversation_not_found')
}

/** The messages of a conversation after a `seq`, and its state just before they were read. */
export async function listConversation(
  { db }: Pick<Deps, 'db'>,
  principal: Principal,
  { conversationId, after }: { conversationId: string; after: number },
): Promise<MessageList & { snapshot: ConversationSnapshot }> {
  assertMayAccess(principal, conversationId)
  const state = await findConversationState(db, conversationId)
  requireVisible(principal, state)
  const page =
    principal.kind === 'visitor'
      ? await listOwnMessagePage(db, state, after)
      : await listMessagePage(db, conversationId, after)
  return { ...page, snapshot: snapshot(state) }
}

/** All messages of a lead; for a visitor, only the own conversation, if it is that lead's. */
export async function listHistory(
  { db }: Pick<Deps, 'db'>,
  principal: Principal,
  { leadId, after }: { leadId: number; after: number },
): Promise<MessageList> {
  const isVisitor = principal.kind === 'visitor'
  if (isVisitor && principal.leadId !== leadId) throw new DomainError('lead_not_found')
  if (!(await findLead(db, leadId))) throw new DomainError('lead_not_found')
  const conversationId = isVisitor ? principal.conversationId : undefined
  return listMessagePageOfLead(db, leadId, { offset: after, conversationId })
}
