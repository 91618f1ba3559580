import { existsSync } from 'node:fs'
import { basename } from 'node:path'
import { fileURLToPath } from 'node:url'

export type Family = 'Inter' | 'DejaVu'

/**
 * Inter whole, not cut into alphabets as the web has it: a word such as Łódź stays in one font, and
 * so in one piece for whoever searches or copies it. DejaVu follows for what Inter does not draw,
 * such as Hebrew, Arabic and symbols.
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

/** Where a font lies: in its package, or in `fonts/` beside the bundle, where the build puts it. */
export function findFont(file: string): string {
  const bundled = fileURLToPath(new URL(`fonts/${basename(file)}`, import.meta.url))
  return existsSync(bundled) ? bundled : fileURLToPath(import.meta.resolve(file))
}
