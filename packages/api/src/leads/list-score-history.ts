import { type ScoreChange, scoreChangesMax } from '@oka/contract/score'
import { findLead } from '@oka/db/leads/leads'
import { listScoreChanges } from '@oka/db/leads/scores'

import type { Deps } from '../deps.ts'
import { DomainError } from '../domain-error.ts'

/** What changed the score of a lead, the newest first. Throws `lead_not_found`. */
export async function listScoreHistory(
  { db }: Pick<Deps, 'db'>,
  leadId: number,
): Promise<ScoreChange[]> {
  if (!(await findLead(db, leadId))) throw new DomainError('lead_not_found')
  return listScoreChanges(db, leadId, scoreChangesMax)
}
