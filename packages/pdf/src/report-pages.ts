import {
  claimsOf,
  type ReportClaim,
  type ReportDocument,
  type ReportSection,
} from '@oka/contract/report'
import { Document, Link, Page, Text, View } from '@react-pdf/renderer'
import type { DocumentProps, PageLayoutProps } from '@react-pdf/renderer'
import { createElement as h } from 'react'
import type { ComponentProps, ReactElement, ReactNode } from 'react'

import { formatDay, labels } from './labels.ts'
import { printable } from './printable.ts'
import { style } from './style.ts'

/**
 * The pages of a report. The lead reads it, so it omits the score and its criteria. All text passes
 * through `printable`; nothing is fetched, and there are no external links.
 */
export function reportPages(document: ReportDocument): ReactElement<DocumentProps> {
  const { lead, locale } = document
  const label = labels[locale]
  const company = printable(document.letterhead.name)
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
      // The file's identifier is derived from it as well.
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
      sectionList(document),
      sourceList(document),
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
 * Header and footer of every page. A page with a layout also activates the renderer's newer
 * pagination, which keeps a heading with the content below it.
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

/** A section without claims is omitted. */
function sectionList(document: ReportDocument): ReactNode {
  const label = labels[document.locale]
  const written = document.sections.filter((one) => claimsOf(one).length > 0)
  if (written.length === 0) return text({ style: style.noFindings }, label.noFindings)
  return written.map((one) => section(one, document))
}

function section(one: ReportSection, document: ReportDocument): ReactNode {
  const { kind } = one
  return [
    heading(labels[document.locale].sections[kind]),
    kind === 'assumptions' &&
      text({ key: 'note', style: style.note }, labels[document.locale].assumptionNote),
    ...claimsOf(one).map((claim, index) =>
      claimRow(claim, kind === 'nextSteps' ? `${index + 1}.` : '•', document),
    ),
  ]
}

function claimRow(claim: ReportClaim, mark: string, document: ReportDocument): ReactElement {
  const { fields } = labels[document.locale]
  const { origin, field } = claim
  return h(
    View,
    { key: claim.id, style: style.claim },
    text({ style: style.claimMark }, mark),
    text(
      { style: style.claimText },
      field && `${fields[field]} \u2013 `,
      printable(claim.text),
      ...(origin.kind === 'theirs' ? origin.sources : []).map((number) =>
        reference(number, document),
      ),
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

const sourceId = (number: number) => `source-${number}`

/** The messages that the claims cite, by number. */
function sourceList({ sources: quoted, locale }: ReportDocument): ReactNode {
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

/** Points below a heading that must be on its page: a line of text, less than the shortest claim. */
const presence = 16

function heading(title: string): ReactElement {
  // Any node may be an entry of the PDF's outline; the renderer's types know it of pages only.
  const outlined = { minPresenceAhead: presence, bookmark: title }
  return h(View, { key: title, ...outlined }, text({ style: style.heading }, title))
}

type TextProps = Pick<ComponentProps<typeof View>, 'style' | 'minPresenceAhead'> & {
  key?: string | number
}

/**
 * What the renderer's line breaker takes for "never": it would else put a hyphen wherever the font
 * changes within a word, as it does in Łódź and at the narrow space of an amount.
 */
const never = 10_000

/** Text within a page; all of the report's is made with it. */
function text(props: TextProps, ...content: ReactNode[]): ReactElement {
  return h(Text, { ...props, hyphenationPenalty: never }, ...content)
}
