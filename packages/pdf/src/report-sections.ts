import type { ReportClaim, ReportDocument, ReportSection } from '@oka/contract/report'
import { Link, View } from '@react-pdf/renderer'
import { createElement as h } from 'react'
import type { ReactElement, ReactNode } from 'react'

import { heading } from './heading.ts'
import { labels } from './labels.ts'
import { printable } from './printable.ts'
import { sourceId } from './report-sources.ts'
import { style } from './style.ts'
import { text } from './text.ts'

/** What was understood and is advised. A section without claims is left out. */
export function sections(document: ReportDocument): ReactNode {
  const label = labels[document.locale]
  const written = document.sections.filter(({ claims }) => claims.length > 0)
  if (written.length === 0) return text({ style: style.noFindings }, label.noFindings)
  const assumes = written.some(({ claims }) => claims.some(({ assumption }) => assumption))
  return [
    written.map(({ kind, claims }) => section(kind, claims, document)),
    assumes && text({ key: 'note', style: style.note }, label.assumptionNote),
  ]
}

function section(kind: ReportSection, claims: ReportClaim[], document: ReportDocument): ReactNode {
  return [
    heading(labels[document.locale].sections[kind]),
    ...claims.map((claim, index) => claimRow(claim, kind, index, document)),
  ]
}

function claimRow(
  claim: ReportClaim,
  kind: ReportSection,
  index: number,
  document: ReportDocument,
): ReactElement {
  const label = labels[document.locale]
  const mark = kind === 'nextSteps' ? `${index + 1}.` : '•'
  return h(
    View,
    { key: `${kind} ${index}`, style: style.claim },
    text({ style: [style.claimMark, claim.assumption ? style.assumptionMark : {}] }, mark),
    text(
      { style: style.claimText },
      claim.assumption && text({ style: style.assumptionLabel }, `${label.assumption} \u2013 `),
      printable(claim.text),
      ...claim.sources.map((number) => reference(number, document)),
    ),
  )
}

/** The number of a source, raised; leads to it where the document has it. */
function reference(number: number, { sources }: ReportDocument): ReactElement {
  const raised = text({ key: number, style: style.reference }, `[${number}]`)
  return sources.some((source) => source.number === number)
    ? h(Link, { key: number, src: `#${sourceId(number)}`, style: style.referenceLink }, raised)
    : raised
}
