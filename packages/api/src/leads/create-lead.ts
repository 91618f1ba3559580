import type { Admin } from '@oka/contract/auth'
import { type CreateLead, type LeadDetail, profileFields } from '@oka/contract/lead'
import { appendEvent } from '@oka/db/audit/events'
import { insertLead } from '@oka/db/leads/leads'
import { readRubric } from '@oka/db/rubric'
import { readCompany } from '@oka/db/settings'

import type { Deps } from '../deps.ts'
import { readPhoneOrRefuse } from './read-phone.ts'
import { findLeadDetail } from '../lead-detail.ts'
import { noScore, recordScore } from '../record-score.ts'
import { insertStaffFacts } from './staff-facts.ts'

/** Creates a lead by hand, for a person who called or was met. */
export async function createLead(
  { db }: Pick<Deps, 'db'>,
  author: Admin,
  input: CreateLead,
): Promise<LeadDetail> {
  return db.transaction(async (tx) => {
    const company = await readCompany(tx)
    const phone = readPhoneOrRefuse(input.phone, company, company.locale)
    const entry = { ...input, phone }
    const leadId = await insertLead(tx, { ...entry, source: 'staff', locale: company.locale })
    await insertStaffFacts(tx, leadId, author, { entry, known: [] })
    const lead = await findLeadDetail(tx, leadId)
    await recordScore(tx, leadId, {
      before: noScore,
      after: lead.score,
      cause: 'staff',
      fields: ['fitScore'],
      version: (await readRubric(tx)).version,
      authorId: author.id,
    })
    await appendEvent(tx, {
      name: 'lead.created',
      adminId: author.id,
      leadId,
      data: { source: 'staff', fitScore: lead.fitScore, status: lead.status },
      details: { after: Object.fromEntries(profileFields.map((field) => [field, lead[field]])) },
    })
    return lead
  })
}
