import type { MovedCriterion, ScoreCause } from '@oka/contract/score'
import type { Db } from '@oka/db/client'
import { lockLeadsToScore } from '@oka/db/leads/scores'
import { readRubric } from '@oka/db/rubric'
import { readCompanyForShare } from '@oka/db/settings'
import { leadTopic, notify } from '@oka/db/topics'

import type { Deps } from './deps.ts'
import { companyToday } from './score.ts'
import { scoreLeads } from './score-leads.ts'

/** Leads of one batch, locked until its transaction ends. */
const batch = 50

/** Recomputes stale scores: the horizon has come nearer, or the exchange rate changed. */
export async function scoreAgain({ db, stopping }: Pick<Deps, 'db' | 'stopping'>): Promise<void> {
  while (!stopping.aborted) {
    const scored = await db.transaction(scoreBatch)
    if (scored < batch) return
  }
}

async function scoreBatch(tx: Db): Promise<number> {
  // A concurrent change of a rate waits for this, and has its leads scored afterwards.
  const company = await readCompanyForShare(tx)
  const due = await lockLeadsToScore(tx, companyToday(company), batch)
  if (due.length === 0) return 0
  const changed = await scoreLeads(tx, due, { company, ...(await readRubric(tx)) }, causeOf)
  for (const id of changed) await notify(tx, leadTopic(id))
  return due.length
}

/** By which criteria moved: days change the horizon and dates of the company's own, rates the budget. */
function causeOf(moves: readonly MovedCriterion[]): ScoreCause {
  const names = new Set<string>(moves.map(({ criterion }) => criterion))
  if (names.has('budget') || names.has('need')) return 'rates'
  return 'day'
}
