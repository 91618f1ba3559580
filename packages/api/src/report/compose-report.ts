import type { Fact } from '@oka/contract/fact'
import type { LeadDetail } from '@oka/contract/lead'
import {
  type ReportClaim,
  type ReportDocument,
  type ReportEvidence,
  reportSections,
} from '@oka/contract/report'

import type { AssistantInput, ProposedReport, TranscriptMessage } from '../ports.ts'

const claimMaxLength = 2000
const quoteMaxLength = 600

/**
 * The document that is stored: contact, score and facts as they are, and of what the assistant
 * proposes each claim with the messages it stands on. A claim that names no message of this lead
 * is marked as an assumption; a message that is not there is no source.
 */
export function composeReport(
  { company, locale, transcript, lead }: AssistantInput & { lead: LeadDetail },
  { sections }: Pick<ProposedReport, 'sections'>,
): ReportDocument {
  const sources = createSources(transcript)
  const written = reportSections.flatMap((kind) => {
    const claims = sections
      .filter((section) => section.kind === kind)
      .flatMap((section) => section.claims)
      .filter(({ text }) => text.trim() !== '')
      .map(({ text, messageIds }): ReportClaim => {
        const numbers = sources.cite(messageIds)
        return {
          text: text.trim().slice(0, claimMaxLength),
          sources: numbers,
          assumption: numbers.length === 0,
        }
      })
    return claims.length > 0 ? [{ kind, claims }] : []
  })
  return {
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
      field === 'fitScore' ? [] : [{ field, value, quote }],
    ),
    sections: written,
    sources: sources.list(),
  }
}

function evidenceOf({ quote, author }: Fact): ReportEvidence[] {
  if (quote !== null) return [{ quote }]
  return author === null ? [] : [{ author }]
}

/** Numbers messages in the order they are first cited. What the assistant itself said proves nothing. */
function createSources(transcript: readonly TranscriptMessage[]) {
  const citable = new Map(
    transcript.filter(({ role }) => role === 'visitor' || role === 'agent').map((m) => [m.id, m]),
  )
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
