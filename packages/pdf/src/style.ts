import { readableOn } from '@oka/contract/contrast'

/** Points between the edges of a page and its text. */
export const margin = { side: 54, top: 46, bottom: 64 } as const

/** Sizes of text, in points. */
export const sizes = {
  mark: 6.5,
  note: 8,
  small: 8.5,
  body: 9.5,
  lead: 11,
  section: 13.5,
  /** A title that would take more than two lines. */
  longTitle: 16,
  title: 24,
} as const
export type TypeSize = keyof typeof sizes

/** Height of a line, in multiples of its size. */
export const lineHeight = 1.45

const fixed = {
  ink: '#16202e',
  muted: '#5b6675',
  rule: '#dde3ea',
  wash: '#f4f6f9',
  amber: '#8a5300',
}

/** The colours of a report; `accent` is that of the letterhead where text in it can be read. */
export type Palette = typeof fixed & { accent: string; brand: string }

export const paletteOf = (color: string): Palette => ({
  ...fixed,
  brand: color,
  // Text in it also stands on the tinted ground.
  accent: readableOn(fixed.wash, color),
})
