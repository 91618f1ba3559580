import { type Box, drawLine, fullWidth, lineHeightOf, paragraph, styleOf } from './blocks.ts'
import { type Draft, formatPhone, space, span, theirSpan } from './draft.ts'
import type { Slice } from './flow.ts'
import { formatDay } from './labels.ts'
import { margin } from './style.ts'
import { type Tag, page, tag } from './tagged-file.ts'
import { type Span, type TextStyle, breakLines } from './text/lines.ts'

type Named = Pick<Draft, 'document' | 'printer'>

/** Who the report is for: the company, or else the person. */
export const subjectOf = ({ document: { lead }, printer }: Named): string =>
  printer.print(lead.company || lead.name || lead.email)

export const titleOf = (draft: Named & Pick<Draft, 'label'>): string =>
  [draft.label.title, subjectOf(draft)].filter(Boolean).join(' \u2013 ')

/** Points; a logo that is no wider than high may be higher. */
const logoMax = { width: 150, height: 38, tall: 60 }

/** Logo or name at the left, address at the right, a rule in the company's colour below. */
export function letterhead(draft: Draft): Slice {
  const { file, fonts, palette, document, printer } = draft
  const { name, address, phone, email, website } = document.letterhead
  const small = styleOf(draft, 'note', 'muted')
  const reachable: Span[] = []
  if (phone) reachable.push(span(formatPhone(draft, phone), small))
  if (email) {
    const target = { url: `mailto:${email}`, label: draft.label.writeTo(name) }
    reachable.push(span(printer.print(email), small, target))
  }
  if (website) {
    const shown = printer.print(website.replace(/^https:\/\/(?:www\.)?/, '').replace(/\/$/, ''))
    reachable.push(span(shown, small, { url: website, label: draft.label.website }))
  }
  const lineOfAddress = address.map((line) => printer.print(line)).join(', ')
  const right = 270
  const texts = [
    [span(lineOfAddress, small)],
    ...joinWhole(draft, { items: reachable, separator: span('  ·  ', small), width: right }),
  ].filter((spans) => spans.some(({ text }) => text !== ''))
  const lines = texts.flatMap((spans) => breakLines(spans, { width: right, max: 3 }, fonts))
  const lineHeight = lineHeightOf(small)
  const mark = markOf(draft)
  const height = Math.max(logoMax.height, mark.height, lines.length * lineHeight) + 10
  const of = tag('Div', file.root)
  return {
    height: height + 28,
    gap: 0,
    keepNext: true,
    draw(y) {
      mark.draw(of, y + height - 10)
      const block = tag('P', of)
      for (const [index, line] of lines.entries()) {
        const x = fullWidth.x + fullWidth.width - line.width
        const top = y + height - 10 - (lines.length - index) * lineHeight
        drawLine(draft, line, { x, y: top }, block)
      }
      file.artifact(() =>
        file.rectangle({ ...fullWidth, y: y + height, height: 1.5 }, palette.brand),
      )
    },
  }
}

/** Items behind each other, as many to a line as fit: an address is not broken at a hyphen. */
function joinWhole(
  { fonts }: Draft,
  { items, separator, width }: { items: readonly Span[]; separator: Span; width: number },
): Span[][] {
  const lines: Span[][] = []
  for (const item of items) {
    const joined = [...(lines.at(-1) ?? []), separator, item]
    const fits = breakLines(joined, { width }, fonts).length === 1
    if (lines.length > 0 && fits) lines[lines.length - 1] = joined
    else lines.push([item])
  }
  return lines
}

type Mark = { height: number; draw: (parent: Tag, bottom: number) => void }

/** The logo, or the company's name where there is none. */
function markOf(draft: Draft): Mark {
  const { file, document, logo, printer } = draft
  const { name, logo: known } = document.letterhead
  if (!logo || !known) return nameMark(draft)
  const most = known.width <= known.height ? logoMax.tall : logoMax.height
  const scale = Math.min(logoMax.width / known.width, most / known.height)
  const size = { width: known.width * scale, height: known.height * scale }
  return {
    height: size.height,
    draw(parent, bottom) {
      const at = { x: fullWidth.x, y: bottom - size.height }
      const box: [number, number, number, number] = [
        at.x,
        at.y,
        at.x + size.width,
        at.y + size.height,
      ]
      const figure = tag('Figure', parent, { alt: printer.print(name), bbox: box })
      file.picture({ bytes: logo, ...at, ...size }, figure)
    },
  }
}

/** A name that needs more than two lines is smaller, and whole. */
function nameMark(draft: Draft): Mark {
  const { fonts, document, printer } = draft
  const width = fullWidth.width - 290
  const linesIn = (style: TextStyle) =>
    breakLines([span(printer.print(document.letterhead.name), style)], { width, max: 6 }, fonts)
  const usual = styleOf(draft, 'lead', 'ink', 600)
  const style = linesIn(usual).length > 2 ? styleOf(draft, 'body', 'ink', 600) : usual
  const lines = linesIn(style)
  const lineHeight = lineHeightOf(style)
  return {
    height: lines.length * lineHeight,
    draw(parent, bottom) {
      const block = tag('P', parent)
      for (const [index, line] of lines.entries()) {
        const y = bottom - (lines.length - index) * lineHeight
        drawLine(draft, line, { x: fullWidth.x, y }, block)
      }
    },
  }
}

/** Title, name, day and what the report stands on. */
export function titleBlock(draft: Draft): Slice[] {
  const { document, label, file, printer } = draft
  const { lead, locale, createdAt, sources } = document
  const subject = subjectOf(draft)
  const heading = tag('H1', file.root)
  const intro = sources.length > 0 ? `${label.intro} ${label.introSources}` : label.intro
  const quiet = styleOf(draft, 'lead', 'muted')
  const day = span(formatDay(createdAt, locale), quiet)
  const name = lead.company && lead.name ? [theirSpan(printer.print(lead.name), quiet)] : []
  const whose = name.length > 0 ? [...name, span('  ·  ', quiet), day] : [day]
  const title = subject || label.title
  // A name of hundreds of letters takes at most a few lines.
  const line = (spans: readonly Span[], of: Tag) =>
    paragraph(draft, spans, fullWidth, { tag: of, keepNext: true, max: 4 })
  return [
    ...(subject ? line([span(label.title, styleOf(draft, 'lead', 'accent', 600))], heading) : []),
    ...line([span(title, titleStyle(draft, title))], heading),
    ...line(whose, tag('P', file.root)),
    space(8),
    ...line([span(intro, styleOf(draft, 'small', 'muted'))], tag('P', file.root)),
    space(16),
  ]
}

/** A title that needs more than two lines is smaller, so that it is whole. */
function titleStyle(draft: Draft, title: string): TextStyle {
  const usual = styleOf(draft, 'title', 'ink', 600)
  const lines = breakLines([span(title, usual)], { width: fullWidth.width, max: 3 }, draft.fonts)
  return lines.length > 2 ? styleOf(draft, 'longTitle', 'ink', 600) : usual
}

/** Side by side: who it is for, and who answers for it. */
export function people(draft: Draft): Slice[] {
  const { file, fonts, palette } = draft
  const gap = 24
  const padding = 12
  const width = (fullWidth.width - 2 * padding - gap) / 2
  const parent = tag('Div', file.root)
  const columns = [clientOf(draft), consultantOf(draft)]
    .filter((texts) => texts.length > 0)
    .map((texts) => texts.flatMap((spans) => breakLines(spans, { width, max: 4 }, fonts)))
  if (columns.length === 0) return []
  const lineHeight = lineHeightOf(styleOf(draft, 'body'))
  const height = Math.max(...columns.map((lines) => lines.length)) * lineHeight + 2 * padding
  const slice: Slice = {
    height,
    gap: 0,
    keepNext: false,
    draw(y) {
      file.artifact(() => file.rectangle({ ...fullWidth, y, height }, palette.wash))
      for (const [column, lines] of columns.entries()) {
        const block = tag('Div', parent)
        const x = fullWidth.x + padding + column * (width + gap)
        for (const [index, line] of lines.entries())
          drawLine(draft, line, { x, y: y + padding + index * lineHeight }, tag('P', block))
      }
    },
  }
  return [slice]
}

function clientOf(draft: Draft): Span[][] {
  const { printer, label, document } = draft
  const { name, company, email, phone } = document.lead
  const body = styleOf(draft, 'body')
  const texts = [company, name, email].map((text) => printer.print(text))
  if (phone) texts.push(formatPhone(draft, phone))
  const known = texts.filter(Boolean)
  if (known.length === 0) return []
  return [
    [span(label.client, styleOf(draft, 'small', 'muted', 600))],
    ...known.map((text) => [span(text, body)]),
  ]
}

export function consultantOf(draft: Draft): Span[][] {
  const { printer, label, document } = draft
  if (!document.consultant) return []
  const { name, email, phone, bookingUrl } = document.consultant
  const body = styleOf(draft, 'body')
  const link = styleOf(draft, 'body', 'accent')
  const texts = [
    [span(label.consultant, styleOf(draft, 'small', 'muted', 600))],
    [span(printer.print(name), styleOf(draft, 'body', 'ink', 600))],
  ]
  if (phone) texts.push([span(formatPhone(draft, phone), body)])
  if (email) {
    const target = { url: `mailto:${email}`, label: label.writeTo(name) }
    texts.push([span(printer.print(email), link, target)])
  }
  if (bookingUrl) texts.push([span(label.book, link, { url: bookingUrl, label: label.book })])
  return texts
}

/** Heights in points. */
const contentsHead = 30
const contentsRow = 22

type Entry = { title: string; anchor: string; page: number }

/** The first page of a long report: title, people and contents. */
export function drawCover(draft: Draft, entries: readonly Entry[]): void {
  const { file, palette } = draft
  file.artifact(() => file.rectangle({ x: 0, y: 0, width: 10, height: page.height }, palette.brand))
  const slices = [...titleBlock(draft), space(20), ...people(draft), space(44)]
  const height = slices.reduce((sum, slice) => sum + slice.gap + slice.height, 0)
  const head = letterhead(draft)
  head.draw(margin.top)
  const top = margin.top + head.height
  const contents = contentsHead + entries.length * contentsRow
  const free = page.height - margin.bottom - top - height - contents
  let y = top + Math.max(0, Math.min(120, free))
  for (const slice of slices) {
    y += slice.gap
    slice.draw(y)
    y += slice.height
  }
  drawContents(draft, entries, y)
}

function drawContents(draft: Draft, entries: readonly Entry[], top: number): void {
  const { file, fonts, label, palette } = draft
  const head = styleOf(draft, 'section', 'ink', 600)
  const [title] = breakLines([span(label.contents, head)], fullWidth, fonts)
  drawLine(draft, title!, { x: fullWidth.x, y: top }, tag('H2', file.root))
  const parent = tag('TOC', file.root)
  const style = styleOf(draft, 'body')
  const muted = styleOf(draft, 'body', 'muted')
  let y = top + contentsHead
  for (const { title: text, anchor, page: number } of entries) {
    const target = { anchor, label: text }
    const box: Box = { x: fullWidth.x, width: fullWidth.width - 40 }
    const [line] = breakLines([span(text, style, target)], { ...box, max: 1 }, fonts)
    const of = tag('Reference', tag('TOCI', parent))
    drawLine(draft, line!, { x: box.x, y }, of)
    const [count] = breakLines([span(String(number), muted)], fullWidth, fonts)
    drawLine(draft, count!, { x: fullWidth.x + fullWidth.width - count!.width, y }, of)
    file.artifact(() =>
      file.rectangle({ ...fullWidth, y: y + contentsRow - 6, height: 0.5 }, palette.rule),
    )
    y += contentsRow
  }
}

/** Title and number at the foot of a page. */
export function drawFooter(draft: Draft, number: number, total: number): void {
  const { file, fonts, palette, printer, document } = draft
  const style = styleOf(draft, 'note', 'muted')
  const y = page.height - margin.bottom + 22
  const title = `${printer.print(document.letterhead.name)} \u2013 ${titleOf(draft)}`
  const [line] = breakLines([span(title, style)], { width: fullWidth.width - 60, max: 1 }, fonts)
  const [count] = breakLines([span(`${number} / ${total}`, style)], { width: 60, max: 1 }, fonts)
  file.artifact(() => {
    file.rectangle({ ...fullWidth, y, height: 0.75 }, palette.rule)
    const baseline = y + 8 + lineHeightOf(style) * 0.75
    file.plainLine(line!, fullWidth.x, baseline)
    file.plainLine(count!, fullWidth.x + fullWidth.width - count!.width, baseline)
  }, 'Pagination')
}
