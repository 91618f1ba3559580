import { contactFields } from '@oka/contract/fact'
import type { Db } from '@oka/db/client'
import { countRefusals } from '@oka/db/leads/fact-refusals'
import { insertFacts, type KnownFact, listFacts, type NewFact } from '@oka/db/leads/facts'
import { newId } from '@oka/db/id'
import { lockLead, updateLead } from '@oka/db/leads/leads'
import { insertNotification } from '@oka/db/notifications'
import type { ConversationRow, LeadRow } from '@oka/db/schema'
import { setExtractedSeq } from '@oka/db/chat/turns'

import { contactOf } from '../contact-of.ts'
import type { AssistantInput } from '../ports.ts'
import { scoreToday } from '../score.ts'
import type { CheckedFact, CheckedFacts } from './check-facts.ts'
import { makeLead, type Present } from './make-lead.ts'

/**
 * Stores what the visitor has stated, makes the lead as soon as there is an e-mail or a phone
 * number, and keeps its contact details and its score in step. The caller's transaction holds the
 * conversation's lock.
 */
export async function learnFacts(
  tx: Db,
  conversation: ConversationRow,
  input: AssistantInput,
  { kept, refused }: CheckedFacts,
): Promise<void> {
  await storeFacts(tx, conversation, input, kept)
  await setExtractedSeq(tx, conversation.id, conversation.heardSeq)
  await countRefusals(tx, refused)
}

async function storeFacts(
  tx: Db,
  conversation: ConversationRow,
  input: AssistantInput,
  kept: readonly CheckedFact[],
): Promise<void> {
  const { id, leadId } = conversation
  // Taken before the facts are read, so that an entry of staff made meanwhile is seen.
  const lead = leadId === null ? undefined : await lockLead(tx, leadId)
  const owner = leadId === null ? { conversationId: id } : { leadId }
  const known = await listFacts(tx, owner)
  const news = pickNews(known, kept, conversation, input)
  await insertFacts(tx, news)
  if (news.length === 0) return

  const facts = await listFacts(tx, owner)
  const present = { ...contactOf(facts), fitScore: scoreToday(facts, input.company).total }
  if (leadId === null) await makeLeadIfReachable(tx, conversation, present)
  else if (lead) await keepLeadInStep(tx, lead, present)
  const before = scoreToday(known, input.company).total
  await callIfHot(tx, conversation, input, { before, now: present.fitScore })
}

/** A lead exists as soon as there is an e-mail or a phone number. */
async function makeLeadIfReachable(
  tx: Db,
  conversation: ConversationRow,
  present: Present,
): Promise<void> {
  if (present.email === '' && present.phone === null) return
  await makeLead(tx, conversation, present)
}

async function keepLeadInStep(tx: Db, lead: LeadRow, present: Present): Promise<void> {
  const fields = [...contactFields, 'fitScore'] as const
  const changed = fields.some((field) => present[field] !== lead[field])
  if (changed) await updateLead(tx, lead.id, present)
}

/** A visitor who has just become a hot lead calls on everybody, unless a person answers already. */
async function callIfHot(
  tx: Db,
  { id, mode }: ConversationRow,
  { company: { hotScore } }: AssistantInput,
  scores: Record<'before' | 'now', number | null>,
): Promise<void> {
  if (hotScore === null || mode !== 'assistant') return
  if ((scores.before ?? 0) >= hotScore || (scores.now ?? 0) < hotScore) return
  await insertNotification(tx, { kind: 'hot_lead', adminId: null, conversationId: id })
}

type News = { fact: NewFact; replaces: string[] }

/**
 * What was not known before. Of messages that were learnt from already, only fields of which
 * nothing is known are taken. An entry of staff stays in force: what the visitor says of it is noted as superseded by it.
 */
function pickNews(
  known: readonly KnownFact[],
  checked: readonly CheckedFact[],
  { id: conversationId, leadId, learntSeq }: ConversationRow,
  { transcript }: AssistantInput,
): News[] {
  const news: News[] = []
  const inForce = known.filter(({ supersededByStaff }) => !supersededByStaff)
  const current = new Map(inForce.map((fact) => [fact.field, fact]))
  const lastRead = transcript.at(-1)?.id ?? ''
  for (const { seq, rejected = false, ...said } of checked) {
    const former = current.get(said.field)
    const statement = { ...said, rejected, isOld: seq <= learntSeq, lastRead }
    if (former ? !replaces(former, statement) : rejected) continue
    const fact = { id: newId(), leadId, conversationId, rejected, ...said }
    if (former?.by === 'staff') {
      news.push({ fact: { ...fact, supersededBy: former.id }, replaces: [] })
      continue
    }
    news.push({ fact, replaces: former ? [former.id] : [] })
    current.set(said.field, { ...fact, author: null, supersededByStaff: false })
  }
  return news
}

type Statement = Pick<KnownFact, 'value' | 'by' | 'rejected'> & {
  isOld: boolean
  /** The last message that was read with it. */
  lastRead: string
}

/** What was concluded never replaces what was stated, nor an old statement its own correction. */
function replaces(
  former: Pick<KnownFact, 'value' | 'by' | 'messageId' | 'rejected'>,
  { value, by, isOld, lastRead, rejected }: Statement,
): boolean {
  // Identifiers follow time: what was said after the last message was learnt in between.
  const isLater = former.messageId !== null && former.messageId > lastRead
  if (isOld || isLater || (former.value === value && former.rejected === rejected)) return false
  return !(former.by === 'visitor' && by === 'assistant')
}
