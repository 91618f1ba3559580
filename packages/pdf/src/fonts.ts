import { readFileSync } from 'node:fs'
import { join } from 'node:path'

import { create } from 'fontkit'
import type { Font, GlyphRun } from 'fontkit'
import {
  Blob,
  Buffer as GlyphBuffer,
  ClusterLevel,
  Face as ShapedFace,
  Font as ShapedFont,
  shape,
} from 'harfbuzzjs'
import subsetFont from 'subset-font'

import {
  type Weight,
  findFont,
  findScriptFont,
  fontFiles,
  scriptFonts,
  sliceFile,
} from './font-files.ts'

/** A font of one weight. */
export type Face = {
  /** Unique in a document. */
  key: string
  font: Font
  /** True for scripts whose glyphs do not spell the text one by one, in order. */
  isShaped: boolean
}

/** The fonts of one document. */
export type Fonts = {
  /** The font that has all visible characters of a grapheme; undefined where there is none. */
  find: (grapheme: string, weight: Weight) => Face | undefined
}

type Slice = { name: string; file: string; ranges: (readonly [number, number])[] }

// Joiners, variation selectors, direction marks, soft hyphens: no glyph is needed for them.
const invisible = /[\p{Cc}\p{Cf}\uFE00-\uFE0F]/gu
const joiners = '\u200C\u200D'
const zeroWidthSpace = '\u200B'

const faces = new Map<string, Face>()

/** One of `fontFiles`, read once per thread. */
function openFace(family: keyof typeof fontFiles, weight: Weight): Face {
  const key = `${family} ${weight}`
  let face = faces.get(key)
  if (!face) {
    const font = openFont(readFileSync(findFont(fontFiles[family][weight])))
    face = { key, font: rememberLayouts(font), isShaped: false }
    faces.set(key, face)
  }
  return face
}

function openFont(bytes: Buffer): Font {
  const font = create(bytes)
  if ('fonts' in font) throw new Error('A collection of fonts cannot be embedded.')
  return font
}

/** Words whose shape is kept per font and thread. */
const layoutsMax = 20_000

/** Laying out a word takes most of the time of a report, and the words repeat. */
function rememberLayouts(font: Font): Font {
  const layout = font.layout.bind(font)
  const known = new Map<string, GlyphRun>()
  font.layout = (text, features) => {
    if (features) return layout(text, features)
    let run = known.get(text)
    if (!run) {
      if (known.size >= layoutsMax) known.clear()
      run = layout(text)
      known.set(text, run)
    }
    // pdfkit scales the positions that it is given in place.
    const positions = run.positions.map((position) => ({ ...position }))
    return Object.create(run, { positions: { value: positions, writable: true } }) as GlyphRun
  }
  return font
}

let scripts: Slice[] | null = null

function listSlices(): Slice[] {
  scripts ??= scriptFonts.flatMap((name) => {
    const folder = findScriptFont(name)
    const slices = JSON.parse(readFileSync(join(folder, 'unicode.json'), 'utf8')) as object
    return Object.entries(slices).map(([slice, ranges]) => ({
      name,
      file: join(folder, 'files', sliceFile(name, slice)),
      ranges: readRanges(String(ranges)),
    }))
  })
  return scripts
}

/** Reads ranges of CSS such as `U+3001-3003,U+3042`. */
function readRanges(ranges: string): [number, number][] {
  return ranges.split(',').map((range) => {
    const [first, last] = range.replace('U+', '').split('-')
    const from = Number.parseInt(first!, 16)
    return [from, last ? Number.parseInt(last, 16) : from]
  })
}

/** Chinese characters are drawn as Japan writes them where the text has Japanese syllables. */
function slicesFor(text: string): Slice[] {
  const slices = listSlices()
  if (!/[\p{Script=Hiragana}\p{Script=Katakana}]/u.test(text)) return slices
  const isJapanese = ({ name }: Slice) => name === 'noto-sans-jp'
  return [...slices.filter(isJapanese), ...slices.filter((slice) => !isJapanese(slice))]
}

/**
 * Opens the fonts for a text: those of `fontFiles`, and of the scripts that it needs a font with its
 * characters only.
 */
export async function openFonts(text: string): Promise<Fonts> {
  const inter = { 400: openFace('Inter', 400), 600: openFace('Inter', 600) }
  const missing = new Set(
    Array.from(new Set(text.replaceAll(invisible, '')), (character) => character.codePointAt(0)!),
  )
  for (const codePoint of missing)
    if (inter[400].font.hasGlyphForCodePoint(codePoint)) missing.delete(codePoint)
  const needed: Record<Weight, Face>[] = []
  for (const slice of missing.size === 0 ? [] : slicesFor(text)) {
    const wanted = [...missing].filter((codePoint) =>
      slice.ranges.some(([from, to]) => codePoint >= from && codePoint <= to),
    )
    if (wanted.length === 0) continue
    const both = await openSlice(slice, wanted)
    // Its ranges are those of a family of fonts: this one may have none of the characters, and then no map.
    if (both[400].font.numGlyphs === 1) continue
    for (const codePoint of wanted)
      if (both[400].font.hasGlyphForCodePoint(codePoint)) missing.delete(codePoint)
    needed.push(both)
  }
  if (missing.size > 0) needed.push({ 400: openFace('DejaVu', 400), 600: openFace('DejaVu', 600) })
  return { find: createFind([inter, ...needed]) }
}

async function openSlice(
  { name, file }: Slice,
  codePoints: readonly number[],
): Promise<Record<Weight, Face>> {
  const bytes = readFileSync(file)
  const open = async (weight: Weight): Promise<Face> => {
    const text = String.fromCodePoint(...codePoints) + joiners
    const options = { targetFormat: 'sfnt', variationAxes: { wght: weight } } as const
    const subset = await subsetFont(bytes, text, options)
    const font = shapeWithHarfBuzz(openFont(subset), subset)
    return { key: `${file} ${weight}`, font, isShaped: !/-(?:sc|jp|kr)$/.test(name) }
  }
  return { 400: await open(400), 600: await open(600) }
}

/** fontkit fails on the marks of some scripts; pdfkit needs nothing of it here but its layout. */
function shapeWithHarfBuzz(font: Font, bytes: Buffer): Font {
  const shaped = new ShapedFont(new ShapedFace(new Blob(bytes)))
  font.layout = (text) => {
    const buffer = new GlyphBuffer()
    buffer.addText(text)
    buffer.guessSegmentProperties()
    buffer.setClusterLevel(ClusterLevel.MONOTONE_CHARACTERS)
    shape(shaped, buffer)
    const positions = buffer.getGlyphPositions()
    const infos = buffer.getGlyphInfos()
    const starts = [...new Set(infos.map(({ cluster }) => cluster))].toSorted((a, b) => a - b)
    const spelled = new Set<number>()
    const glyphs = infos.map(({ codepoint: id, cluster }) => {
      const end = starts[starts.indexOf(cluster) + 1]
      // The first glyph of a cluster stands for all of its characters; each must stand for one.
      const words = spelled.has(cluster) ? zeroWidthSpace : text.slice(cluster, end)
      spelled.add(cluster)
      const codePoints = Array.from(words, (one) => one.codePointAt(0)!)
      return { id, codePoints, advanceWidth: font.getGlyph(id).advanceWidth }
    })
    return {
      glyphs,
      positions,
      // pdfkit scales the positions and then asks for the width.
      get advanceWidth() {
        return positions.reduce((sum, { xAdvance }) => sum + xAdvance, 0)
      },
    } as unknown as GlyphRun
  }
  return font
}

function createFind(candidates: readonly Record<Weight, Face>[]): Fonts['find'] {
  const found = new Map<string, Record<Weight, Face> | undefined>()
  return (grapheme, weight) => {
    if (!found.has(grapheme)) {
      const codePoints = Array.from(grapheme.replaceAll(invisible, ''), (one) =>
        one.codePointAt(0)!,
      )
      found.set(
        grapheme,
        candidates.find(({ 400: { font } }) =>
          codePoints.every((codePoint) => font.hasGlyphForCodePoint(codePoint)),
        ),
      )
    }
    return found.get(grapheme)?.[weight]
  }
}
