import type { ReportClaim, ReportDocument, ReportSection } from '@oka/contract/report'
import type { CompanySettings } from '@oka/contract/settings'
import type { Db } from '@oka/db/client'
import { insertImportedReports as insertReports } from '@oka/db/reports'

import { documentHashOf } from '../document-hash.ts'
import { letterheadOf } from '../letterhead-of.ts'
import type { ImportedRowOfLead } from './import-leads.ts'

/** Characters of one claim, the same limit as for our own. */
const claimMaxLength = 2000

/** Stores reports of another system as first versions. Returns how many. */
export async function insertImportedReports(
  tx: Db,
  leads: readonly ImportedRowOfLead[],
  company: CompanySettings,
): Promise<number> {
  const reports = leads.flatMap((lead) => {
    const { report } = lead.row
    if (report === null) return []
    const document = toDocument(lead, report, company)
    return [
      {
        leadId: lead.id,
        document,
        documentHash: documentHashOf(document),
        createdAt: report.createdAt,
      },
    ]
  })
  await insertReports(tx, reports)
  return reports.length
}

/** The text as our document: its claims cite no message, so they are the company's own words. */
function toDocument(
  lead: ImportedRowOfLead,
  { content, createdAt }: NonNullable<ImportedRowOfLead['row']['report']>,
  company: CompanySettings,
): ReportDocument {
  const { name, email, phone, locale, fitScore } = lead
  return {
    format: 2,
    locale,
    letterhead: letterheadOf(company),
    consultant: null,
    createdAt,
    lead: { name, company: lead.company, email, phone },
    score: {
      total: fitScore,
      criteria:
        fitScore === null ? [] : [{ criterion: 'staff', points: fitScore, max: 100, evidence: [] }],
    },
    sections: toSections(content, company.name),
    sources: [],
  }
}

const kinds = ['situation', 'wanted', 'understood', 'options', 'nextSteps'] as const
type Kind = (typeof kinds)[number]

/** By a keyword of the heading, in French or English. */
const headings: [RegExp, Kind][] = [
  [/contexte?|introduction|profil/i, 'situation'],
  [/besoin|need|objecti|goal/i, 'wanted'],
  [/recomm|proposition|solution/i, 'options'],
  [/étape|etape|next|plan d.action|action plan/i, 'nextSteps'],
]
const heading = /^(?:#{1,6}\s+(?<marked>\S.*)|\*\*(?<bold>[^*]+)\*\*:?)$/

function toSections(content: string, author: string): ReportSection[] {
  const sections = new Map<Kind, string[]>()
  let kind: Kind = 'understood'
  for (const paragraph of content.split(/\n+/).map((line) => line.trim())) {
    const title = heading.exec(paragraph)?.groups
    if (title) {
      const words = title['marked'] ?? title['bold'] ?? ''
      kind = headings.find(([named]) => named.test(words))?.[1] ?? 'understood'
    } else if (paragraph !== '') {
      const plain = paragraph.replace(/^[-*•]\s+/, '').replaceAll('**', '')
      sections.set(kind, [...(sections.get(kind) ?? []), ...cut(plain)])
    }
  }
  return kinds.flatMap((each): ReportSection[] => {
    const texts = sections.get(each)
    if (!texts) return []
    const origin = { kind: 'staff', author } as const
    const claims = texts.map((text, index): ReportClaim => {
      return { id: `imported.${each}.${index + 1}`, text, origin, field: null }
    })
    if (each === 'options') return [{ kind: each, options: [], claims }]
    if (each === 'nextSteps')
      return [
        {
          kind: each,
          claims: claims.map((claim) => Object.assign({ who: null, when: null }, claim)),
        },
      ]
    return [{ kind: each, claims }]
  })
}

function cut(paragraph: string): string[] {
  const count = Math.ceil(paragraph.length / claimMaxLength)
  return Array.from({ length: count }, (_, index) =>
    paragraph.slice(index * claimMaxLength, (index + 1) * claimMaxLength),
  )
}
