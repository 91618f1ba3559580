import { z } from 'zod'

import { email } from './auth.ts'
import { fact, enteredField } from './fact.ts'
import { intents } from './fact-value.ts'
import { locale } from './locale.ts'
import { integer, page, paging } from './page.ts'
import { score } from './score.ts'
import { text } from './text.ts'
import { leadSorts, leadStatuses } from './known-values.ts'

export const leadStatus = z.enum(leadStatuses)
export type LeadStatus = z.infer<typeof leadStatus>

/** Allowed status transitions: the menu offers these, and an update to any other is refused. New and imported leads may begin anywhere. */
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
  tags: z.array(z.string()),
  source: leadSource,
  locale,
  owner: z.object({ id: z.int(), name: z.string() }).nullable(),
  /** Optimistic lock, raised by every change: an update with a stale version is refused. */
  version: z.int(),
  createdAt: z.iso.datetime(),
  updatedAt: z.iso.datetime(),
})
export type Lead = z.infer<typeof lead>

export const leadDetail = lead.extend({
  facts: z.array(fact),
  /** Fields that staff rejected. */
  rejected: z.array(enteredField),
  score,
})
export type LeadDetail = z.infer<typeof leadDetail>

/** Fields that staff edit in place on the page of a lead. */
const profile = {
  name: text(255),
  email: z.union([z.literal(''), email], { error: 'must be an e-mail address' }),
  company: text(255),
  phone: text(40).nullable(),
}
export type ProfileField = keyof typeof profile
export const profileFields = Object.keys(profile) as ProfileField[]

export const tagMaxLength = 40
export const tagsMax = 20
const tag = text(tagMaxLength, 1)
export const tags = z
  .array(tag)
  .max(tagsMax, `must be at most ${tagsMax}`)
  .refine(
    (given) => new Set(given.map((each) => each.toLowerCase())).size === given.length,
    'must not name a tag twice',
  )

/** Fields of a lead that can be entered: creating, updating and importing take these. */
export const leadEntry = z.strictObject({
  ...profile,
  /** Null deletes a score entered by hand. */
  fitScore: z
    .int('must be a whole number')
    .min(0, 'must be at least 0')
    .max(100, 'must be at most 100')
    .nullable(),
  status: leadStatus,
  tags,
})
export type LeadEntry = z.infer<typeof leadEntry>

/** Fields of an imported lead. Those added since release 0.1.0 may be absent. */
export const importedEntry = { ...leadEntry.shape, tags: tags.default([]) }

/** Unknown fields are refused: facts such as a budget have a call of their own. */
export const createLead = leadEntry
  .partial()
  .extend({ name: text(255, 1), email, company: profile.company })
export type CreateLead = z.infer<typeof createLead>

export const updateLead = leadEntry.partial().extend({ id: leadId, version: z.int().optional() })
export type UpdateLead = z.infer<typeof updateLead>

export const leadSort = z.enum(leadSorts)
export type LeadSort = z.infer<typeof leadSort>

/** Filter of the list page's URL and of `leads.list`. */
export const leadFilter = z.object({
  status: leadStatus.optional(),
  /** Any part of name, company, e-mail or phone, whatever the case or accent. */
  q: text(120).optional(),
  /** One of its tags, whatever the case. */
  tag: tag.optional(),
  sort: leadSort.default('newest'),
})
export type LeadFilter = z.infer<typeof leadFilter>

export const listLeads = leadFilter.extend(paging)
export type ListLeads = z.infer<typeof listLeads>

export const leadPage = page(lead)
export type LeadPage = z.infer<typeof leadPage>

/** Days in which a deleted lead can be restored. */
export const restoreDays = 30

export const listDeleted = z.object(paging)
export type ListDeleted = z.infer<typeof listDeleted>

/** A deleted lead, with what an admin needs to decide about restoring it. */
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
