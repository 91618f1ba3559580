import type { Slice } from './flow.ts'
import type { Fonts } from './fonts.ts'
import { type Palette, type TypeSize, lineHeight, margin, sizes } from './style.ts'
import { type Tag, type TaggedFile, page, tag } from './tagged-file.ts'
import { type Line, type Span, type TextStyle, breakLines } from './text/lines.ts'

/** What blocks are drawn with. */
export type Canvas = { file: TaggedFile; fonts: Fonts; palette: Palette }

/** Where a block stands between the edges of the page, in points. */
export type Box = { x: number; width: number }

/** Between the margins of a page. */
export const fullWidth: Box = { x: margin.side, width: page.width - 2 * margin.side }

/** Share of a line's height above the baseline: the middle of Inter's capitals is that of the line. */
const baseline = 0.5 + 0.727 / 2 / lineHeight

export const lineHeightOf = ({ size }: Pick<TextStyle, 'size'>) => size * lineHeight

/** A style of text: size, colour, weight. */
export const styleOf = (
  { palette }: Pick<Canvas, 'palette'>,
  size: TypeSize,
  color: keyof Palette = 'ink',
  weight: TextStyle['weight'] = 400,
): TextStyle => ({ size: sizes[size], weight, color: palette[color] })

type Place = { x: number; y: number }

/** Draws a line; `y` is that of its upper edge. */
export function drawLine({ file }: Canvas, line: Line, { x, y }: Place, of: Tag | null): void {
  const size = Math.max(...line.pieces.map(({ style }) => style.size))
  const at = [x, y + lineHeightOf({ size }) * baseline] as const
  if (of) file.line(line, ...at, of)
  else file.artifact(() => file.plainLine(line, ...at))
}

type ParagraphOptions = { tag: Tag; gap?: number; keepNext?: boolean; max?: number }

/** A text; its first two lines stay on one page, and so do its last two. */
export function paragraph(
  canvas: Canvas,
  spans: readonly Span[],
  { x, width }: Box,
  { tag: of, gap = 0, keepNext = false, ...limit }: ParagraphOptions,
): Slice[] {
  const lines = breakLines(spans, { width, ...limit }, canvas.fonts)
  const last = lines.length - 1
  return lines.map((line, index) => ({
    height: lineHeightOf(spans[0]!.style),
    gap: index === 0 ? gap : 0,
    keepNext: index === last ? keepNext : index === 0 || index === last - 1,
    draw: (y) => drawLine(canvas, line, { x, y }, of),
  }))
}

/** The heading of a section: a bookmark, and a place that the contents lead to. */
export function heading(canvas: Canvas, title: string, anchor: string): Slice[] {
  const style = styleOf(canvas, 'section', 'ink', 600)
  const of = tag('H2', canvas.file.root)
  const slices = paragraph(canvas, [{ text: title, style }], fullWidth, {
    tag: of,
    gap: 20,
    keepNext: true,
  })
  const [first, ...others] = slices
  const marked: Slice = {
    ...first!,
    heading: { title, anchor },
    draw(y) {
      canvas.file.anchor(anchor, y)
      canvas.file.bookmark(title, y)
      first!.draw(y)
    },
  }
  const space: Slice = { height: 5, gap: 0, keepNext: true, draw: () => {} }
  return [marked, ...others, space]
}

/** Below this height in points a list or a table is not split. */
const keptWhole = 130

/** Items with a mark each, such as a bullet or a number; a short list stays on one page. */
export function list(
  canvas: Canvas,
  items: readonly { mark: string; spans: readonly Span[]; anchor?: string }[],
  { x, width }: Box,
): Slice[] {
  const of = tag('L', canvas.file.root)
  const indent = 16
  const slices = items.flatMap(({ mark, spans, anchor }) => {
    const item = tag('LI', of)
    const label = tag('Lbl', item)
    const body = tag('LBody', item)
    const { size } = spans[0]!.style
    const style = { size, weight: 600, color: canvas.palette.accent } as const
    const [line] = breakLines([{ text: mark, style }], { width: indent, max: 1 }, canvas.fonts)
    const box = { x: x + indent, width: width - indent }
    const [first, ...others] = paragraph(canvas, spans, box, { tag: body, gap: 4 })
    const draw = (y: number) => {
      if (anchor) canvas.file.anchor(anchor, y)
      drawLine(canvas, line!, { x, y }, label)
      first!.draw(y)
    }
    return [{ ...first!, draw }, ...others]
  })
  return keepShort(slices)
}

/** A short block stays on one page. */
export function keepShort(slices: readonly Slice[]): Slice[] {
  const height = slices.reduce((sum, slice) => sum + slice.gap + slice.height, 0)
  if (height > keptWhole) return [...slices]
  return slices.map((slice, index) =>
    index < slices.length - 1 ? { ...slice, keepNext: true } : slice,
  )
}

export type Column = { title: string; width: number }
/** The texts of a cell, one below the other. */
export type Cell = readonly (readonly Span[])[]

type Row = { cells: { lines: { line: Line; y: number }[]; tag: Tag }[]; height: number }

/** Points between a rule of a table and its text, and between two columns. */
const cellPadding = 6
const columnGap = 14
/** A row higher than this is split like a text. */
const rowMaxHeight = 300

/**
 * A table with a head that is drawn again on each page; a row stays on one page. Without titles the
 * first column is the head of its rows.
 */
export function table(
  canvas: Canvas,
  columns: readonly Column[],
  rows: readonly (readonly Cell[])[],
): Slice[] {
  const of = tag('Table', canvas.file.root)
  const hasHead = columns.some(({ title }) => title !== '')
  const frame = {
    canvas,
    lefts: columns.map((_, index) =>
      columns.slice(0, index).reduce((sum, { width }) => sum + width + columnGap, fullWidth.x),
    ),
  }
  const head = hasHead ? tableHead(frame, columns, of) : null
  const slices = rows.flatMap((cells) => {
    const rowTag = tag('TR', of)
    const cellTag = (index: number) =>
      hasHead || index > 0 ? tag('TD', rowTag) : tag('TH', rowTag, scope('Row'))
    const row = layOutRow(canvas, cells, columns, cellTag)
    return rowSlices(frame, row, head?.repeat)
  })
  return keepShort(head ? [head.slice, ...slices] : slices)
}

type Frame = { canvas: Canvas; lefts: readonly number[] }

const scope = (of: 'Row' | 'Column') => ({ scope: of })

function drawRule({ file }: Canvas, y: number, color: string): void {
  file.artifact(() => file.rectangle({ ...fullWidth, y, height: 0.75 }, color))
}

function tableHead(frame: Frame, columns: readonly Column[], of: Tag) {
  const { canvas } = frame
  const style = styleOf(canvas, 'small', 'muted', 600)
  const rowTag = tag('TR', of)
  const titles = columns.map(({ title }) => [[{ text: title, style }]])
  const row = layOutRow(canvas, titles, columns, () => tag('TH', rowTag, scope('Column')))
  const height = row.height + cellPadding
  const draw = (y: number, isRepeated: boolean) => {
    drawCells(frame, row, y, isRepeated)
    drawRule(canvas, y + height - 1, canvas.palette.accent)
  }
  const slice: Slice = { height, gap: 4, keepNext: true, draw: (y) => draw(y, false) }
  return { slice, repeat: { height, draw: (y: number) => draw(y, true) } }
}

function rowSlices(frame: Frame, row: Row, head: Slice['head']): Slice[] {
  const parts = row.height > rowMaxHeight ? splitRow(row) : [row]
  return parts.map((part, index) => {
    const above = index === 0 ? cellPadding : 0
    const isLast = index === parts.length - 1
    return {
      height: above + part.height + (isLast ? cellPadding : 0),
      gap: 0,
      keepNext: false,
      head,
      draw(y) {
        drawCells(frame, part, y + above, false)
        const bottom = y + above + part.height + cellPadding
        if (isLast) drawRule(frame.canvas, bottom - 0.75, frame.canvas.palette.rule)
      },
    }
  })
}

function layOutRow(
  canvas: Canvas,
  cells: readonly Cell[],
  columns: readonly Column[],
  makeTag: (index: number) => Tag,
): Row {
  const laidOut = cells.map((texts, index) => {
    const lines: { line: Line; y: number }[] = []
    let y = 0
    for (const spans of texts) {
      for (const line of breakLines(spans, columns[index]!, canvas.fonts)) {
        lines.push({ line, y })
        y += lineHeightOf(spans[0]!.style)
      }
    }
    return { lines, height: y, tag: makeTag(index) }
  })
  return { cells: laidOut, height: Math.max(...laidOut.map(({ height }) => height)) }
}

/** Parts of a row of at most a few lines each. */
function splitRow({ cells, height }: Row): Row[] {
  const part = lineHeightOf({ size: sizes.body }) * 4
  return Array.from({ length: Math.ceil(height / part) }, (_, index) => {
    const from = index * part
    const to = Math.min(height, from + part)
    return {
      height: to - from,
      cells: cells.map(({ lines, tag: of }) => ({
        tag: of,
        lines: lines
          .filter(({ y }) => y >= from && y < to)
          .map(({ line, y }) => ({ line, y: y - from })),
      })),
    }
  })
}

function drawCells({ canvas, lefts }: Frame, { cells }: Row, y: number, isRepeated: boolean): void {
  for (const [index, cell] of cells.entries())
    for (const { line, y: offset } of cell.lines)
      drawLine(canvas, line, { x: lefts[index]!, y: y + offset }, isRepeated ? null : cell.tag)
}

/** Slices on a tinted ground, with a bar of colour at their left. */
export function onWash(
  { file, palette }: Canvas,
  slices: readonly Slice[],
  { x, width }: Box,
  bar: keyof Palette,
): Slice[] {
  const padding = 9
  return slices.map((slice, index) => {
    const above = index === 0 ? padding : slice.gap
    const below = index === slices.length - 1 ? padding : 0
    const height = above + slice.height + below
    return {
      ...slice,
      gap: index === 0 ? slice.gap : 0,
      height,
      draw(y) {
        file.artifact(() => {
          file.rectangle({ x, y: y - 0.2, width, height: height + 0.2 }, palette.wash)
          file.rectangle({ x, y: y - 0.2, width: 2, height: height + 0.2 }, palette[bar])
        })
        slice.draw(y + above)
      },
    }
  })
}
