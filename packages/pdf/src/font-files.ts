import { existsSync } from 'node:fs'
import { basename, dirname } from 'node:path'
import { fileURLToPath } from 'node:url'

export type Weight = 400 | 600

/**
 * Fonts that are read as they are, in order of preference: Inter as a whole, not subset by script as
 * on the web, so that a word such as Łódź stays in one font; DejaVu for symbols.
 */
export const fontFiles = {
  Inter: {
    400: '@expo-google-fonts/inter/400Regular/Inter_400Regular.ttf',
    600: '@expo-google-fonts/inter/600SemiBold/Inter_600SemiBold.ttf',
  },
  DejaVu: {
    400: 'dejavu-fonts-ttf/ttf/DejaVuSans.ttf',
    600: 'dejavu-fonts-ttf/ttf/DejaVuSans-Bold.ttf',
  },
} as const satisfies Record<string, Record<Weight, string>>

/**
 * Fonts of scripts, each a folder of slices with `unicode.json`, which says what each holds: Noto Sans,
 * and before it Vazirmatn, whose Arabic letters are a glyph each, so that they are found and copied as
 * they were written. All together 25 MB; a report embeds the characters that it needs.
 */
export const scriptFonts = [
  'vazirmatn',
  ...[
    'arabic',
    'hebrew',
    'devanagari',
    'bengali',
    'gurmukhi',
    'gujarati',
    'oriya',
    'tamil',
    'telugu',
    'kannada',
    'malayalam',
    'sinhala',
    'thai',
    'lao',
    'khmer',
    'myanmar',
    'ethiopic',
    'georgian',
    'armenian',
    'thaana',
    'sc',
    'jp',
    'kr',
  ].map((script) => `noto-sans-${script}`),
]

const bundled = (name: string) => fileURLToPath(new URL(`fonts/${name}`, import.meta.url))
const installed = (file: string) => fileURLToPath(import.meta.resolve(file))

/** Path of a font: in its package, or in `fonts/` beside the bundle, where the build copies it. */
export function findFont(file: string): string {
  const beside = bundled(basename(file))
  return existsSync(beside) ? beside : installed(file)
}

/** Folder of a script's font, found like a font: it holds `unicode.json` and `files/`. */
export function findScriptFont(name: string): string {
  const beside = bundled(name)
  if (existsSync(beside)) return beside
  return dirname(installed(`@fontsource-variable/${name}/unicode.json`))
}

/** Name of a slice's file in `files/`; in `unicode.json` numbered slices stand in brackets. */
export const sliceFile = (name: string, slice: string) =>
  `${name}-${slice.replaceAll(/[[\]]/g, '')}-wght-normal.woff2`
