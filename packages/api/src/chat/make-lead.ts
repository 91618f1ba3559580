import type { Admin } from '@oka/contract/auth'
import type { LeadDetail } from '@oka/contract/lead'
import type { Db } from '@oka/db/client'
import { lockConversation, setLead } from '@oka/db/chat/conversations'
import { appendEvent } from '@oka/db/audit/events'
import { giveFactsToLead, listFacts } from '@oka/db/leads/facts'
import { insertLead } from '@oka/db/leads/leads'
import type { ConversationRow } from '@oka/db/schema'
import { readCompany } from '@oka/db/settings'
import { conversationTopic, notify } from '@oka/db/topics'

import { contactOf } from '../contact-of.ts'
import type { Deps } from '../deps.ts'
import { DomainError } from '../domain-error.ts'
import { findLeadDetail } from '../lead-detail.ts'
import { scoreToday } from '../score.ts'

/** The columns of a lead that follow from its facts. */
export type LeadSnapshot = ReturnType<typeof contactOf> & { fitScore: number | null }

/**
 * Creates the lead of a conversation, with all that is known of its visitor. The caller holds the
 * conversation's lock.
 */
export async function makeLead(
  tx: Db,
  { id, locale }: ConversationRow,
  present: LeadSnapshot,
  author?: Admin,
): Promise<number> {
  const leadId = await insertLead(tx, { ...present, locale, source: 'chat' })
  await setLead(tx, id, leadId)
  await giveFactsToLead(tx, id, leadId)
  await appendEvent(tx, {
    name: 'lead.created',
    adminId: author?.id,
    leadId,
    conversationId: id,
    data: { source: 'chat', fitScore: present.fitScore },
  })
  return leadId
}

/** Creates a lead for a visitor without contact details; returns the existing lead if there is one. */
export async function createLeadOf(
  { db }: Pick<Deps, 'db'>,
  author: Admin,
  conversationId: string,
): Promise<LeadDetail> {
  return db.transaction(async (tx) => {
    const conversation = await lockConversation(tx, conversationId)
    if (!conversation) throw new DomainError('conversation_not_found')
    if (conversation.leadId !== null) return findLeadDetail(tx, conversation.leadId)
    const facts = await listFacts(tx, { conversationId })
    const present = {
      ...contactOf(facts),
      fitScore: scoreToday(facts, await readCompany(tx)).total,
    }
    const leadId = await makeLead(tx, conversation, present, author)
    await notify(tx, conversationTopic(conversationId))
    return findLeadDetail(tx, leadId)
  })
}
