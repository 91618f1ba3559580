import type { Admin } from '@oka/contract/auth'
import type { ListDeleted, DeletedPage, LeadDetail } from '@oka/contract/lead'
import {
  findDeletion,
  hideLead,
  listDeletedLeads,
  restoreLead as bringBack,
} from '@oka/db/leads/delete-lead'
import { appendEvent } from '@oka/db/audit/events'
import { z } from 'zod'

import { momentPosition, readCursor, toPage } from '../cursor.ts'
import type { Deps } from '../deps.ts'
import { DomainError } from '../domain-error.ts'
import { findLeadDetail } from '../lead-detail.ts'

/** Hides a lead from all staff. Nothing is erased yet. */
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

/**
 * Undoes a deletion: everything is as before, and held work resumes. Throws `lead_not_found`,
 * `lead_not_deleted`, or `restore_expired` after 30 days.
 */
export async function restoreLead(
  { db, jobs }: Pick<Deps, 'db' | 'jobs'>,
  admin: Admin,
  leadId: number,
): Promise<LeadDetail> {
  return db.transaction(async (tx) => {
    const restored = await bringBack(tx, leadId)
    if (!restored) {
      const deletion = await findDeletion(tx, leadId)
      if (deletion === undefined) throw new DomainError('lead_not_found')
      throw new DomainError(deletion === 'none' ? 'lead_not_deleted' : 'restore_expired')
    }
    const { mails, reportVersion } = restored
    const reportVersions = reportVersion === undefined ? [] : [reportVersion]
    await jobs.forget(tx, leadId, { mails, reportVersions })
    for (const mail of mails) await jobs.sendMail(tx, mail)
    for (const version of reportVersions) await jobs.writeReport(tx, leadId, version)
    const lead = await findLeadDetail(tx, leadId)
    await appendEvent(tx, { name: 'lead.restored', adminId: admin.id, leadId })
    return lead
  })
}

const position = z.object({ deletedAt: momentPosition, id: z.int32() })

/** One page of the deleted leads that are not erased yet, the last deleted first. */
export async function listDeleted(
  { db }: Pick<Deps, 'db'>,
  { limit, cursor }: ListDeleted,
): Promise<DeletedPage> {
  const after = readCursor(position, cursor)
  const found = await listDeletedLeads(db, { limit: limit + 1, after })
  return toPage(found, limit, ({ deletedAt, id }) => ({ deletedAt, id }))
}
