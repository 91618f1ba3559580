import type { ReportDocument } from '@oka/contract/report'
import { parsePhoneNumberFromString } from 'libphonenumber-js/min'

import type { Canvas } from './blocks.ts'
import type { Slice } from './flow.ts'
import type { labels } from './labels.ts'
import type { Printer } from './printable.ts'
import type { Span, Target, TextStyle } from './text/lines.ts'
import { typeset } from './text/typography.ts'

/** A report while it is drawn. */
export type Draft = Canvas & {
  document: ReportDocument
  label: (typeof labels)['en']
  printer: Printer
  /** What the letterhead's logo shows; null where there is none. */
  logo: Buffer | null
}

/** What we have written, as print has it. */
export const ourText = ({ printer, document }: Draft, text: string): string =>
  typeset(printer.print(text), document.locale)

export const span = (text: string, style: TextStyle, target?: Target): Span => ({
  text,
  style,
  target,
})

/** The words of others, such as a name in a script that is read from the right. */
export const theirSpan = (text: string, style: TextStyle): Span => ({
  ...span(text, style),
  isIsolated: true,
})

/** A phone number in the groups of its country; one that is none stays as it is. */
export function formatPhone({ printer, label }: Draft, phone: string): string {
  const [number, extension] = printer.print(phone).split(';ext=')
  const parsed = parsePhoneNumberFromString(number!)
  const grouped = (parsed?.formatInternational() ?? number!).replaceAll(' ', '\u00A0')
  return extension ? `${grouped}, ${label.extension(extension)}` : grouped
}

/** Empty space between what stays together. */
export const space = (height: number): Slice => ({
  height,
  gap: 0,
  keepNext: true,
  draw: () => {},
})
