import { Document, Page, View } from '@react-pdf/renderer'
import type { DocumentProps, PageLayoutProps } from '@react-pdf/renderer'
import type { ReportDocument } from '@oka/contract/report'
import { createElement as h } from 'react'
import type { ReactElement, ReactNode } from 'react'

import { formatDay, labels } from './labels.ts'
import { printable } from './printable.ts'
import { facts } from './report-facts.ts'
import { score } from './report-score.ts'
import { sections } from './report-sections.ts'
import { sources } from './report-sources.ts'
import { style } from './style.ts'
import { text } from './text.ts'

/** The report as pages. All text passes through `printable`; nothing is fetched, nothing links out. */
export function reportPages(document: ReportDocument): ReactElement<DocumentProps> {
  const { lead, locale } = document
  const label = labels[locale]
  const company = printable(document.company)
  const subject = printable(lead.company || lead.name || lead.email)
  const title = [label.title, subject].filter(Boolean).join(' \u2013 ')

  return h(
    Document,
    {
      title,
      author: company,
      language: locale,
      creator: company,
      producer: 'OKA',
      // Also what the identifier of the file is made from.
      creationDate: new Date(document.createdAt),
      pdfVersion: '1.7',
    },
    h(
      Page,
      { size: 'A4', style: style.page, layout: withFooter(`${company} \u2013 ${title}`) },
      letterhead(company, formatDay(document.createdAt, locale)),
      text({ style: style.overline }, label.title),
      subject && text({ style: style.title }, subject),
      lead.company && lead.name && text({ style: style.subtitle }, printable(lead.name)),
      text(
        { style: style.intro },
        label.intro(company),
        document.sources.length > 0 && ` ${label.introSources}`,
      ),
      h(View, { style: style.cards }, contactCard(document), totalCard(document)),
      score(document),
      sections(document),
      facts(document),
      sources(document),
    ),
  )
}

function letterhead(company: string, day: string): ReactElement {
  return h(
    View,
    { style: style.letterhead },
    text({ style: style.letterheadCompany }, company),
    text({ style: style.letterheadDay }, day),
  )
}

function contactCard({ lead, locale }: ReportDocument): ReactElement {
  const label = labels[locale]
  const row = (name: string, value: string | null): ReactNode =>
    h(
      View,
      { key: name, style: style.contactRow },
      text({ style: style.contactLabel }, name),
      value
        ? text({ style: style.contactValue }, printable(value))
        : text({ style: [style.contactValue, style.absent] }, label.notGiven),
    )
  return h(
    View,
    { style: style.contactCard },
    text({ style: style.cardTitle }, label.contact),
    row(label.fields.name, lead.name),
    row(label.fields.company, lead.company),
    row(label.fields.email, lead.email),
    row(label.fields.phone, lead.phone),
  )
}

function totalCard({ score: { total }, locale }: ReportDocument): ReactElement {
  const label = labels[locale]
  return h(
    View,
    { style: style.scoreCard },
    text({ style: style.cardTitle }, label.score),
    total === null
      ? text({}, label.notScored)
      : [
          text(
            { key: 'total', style: style.total },
            String(total),
            text({ style: style.outOf }, ' / 100'),
          ),
          h(
            View,
            { key: 'bar', style: style.totalTrack },
            h(View, { style: [style.totalBar, { width: `${total}%` }] }),
          ),
        ],
  )
}

/**
 * What stands around the flowing content on every page. A page with a layout is also what asks for
 * the renderer's newer pagination, the one that keeps a heading with what follows it.
 */
function withFooter(title: string) {
  return ({ children, pageNumber, totalPages }: PageLayoutProps): ReactNode => [
    h(View, { key: 'content', style: style.content }, children),
    h(
      View,
      { key: 'footer', style: style.footer },
      text({ style: style.footerTitle }, title),
      text({}, `${pageNumber} / ${totalPages}`),
    ),
  ]
}
