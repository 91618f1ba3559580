import type { Admin } from '@oka/contract/auth'
import { appendEvent } from '@oka/db/events'
import { hideLead } from '@oka/db/leads'

import type { Deps } from '../deps.ts'
import { DomainError } from '../domain-error.ts'

/** Hides a lead from everybody. Nothing is erased yet. */
export async function deleteLead(
  { db }: Pick<Deps, 'db'>,
  admin: Admin,
  leadId: number,
): Promise<{ id: number; deletedAt: string }> {
  return db.transaction(async (tx) => {
    const deletedAt = await hideLead(tx, leadId)
    if (!deletedAt) throw new DomainError('lead_not_found')
    await appendEvent(tx, { name: 'lead.deleted', adminId: admin.id, leadId })
    return { id: leadId, deletedAt }
  })
}
