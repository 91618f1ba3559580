import type { Message } from '@oka/contract/chat'
import { findConversation } from '@oka/db/conversations'
import { findLead } from '@oka/db/leads'
import { listMessagePage, listMessagePageOfLead } from '@oka/db/messages'

import type { Deps, Principal } from '../deps.ts'
import { DomainError } from '../domain-error.ts'

export type MessageList = { messages: Message[]; hasMore: boolean }

/** A visitor sees one conversation; all others are to him as if they did not exist. */
export function requireConversation(principal: Principal, conversationId: string): void {
  if (principal.kind === 'visitor' && principal.conversationId !== conversationId) {
    throw new DomainError('conversation_not_found')
  }
}

/** The messages of a conversation after a `seq`. */
export async function listConversation(
  { db }: Pick<Deps, 'db'>,
  principal: Principal,
  { conversationId, after }: { conversationId: string; after: number },
): Promise<MessageList> {
  requireConversation(principal, conversationId)
  if (!(await findConversation(db, conversationId))) throw new DomainError('conversation_not_found')
  return listMessagePage(db, conversationId, after)
}

/** All a lead said and heard; for a visitor, the own conversation, if it is that lead's. */
export async function listHistory(
  { db }: Pick<Deps, 'db'>,
  principal: Principal,
  { leadId, after }: { leadId: number; after: number },
): Promise<MessageList> {
  const isVisitor = principal.kind === 'visitor'
  if (isVisitor && principal.leadId !== leadId) throw new DomainError('lead_not_found')
  if (!isVisitor && !(await findLead(db, leadId))) throw new DomainError('lead_not_found')
  const conversationId = isVisitor ? principal.conversationId : undefined
  return listMessagePageOfLead(db, leadId, { offset: after, conversationId })
}
