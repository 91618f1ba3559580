import type { Admin } from '@oka/contract/auth'
import { type CreateLead, type LeadDetail, profileFields } from '@oka/contract/lead'
import { createKnownLead } from '@oka/db/leads/create-lead'
import { readScoring } from '@oka/db/rubric'

import type { Deps } from '../deps.ts'
import { readPhoneOrRefuse } from './read-phone.ts'
import { describeFacts } from '../lead-detail.ts'
import { describeChange, noScore } from '../record-score.ts'
import { toStaffFacts } from './staff-facts.ts'

/**
 * Creates a lead by hand, for a person who called or was met. All that is stored follows from the entry and from what
 * leads are scored by, so that it is one statement.
 */
export async function createLead(
  { db }: Pick<Deps, 'db'>,
  author: Admin,
  input: CreateLead,
): Promise<LeadDetail> {
  const scoring = await readScoring(db)
  const { locale } = scoring.company
  const phone = readPhoneOrRefuse(input.phone, scoring.company, locale) ?? null
  const entry = { ...input, phone }
  const facts = toStaffFacts(author, entry)
  const known = describeFacts(
    facts.map(({ id, field, value, by }) => ({
      id,
      field,
      value,
      by,
      messageId: null,
      quote: null,
      author: author.name,
      rejected: false,
      supersededByStaff: false,
    })),
    scoring,
  )
  const lead = {
    name: input.name,
    email: input.email,
    company: input.company,
    phone,
    fitScore: known.score.total,
    intent: null,
    status: input.status ?? 'new',
    tags: input.tags ?? [],
    source: 'staff' as const,
    locale,
    owner: null,
  }
  const change = describeChange({
    before: noScore,
    after: known.score,
    cause: 'staff',
    fields: ['fitScore'],
    version: scoring.version,
    authorId: author.id,
  })
  const { fitScore, intent: _, owner: __, ...columns } = lead
  const created = await createKnownLead(db, {
    lead: { ...columns, fitScore: input.fitScore ?? null },
    facts,
    changes: change ? [change] : [],
    event: {
      adminId: author.id,
      data: { source: 'staff', fitScore, status: lead.status },
      after: Object.fromEntries(profileFields.map((field) => [field, lead[field]])),
    },
  })
  return { ...lead, ...created, ...known }
}
