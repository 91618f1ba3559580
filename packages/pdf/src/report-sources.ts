import type { ReportDocument } from '@oka/contract/report'
import { View } from '@react-pdf/renderer'
import { createElement as h } from 'react'
import type { ReactNode } from 'react'

import { heading } from './heading.ts'
import { formatDay, labels } from './labels.ts'
import { printable } from './printable.ts'
import { style } from './style.ts'
import { text } from './text.ts'

export const sourceId = (number: number) => `source-${number}`

/** The messages that the claims stand on, by number. */
export function sources({ sources: quoted, locale }: ReportDocument): ReactNode {
  if (quoted.length === 0) return null
  const label = labels[locale]
  return [
    heading(label.sources),
    text({ key: 'note', style: style.note, minPresenceAhead: 30 }, label.sourcesNote),
    ...quoted.map(({ number, quote, createdAt }) =>
      h(
        View,
        { key: number, id: sourceId(number), style: style.source },
        text({ style: style.sourceNumber }, `[${number}]`),
        text(
          { style: style.sourceQuote },
          label.quote(printable(quote)),
          text({ style: style.sourceDay }, `  ${formatDay(createdAt, locale)}`),
        ),
      ),
    ),
  ]
}
