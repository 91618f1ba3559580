import type { LeadDetail } from '@oka/contract/lead'
import type { Db } from '@oka/db/client'
import { listFacts, toFact } from '@oka/db/facts'
import { findLead } from '@oka/db/leads'

import { DomainError } from './domain-error.ts'
import { defaultRubric, score, today } from './score.ts'

/** The lead with what is known of it and why it has its score. Throws `lead_not_found`. */
export async function findLeadDetail(db: Db, id: number): Promise<LeadDetail> {
  const [lead, facts] = await Promise.all([findLead(db, id), listFacts(db, { leadId: id })])
  if (!lead) throw new DomainError('lead_not_found')
  const computed = score(facts, defaultRubric, today())
  return {
    ...lead,
    fitScore: computed.total,
    facts: facts.filter(({ supersededByStaff }) => !supersededByStaff).map(toFact),
    score: computed,
  }
}
