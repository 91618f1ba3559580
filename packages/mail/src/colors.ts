import { readableOn, readableOnDark } from '@oka/contract/contrast'

/** Of the mails and of the page of a report: behind all, of a card, of text, of lines, of what is set apart. */
export const light = {
  ground: '#f4f6f9',
  card: '#ffffff',
  ink: '#16202e',
  muted: '#56616f',
  line: '#dde3ea',
  note: '#f4f6f9',
}
export const dark: typeof light = {
  ground: '#10161f',
  card: '#19222e',
  ink: '#e8edf3',
  muted: '#a3afbd',
  line: '#2b3847',
  note: '#223042',
}

/** Of our own mails; those to clients are in the colour of the letterhead. */
export const ownColor = '#0f5f6b'

/** The company's colour, changed until text in it can be read on every ground. */
export const accentOf = (color: string): string => readableOn(light.ground, color)
export const darkAccentOf = (color: string): string => readableOnDark(dark.note, color)
