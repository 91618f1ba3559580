import type { Admin } from '@oka/contract/auth'
import type { LeadDetail } from '@oka/contract/lead'
import type { Score } from '@oka/contract/score'
import type { Db } from '@oka/db/client'
import { lockConversation, setLead } from '@oka/db/chat/conversations'
import { appendEvent } from '@oka/db/audit/events'
import { giveFactsToLead, inForce, listFacts } from '@oka/db/leads/facts'
import { insertLead } from '@oka/db/leads/leads'
import type { ConversationRow } from '@oka/db/schema'
import { conversationTopic, notify } from '@oka/db/topics'

import { contactOf } from '../contact-of.ts'
import type { Deps } from '../deps.ts'
import { DomainError } from '../domain-error.ts'
import { findLeadDetail } from '../lead-detail.ts'
import { readScoring, type Scoring } from '@oka/db/rubric'
import { noScore, recordScore, scoreColumns } from '../record-score.ts'
import { scoreToday } from '../score.ts'

/** What a lead is by its facts: its contact details and its score. */
export type LeadSnapshot = {
  contact: ReturnType<typeof contactOf>
  score: Score
  scoring: Scoring
  /** The fields of the facts that it has become that by. */
  fields: string[]
}

/**
 * Creates the lead of a conversation, with all that is known of its visitor. The caller holds the
 * conversation's lock.
 */
export async function makeLead(
  tx: Db,
  { id, locale }: ConversationRow,
  { contact, score, scoring, fields }: LeadSnapshot,
  author?: Admin,
): Promise<number> {
  const leadId = await insertLead(tx, {
    ...contact,
    ...scoreColumns(score),
    locale,
    source: 'chat',
  })
  await setLead(tx, id, leadId)
  await giveFactsToLead(tx, id, leadId)
  const change = { before: noScore, after: score, cause: 'facts' as const, fields }
  await recordScore(tx, leadId, { ...change, version: scoring.version })
  await appendEvent(tx, {
    name: 'lead.created',
    adminId: author?.id,
    leadId,
    conversationId: id,
    data: { source: 'chat', fitScore: score.total },
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
    const scoring = await readScoring(tx)
    const present = {
      contact: contactOf(facts),
      score: scoreToday(facts, scoring.company, scoring.rubric),
      scoring,
      fields: inForce(facts).map(({ field }) => field),
    }
    const leadId = await makeLead(tx, conversation, present, author)
    await notify(tx, conversationTopic(conversationId))
    return findLeadDetail(tx, leadId)
  })
}
