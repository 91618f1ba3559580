import type { Admin } from '@oka/contract/auth'
import type { SetLeadFact } from '@oka/contract/fact-entry'
import type { LeadDetail } from '@oka/contract/lead'

import type { Deps } from '../deps.ts'
import { findLeadDetail } from '../lead-detail.ts'
import { setFactOfLead } from '../set-fact.ts'

/** Stores a staff entry for a fact of the lead. */
export async function setFact(
  { db }: Pick<Deps, 'db'>,
  author: Admin,
  { id, ...entry }: SetLeadFact,
): Promise<LeadDetail> {
  return db.transaction(async (tx) => {
    await setFactOfLead(tx, id, author, entry)
    return findLeadDetail(tx, id)
  })
}
