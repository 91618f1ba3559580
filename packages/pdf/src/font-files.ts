import { existsSync } from 'node:fs'
import { basename } from 'node:path'
import { fileURLToPath } from 'node:url'

export type Family = 'Inter' | 'DejaVu'

/**
 * Inter as a whole, not subset by script as on the web: a word such as Łódź stays in one font, and
 * can be searched and copied in one piece. DejaVu follows for characters that Inter lacks, such as
 * Hebrew, Arabic and symbols.
 */
export const fonts: readonly { family: Family; weight: 400 | 600; file: string }[] = [
  {
    family: 'Inter',
    weight: 400,
    file: '@expo-google-fonts/inter/400Regular/Inter_400Regular.ttf',
  },
  {
    family: 'Inter',
    weight: 600,
    file: '@expo-google-fonts/inter/600SemiBold/Inter_600SemiBold.ttf',
  },
  { family: 'DejaVu', weight: 400, file: 'dejavu-fonts-ttf/ttf/DejaVuSans.ttf' },
  { family: 'DejaVu', weight: 600, file: 'dejavu-fonts-ttf/ttf/DejaVuSans-Bold.ttf' },
]

/** Path of a font: in its package, or in `fonts/` beside the bundle, where the build copies it. */
export function findFont(file: string): string {
  const bundled = fileURLToPath(new URL(`fonts/${basename(file)}`, import.meta.url))
  return existsSync(bundled) ? bundled : fileURLToPath(import.meta.resolve(file))
}
