import type { ReportDocument } from '@oka/contract/report'
import { View } from '@react-pdf/renderer'
import { createElement as h } from 'react'
import type { ReactElement, ReactNode } from 'react'

import { heading } from './heading.ts'
import { labels } from './labels.ts'
import { printable } from './printable.ts'
import { style } from './style.ts'
import { text } from './text.ts'

type ScoredCriterion = ReportDocument['score']['criteria'][number]

/** Up to so many quotations, a criterion is kept on one page. */
const evidenceKept = 8

/** Each criterion with its points and the words, or the colleague, they stand on. */
export function score(document: ReportDocument): ReactNode {
  const { criteria } = document.score
  if (criteria.length === 0) return null
  return [
    heading(labels[document.locale].scoreDetail),
    ...criteria.map((scored) => criterionRow(scored, document)),
  ]
}

function criterionRow(scored: ScoredCriterion, document: ReportDocument): ReactElement {
  const label = labels[document.locale]
  const share = scored.max > 0 ? Math.min(100, (scored.points / scored.max) * 100) : 0
  return h(
    View,
    { key: scored.criterion, style: style.criterion, wrap: scored.evidence.length > evidenceKept },
    text({ style: style.criterionName }, label.criteria[scored.criterion]),
    h(
      View,
      { style: style.criterionBody },
      h(
        View,
        { style: style.criterionScore },
        h(
          View,
          { style: style.criterionTrack },
          h(View, { style: [style.criterionBar, { width: `${share}%` }] }),
        ),
        text({ style: style.criterionPoints }, `${scored.points} / ${scored.max}`),
      ),
      scored.evidence.map((words, index) =>
        text({ key: index, style: style.evidence }, evidence(words, document)),
      ),
    ),
  )
}

/** A quotation, or, when nothing the visitor said contains it, the name of who entered it. */
function evidence(words: string, { facts, sources, locale }: ReportDocument): string {
  const quoted =
    facts.some((fact) => fact.quote === words) ||
    sources.some((source) => source.quote.includes(words))
  const label = labels[locale]
  return quoted ? label.quote(printable(words)) : label.byTeam(printable(words))
}
