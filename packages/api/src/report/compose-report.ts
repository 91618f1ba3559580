import type { ClaimRefusal, Fact } from '@oka/contract/fact'
import {
  type ClaimOrigin,
  type ReportClaim,
  type ReportDocument,
  type ReportEvidence,
  type ReportOption,
  type ReportSection,
  reportSections,
  type ReportStep,
} from '@oka/contract/report'
import { cutText } from '@oka/contract/text'

import { letterheadOf } from '../letterhead-of.ts'
import type {
  ProposedClaim,
  ProposedReport,
  ProposedSection,
  ReportInput,
  TranscriptMessage,
} from '../ports/assistant.ts'
import { citableOf, createClaimCheck } from './check-claims.ts'
import { optionOf, optionsMax } from './report-options.ts'

const claimMaxLength = 2000
const quoteMaxLength = 600
/** Claims of one section that are checked. */
const claimsMax = 20

/**
 * The document to store: contact and score as they are, each proposed claim that its sources
 * support, and of each proposed option what the catalogue says. What says that it follows from
 * messages and cites none of this lead becomes an assumption, in their section. The same input
 * gives the same document.
 */
export async function composeReport(
  input: ReportInput,
  { sections }: Pick<ProposedReport, 'sections'>,
): Promise<{ document: ReportDocument; refused: ClaimRefusal[] }> {
  const { company, locale, transcript, lead, consultant } = input
  const writer = createWriter(input)
  const written: ReportSection[] = []
  for (const kind of reportSections) {
    for (const section of sections.filter((one) => one.kind === kind))
      written.push(await writer.write(section))
  }
  const document: ReportDocument = {
    format: 2,
    locale,
    letterhead: letterheadOf(company),
    consultant,
    createdAt: lastSaidAt(transcript) ?? lead.createdAt,
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
    sections: joinSections([...written, { kind: 'assumptions', claims: writer.assumptions() }]),
    sources: writer.sources(),
  }
  return { document, refused: writer.refused() }
}

/** When the last of the messages was written, whose conversations come one after the other. */
function lastSaidAt(transcript: readonly TranscriptMessage[]): string | undefined {
  return transcript
    .map(({ createdAt }) => createdAt)
    .toSorted()
    .at(-1)
}

/** One section of each kind, in the usual order, without those that say nothing. */
function joinSections(sections: readonly ReportSection[]): ReportSection[] {
  return reportSections.flatMap((kind) => {
    const same = sections.filter((section) => section.kind === kind)
    const joined = same.reduce<ReportSection | undefined>(
      (all, section) => (all ? join(all, section) : section),
      undefined,
    )
    if (!joined) return []
    const isEmpty =
      joined.claims.length === 0 && (joined.kind !== 'options' || joined.options.length === 0)
    return isEmpty ? [] : [joined]
  })
}

function join(one: ReportSection, other: ReportSection): ReportSection {
  if (one.kind === 'options' && other.kind === 'options') {
    const options = [...one.options, ...other.options].slice(0, optionsMax)
    return { ...one, options, claims: [...one.claims, ...other.claims] }
  }
  return { ...one, claims: [...one.claims, ...other.claims] } as ReportSection
}

function createWriter(input: ReportInput) {
  const { company, locale, transcript } = input
  const check = createClaimCheck(input)
  const sources = createSources(transcript)
  const refused: ClaimRefusal[] = []
  const assumptions: ReportClaim[] = []
  const ids = new Set<string>()

  /** Undefined where the claim says what none of its sources does, or nothing. */
  async function writeClaim(
    claim: ProposedClaim & Partial<Pick<ReportStep, 'when'>>,
    service?: string,
  ): Promise<ReportClaim | undefined> {
    const { field, origin } = claim
    const text = cutText(claim.text.trim(), claimMaxLength)
    if (text === '') return undefined
    const messageIds = 'messageIds' in origin ? (origin.messageIds ?? []) : []
    // When a step is done is as much of a claim; who is one of the two sides.
    const said = [text, claim.when].filter(Boolean).join('. ')
    const checked = await check({
      text: said,
      messageIds,
      ...(service !== undefined && { serviceId: service }),
    })
    if (typeof checked === 'string') {
      refused.push(checked)
      return undefined
    }
    const id = uniqueId(claim.id, ids)
    return { id, text, origin: writeOrigin(origin, () => sources.cite(checked.messageIds)), field }
  }

  async function writeClaims<Claim extends ProposedClaim>(
    claims: readonly Claim[],
  ): Promise<(ReportClaim & Omit<Claim, 'origin'>)[]> {
    const written: (ReportClaim & Omit<Claim, 'origin'>)[] = []
    for (const claim of claims.slice(0, claimsMax)) {
      const one = await writeClaim(claim)
      if (!one) continue
      if (one.origin.kind === 'assumption') assumptions.push(one)
      else written.push({ ...claim, ...one })
    }
    return written
  }

  async function writeOptions(
    section: ProposedSection & { kind: 'options' },
  ): Promise<ReportSection> {
    const options: ReportOption[] = []
    for (const { serviceId, fit } of section.options.slice(0, optionsMax)) {
      const isKnown = options.some(({ service }) => service.id === serviceId)
      const written = isKnown ? undefined : await writeClaim(fit, serviceId)
      const option = written && optionOf(company, locale, { serviceId, fit: written })
      if (option) options.push(option)
    }
    return { kind: 'options', options, claims: await writeClaims(section.claims) }
  }

  return {
    async write(section: ProposedSection): Promise<ReportSection> {
      if (section.kind === 'options') return writeOptions(section)
      if (section.kind === 'nextSteps') {
        const claims: ReportStep[] = await writeClaims(section.claims)
        return { kind: 'nextSteps', claims }
      }
      return { kind: section.kind, claims: await writeClaims(section.claims) }
    },
    /** Those that were found so far. */
    assumptions: () => assumptions,
    sources: sources.list,
    refused: () => refused,
  }
}

function writeOrigin(origin: ProposedClaim['origin'], cite: () => number[]): ClaimOrigin {
  if (origin.kind === 'ours') return { kind: 'ours', service: null }
  if (origin.kind === 'assumption') return { kind: 'assumption' }
  if (origin.kind !== 'theirs') return origin
  const numbers = cite()
  if (numbers.length === 0) return { kind: 'assumption' }
  return { kind: 'theirs', sources: numbers, quote: origin.quote }
}

/** Two claims of one id would be edited together. */
function uniqueId(id: string, known: Set<string>): string {
  let unique = id
  for (let count = 2; known.has(unique); count += 1) unique = `${id}.${count}`
  known.add(unique)
  return unique
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
          quote: cutText(content, quoteMaxLength),
          createdAt,
        }
      }),
  }
}
