import bidiFactory, { type Bidi } from 'bidi-js'
import LineBreaker from 'linebreak'

import type { Weight } from '../font-files.ts'
import type { Face, Fonts } from '../fonts.ts'

/** Sizes in points. */
export type TextStyle = { size: number; weight: Weight; color: string; rise?: number }

/** What a text leads to; the label is read aloud instead of the address. */
export type Target = { url: string; label: string } | { anchor: string; label: string }

export type Span = {
  text: string
  style: TextStyle
  target?: Target | undefined
  /** The words of others, whose direction does not reach into ours. */
  isIsolated?: boolean
}

/** A part of a line in one font, style and direction. */
export type Piece = Span & { face: Face; width: number; x: number; isRtl: boolean }

/** The pieces in the order in which they are read; `x` is from the left end of the line. */
export type Line = { pieces: Piece[]; width: number }

type Cluster = { text: string; span: Span; face: Face; level: number }

// Its types say that the function is a property of what is imported, which it is not.
const bidi = (bidiFactory as unknown as () => Bidi)()
const graphemes = new Intl.Segmenter('en', { granularity: 'grapheme' })
const rightToLeft =
  /[\u0590-\u08FF\uFB1D-\uFDFF\uFE70-\uFEFC\u{10800}-\u{10FFF}\u{1E800}-\u{1EFFF}]/u

/** The width of lines in points, and how many there may be: what is left out is marked by `…`. */
export type Measure = { width: number; max?: number }

/**
 * Breaks a text into lines where Unicode allows it (UAX 14); a word that is longer than a line is
 * broken anywhere, without a hyphen, which would falsify an address.
 */
export function breakLines(
  spans: readonly Span[],
  { width, max = Number.POSITIVE_INFINITY }: Measure,
  fonts: Fonts,
): Line[] {
  const lines = breakClusters(spans, clustersOf(spans, fonts), width)
  if (lines.length <= max) return lines.map(layOut)
  const kept = lines.slice(0, max)
  const [ellipsis] = clustersOf([{ ...spans.at(-1)!, text: '…' }], fonts)
  const last = withoutEnd(kept.at(-1)!)
  while (last.length > 0 && measure([...last, ellipsis!]) > width) last.pop()
  return [...kept.slice(0, -1), [...last, ellipsis!]].map(layOut)
}

/** Graphemes of a word that is longer than any line; to shape it as a whole takes long. */
const longWord = 400

function breakClusters(
  spans: readonly Span[],
  clusters: readonly Cluster[],
  width: number,
): Cluster[][] {
  const lines: Cluster[][] = []
  let line: Cluster[] = []
  let used = 0
  const end = () => {
    if (line.length > 0) lines.push(line)
    line = []
    used = 0
  }
  for (const word of wordsOf(spans, clusters)) {
    const own = word.length > longWord ? Number.POSITIVE_INFINITY : measure(withoutEnd(word))
    if (used + own > width) end()
    const parts = own > width ? word.map((cluster) => [cluster]) : [word]
    for (const part of parts) {
      if (used + measure(withoutEnd(part)) > width) end()
      line.push(...part)
      used += measure(part)
    }
  }
  end()
  return lines
}

/** The graphemes of a text, each with its font and its bidirectional level. */
function clustersOf(spans: readonly Span[], fonts: Fonts): Cluster[] {
  const levels = levelsOf(spans)
  const clusters: Cluster[] = []
  let start = 0
  for (const span of spans) {
    for (const { segment, index } of graphemes.segment(span.text)) {
      const face = fonts.find(segment, span.style.weight)
      if (!face) throw new Error(`No font has "${segment}".`)
      clusters.push({ text: segment, span, face, level: levels?.[start + index] ?? 0 })
    }
    start += span.text.length
  }
  return clusters
}

/** The bidirectional level of each character (UAX 9), null where all are read from the left. */
function levelsOf(spans: readonly Span[]): number[] | null {
  if (!spans.some(({ text }) => rightToLeft.test(text))) return null
  const marked = spans.map(({ text, isIsolated }) => (isIsolated ? `\u2068${text}\u2069` : text))
  const { levels } = bidi.getEmbeddingLevels(marked.join(''), 'ltr')
  let end = 0
  return spans.flatMap(({ text, isIsolated }) => {
    const mark = isIsolated ? 1 : 0
    const start = end + mark
    end = start + text.length + mark
    return Array.from(levels.slice(start, start + text.length))
  })
}

/** Parts between which a line may end. */
function* wordsOf(spans: readonly Span[], clusters: readonly Cluster[]): Generator<Cluster[]> {
  const breaker = new LineBreaker(spans.map(({ text }) => text).join(''))
  let position = 0
  let index = 0
  for (let found = breaker.nextBreak(); found; found = breaker.nextBreak()) {
    const first = index
    while (position < found.position && index < clusters.length) {
      position += clusters[index]!.text.length
      index += 1
    }
    if (index > first) yield clusters.slice(first, index)
  }
}

/** Without the spaces at its end, which may reach beyond the edge. */
function withoutEnd(word: readonly Cluster[]): Cluster[] {
  let end = word.length
  while (end > 0 && word[end - 1]!.text === ' ') end -= 1
  return word.slice(0, end)
}

const widthOfRun = (text: string, { font }: Face, { size }: TextStyle): number =>
  (font.layout(text).advanceWidth / font.unitsPerEm) * size

function* runsOf(clusters: readonly Cluster[]): Generator<Cluster & { text: string }> {
  let run: Cluster | null = null
  for (const cluster of clusters) {
    const { span, face, level, text } = cluster
    if (run && run.span === span && run.face === face && run.level === level) run.text += text
    else {
      if (run) yield run
      run = { ...cluster }
    }
  }
  if (run) yield run
}

function measure(clusters: readonly Cluster[]): number {
  let width = 0
  for (const { text, face, span } of runsOf(clusters)) width += widthOfRun(text, face, span.style)
  return width
}

/** Places the runs of a line: from left to right as they are seen, in a list as they are read. */
function layOut(clusters: readonly Cluster[]): Line {
  const runs: (Piece & { level: number })[] = []
  for (const { span, face, level, text: logical } of runsOf(clusters)) {
    const isRtl = level % 2 === 1
    const text = isRtl && !rightToLeft.test(logical) ? mirror(logical) : logical
    const width = widthOfWords(text, face, span.style)
    runs.push({ ...span, text, face, isRtl, level, width, x: 0 })
  }
  let x = 0
  for (const run of inVisualOrder(runs)) {
    run.x = x
    x += run.width
  }
  return { pieces: runs, width: x }
}

/** Measures like pdfkit draws: word by word, each with the space that follows it. */
function widthOfWords(text: string, face: Face, style: TextStyle): number {
  const words = text.split(/(?<= )/)
  return words.reduce((sum, word) => sum + widthOfRun(word, face, style), 0)
}

/** Unicode's rule L2 (UAX 9): sequences of a level and above are reversed, highest level first. */
function inVisualOrder<Run extends { level: number }>(runs: readonly Run[]): Run[] {
  const ordered = [...runs]
  const highest = Math.max(0, ...runs.map(({ level }) => level))
  for (let level = highest; level > 0; level -= 1) {
    for (let from = 0; from < ordered.length; from += 1) {
      let to = from
      while (to < ordered.length && ordered[to]!.level >= level) to += 1
      if (to > from) ordered.splice(from, to - from, ...ordered.slice(from, to).toReversed())
      from = to
    }
  }
  return ordered
}

/** Punctuation between words that are read from the right. */
function mirror(text: string): string {
  return Array.from(text, (character) => bidi.getMirroredCharacter(character) ?? character)
    .toReversed()
    .join('')
}
