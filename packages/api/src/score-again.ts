import { dayIn, timeZoneOf } from '@oka/contract/time-zone'
import type { Db } from '@oka/db/client'
import { inForce, listFacts } from '@oka/db/leads/facts'
import { lockLeadsToScore, setScore } from '@oka/db/leads/leads'
import { readCompanyForShare } from '@oka/db/settings'

import type { Deps } from './deps.ts'
import { rubricOf, score } from './score.ts'

/** Leads of one batch, locked until its transaction ends. */
const batch = 50

/** Recomputes stale scores: the horizon has come nearer, the exchange rate changed, or the rubric did. */
export async function scoreAgain({ db, stopping }: Pick<Deps, 'db' | 'stopping'>): Promise<void> {
  while (!stopping.aborted) {
    const scored = await db.transaction(scoreBatch)
    if (scored < batch) return
  }
}

async function scoreBatch(tx: Db): Promise<number> {
  // A concurrent change of a rate waits for this, and has its leads scored afterwards.
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
