import PdfKit from 'pdfkit'

import type { Line, Piece, Target } from './text/lines.ts'

/** Of a page, in points: A4. */
export const page = { width: 595.28, height: 841.89 } as const

/** What pdfkit takes beside what its types know. */
type TagOptions = PDFKit.Mixins.StructureElementOptions & {
  bbox?: [left: number, top: number, right: number, bottom: number]
  scope?: 'Row' | 'Column'
}

/** An element of the structure that screen readers follow (ISO 32000-1, 14.7). */
export type Tag = {
  readonly type: string
  readonly parent: Tag | null
  readonly options: TagOptions
  element?: PDFKit.PDFStructureElement
}

export const tag = (type: string, parent: Tag, options: TagOptions = {}): Tag => ({
  type,
  parent,
  options,
})

type Properties = { title: string; author: string; language: string; createdAt: Date }

/** A PDF whose content is tagged, as PDF/UA-1 (ISO 14289-1) asks; the same calls give the same bytes. */
export type TaggedFile = {
  /** The root of the structure. */
  readonly root: Tag
  addPage: () => void
  /** Goes back to a page, counted from 0. */
  switchToPage: (index: number) => void
  /** Draws a line of text; `y` is that of its baseline. */
  line: (line: Line, x: number, y: number, parent: Tag) => void
  /** What is drawn within is decoration, which is not read aloud. */
  artifact: (draw: () => void, type?: 'Layout' | 'Pagination') => void
  /** As `line`, within an artifact. */
  plainLine: (line: Line, x: number, y: number) => void
  rectangle: (area: Area, color: string) => void
  picture: (picture: Picture, parent: Tag) => void
  /** Makes a place that links lead to. */
  anchor: (name: string, y: number) => void
  bookmark: (title: string, y: number) => void
  finish: () => Promise<Buffer>
}

export type Area = { x: number; y: number; width: number; height: number }
export type Picture = Area & { bytes: Buffer }

const escapeXml = (text: string) =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')

/** pdfkit writes the properties into XML (XMP) without escaping them. */
function escapeMetadata(file: PDFKit.PDFDocument, info: Record<string, string>): void {
  const metadata = file as unknown as { info: object; _addInfo: () => void }
  const addInfo = metadata._addInfo.bind(file)
  metadata._addInfo = () => {
    const escaped = Object.entries(info).map(([key, value]) => [key, escapeXml(value)])
    metadata.info = { ...metadata.info, ...Object.fromEntries(escaped) }
    addInfo()
  }
}

export function openTaggedFile({ title, author, language, createdAt }: Properties): TaggedFile {
  const info = { Title: title, Author: author, Creator: author, Producer: 'OKA' }
  const file = new PdfKit({
    autoFirstPage: false,
    bufferPages: true,
    displayTitle: true,
    // No font of the viewer's: all are embedded.
    font: null as unknown as string,
    info: { ...info, CreationDate: createdAt },
    lang: language,
    pdfVersion: '1.7',
    subset: 'PDF/UA' as 'PDF/A-1',
    tagged: true,
  })
  escapeMetadata(file, info)
  const chunks: Buffer[] = []
  file.on('data', (chunk: Buffer) => chunks.push(chunk))
  const whole = new Promise<Buffer>((resolve, reject) => {
    file.on('end', () => resolve(Buffer.concat(chunks)))
    file.on('error', reject)
  })
  const root: Tag = {
    type: 'Document',
    parent: null,
    options: {},
    element: file.struct('Document'),
  }
  file.addStructure(root.element!)

  const elementOf = (of: Tag): PDFKit.PDFStructureElement => {
    if (!of.element) {
      of.element = file.struct(of.type, of.options)
      if (of.parent) elementOf(of.parent).add(of.element)
    }
    return of.element
  }

  function piece({ text, face, style, width, isRtl }: Piece, x: number, y: number): void {
    if (width === 0) return
    // Viewers put words that are read from the right into order by themselves, by their glyphs.
    const isNamed = face.isShaped && !isRtl
    if (isNamed) file.markContent('Span', { actual: text })
    file.font(face.font as unknown as string, face.key, style.size).fillColor(style.color)
    // With features a text is shaped as a whole, not word by word.
    const features = isRtl ? { features: [] } : {}
    file.text(text, x, y - (style.rise ?? 0), {
      baseline: 'alphabetic',
      lineBreak: false,
      ...features,
    })
    if (isNamed) file.endMarkedContent()
  }

  const pieces = (list: readonly Piece[], x: number, y: number) => {
    for (const one of list) piece(one, x + one.x, y)
  }

  function link(target: Target, list: readonly Piece[], at: { x: number; y: number }, of: Tag) {
    const element = file.struct('Link')
    elementOf(of).add(element)
    element.add(() => pieces(list, at.x, at.y))
    const left = Math.min(...list.map(({ x }) => x))
    const width = Math.max(...list.map((one) => one.x + one.width)) - left
    const { size, rise = 0 } = list[0]!.style
    const options = { structParent: element, Contents: new String(target.label) }
    const box = [at.x + left, at.y - rise - size, width, size * 1.3] as const
    if ('url' in target) file.link(...box, target.url, options as object)
    else file.goTo(...box, target.anchor, options as object)
    // Written now, since pdfkit takes the page it is on for the link's.
    element.end()
  }

  return {
    root,
    addPage: () => file.addPage({ size: 'A4', margin: 0 }),
    switchToPage: (index) => file.switchToPage(index),
    line(line, x, y, parent) {
      for (const group of groupByTarget(line.pieces)) {
        const { target } = group[0]!
        if (target) link(target, group, { x, y }, parent)
        else elementOf(parent).add(() => pieces(group, x, y))
      }
    },
    artifact(draw, type = 'Layout') {
      file.markContent('Artifact', { type })
      draw()
      file.endMarkedContent()
    },
    plainLine: (line, x, y) => pieces(line.pieces, x, y),
    rectangle: ({ x, y, width, height }, color) => file.rect(x, y, width, height).fill(color),
    picture: ({ bytes, x, y, ...size }, parent) =>
      elementOf(parent).add(() => file.image(bytes, x, y, size)),
    anchor: (name, y) => file.addNamedDestination(name, 'XYZ', 0, y, null as unknown as number),
    bookmark: (name, y) =>
      // pdfkit takes `left` from the right edge.
      file.outline.addItem(name, { top: y, left: page.width } as object),
    finish() {
      file.end()
      return whole
    },
  }
}

function groupByTarget(list: readonly Piece[]): Piece[][] {
  const groups: Piece[][] = []
  for (const one of list) {
    const group = groups.at(-1)
    if (group && group[0]!.target === one.target) group.push(one)
    else groups.push([one])
  }
  return groups
}
