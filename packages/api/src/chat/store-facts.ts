import { refusedKeptMax } from '@oka/contract/answer'
import { contactFields } from '@oka/contract/fact'
import type { Db } from '@oka/db/client'
import { countRefusals, storeRefusedFacts } from '@oka/db/leads/fact-refusals'
import { inForce, insertFacts, type KnownFact, listFacts } from '@oka/db/leads/facts'
import { lockLead, updateLead } from '@oka/db/leads/leads'
import { insertNotification } from '@oka/db/notifications'
import type { ConversationRow, LeadRow } from '@oka/db/schema'
import { setExtractedSeq } from '@oka/db/chat/turns'

import { contactOf } from '../contact-of.ts'
import type { AssistantInput } from '../ports/assistant.ts'
import { readScoring } from '@oka/db/rubric'
import { formerScore, recordScore, scoreColumns } from '../record-score.ts'
import { movesBetween, pointsOf, scoreToday } from '../score.ts'
import type { CheckedFact, CheckedFacts } from './check-facts.ts'
import { makeLead, type LeadSnapshot } from './make-lead.ts'
import { selectNewFacts } from './new-facts.ts'

/**
 * Stores what the visitor has stated, creates the lead as soon as there is an e-mail or a phone
 * number, and updates its contact details and its score. The caller's transaction holds the
 * conversation's lock.
 */
export async function storeFacts(
  tx: Db,
  conversation: ConversationRow,
  input: AssistantInput,
  { kept, refused }: CheckedFacts,
): Promise<void> {
  await storeNewFacts(tx, conversation, input, kept)
  await setExtractedSeq(tx, conversation.id, conversation.heardSeq)
  await storeRefusedFacts(tx, conversation, refused.slice(0, refusedKeptMax))
  await countRefusals(
    tx,
    refused.map(({ reason }) => reason),
  )
}

async function storeNewFacts(
  tx: Db,
  conversation: ConversationRow,
  input: AssistantInput,
  kept: readonly CheckedFact[],
): Promise<void> {
  const { id, leadId } = conversation
  // Locked before the facts are read, so that a concurrent staff entry is seen.
  const lead = leadId === null ? undefined : await lockLead(tx, leadId)
  const owner = leadId === null ? { conversationId: id } : { leadId }
  const known = await listFacts(tx, owner)
  const changes = selectNewFacts(known, kept, conversation, input)
  await insertFacts(tx, changes)
  if (changes.length === 0) return

  const facts = await listFacts(tx, owner)
  const scoring = await readScoring(tx)
  const scoreOf = (of: readonly KnownFact[]) => scoreToday(of, scoring.company, scoring.rubric)
  const score = scoreOf(facts)
  const fields = [...new Set(changes.map(({ fact }) => fact.field))]
  const present = { contact: contactOf(facts), score, scoring, fields }
  if (leadId === null)
    await makeLeadIfReachable(tx, conversation, { ...present, fields: fieldsOf(facts) })
  else if (lead) await updateLeadFromFacts(tx, lead, known, present)
  await callIfHot(tx, conversation, input, { before: scoreOf(known).total, now: score.total })
}

const fieldsOf = (facts: readonly KnownFact[]) => inForce(facts).map(({ field }) => field)

/** A lead exists as soon as there is an e-mail or a phone number. */
async function makeLeadIfReachable(
  tx: Db,
  conversation: ConversationRow,
  present: LeadSnapshot,
): Promise<void> {
  if (present.contact.email === '' && present.contact.phone === null) return
  await makeLead(tx, conversation, present)
}

async function updateLeadFromFacts(
  tx: Db,
  lead: LeadRow,
  known: readonly KnownFact[],
  { contact, score, scoring, fields }: LeadSnapshot,
): Promise<void> {
  const before = formerScore(lead, known, scoring)
  const hasMoved = movesBetween(before.scorePoints, pointsOf(score)).length > 0
  const hasChanged = contactFields.some((field) => contact[field] !== lead[field])
  if (!hasMoved && !hasChanged && score.total === lead.fitScore) return
  await updateLead(tx, lead.id, { ...contact, ...scoreColumns(score) })
  const { version } = scoring
  await recordScore(tx, lead.id, { before, after: score, cause: 'facts', fields, version })
}

/** A visitor who has just become a hot lead triggers a call on all, unless a person answers already. */
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
