import type { ReportClaim, ReportSection } from '@oka/contract/report'

import {
  type Cell,
  type Column,
  fullWidth,
  heading,
  list,
  onWash,
  paragraph,
  styleOf,
  table,
} from './blocks.ts'
import { type Draft, formatPhone, ourText, span, theirSpan } from './draft.ts'
import type { Slice } from './flow.ts'
import { formatDay } from './labels.ts'
import { tag } from './tagged-file.ts'
import type { Span } from './text/lines.ts'

type SectionOf<Kind extends ReportSection['kind']> = Extract<ReportSection, { kind: Kind }>

/** All sections, each under its heading; what stands in none is left out. */
export function sections(draft: Draft): Slice[] {
  const { document, label, file } = draft
  const slices: Slice[] = []
  for (const section of document.sections) {
    const content = contentOf(draft, section)
    const title = label.sections[section.kind]
    if (content.length > 0) slices.push(...heading(draft, title, section.kind), ...content)
  }
  if (slices.length > 0) return slices
  const style = styleOf(draft, 'body', 'muted')
  return paragraph(draft, [span(label.empty, style)], fullWidth, {
    tag: tag('P', file.root),
    gap: 20,
  })
}

function contentOf(draft: Draft, section: ReportSection): Slice[] {
  switch (section.kind) {
    case 'situation':
      return running(draft, section.claims)
    case 'wanted':
    case 'understood':
      return subjects(draft, section.claims)
    case 'options':
      return options(draft, section)
    case 'nextSteps':
      return steps(draft, section)
    case 'openQuestions':
      return bullets(draft, section.claims)
    case 'assumptions':
      return assumptions(draft, section.claims)
  }
}

/** The text of a claim, followed by the raised numbers of its sources. */
function claimSpans(draft: Draft, { text, origin }: ReportClaim): Span[] {
  const { document, label } = draft
  const body = styleOf(draft, 'body')
  const words = [span(ourText(draft, text), body)]
  if (origin.kind !== 'theirs') return words
  const raised = { ...styleOf(draft, 'mark', 'accent'), rise: 3.2 }
  const cited = origin.sources.filter((number) =>
    document.sources.some((source) => source.number === number),
  )
  // "1,2" is no twelve.
  const marks = cited.flatMap((number, index): Span[] => {
    const target = { anchor: sourceAnchor(number), label: label.sourceOf(number) }
    return [span(index === 0 ? '\u202F' : ',\u202F', raised), span(String(number), raised, target)]
  })
  return [...words, ...marks]
}

/** Claims one after the other, as one paragraph. */
function running(draft: Draft, claims: readonly ReportClaim[]): Slice[] {
  const blank = span(' ', styleOf(draft, 'body'))
  const spans = claims.flatMap((claim, index) =>
    index === 0 ? claimSpans(draft, claim) : [blank, ...claimSpans(draft, claim)],
  )
  if (spans.length === 0) return []
  return paragraph(draft, spans, fullWidth, { tag: tag('P', draft.file.root) })
}

const bullets = (draft: Draft, claims: readonly ReportClaim[]): Slice[] =>
  claims.length === 0
    ? []
    : list(
        draft,
        claims.map((claim) => ({ mark: '•', spans: claimSpans(draft, claim) })),
        fullWidth,
      )

/** A table by subject where claims have one, else a list. */
function subjects(draft: Draft, claims: readonly ReportClaim[]): Slice[] {
  const { label } = draft
  const named = claims.filter(({ field }) => field !== null)
  const others = claims.filter(({ field }) => field === null)
  const saidOf = (claim: ReportClaim) => wordsOf(draft, claim)
  const hasWords = named.some((claim) => saidOf(claim).length > 0)
  const columns: Column[] = hasWords
    ? [
        { title: label.subject, width: 86 },
        { title: label.understood, width: 200 },
        { title: label.theirWords, width: fullWidth.width - 286 - 28 },
      ]
    : [
        { title: label.subject, width: 86 },
        { title: label.understood, width: fullWidth.width - 86 - 14 },
      ]
  const strong = styleOf(draft, 'body', 'ink', 600)
  const rows = named.map((claim): Cell[] =>
    [[[span(label.fields[claim.field!], strong)]], [claimSpans(draft, claim)], saidOf(claim)].slice(
      0,
      columns.length,
    ),
  )
  const rest = bullets(draft, others)
  if (rows.length === 0) return rest
  return [...table(draft, columns, rows), ...rest]
}

/** The words that say it, or who of us has noted it. */
function wordsOf(draft: Draft, { origin }: ReportClaim): Cell {
  const { label, printer } = draft
  const small = styleOf(draft, 'small', 'muted')
  if (origin.kind === 'theirs' && origin.quote)
    return [[span(label.quote(printer.quote(origin.quote) || label.emoji), small)]]
  if (origin.kind === 'staff') return [[span(label.notedBy(printer.print(origin.author)), small)]]
  return []
}

function options(draft: Draft, { options: offered, claims }: SectionOf<'options'>): Slice[] {
  const { label, file, printer } = draft
  const slices = running(draft, claims)
  const strong = styleOf(draft, 'body', 'muted')
  for (const [index, { service, claims: parts }] of offered.entries()) {
    const title = label.option(index + 1, printer.print(service.name))
    const head = [span(title, styleOf(draft, 'lead', 'accent', 600))]
    const of = tag('H3', file.root)
    slices.push(...paragraph(draft, head, fullWidth, { tag: of, gap: 12, keepNext: true }))
    const rows = parts.map((part): Cell[] => [
      [[span(label.optionParts[part.part], strong)]],
      [claimSpans(draft, part)],
    ])
    slices.push(...keepWhole(table(draft, pair, rows)))
  }
  return offered.length > 1 ? [...slices, ...comparison(draft, offered)] : slices
}

/** A name and what it stands for, without a head. */
const pair: Column[] = [
  { title: '', width: 86 },
  { title: '', width: fullWidth.width - 86 - 14 },
]

/** On one page if that takes no further one: a part of an option says little without its name. */
const keepWhole = (slices: readonly Slice[]): Slice[] =>
  slices.map((slice, index) => {
    return { ...slice, keepNext: index < slices.length - 1, mayPart: index > 0 }
  })

/** Duration and cost of each option, where the catalogue has them. */
function comparison(draft: Draft, offered: SectionOf<'options'>['options']): Slice[] {
  const { label, file, printer } = draft
  const body = styleOf(draft, 'body')
  const cellOf = (parts: (typeof offered)[number]['claims'], name: 'duration' | 'cost'): Cell => {
    const part = parts.find((one) => one.part === name)
    return [[span(part ? ourText(draft, part.text) : '\u2013', body)]]
  }
  const shown = (['duration', 'cost'] as const).filter((name) =>
    offered.some(({ claims }) => claims.some(({ part }) => part === name)),
  )
  if (shown.length === 0) return []
  const columns = [
    { title: label.optionColumn, width: 200 },
    ...shown.map((name) => ({
      title: label.optionParts[name],
      width: (fullWidth.width - 200) / shown.length - 14,
    })),
  ]
  const rows = offered.map(({ service, claims }): Cell[] => [
    [[span(printer.print(service.name), styleOf(draft, 'body', 'ink', 600))]],
    ...shown.map((name) => cellOf(claims, name)),
  ])
  const head = [span(label.comparison, styleOf(draft, 'lead', 'accent', 600))]
  const of = tag('H3', file.root)
  return [
    ...paragraph(draft, head, fullWidth, { tag: of, gap: 14, keepNext: true }),
    ...table(draft, columns, rows),
  ]
}

function steps(draft: Draft, { claims }: SectionOf<'nextSteps'>): Slice[] {
  const { label } = draft
  if (claims.length === 0) return []
  const isAssigned = claims.some(({ who, when }) => who !== null || when !== null)
  if (!isAssigned)
    return list(
      draft,
      claims.map((claim, index) => ({ mark: `${index + 1}.`, spans: claimSpans(draft, claim) })),
      fullWidth,
    )
  const body = styleOf(draft, 'body')
  const cell = (text: string | null): Cell => [[span(text ? ourText(draft, text) : '\u2013', body)]]
  const columns = [
    { title: label.steps.what, width: 225 },
    { title: label.steps.who, width: 105 },
    { title: label.steps.when, width: fullWidth.width - 330 - 28 },
  ]
  const rows = claims.map((claim): Cell[] => [
    [claimSpans(draft, claim)],
    cell(claim.who),
    cell(claim.when),
  ])
  return table(draft, columns, rows)
}

function assumptions(draft: Draft, claims: readonly ReportClaim[]): Slice[] {
  if (claims.length === 0) return []
  const { label, file } = draft
  const inner = { x: fullWidth.x + 14, width: fullWidth.width - 28 }
  const note = [span(label.assumptionNote, styleOf(draft, 'small', 'amber'))]
  const items = claims.map((claim) => ({ mark: '•', spans: claimSpans(draft, claim) }))
  const slices = [
    ...paragraph(draft, note, inner, { tag: tag('P', file.root), keepNext: true }),
    ...list(draft, items, inner),
  ]
  return onWash(draft, slices, fullWidth, 'amber')
}

/** Whom to ask, and how. */
export function goOn(draft: Draft): Slice[] {
  const { document, label, file, printer } = draft
  if (!document.consultant) return []
  const { name, phone, email, bookingUrl } = document.consultant
  const body = styleOf(draft, 'body')
  const link = styleOf(draft, 'body', 'accent', 600)
  const ways: Span[] = []
  const add = (one: Span) => {
    if (ways.length > 0) ways.push(span('   ·   ', styleOf(draft, 'body', 'muted')))
    ways.push(one)
  }
  if (bookingUrl) add(span(label.book, link, { url: bookingUrl, label: label.book }))
  if (phone) add(span(formatPhone(draft, phone), body))
  if (email)
    add(span(printer.print(email), link, { url: `mailto:${email}`, label: label.writeTo(name) }))
  const inner = { x: fullWidth.x + 14, width: fullWidth.width - 28 }
  const text = [span(label.goOnText(printer.print(name)), body)]
  const slices = [
    ...paragraph(draft, text, inner, { tag: tag('P', file.root), keepNext: true }),
    ...(ways.length > 0 ? paragraph(draft, ways, inner, { tag: tag('P', file.root), gap: 3 }) : []),
  ]
  return [...heading(draft, label.goOn, 'goOn'), ...onWash(draft, slices, fullWidth, 'brand')]
}

/** The groups of a phone or an amount on one line. */
const withWholeNumbers = (text: string): string =>
  text.replaceAll(/(?<=[+\d]\d?) (?=\d)/g, '\u00A0')

const sourceAnchor = (number: number) => `source-${number}`

/** The messages that the claims cite, by number. */
export function sources(draft: Draft): Slice[] {
  const { document, label, file, printer } = draft
  if (document.sources.length === 0) return []
  const small = styleOf(draft, 'small')
  const muted = styleOf(draft, 'small', 'muted')
  const note = paragraph(draft, [span(label.sourcesNote, muted)], fullWidth, {
    tag: tag('P', file.root),
    keepNext: true,
  })
  const items = document.sources.map(({ quote, number, createdAt }) => ({
    mark: String(number),
    spans: [
      theirSpan(label.quote(withWholeNumbers(printer.quote(quote)) || label.emoji), small),
      span(`  ${formatDay(createdAt, document.locale)}`.replaceAll(' ', '\u00A0'), muted),
    ],
    anchor: sourceAnchor(number),
  }))
  return [...heading(draft, label.sources, 'sources'), ...note, ...list(draft, items, fullWidth)]
}
