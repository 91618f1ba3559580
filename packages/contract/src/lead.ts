import { z } from 'zod'

import { email } from './auth.ts'
import { fact, factField } from './fact.ts'
import { intents } from './fact-value.ts'
import { locale } from './locale.ts'
import { cursor, integer, page, pageSize } from './page.ts'
import { score } from './score.ts'
import { text } from './text.ts'

export const leadStatuses = ['new', 'qualified', 'contacted', 'won', 'lost', 'spam'] as const
export const leadStatus = z.enum(leadStatuses)
export type LeadStatus = z.infer<typeof leadStatus>

/** Where a lead may go from each status: the menu offers these moves, the server accepts no others. */
export const leadMoves: Record<LeadStatus, readonly LeadStatus[]> = {
  new: ['qualified', 'contacted', 'lost', 'spam'],
  qualified: ['contacted', 'won', 'lost', 'spam'],
  contacted: ['qualified', 'won', 'lost', 'spam'],
  won: ['contacted'],
  lost: ['new'],
  spam: ['new'],
}

/** Where a lead came from. */
export const leadSources = ['chat', 'staff', 'import'] as const
export const leadSource = z.enum(leadSources)

export const leadId = integer(1)

export const lead = z.object({
  id: z.int(),
  name: z.string(),
  email: z.string(),
  company: z.string(),
  phone: z.string().nullable(),
  fitScore: z.int().min(0).max(100).nullable(),
  /** Who it is to the company; only buyers have a score. Null while that is not known. */
  intent: z.enum(intents).nullable(),
  status: leadStatus,
  source: leadSource,
  locale,
  owner: z.object({ id: z.int(), name: z.string() }).nullable(),
  /** Raised by every change; send it back with an update to be told when a colleague was faster. */
  version: z.int(),
  createdAt: z.iso.datetime(),
  updatedAt: z.iso.datetime(),
})
export type Lead = z.infer<typeof lead>

export const leadDetail = lead.extend({
  facts: z.array(fact),
  /** The fields that staff said are not so. */
  rejected: z.array(factField),
  score,
})
export type LeadDetail = z.infer<typeof leadDetail>

const name = text(255)
const company = text(255)
const phone = text(40).nullable()
const fitScore = z
  .int('must be a whole number')
  .min(0, 'must be at least 0')
  .max(100, 'must be at most 100')
  .nullable()

/** A field that leads do not have is refused: facts such as a budget have a call of their own. */
export const createLead = z.strictObject({
  name: text(255, 1),
  email,
  company,
  phone: phone.optional(),
  fitScore: fitScore.optional(),
  status: leadStatus.optional(),
})
export type CreateLead = z.infer<typeof createLead>

export const updateLead = z.strictObject({
  id: leadId,
  name: name.optional(),
  email: z.union([z.literal(''), email], { error: 'must be an e-mail address' }).optional(),
  company: company.optional(),
  phone: phone.optional(),
  /** Null takes a score given by hand back. */
  fitScore: fitScore.optional(),
  status: leadStatus.optional(),
  version: z.int().optional(),
})
export type UpdateLead = z.infer<typeof updateLead>

export const leadSorts = ['newest', 'oldest', 'score', 'name'] as const
export const leadSort = z.enum(leadSorts)
export type LeadSort = z.infer<typeof leadSort>

/** What the list page keeps in its URL and what `leads.list` takes. */
export const leadFilter = z.object({
  status: leadStatus.optional(),
  /** Any part of name, company, e-mail or phone, whatever the case or accent. */
  q: text(120).optional(),
  sort: leadSort.default('newest'),
  limit: pageSize,
  cursor: cursor.optional(),
})
export type LeadFilter = z.infer<typeof leadFilter>

export const leadPage = page(lead)
export type LeadPage = z.infer<typeof leadPage>

/** Days in which a deleted lead can be restored. */
export const restoreDays = 30

export const deletedFilter = z.object({ limit: pageSize, cursor: cursor.optional() })
export type DeletedFilter = z.infer<typeof deletedFilter>

/** A deleted lead, as far as an admin has to know it to decide. */
export const deletedLead = lead
  .pick({ id: true, name: true, email: true, company: true, phone: true, status: true })
  .extend({
    deletedAt: z.iso.datetime(),
    /** When it is erased, unless it is restored before. */
    erasedBy: z.iso.datetime(),
  })
export type DeletedLead = z.infer<typeof deletedLead>
export const deletedPage = page(deletedLead)
export type DeletedPage = z.infer<typeof deletedPage>

export const leadErased = z.object({ erasedAt: z.iso.datetime() })

export const leadDeleted = z.object({ id: z.int(), deletedAt: z.iso.datetime() })
