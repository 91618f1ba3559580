import { dayIn, timeZoneOf } from '@oka/contract/time-zone'
import type { Db } from '@oka/db/client'
import { inForce, listFacts } from '@oka/db/leads/facts'
import { lockLeadsToScore, setScore } from '@oka/db/leads/leads'
import { readCompanyForShare } from '@oka/db/settings'

import type { Deps } from './deps.ts'
import { rubricOf, score } from './score.ts'

/** Leads of one batch, which nobody can change until it ends. */
const batch = 50

/**
 * Counts again what leads are worth whose horizon has come nearer, whose budget is compared by another
 * rate, or that were scored by earlier rules.
 */
export async function scoreAgain({ db, stopping }: Pick<Deps, 'db' | 'stopping'>): Promise<void> {
  while (!stopping.aborted) {
    const scored = await db.transaction(scoreBatch)
    if (scored < batch) return
  }
}

async function scoreBatch(tx: Db): Promise<number> {
  // A rate that changes now waits, and has its leads scored after this.
  const company = await readCompanyForShare(tx)
  const day = dayIn(timeZoneOf(company), new Date())
  const due = await lockLeadsToScore(tx, day, batch)
  for (const lead of due) {
    const facts = await listFacts(tx, { leadId: lead.id })
    const ages = inForce(facts).some(({ field }) => field === 'horizon')
    const { total: fitScore } = score(facts, rubricOf(company), day)
    await setScore(tx, lead, { fitScore, day, ages })
  }
  return due.length
}
