import { type Fact, isOwnField } from '@oka/contract/fact'
import type { LeadDetail } from '@oka/contract/lead'
import {
  type ReportClaim,
  type ReportDocument,
  type ReportEvidence,
  reportSections,
} from '@oka/contract/report'

import type { ClaimRefusal } from '@oka/contract/fact'

import type { AssistantInput, ProposedReport, TranscriptMessage } from '../ports.ts'
import { citableOf, createClaimCheck } from './check-claims.ts'

const claimMaxLength = 2000
const quoteMaxLength = 600

/**
 * The document to store: contact, score and facts as they are, and each proposed claim with the
 * messages it cites. A claim that cites no message of this lead is marked as an assumption; an
 * unknown message is not a source.
 */
export async function composeReport(
  { company, locale, transcript, lead }: AssistantInput & { lead: LeadDetail },
  { sections }: Pick<ProposedReport, 'sections'>,
): Promise<{ document: ReportDocument; refused: ClaimRefusal[] }> {
  const sources = createSources(transcript)
  const check = createClaimCheck({ company, transcript, lead })
  const refused: ClaimRefusal[] = []
  const written: ReportDocument['sections'] = []
  for (const kind of reportSections) {
    const claims: ReportClaim[] = []
    const proposed = sections
      .filter((section) => section.kind === kind)
      .flatMap((section) => section.claims)
    for (const { text, messageIds } of proposed) {
      if (text.trim() === '') continue
      const checked = await check({ text: text.trim().slice(0, claimMaxLength), messageIds })
      if (typeof checked === 'string') {
        refused.push(checked)
        continue
      }
      const numbers = sources.cite(checked.messageIds)
      claims.push({ text: checked.text, sources: numbers, assumption: numbers.length === 0 })
    }
    if (claims.length > 0) written.push({ kind, claims })
  }
  const document = {
    locale,
    company: company.name,
    createdAt: new Date().toISOString(),
    lead: { name: lead.name, company: lead.company, email: lead.email, phone: lead.phone },
    score: {
      total: lead.score.total,
      criteria: lead.score.criteria.map(({ criterion, points, max, facts }) => ({
        criterion,
        points,
        max,
        evidence: facts.flatMap(evidenceOf),
      })),
    },
    facts: lead.facts.flatMap(({ field, value, quote }) =>
      field === 'fitScore' || isOwnField(field) ? [] : [{ field, value, quote }],
    ),
    sections: written,
    sources: sources.list(),
  }
  return { document, refused }
}

function evidenceOf({ quote, author }: Fact): ReportEvidence[] {
  if (quote !== null) return [{ quote }]
  return author === null ? [] : [{ author }]
}

/** Numbers messages in the order they are first cited. The assistant's own messages prove nothing. */
function createSources(transcript: readonly TranscriptMessage[]) {
  const citable = citableOf(transcript)
  const cited: string[] = []
  return {
    cite: (messageIds: readonly string[]): number[] => {
      const known = [...new Set(messageIds)].filter((id) => citable.has(id))
      return known
        .map((id) => {
          if (!cited.includes(id)) cited.push(id)
          return cited.indexOf(id) + 1
        })
        .toSorted((one, other) => one - other)
    },
    list: () =>
      cited.map((id, index) => {
        const { content, createdAt } = citable.get(id)!
        return {
          number: index + 1,
          messageId: id,
          quote: content.slice(0, quoteMaxLength),
          createdAt,
        }
      }),
  }
}
