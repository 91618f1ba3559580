import { type FactField, isFactField } from './fact.ts'
import { formatFact } from './fact-value.ts'
import { letterhead } from './letterhead.ts'
import type {
  ClaimOrigin,
  ReportClaim,
  ReportDocument,
  ReportSection,
  ReportSectionKind,
} from './report.ts'

/** A document as releases until 0.1 stored it. */
export type FormerReport = Omit<
  ReportDocument,
  'format' | 'letterhead' | 'consultant' | 'sections'
> & {
  company: string
  facts: { field: string; value: string; quote: string | null }[]
  sections: { kind: FormerKind; claims: FormerClaim[] }[]
}
type FormerKind = 'context' | 'needs' | 'findings' | 'recommendations' | 'nextSteps'
type FormerClaim = { text: string; sources: number[]; assumption: boolean }

const kinds: Record<FormerKind, ReportSectionKind> = {
  context: 'situation',
  needs: 'wanted',
  findings: 'understood',
  recommendations: 'options',
  nextSteps: 'nextSteps',
}

/** Reads a stored document of any release. */
export function readReport(stored: ReportDocument | FormerReport): ReportDocument {
  return 'format' in stored ? stored : upgrade(stored)
}

function upgrade(former: FormerReport): ReportDocument {
  const { locale, company, createdAt, lead, score, sources } = former
  const { color } = letterhead.parse({})
  return {
    format: 2,
    locale,
    letterhead: {
      name: company,
      address: [],
      email: '',
      phone: '',
      website: '',
      color,
      logo: null,
    },
    consultant: null,
    createdAt,
    lead,
    score,
    sections: upgradeSections(former),
    sources,
  }
}

/** What was marked as an assumption goes into the section of assumptions; advice and next steps are ours. */
function upgradeSections(former: FormerReport): ReportSection[] {
  const assumptions: ReportClaim[] = []
  const claims = {
    situation: [],
    wanted: [],
    understood: [],
    options: [],
    nextSteps: [],
  } as Record<'situation' | 'wanted' | 'understood' | 'options' | 'nextSteps', ReportClaim[]>
  for (const { kind, claims: given } of former.sections) {
    for (const [index, { text, sources, assumption }] of given.entries()) {
      const id = `${kind}.${index + 1}`
      const isOurs = kind === 'recommendations' || kind === 'nextSteps'
      if (assumption && !isOurs) {
        assumptions.push({ id, text, origin: { kind: 'assumption' }, field: null })
        continue
      }
      const origin: ClaimOrigin =
        sources.length > 0
          ? { kind: 'theirs', sources, quote: null }
          : { kind: 'ours', service: null }
      claims[kinds[kind] as keyof typeof claims].push({ id, text, origin, field: null })
    }
  }
  claims.understood.push(...former.facts.flatMap((fact) => upgradeFact(fact, former)))
  const { situation, wanted, understood, options, nextSteps } = claims
  const steps = nextSteps.map((claim) => Object.assign({ who: null, when: null }, claim))
  const sections: ReportSection[] = [
    { kind: 'situation', claims: situation },
    { kind: 'wanted', claims: wanted },
    { kind: 'understood', claims: understood },
    { kind: 'options', options: [], claims: options },
    { kind: 'nextSteps', claims: steps },
    { kind: 'assumptions', claims: assumptions },
  ]
  return sections.filter((section) => section.claims.length > 0)
}

function upgradeFact(
  { field, value, quote }: FormerReport['facts'][number],
  { company, locale, sources }: FormerReport,
): ReportClaim[] {
  // Contact is told beside the sections.
  if (!isFactField(field) || contact.has(field)) return []
  const source = quote === null ? undefined : sources.find((one) => one.quote.includes(quote))
  const origin: ClaimOrigin =
    quote === null
      ? { kind: 'staff', author: company }
      : { kind: 'theirs', sources: source ? [source.number] : [], quote }
  return [{ id: `fact.${field}`, text: formatFact(field, value, locale), origin, field }]
}

const contact: ReadonlySet<FactField> = new Set(['name', 'email', 'company', 'phone'])
