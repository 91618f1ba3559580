import { z } from 'zod'

import { factField } from './fact.ts'
import { leadId } from './lead.ts'
import { locale } from './locale.ts'
import { criterion } from './score.ts'

export const reportStatuses = ['generating', 'ready', 'failed'] as const
export const reportStatus = z.enum(reportStatuses)
export type ReportStatus = z.infer<typeof reportStatus>

export const reportSections = [
  'context',
  'needs',
  'findings',
  'recommendations',
  'nextSteps',
] as const
export const reportSection = z.enum(reportSections)
export type ReportSection = z.infer<typeof reportSection>

export const reportClaim = z.object({
  text: z.string(),
  /** Numbers of the sources the claim stands on. */
  sources: z.array(z.int()),
  /** True when no message supports it: shown as an assumption, never as a finding. */
  assumption: z.boolean(),
})
export type ReportClaim = z.infer<typeof reportClaim>

const reportEvidence = z.union([z.object({ quote: z.string() }), z.object({ author: z.string() })])
export type ReportEvidence = z.infer<typeof reportEvidence>

/** The stored report; the page, the PDF and the mail are rendered from it. */
export const reportDocument = z.object({
  locale,
  /** The author: our company's name. */
  company: z.string(),
  createdAt: z.iso.datetime(),
  lead: z.object({
    name: z.string(),
    company: z.string(),
    email: z.string(),
    phone: z.string().nullable(),
  }),
  score: z.object({
    total: z.int().nullable(),
    criteria: z.array(
      z.object({
        criterion,
        points: z.int(),
        max: z.int(),
        /** What supports the points: the visitor's words, or the member of staff who entered it. */
        evidence: z.array(reportEvidence),
      }),
    ),
  }),
  facts: z.array(z.object({ field: factField, value: z.string(), quote: z.string().nullable() })),
  sections: z.array(z.object({ kind: reportSection, claims: z.array(reportClaim) })),
  sources: z.array(
    z.object({
      number: z.int(),
      messageId: z.uuid(),
      quote: z.string(),
      createdAt: z.iso.datetime(),
    }),
  ),
})
export type ReportDocument = z.infer<typeof reportDocument>

export const generateReport = z.object({ leadId, wait: z.boolean().optional() })
export type GenerateReport = z.infer<typeof generateReport>
export const generatedReport = z.object({ status: reportStatus, version: z.int() })

export const reportOfLead = z.object({ leadId })

export const report = z.object({
  leadId: z.int(),
  status: reportStatus,
  /** Counts from 1; 0 while the first one is being written. */
  version: z.int(),
  /** The last finished version, also while the next one is being written. */
  content: reportDocument.nullable(),
  /** An address of ours; requires a session. */
  pdfUrl: z.string().nullable(),
  createdAt: z.iso.datetime(),
  updatedAt: z.iso.datetime(),
})
export type Report = z.infer<typeof report>

export const emailReport = z.object({ leadId, again: z.boolean().optional() })
export type EmailReport = z.infer<typeof emailReport>

export const reportLink = z.object({
  /** Opens the PDF of the report without signing in, until it expires. */
  url: z.string(),
  expiresAt: z.iso.datetime(),
})
