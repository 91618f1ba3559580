import { Font } from '@react-pdf/renderer'

import { type Family, findFont, fonts } from './font-files.ts'

export const fontFamilies: Family[] = ['Inter', 'DejaVu']

/** Registers the fonts with the renderer and reads them; needed once per thread. */
export async function loadFonts(): Promise<void> {
  for (const { family, weight, file } of fonts) {
    Font.register({ family, fontWeight: weight, src: findFont(file) })
    await Font.load({ fontFamily: family, fontWeight: weight })
  }
  Font.registerHyphenationCallback(breakLongWord)
}

/**
 * True when one of the fonts has a glyph for the character. Characters beyond the basic plane never
 * count: the renderer miscounts a line with a character of two UTF-16 units.
 */
export function isDrawable(codePoint: number): boolean {
  if (codePoint > 0xffff) return false
  return fontFamilies.some((fontFamily) =>
    Font.getFont({ fontFamily })?.data?.hasGlyphForCodePoint(codePoint),
  )
}

const graphemes = new Intl.Segmenter('en', { granularity: 'grapheme' })
const wordMaxLength = 16

/**
 * Words are never hyphenated: the renderer knows English syllables only. A word that may be longer
 * than a line can be broken anywhere; the empty strings make those breaks leave no hyphen, which
 * would falsify an address.
 */
function breakLongWord(word: string): string[] {
  if (word.length <= wordMaxLength) return [word]
  return Array.from(graphemes.segment(word), ({ segment }) => segment)
    .flatMap((part) => ['', part])
    .slice(1)
}
