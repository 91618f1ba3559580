import { newId } from '@oka/db/id'
import type { KnownFact, NewFact } from '@oka/db/leads/facts'
import type { ConversationRow } from '@oka/db/schema'

import type { AssistantInput } from '../ports/assistant.ts'
import type { CheckedFact } from './check-facts.ts'

export type FactChange = { fact: NewFact; replaces: string[] }

/**
 * The facts that were not known before. From messages that were extracted before, only fields
 * without a fact are taken. A staff entry stays in force: what the visitor says of its field is
 * stored as superseded by it.
 */
export function selectNewFacts(
  known: readonly KnownFact[],
  checked: readonly CheckedFact[],
  { id: conversationId, leadId, learntSeq }: Pick<ConversationRow, 'id' | 'leadId' | 'learntSeq'>,
  { transcript }: Pick<AssistantInput, 'transcript'>,
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
