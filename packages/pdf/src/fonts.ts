import { fileURLToPath } from 'node:url'

import { Font } from '@react-pdf/renderer'

/**
 * Inter whole, not cut into alphabets as the web has it: a word such as Łódź stays in one font, and
 * so in one piece for whoever searches or copies it. DejaVu follows for what Inter does not draw,
 * such as Hebrew, Arabic and symbols.
 */
export const fontFamilies = ['Inter', 'DejaVu']

const weights = [
  { weight: 400, inter: '400Regular/Inter_400Regular.ttf', dejavu: 'DejaVuSans.ttf' },
  { weight: 600, inter: '600SemiBold/Inter_600SemiBold.ttf', dejavu: 'DejaVuSans-Bold.ttf' },
] as const

const fontFile = (name: string) => fileURLToPath(import.meta.resolve(name))

/** Makes the fonts known to the renderer and reads them; needed once in each thread. */
export async function loadFonts(): Promise<void> {
  for (const { weight, inter, dejavu } of weights) {
    const sources = {
      Inter: fontFile(`@expo-google-fonts/inter/${inter}`),
      DejaVu: fontFile(`dejavu-fonts-ttf/ttf/${dejavu}`),
    }
    for (const [family, src] of Object.entries(sources)) {
      Font.register({ family, fontWeight: weight, src })
      await Font.load({ fontFamily: family, fontWeight: weight })
    }
  }
  Font.registerHyphenationCallback(breakLongWord)
}

/**
 * True when one of the fonts has a glyph for the character. None counts beyond the basic plane: the
 * renderer loses its place in a line that holds a character of two UTF-16 units.
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
