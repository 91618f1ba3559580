import { contrast, readableContrast } from '@oka/contract/contrast'
import { OPS, getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs'
import type { PDFDocumentProxy, PDFPageProxy } from 'pdfjs-dist'

type Node = { role?: string; type?: string; id?: string; alt?: string; children?: Node[] }

/**
 * What a PDF lacks, as sentences; none for one that is well made. Of PDF/UA-1 (ISO 14289-1) it checks
 * what veraPDF does by machine and can be read here: metadata, language, tags of all content, headings,
 * tables, lists, figures, links, the order of tabs, fonts. Beside it: glyphs, contrast, edges.
 */
export async function checkPdf(pdf: Buffer): Promise<string[]> {
  const task = getDocument({ data: Uint8Array.from(pdf), verbosity: 0, fontExtraProperties: true })
  const document = await task.promise
  const faults = await documentFaults(document)
  const trees: Node[] = []
  for (let number = 1; number <= document.numPages; number += 1) {
    const page = await document.getPage(number)
    const tree = ((await page.getStructTree()) ?? {}) as Node
    trees.push(tree)
    const found = [
      ...treeFaults(tree),
      ...(await linkFaults(page, tree)),
      ...(await contentFaults(page)),
      ...(await edgeFaults(page)),
    ]
    faults.push(...new Set(found.map((fault) => `page ${number}: ${fault}`)))
  }
  const bookmarks = ((await document.getOutline()) as unknown[] | null)?.length ?? 0
  const tabs = pdf.toString('latin1').match(/\/Tabs \/S/g)?.length ?? 0
  faults.push(...listMissing([[tabs === document.numPages, 'tabs do not follow the structure']]))
  faults.push(...structureFaults(trees, bookmarks))
  await task.destroy()
  return faults
}

/** The sentences of what does not hold. */
const listMissing = (conditions: readonly (readonly [holds: boolean, fault: string])[]): string[] =>
  conditions.filter(([holds]) => !holds).map(([, fault]) => fault)

async function documentFaults(document: PDFDocumentProxy): Promise<string[]> {
  const { info, metadata } = await document.getMetadata()
  const known = info as { Language?: string; Title?: string }
  const preferences = (await document.getViewerPreferences()) as Map<string, unknown> | null
  const marked = (await document.getMarkInfo()) as Map<string, unknown> | null
  return listMissing([
    [marked?.get('Marked') === true, 'it is not marked as tagged'],
    [Boolean(known.Language), 'it has no language'],
    [Boolean(known.Title), 'it has no title'],
    [preferences?.get('DisplayDocTitle') === true, 'viewers do not show its title'],
    [metadata?.get('pdfuaid:part') === '1', 'its metadata do not name PDF/UA-1'],
    [metadata?.get('dc:title') === known.Title, 'its metadata have another title'],
  ])
}

/** What only the pages together show: headings in order, heads of tables, bookmarks. */
function structureFaults(trees: readonly Node[], bookmarks: number): string[] {
  const roles = trees.flatMap((tree) => [...nodesOf(tree)]).map(({ role = '' }) => role)
  const count = (role: string) => roles.filter((one) => one === role).length
  const levels = roles.filter((role) => /^H\d$/.test(role)).map((role) => Number(role[1]))
  const leap = levels.some((level, index) => index > 0 && level > levels[index - 1]! + 1)
  return listMissing([
    [levels[0] === 1, 'the first heading is no H1'],
    [!leap, 'a level of headings is left out'],
    [count('TH') >= count('Table'), 'a table has no heads'],
    // All but that of the contents.
    [bookmarks >= count('H2') - count('TOC'), 'a heading has no bookmark'],
  ])
}

function* nodesOf(node: Node): Generator<Node> {
  yield node
  for (const child of node.children ?? []) yield* nodesOf(child)
}

/** Elements and what they may contain (ISO 32000-1, 14.8.4.3). */
const allowed: Record<string, readonly string[]> = {
  L: ['LI'],
  LI: ['Lbl', 'LBody'],
  Table: ['TR'],
  TR: ['TH', 'TD'],
  TOC: ['TOCI'],
}

function treeFaults(tree: Node): string[] {
  const nodes = [...nodesOf(tree)]
  const strangers = nodes.flatMap(({ role = '', children = [] }) =>
    children
      .filter((child) => allowed[role] && !allowed[role].includes(child.role ?? ''))
      .map((child) => `${role} contains ${child.role ?? child.type}`),
  )
  const hasAlt = nodes.every(({ role, alt }) => role !== 'Figure' || Boolean(alt))
  return [...strangers, ...listMissing([[hasAlt, 'a figure has no alternative text']])]
}

async function linkFaults(page: PDFPageProxy, tree: Node): Promise<string[]> {
  const links = (await page.getAnnotations()) as { id: string; contentsObj?: { str: string } }[]
  const inLinks = [...nodesOf(tree)].filter(({ role }) => role === 'Link')
  const tagged = new Set(inLinks.flatMap(({ children = [] }) => children).map(({ id }) => id))
  return links.flatMap(({ id, contentsObj }) =>
    listMissing([
      [Boolean(contentsObj?.str), 'a link has no description'],
      [tagged.has(`pdfjs_internal_id_${id}`), 'a link is in no Link element'],
    ]),
  )
}

type Glyph = { originalCharCode?: number; unicode?: string }

/** Follows what is drawn: marked content, colours, fonts and glyphs. */
async function contentFaults(page: PDFPageProxy): Promise<string[]> {
  const { fnArray, argsArray } = await page.getOperatorList()
  const faults: string[] = []
  const seen = { depth: 0, color: '#000000' }
  const steps: Partial<Record<number, (args: unknown[]) => void>> = {
    [OPS.beginMarkedContent]: () => (seen.depth += 1),
    [OPS.beginMarkedContentProps]: () => (seen.depth += 1),
    [OPS.endMarkedContent]: () => (seen.depth -= 1),
    [OPS.setFillRGBColor]: ([color]) => (seen.color = String(color)),
    [OPS.setFont]: ([name]) => faults.push(...fontFaults(page, String(name))),
    [OPS.constructPath]: () => check(),
    [OPS.paintImageXObject]: () => check(),
    [OPS.showText]: ([glyphs]) => {
      check()
      faults.push(...glyphFaults(glyphs as Glyph[], seen.color))
    },
  }
  const check = () => {
    if (seen.depth === 0) faults.push('content is neither tagged nor an artifact')
  }
  for (const [index, operator] of fnArray.entries()) steps[operator]?.(argsArray[index] ?? [])
  return faults
}

function fontFaults(page: PDFPageProxy, name: string): string[] {
  const font = page.commonObjs.get(name) as { missingFile?: boolean; name: string }
  return font.missingFile ? [`the font ${font.name} is not embedded`] : []
}

function glyphFaults(glyphs: readonly (Glyph | number)[], color: string): string[] {
  const drawn = glyphs.filter((glyph) => typeof glyph === 'object')
  const faults: string[] = []
  if (drawn.some(({ originalCharCode }) => originalCharCode === 0))
    faults.push('a glyph is missing')
  if (drawn.some(({ unicode }) => !unicode)) faults.push('a glyph stands for no character')
  // The darkest ground that text stands on.
  if (contrast(color, '#f4f6f9') < readableContrast) faults.push(`text in ${color} is too pale`)
  return faults
}

/** Text that reaches beyond the edges of the page. */
async function edgeFaults(page: PDFPageProxy): Promise<string[]> {
  const { width, height } = page.getViewport({ scale: 1 })
  const { items } = await page.getTextContent()
  const outside = items.some((item) => {
    if (!('str' in item) || item.str.trim() === '') return false
    const [x, y] = [Number(item.transform[4]), Number(item.transform[5])]
    return x < 20 || x + item.width > width - 20 || y < 20 || y > height - 20
  })
  return outside ? ['text is cut by an edge'] : []
}
