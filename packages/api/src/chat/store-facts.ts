import { contactFields } from '@oka/contract/fact'
import type { Db } from '@oka/db/client'
import { countRefusals } from '@oka/db/leads/fact-refusals'
import { inForce, insertFacts, type KnownFact, listFacts, type NewFact } from '@oka/db/leads/facts'
import { newId } from '@oka/db/id'
import { lockLead, updateLead } from '@oka/db/leads/leads'
import { insertNotification } from '@oka/db/notifications'
import type { ConversationRow, LeadRow } from '@oka/db/schema'
import { setExtractedSeq } from '@oka/db/chat/turns'

import { contactOf } from '../contact-of.ts'
import type { AssistantInput } from '../ports.ts'
import { readScoring } from '@oka/db/rubric'
import { formerScore, recordScore, scoreColumns } from '../record-score.ts'
import { movesBetween, pointsOf, scoreToday } from '../score.ts'
import type { CheckedFact, CheckedFacts } from './check-facts.ts'
import { makeLead, type LeadSnapshot } from './make-lead.ts'

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
  await countRefusals(tx, refused)
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

type FactChange = { fact: NewFact; replaces: string[] }

/**
 * The facts that were not known before. From messages that were extracted before, only fields
 * without a fact are taken. A staff entry stays in force: what the visitor says of its field is
 * stored as superseded by it.
 */
function selectNewFacts(
  known: readonly KnownFact[],
  checked: readonly CheckedFact[],
  { id: conversationId, leadId, learntSeq }: ConversationRow,
  { transcript }: AssistantInput,
): FactChange[] {
  const changes: FactChange[] = []
  const latest = known.filter(({ supersededByStaff }) => !supersededByStaff)
  const current = new Map(latest.map((fact) => [fact.field, fact]))
  const lastRead = transcript.at(-1)?.id ?? ''
  for (const { seq, rejected = false, ...said } of checked) {
    const former = current.get(said.field)
    const statement = { ...said, rejected, isOld: seq <= learntSeq, lastRead }
    if (former ? !replaces(former, statement) : rejected) continue
    const fact = { id: newId(), leadId, conversationId, rejected, ...said }
    if (former?.by === 'staff') {
      changes.push({ fact: { ...fact, supersededBy: former.id }, replaces: [] })
      continue
    }
    changes.push({ fact, replaces: former ? [former.id] : [] })
    current.set(said.field, { ...fact, author: null, supersededByStaff: false })
  }
  return changes
}

type Statement = Pick<KnownFact, 'value' | 'by' | 'rejected'> & {
  isOld: boolean
  /** The last message of the same extraction. */
  lastRead: string
}

/** An inferred value never replaces a stated one, nor an old statement its own correction. */
function replaces(
  former: Pick<KnownFact, 'value' | 'by' | 'messageId' | 'rejected'>,
  { value, by, isOld, lastRead, rejected }: Statement,
): boolean {
  // Ids are ordered by time: a fact from after the last message was extracted in between.
  const isLater = former.messageId !== null && former.messageId > lastRead
  if (isOld || isLater || (former.value === value && former.rejected === rejected)) return false
  return !(former.by === 'visitor' && by === 'assistant')
}
