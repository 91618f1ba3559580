import { sentencesIn } from '@oka/contract/intl-formats'
import type { ArticlePassage } from '@oka/contract/knowledge-article'
import MarkdownIt, { type Token } from 'markdown-it'

/** Characters of a passage. */
const passageMaxLength = 600
/** Characters of the headings above a passage that it keeps besides the title. */
const headingMaxLength = 300

/** Nests to a depth of 20, and takes less than a second for 100,000 characters of any kind that was tried. */
const markdown = new MarkdownIt('commonmark').enable('table')

/**
 * Cuts an article into the passages that answers quote: at its headings, and where the text below one
 * is too long, between paragraphs, list items and rows, and at last between sentences and words. The
 * headings above a passage stand in its `heading`, after the title. Markdown's marks, HTML and
 * pictures are left out.
 */
export function splitArticle({ title, body }: { title: string; body: string }): ArticlePassage[] {
  const passages: ArticlePassage[] = []
  const headings: { depth: number; text: string }[] = []
  for (const part of partsOf(markdown.parse(body, {}))) {
    if (part.depth > 0) {
      while ((headings.at(-1)?.depth ?? 0) >= part.depth) headings.pop()
      if (part.heading !== '') headings.push({ depth: part.depth, text: part.heading })
    }
    const heading = joinHeadings(
      title,
      headings.map(({ text }) => text),
    )
    passages.push(...pack(part.pieces).map((content) => ({ heading, content })))
  }
  return passages
}

/** The title, then the headings; those that do not fit are left out from the outermost. */
function joinHeadings(title: string, headings: readonly string[]): string {
  // A page usually repeats its title as its first heading.
  const inner = headings.filter((heading) => heading !== title)
  while (inner.length > 1 && inner.join(' › ').length > headingMaxLength) inner.shift()
  return [title, ...inner.map((heading) => heading.slice(0, headingMaxLength))].join(' › ')
}

/** A heading with the pieces of text below it; depth 0 before the first. */
type Part = { depth: number; heading: string; pieces: string[] }

/** What stands around a token: the lists it is in, and the names of the columns of its table. */
type Place = {
  /** The number of the next item; null for one with bullets. */
  lists: (number | null)[]
  /** The lines of the outermost list item; null outside of lists. */
  item: string[] | null
  /** The mark of an item whose text has not come yet. */
  mark: string
  columns: string[]
  /** Null outside of a row. */
  cells: string[] | null
  inHeader: boolean
}

const isText: ReadonlySet<string> = new Set(['inline', 'fence', 'code_block'])

/** A piece may not be torn apart without need: a paragraph, a list item with those below it, a row, lines of code. */
function partsOf(tokens: readonly Token[]): Part[] {
  const parts: Part[] = [{ depth: 0, heading: '', pieces: [] }]
  const place: Place = {
    lists: [],
    item: null,
    mark: '',
    columns: [],
    cells: null,
    inHeader: false,
  }
  for (const [index, token] of tokens.entries()) {
    const { pieces } = parts.at(-1)!
    // The text of a heading within a list or a quotation is text.
    const isHeading = tokens[index - 1]?.type === 'heading_open' && token.level === 1
    if (isHeading) {
      const depth = Number(tokens[index - 1]!.tag.slice(1))
      parts.push({ depth, heading: oneLine(plain(token)), pieces: [] })
    } else if (isText.has(token.type)) addText(token, place, pieces)
    else moves[token.type]?.(place, pieces, token)
  }
  return parts
}

function addText(token: Token, place: Place, pieces: string[]): void {
  const text = (token.type === 'inline' ? plain(token) : token.content).trim()
  if (place.cells) {
    place.cells.push(oneLine(text))
    return
  }
  if (text === '') return
  if (!place.item) {
    pieces.push(text)
    return
  }
  const indent = '  '.repeat(place.lists.length - 1)
  place.item.push(`${indent}${place.mark}${text}`)
  place.mark = ''
}

/** What begins or ends, by the type of its token; what is not named here changes nothing. */
const moves: Record<string, (place: Place, pieces: string[], token: Token) => void> = {
  bullet_list_open: ({ lists }) => lists.push(null),
  ordered_list_open: ({ lists }, _, token) => lists.push(Number(token.attrGet('start') ?? 1)),
  bullet_list_close: ({ lists }) => lists.pop(),
  ordered_list_close: ({ lists }) => lists.pop(),
  list_item_open: openItem,
  list_item_close: closeItem,
  thead_open: (place) => (place.inHeader = true),
  thead_close: (place) => (place.inHeader = false),
  tr_open: (place) => (place.cells = []),
  tr_close: closeRow,
  table_close: (place) => (place.columns = []),
}

function openItem(place: Place): void {
  const number = place.lists.at(-1)!
  place.mark = number === null ? '- ' : `${number}. `
  if (number !== null) place.lists[place.lists.length - 1] = number + 1
  place.item ??= []
}

function closeItem(place: Place, pieces: string[]): void {
  if (place.lists.length > 1) return
  pieces.push(...keep(place.item!.join('\n')))
  place.item = null
}

/** Each cell with the name of its column, so that a row can be read on its own. */
function closeRow(place: Place, pieces: string[]): void {
  const { cells, columns, inHeader } = place
  place.cells = null
  if (inHeader) {
    place.columns = cells!
    return
  }
  const named = cells!.map((value, column) => {
    const name = columns[column] ?? ''
    return value === '' || name === '' ? value : `${name}: ${value}`
  })
  const row = named.filter((cell) => cell !== '').join('; ')
  if (place.item) place.item.push(row)
  else pieces.push(...keep(row))
}

const keep = (text: string): string[] => (text.trim() === '' ? [] : [text])
const oneLine = (text: string): string => text.replaceAll(/\s+/g, ' ').trim()

/** The text of a line, without its marks. */
function plain({ children }: Token): string {
  const text = (children ?? []).map((token) => {
    if (token.type === 'softbreak') return ' '
    if (token.type === 'hardbreak') return '\n'
    if (token.type === 'html_inline') return /^<br\b/i.test(token.content) ? '\n' : ''
    return token.type === 'image' ? '' : token.content
  })
  return text
    .join('')
    .replaceAll(/[^\S\n]+/g, ' ')
    .replaceAll(/ ?\n ?/g, '\n')
    .trim()
}

/** Joins pieces into passages as long as they fit, and cuts those that are too long. */
function pack(pieces: readonly string[]): string[] {
  const packed: string[] = []
  for (const piece of pieces.flatMap(cut)) {
    const last = packed.at(-1)
    if (last === undefined || last.length + 1 + piece.length > passageMaxLength) packed.push(piece)
    else packed[packed.length - 1] = `${last}\n${piece}`
  }
  return packed
}

/** Sentences of a piece that is too long, joined as long as they fit; a sentence that is too long, by its words. */
function cut(piece: string): string[] {
  if (piece.length <= passageMaxLength) return [piece]
  const parts = sentencesIn(piece, 'en').flatMap((sentence) =>
    sentence.length <= passageMaxLength ? [sentence] : sentence.split(/(?<=\s)/).flatMap(cutWord),
  )
  const joined: string[] = []
  for (const part of parts) {
    const last = joined.at(-1)
    if (last === undefined || (last + part).trimEnd().length > passageMaxLength) joined.push(part)
    else joined[joined.length - 1] = last + part
  }
  return joined.map((text) => text.trim()).filter((text) => text !== '')
}

/** A word longer than a passage, such as an address with data in it; no character is torn apart. */
function cutWord(word: string): string[] {
  if (word.length <= passageMaxLength) return [word]
  const parts: string[] = ['']
  for (const character of word) {
    if (parts.at(-1)!.length + character.length > passageMaxLength) parts.push('')
    parts[parts.length - 1] += character
  }
  return parts
}
