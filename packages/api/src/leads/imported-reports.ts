import type { ReportDocument, ReportSection } from '@oka/contract/report'
import type { CompanySettings } from '@oka/contract/settings'
import type { Db } from '@oka/db/client'
import { insertImportedReports as insertReports } from '@oka/db/reports'

import { documentHashOf } from '../document-hash.ts'
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

/** The text as our document: none of its claims cites a message, so each is marked as an assumption. */
function toDocument(
  lead: ImportedRowOfLead,
  { content, createdAt }: NonNullable<ImportedRowOfLead['row']['report']>,
  company: CompanySettings,
): ReportDocument {
  const { name, email, phone, locale, fitScore } = lead
  return {
    locale,
    company: company.name,
    createdAt,
    lead: { name, company: lead.company, email, phone },
    score: {
      total: fitScore,
      criteria:
        fitScore === null ? [] : [{ criterion: 'staff', points: fitScore, max: 100, evidence: [] }],
    },
    facts: [],
    sections: toSections(content),
    sources: [],
  }
}

/** By a keyword of the heading, in French or English. */
const headings: [RegExp, ReportSection][] = [
  [/contexte?|introduction|profil/i, 'context'],
  [/besoin|need|objecti|goal/i, 'needs'],
  [/recomm|proposition|solution/i, 'recommendations'],
  [/étape|etape|next|plan d.action|action plan/i, 'nextSteps'],
]
const heading = /^(?:#{1,6}\s+(?<marked>\S.*)|\*\*(?<bold>[^*]+)\*\*:?)$/

function toSections(content: string): ReportDocument['sections'] {
  const sections = new Map<ReportSection, string[]>()
  let kind: ReportSection = 'findings'
  for (const paragraph of content.split(/\n+/).map((line) => line.trim())) {
    const title = heading.exec(paragraph)?.groups
    if (title) {
      const words = title['marked'] ?? title['bold'] ?? ''
      kind = headings.find(([named]) => named.test(words))?.[1] ?? 'findings'
    } else if (paragraph !== '') {
      const plain = paragraph.replace(/^[-*•]\s+/, '').replaceAll('**', '')
      sections.set(kind, [...(sections.get(kind) ?? []), ...cut(plain)])
    }
  }
  const order = ['context', 'needs', 'findings', 'recommendations', 'nextSteps'] as const
  return order.flatMap((each) => {
    const claims = sections.get(each)
    if (!claims) return []
    return [{ kind: each, claims: claims.map((text) => ({ text, sources: [], assumption: true })) }]
  })
}

function cut(paragraph: string): string[] {
  const count = Math.ceil(paragraph.length / claimMaxLength)
  return Array.from({ length: count }, (_, index) =>
    paragraph.slice(index * claimMaxLength, (index + 1) * claimMaxLength),
  )
}
