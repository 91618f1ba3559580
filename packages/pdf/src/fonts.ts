import { fileURLToPath } from 'node:url'

import { Font } from '@react-pdf/renderer'

/**
 * Inter comes cut into alphabets; each is a family, so that a character the first lacks is taken
 * from the next. DejaVu follows for what Inter does not draw at all, among it the narrow no-break
 * space of French amounts, Hebrew, Arabic and symbols.
 */
const alphabets = ['latin', 'latin-ext', 'greek', 'cyrillic', 'vietnamese'] as const
const weights = [
  { weight: 400, dejavu: 'DejaVuSans.ttf' },
  { weight: 600, dejavu: 'DejaVuSans-Bold.ttf' },
] as const

export const fontFamilies = [...alphabets.map((alphabet) => `Inter ${alphabet}`), 'DejaVu']

const fontFile = (name: string) => fileURLToPath(import.meta.resolve(name))

/** Makes the fonts known to the renderer and reads them; needed once in each thread. */
export async function loadFonts(): Promise<void> {
  for (const { weight, dejavu } of weights) {
    for (const alphabet of alphabets) {
      Font.register({
        family: `Inter ${alphabet}`,
        fontWeight: weight,
        src: fontFile(`@fontsource/inter/files/inter-${alphabet}-${weight}-normal.woff`),
      })
    }
    Font.register({
      family: 'DejaVu',
      fontWeight: weight,
      src: fontFile(`dejavu-fonts-ttf/ttf/${dejavu}`),
    })
  }
  Font.registerHyphenationCallback(breakLongWord)
  for (const fontFamily of fontFamilies) {
    for (const { weight } of weights) await loadFont(fontFamily, weight)
  }
}

/**
 * The alphabets of Inter share one PostScript name, and the renderer embeds such fonts anew at every
 * change from one to the other, so each gets a name of its own.
 */
async function loadFont(fontFamily: string, fontWeight: number): Promise<void> {
  await Font.load({ fontFamily, fontWeight })
  const font = Font.getFont({ fontFamily, fontWeight }).data
  if (!font) throw new Error(`The font ${fontFamily} ${fontWeight} could not be read`)
  const name = `${fontFamily.replace(' ', '-')}-${fontWeight}`
  Object.defineProperty(font, 'postscriptName', { value: name })
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
