import { z } from 'zod'

import { importedEntry, leadId } from './lead.ts'
import { messageMaxLength } from './limits.ts'
import { integer } from './page.ts'
import { text } from './text.ts'

/** Characters (UTF-16 units) of a report that comes with an imported lead. */
export const importedReportMaxLength = 30_000
/** Leads, and messages of one lead, in one call. */
export const importMaxRows = 250
export const importMaxMessages = 1000

const moment = z.iso
  .datetime({ error: 'must be a moment in UTC' })
  .refine((given) => given >= '1990' && given < '2100', 'must be from 1990 to 2099')

/** Author of a message; the prompt of the former system's model is not part of the conversation. */
export const importedRole = z.enum(['visitor', 'assistant', 'agent'])

export const importedMessage = z.object({
  role: importedRole,
  content: text(messageMaxLength, 1),
  createdAt: moment,
})
export type ImportedMessage = z.infer<typeof importedMessage>

export const importedReport = z.object({
  content: text(importedReportMaxLength, 1),
  createdAt: moment,
})
export type ImportedReport = z.infer<typeof importedReport>

/** A lead of another system, as `readLeads` makes it of what was found in a file. */
export const importedLead = z
  .object({
    /** Which of the leads of the file it is, from 1. */
    row: integer(1),
    /** Id in the other system; a lead that was imported before is skipped. */
    key: text(300, 1),
    ...importedEntry,
    /** Null: the moment of the import. */
    createdAt: moment.nullable(),
    updatedAt: moment.nullable(),
    /** Messages of its conversation that were sent before: a long one is split over several calls. */
    sentMessages: integer(0).default(0),
    messages: z.array(importedMessage).max(importMaxMessages),
    report: importedReport.nullable(),
  })
  .refine((given) => given.email !== '' || given.phone, {
    error: 'must have an e-mail address or a phone number',
    path: ['email'],
  })
export type ImportedLead = z.infer<typeof importedLead>

export const importLeads = z.object({
  /** Made by the client, one per import. */
  importId: z.uuid('must be a UUID'),
  rows: z.array(importedLead).max(importMaxRows, `must be at most ${importMaxRows}`),
  /** Reports what would be imported, and imports nothing. */
  dryRun: z.boolean().optional(),
  /** Set on the last call: the audit then records the result of the whole import. */
  last: z.boolean().optional(),
  /** Leads of the file that the client refused; recorded with the last call. */
  refused: integer(0).optional(),
})
export type ImportLeads = z.infer<typeof importLeads>

export const importWarnings = [
  /** Stored as written: it cannot be parsed as a phone number. */
  'phone_unreadable',
  /** Another lead has the same e-mail address; merging them is left to people. */
  'email_known',
] as const

export const importedRow = z.object({
  row: z.int(),
  /**
   * `known`: imported before, unchanged. `erased`: imported before and erased since, so it is not
   * imported again.
   */
  outcome: z.enum(['created', 'known', 'erased']),
  leadId: leadId.nullable(),
  warnings: z.array(z.enum(importWarnings)),
})
export type ImportedRow = z.infer<typeof importedRow>

/** What the call has added, or with `dryRun` would add. */
export const importResult = z.object({
  leads: z.int(),
  conversations: z.int(),
  messages: z.int(),
  reports: z.int(),
  rows: z.array(importedRow),
})
export type ImportResult = z.infer<typeof importResult>
