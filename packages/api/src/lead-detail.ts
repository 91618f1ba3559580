import type { EnteredField } from '@oka/contract/fact'
import type { LeadDetail } from '@oka/contract/lead'
import type { Db } from '@oka/db/client'
import { type FactOwner, inForce, type KnownFact, listFacts, toFact } from '@oka/db/leads/facts'
import { findKnownLead } from '@oka/db/leads/leads'

import { DomainError } from './domain-error.ts'
import { readScoring, type Scoring } from '@oka/db/rubric'
import { scoreToday } from './score.ts'

type Known = Pick<LeadDetail, 'facts' | 'rejected' | 'score'>

/** The lead with what is known of it and why it has its score. Throws `lead_not_found`. */
export async function findLeadDetail(db: Db, id: number): Promise<LeadDetail> {
  const found = await findKnownLead(db, id)
  if (!found) throw new DomainError('lead_not_found')
  const known = describeFacts(found.facts, found.scoring)
  return { ...found.lead, fitScore: known.score.total, ...known }
}

/** What is known of a lead, or of a visitor who is none yet, and what it is worth. */
export async function findKnown(db: Db, owner: FactOwner): Promise<Known> {
  const [known, scoring] = await Promise.all([listFacts(db, owner), readScoring(db)])
  return describeFacts(known, scoring)
}

/** What these facts say, and what they are worth. */
export function describeFacts(known: readonly KnownFact[], { company, rubric }: Scoring): Known {
  return {
    facts: inForce(known).map(toFact),
    rejected: known
      .filter(({ rejected, by }) => rejected && by === 'staff')
      .map(({ field }) => field as EnteredField),
    score: scoreToday(known, company, rubric),
  }
}
