import type { ConversationSnapshot, Message } from '@oka/contract/chat'
import { findLead } from '@oka/db/leads/leads'
import { listMessagePage, listMessagePageOfLead, listOwnMessagePage } from '@oka/db/chat/messages'
import { findConversationState } from '@oka/db/chat/conversation-state'

import type { Deps, Principal } from '../deps.ts'
import { DomainError } from '../domain-error.ts'
import { snapshot } from './conversation-events.ts'

export type MessageList = { messages: Message[]; hasMore: boolean }

/** A visitor sees one conversation; all others are to him as if they did not exist. */
export function assertMayAccess(principal: Principal, conversationId: string): void {
  if (principal.kind === 'visitor' && principal.conversationId !== conversationId) {
    throw new DomainError('conversation_not_found')
  }
}

/** Throws unless it is there: for staff, that of a deleted lead is not; for its visitor it is. */
export function requireVisible<Found extends { deletedAt: string | null }>(
  principal: Principal,
  found: Found | undefined,
): asserts found is Found {
  const isThere = found && (principal.kind === 'visitor' || found.deletedAt === null)
  if (!isThere) throw new DomainError('conversation_not_found')
}

/** The messages of a conversation after a `seq`, and how it stood just before they were read. */
export async function listConversation(
  { db }: Pick<Deps, 'db'>,
  principal: Principal,
  { conversationId, after }: { conversationId: string; after: number },
): Promise<MessageList & { snapshot: ConversationSnapshot }> {
  assertMayAccess(principal, conversationId)
  const standing = await findConversationState(db, conversationId)
  requireVisible(principal, standing)
  const page =
    principal.kind === 'visitor'
      ? await listOwnMessagePage(db, standing, after)
      : await listMessagePage(db, conversationId, after)
  return { ...page, snapshot: snapshot(standing) }
}

/** All a lead said and heard; for a visitor, the own conversation, if it is that lead's. */
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
