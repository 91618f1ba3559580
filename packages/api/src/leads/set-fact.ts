import type { Admin } from '@oka/contract/auth'
import type { SetLeadFact } from '@oka/contract/fact-entry'
import type { LeadDetail } from '@oka/contract/lead'

import type { Deps } from '../deps.ts'
import { findLeadDetail } from '../lead-detail.ts'
import { setFactOfLead } from '../set-fact.ts'

/** Notes staff's word on a fact of the lead. */
export async function setFact(
  { db }: Pick<Deps, 'db'>,
  author: Admin,
  { id, ...word }: SetLeadFact,
): Promise<LeadDetail> {
  return db.transaction(async (tx) => {
    await setFactOfLead(tx, id, author, word)
    return findLeadDetail(tx, id)
  })
}
