import { formatFact } from '@oka/contract/fact-value'
import type { ReportDocument } from '@oka/contract/report'
import { View } from '@react-pdf/renderer'
import { createElement as h } from 'react'
import type { ReactNode } from 'react'

import { heading } from './heading.ts'
import { labels } from './labels.ts'
import { printable } from './printable.ts'
import { style } from './style.ts'
import { text } from './text.ts'

/** What is known of the lead, one fact a line, each with the words it was read from. */
export function facts({ facts: known, locale }: ReportDocument): ReactNode {
  if (known.length === 0) return null
  const label = labels[locale]
  return [
    heading(label.facts),
    h(
      View,
      { key: 'head', style: style.factHead, minPresenceAhead: 30 },
      text({ style: style.headFieldCell }, label.factColumns.field),
      text({ style: style.headCell }, label.factColumns.value),
      text({ style: style.headCell }, label.factColumns.quote),
    ),
    ...known.map(({ field, value, quote }, index) =>
      h(
        View,
        { key: index, style: style.factRow },
        text({ style: style.fieldCell }, label.fields[field]),
        text({ style: style.valueCell }, printable(formatFact(field, value, locale))),
        text(
          { style: style.quoteCell },
          quote === null ? label.notedByTeam : label.quote(printable(quote)),
        ),
      ),
    ),
  ]
}
