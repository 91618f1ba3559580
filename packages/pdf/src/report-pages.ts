import { Document, Page, View } from '@react-pdf/renderer'
import type { DocumentProps, PageLayoutProps } from '@react-pdf/renderer'
import type { ReportDocument } from '@oka/contract/report'
import { createElement as h } from 'react'
import type { ReactElement, ReactNode } from 'react'

import { formatDay, labels } from './labels.ts'
import { printable } from './printable.ts'
import { facts } from './report-facts.ts'
import { sections } from './report-sections.ts'
import { sources } from './report-sources.ts'
import { style } from './style.ts'
import { text } from './text.ts'

/**
 * The report as pages. The lead reads it, so the score and its criteria are not in it. All text
 * passes through `printable`; nothing is fetched, nothing links out.
 */
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
      contactCard(document),
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
  const cell = (name: string, value: string | null): ReactElement =>
    h(
      View,
      { style: style.contactCell },
      text({ style: style.contactLabel }, name),
      value
        ? text({ style: style.contactValue }, printable(value))
        : text({ style: [style.contactValue, style.absent] }, label.notGiven),
    )
  return h(
    View,
    { style: style.contactCard },
    text({ style: style.contactTitle }, label.contact),
    h(
      View,
      { style: style.contactRow },
      cell(label.fields.name, lead.name),
      cell(label.fields.email, lead.email),
    ),
    h(
      View,
      { style: style.contactRow },
      cell(label.fields.company, lead.company),
      cell(label.fields.phone, lead.phone),
    ),
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
