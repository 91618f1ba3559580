import { z } from 'zod'

import { factField } from './fact.ts'
import { leadId } from './lead.ts'
import { logo } from './letterhead.ts'
import { locale } from './locale.ts'
import { integer } from './page.ts'
import { criterion } from './score.ts'
import { text } from './text.ts'

export const reportStatuses = ['generating', 'ready', 'failed'] as const
export const reportStatus = z.enum(reportStatuses)
export type ReportStatus = z.infer<typeof reportStatus>

/** In the order in which they are shown, unless a person has ordered them. */
export const reportSections = [
  'situation',
  'wanted',
  'understood',
  'options',
  'nextSteps',
  'openQuestions',
  'assumptions',
] as const
export const reportSectionKind = z.enum(reportSections)
export type ReportSectionKind = z.infer<typeof reportSectionKind>

/** Where a claim comes from. */
export const claimOrigin = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('theirs'),
    /** Numbers of the sources it follows from; none where only the quotation was kept. */
    sources: z.array(z.int()),
    /** The words that say it, where they are fewer than the whole message. */
    quote: z.string().nullable(),
  }),
  z.object({
    kind: z.literal('ours'),
    /** The service of the catalogue that says it; null for what we propose or ask. */
    service: z.object({ id: z.string(), name: z.string() }).nullable(),
  }),
  z.object({ kind: z.literal('assumption') }),
  /** Written, or entered as a fact, by a member of staff. */
  z.object({ kind: z.literal('staff'), author: z.string() }),
])
export type ClaimOrigin = z.infer<typeof claimOrigin>

/** Such as `wanted.budget` or `option.data-migration.cost`; a UUID for what a person has added. */
const claimId = text(120, 1)

export const reportClaim = z.object({
  /** The same in each version, so that what a person has changed is found again. Unique in a document. */
  id: z.string(),
  text: z.string(),
  origin: claimOrigin,
  /** The fact that it states; null where it is about none. Its name is the heading of the text. */
  field: factField.nullable(),
})
export type ReportClaim = z.infer<typeof reportClaim>

/** What an option says of its service, in this order; each part is there only if the catalogue has it. */
export const optionParts = ['fit', 'includes', 'duration', 'cost', 'risk'] as const
export const optionPart = z.enum(optionParts)
export type OptionPart = z.infer<typeof optionPart>

/** A service of the catalogue that fits what is wanted. */
export const reportOption = z.object({
  service: z.object({ id: z.string(), name: z.string() }),
  claims: z.array(reportClaim.extend({ part: optionPart })),
})
export type ReportOption = z.infer<typeof reportOption>

/** A row of the table of next steps: the text says what. */
export const reportStep = reportClaim.extend({
  /** Null where that is not said. */
  who: z.string().nullable(),
  when: z.string().nullable(),
})
export type ReportStep = z.infer<typeof reportStep>

/** Sections that are claims only. The situation is read as one paragraph. */
export const plainSections = [
  'situation',
  'wanted',
  'understood',
  'openQuestions',
  'assumptions',
] as const satisfies readonly ReportSectionKind[]
export type PlainSection = (typeof plainSections)[number]

export const reportSection = z.discriminatedUnion('kind', [
  z.object({ kind: z.enum(plainSections), claims: z.array(reportClaim) }),
  z.object({
    kind: z.literal('options'),
    options: z.array(reportOption),
    /** What is said beside the options, or instead of them where no service fits. */
    claims: z.array(reportClaim),
  }),
  z.object({ kind: z.literal('nextSteps'), claims: z.array(reportStep) }),
])
export type ReportSection = z.infer<typeof reportSection>

const reportEvidence = z.union([z.object({ quote: z.string() }), z.object({ author: z.string() })])
export type ReportEvidence = z.infer<typeof reportEvidence>

/** The company as it was when the report was written. */
export const documentLetterhead = z.object({
  name: z.string(),
  /** Lines. */
  address: z.array(z.string()),
  /** Each empty where the company has none. */
  email: z.string(),
  phone: z.string(),
  website: z.string(),
  color: z.string(),
  logo: logo.nullable(),
})
export type DocumentLetterhead = z.infer<typeof documentLetterhead>

/** The stored report; the page, the PDF and the mail are rendered from it. */
export const reportDocument = z.object({
  /** Of the format; a document without it is of an earlier release. */
  format: z.literal(2),
  locale,
  letterhead: documentLetterhead,
  /** The owner of the lead; null where it has none. Phone and booking address are empty where not given. */
  consultant: z
    .object({ name: z.string(), email: z.string(), phone: z.string(), bookingUrl: z.string() })
    .nullable(),
  /** When the last message was written: the same data gives the same document. */
  createdAt: z.iso.datetime(),
  lead: z.object({
    name: z.string(),
    company: z.string(),
    email: z.string(),
    phone: z.string().nullable(),
  }),
  /** For staff alone: the client's page, PDF and mail leave it out. */
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
  /** In the order in which they are shown; none is empty. */
  sections: z.array(reportSection),
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

/** All claims of a section, in the order in which they are shown. */
export function claimsOf(section: ReportSection): readonly ReportClaim[] {
  if (section.kind !== 'options') return section.claims
  return [...section.options.flatMap(({ claims }) => claims), ...section.claims]
}

/** A section with each claim replaced; null removes it. */
export function mapClaims(
  section: ReportSection,
  change: <Claim extends ReportClaim>(claim: Claim) => Claim | null,
): ReportSection {
  const map = <Claim extends ReportClaim>(claims: readonly Claim[]): Claim[] =>
    claims.flatMap((claim) => change(claim) ?? [])
  if (section.kind === 'nextSteps') return { ...section, claims: map(section.claims) }
  if (section.kind !== 'options') return { ...section, claims: map(section.claims) }
  const options = section.options.map((option) => ({ ...option, claims: map(option.claims) }))
  return {
    ...section,
    options: options.filter(({ claims }) => claims.length > 0),
    claims: map(section.claims),
  }
}

const claimText = text(2000, 1)
const stepWords = text(120, 1).nullable().default(null)

/** What a person has made of a generated claim. Who and when are those of a step. */
export const claimEdit = z.object({
  /** Null: as it was generated. */
  text: claimText.nullable().default(null),
  who: stepWords,
  when: stepWords,
  isHidden: z.boolean().default(false),
})
export type ClaimEdit = z.infer<typeof claimEdit>

/** A claim that a person has added to the end of a section. */
export const addedClaim = z.object({
  id: z.uuid('must be a UUID'),
  section: reportSectionKind,
  text: claimText,
  who: stepWords,
  when: stepWords,
})
export type AddedClaim = z.infer<typeof addedClaim>

/** What people have changed, kept beside what was generated and applied to each new version. */
export const reportEdits = z.object({
  /** Empty: the usual order. */
  order: z.array(reportSectionKind).default([]),
  /** By the id of the claim. */
  claims: z.record(z.string(), claimEdit.extend({ author: z.string() })).default({}),
  added: z.array(addedClaim.extend({ author: z.string() })).default([]),
})
export type ReportEdits = z.infer<typeof reportEdits>

export const noEdits: ReportEdits = { order: [], claims: {}, added: [] }

/** Edited claims of one report, and added ones. */
export const editsMax = 200

/** All edits of a report; what is left out is as it was generated. */
export const editReport = z.object({
  leadId,
  /** The version that was read: an update with a stale one is refused. */
  version: integer(1),
  order: z
    .array(reportSectionKind)
    .max(reportSections.length, `must be at most ${reportSections.length}`)
    .refine((order) => new Set(order).size === order.length, 'must not name a section twice')
    .default([]),
  claims: z
    .array(claimEdit.extend({ id: claimId }))
    .max(editsMax, `must be at most ${editsMax}`)
    .default([]),
  added: z.array(addedClaim).max(editsMax, `must be at most ${editsMax}`).default([]),
})
export type EditReport = z.infer<typeof editReport>
export const reportEdited = z.object({ version: z.int() })

export const generateReport = z.object({
  leadId,
  wait: z.boolean().optional(),
  /** Also for a lead that is no buyer, who gets a short note without advice. */
  isNote: z.boolean().optional(),
})
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

/** One finished version, without its content. */
export const reportVersionSummary = z.object({
  version: z.int(),
  /** Who edited it; null for what the assistant wrote. */
  author: z.object({ id: z.int(), name: z.string() }).nullable(),
  createdAt: z.iso.datetime(),
})
export type ReportVersionSummary = z.infer<typeof reportVersionSummary>

export const reportVersion = reportVersionSummary.extend({
  /** What the client sees. */
  document: reportDocument,
  /** The same before anybody edited it. */
  generated: reportDocument,
  edits: reportEdits,
})
export type ReportVersion = z.infer<typeof reportVersion>

export const reportVersionOfLead = z.object({ leadId, version: integer(1) })
