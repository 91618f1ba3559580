import { inForce, listFacts } from '@oka/db/facts'
import { listLeadsToScore, setScore } from '@oka/db/leads'

import type { Deps } from '../deps.ts'
import { defaultRubric, score, today } from '../score.ts'

/** Leads of one batch. */
const batch = 200

/** Counts again what leads are worth whose horizon has come nearer, or that were scored by earlier rules. */
export async function scoreAgain({ db, stopping }: Pick<Deps, 'db' | 'stopping'>): Promise<void> {
  for (;;) {
    const due = await listLeadsToScore(db, batch)
    for (const lead of due) {
      if (stopping.aborted) return
      const facts = await listFacts(db, { leadId: lead.id })
      const ages = inForce(facts).some(({ field }) => field === 'horizon')
      await setScore(db, lead, { fitScore: score(facts, defaultRubric, today()).total, ages })
    }
    if (due.length < batch) return
  }
}
