import type { Admin } from '@oka/contract/auth'
import { listExpiredLeads } from '@oka/db/leads/delete-lead'
import { eraseLead as eraseRows } from '@oka/db/leads/erase-lead'
import { appendEvent } from '@oka/db/audit/events'

import type { Deps } from '../deps.ts'
import { DomainError } from '../domain-error.ts'

/** Leads selected at once. */
const batchSize = 50

/**
 * Erases a lead permanently, deleted before or not. An entry of the audit remains that says how
 * much was erased, and nothing of its content. Throws `lead_not_found`.
 */
export async function eraseLead(
  deps: Pick<Deps, 'db' | 'jobs'>,
  admin: Admin,
  leadId: number,
): Promise<{ erasedAt: string }> {
  const erasedAt = await erase(deps, leadId, { adminId: admin.id, expired: false })
  if (!erasedAt) throw new DomainError('lead_not_found')
  return { erasedAt }
}

/**
 * Erases the leads that were deleted 30 days ago, each in a transaction of its own, so that it
 * resumes where it was stopped. Safe to run in several processes.
 */
export async function eraseExpiredLeads(
  deps: Pick<Deps, 'db' | 'jobs' | 'stopping'>,
): Promise<void> {
  let leadIds: number[]
  do {
    leadIds = await listExpiredLeads(deps.db, batchSize)
    for (const leadId of leadIds) {
      if (deps.stopping.aborted) return
      await erase(deps, leadId, { adminId: undefined, expired: true })
    }
  } while (leadIds.length === batchSize)
}

async function erase(
  { db, jobs }: Pick<Deps, 'db' | 'jobs'>,
  leadId: number,
  { adminId, expired }: { adminId: number | undefined; expired: boolean },
): Promise<string | undefined> {
  return db.transaction(async (tx) => {
    const done = await eraseRows(tx, leadId, { expired })
    if (!done) return undefined
    await jobs.forget(tx, leadId, done.jobs)
    return appendEvent(tx, { name: 'lead.erased', adminId, leadId, data: done.erased })
  })
}
