import type { ReportDocument } from '@oka/contract/report'

import type { Draft } from './draft.ts'
import { type PlacedSlice, drawPage, paginate } from './flow.ts'
import { openFonts } from './fonts.ts'
import { drawCover, drawFooter, letterhead, people, titleBlock, titleOf } from './front.ts'
import { labels } from './labels.ts'
import { cleanText, createPrinter } from './printable.ts'
import { readableLogo } from './readable-logo.ts'
import { scorePage } from './score-page.ts'
import { goOn, sections, sources } from './sections.ts'
import { margin, paletteOf } from './style.ts'
import { openTaggedFile, page } from './tagged-file.ts'

/** What is drawn: the client's copy has no score; that of staff ends with it. */
export type ReportDrawing = {
  document: ReportDocument
  /** What the letterhead's logo shows. */
  logo: Uint8Array | null
  copy: 'client' | 'staff'
}

/** Characters of a report; a longer one is refused before anything is laid out. */
const charactersMax = 300_000
/** Pages from which a report has a cover with its contents. */
const longFrom = 4

/**
 * Draws a report. The same drawing gives the same bytes; nothing is fetched, and no text of a
 * visitor becomes a link.
 *
 * @throws when no font has a character of what we say, and when the report is too long
 */
export async function drawReport({ document, logo, copy }: ReportDrawing): Promise<Buffer> {
  const texts = [...textsOf(document), ...textsOf(labels[document.locale])].map(cleanText)
  const length = texts.reduce((sum, text) => sum + text.length, 0)
  if (length > charactersMax) throw new Error(`it has more than ${charactersMax} characters`)
  const fonts = await openFonts(`${texts.join('')}${texts.join('').normalize('NFKC')}`)
  const printer = createPrinter(fonts)
  const { locale, letterhead: head, createdAt } = document
  const known = { document, label: labels[locale], printer, fonts }
  const title = titleOf(known)
  const file = openTaggedFile({
    title,
    author: printer.print(head.name),
    language: locale,
    createdAt: new Date(createdAt),
  })
  const draft: Draft = {
    ...known,
    file,
    palette: paletteOf(head.color),
    logo: readableLogo(logo && Buffer.from(logo)),
  }
  const total = drawPages(draft, copy)
  for (let number = 1; number <= total; number += 1) {
    file.switchToPage(number - 1)
    drawFooter(draft, number, total)
  }
  return file.finish()
}

const bounds = { top: margin.top, bottom: page.height - margin.bottom }

/** Draws the pages but for their feet; returns how many there are. */
function drawPages(draft: Draft, copy: ReportDrawing['copy']): number {
  const front = [letterhead(draft), ...titleBlock(draft), ...people(draft)]
  const body = [...sections(draft), ...goOn(draft), ...sources(draft)]
  // On a page of its own: all others are as the client has them.
  const score = copy === 'staff' ? paginate(scorePage(draft), bounds) : []
  const short = [...paginate([...front, ...body], bounds), ...score]
  if (short.length - score.length < longFrom) {
    drawAll(draft, short)
    return short.length
  }
  const long = [...paginate(body, bounds), ...score]
  draft.file.addPage()
  drawCover(draft, entriesOf(long))
  drawAll(draft, long)
  return long.length + 1
}

function drawAll({ file }: Draft, pages: readonly PlacedSlice[][]): void {
  for (const placed of pages) {
    file.addPage()
    drawPage(placed)
  }
}

/** The headings and their pages, with the cover counted. */
const entriesOf = (pages: readonly PlacedSlice[][]) =>
  pages.flatMap((placed, index) =>
    placed.flatMap(({ slice: { heading } }) => (heading ? [{ ...heading, page: index + 2 }] : [])),
  )

/** All texts within a value. */
function textsOf(value: unknown): string[] {
  if (typeof value === 'string') return [value]
  if (typeof value !== 'object' || value === null) return []
  return Object.values(value).flatMap(textsOf)
}
