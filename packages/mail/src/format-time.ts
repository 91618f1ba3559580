import type { Locale } from '@oka/contract/locale'

/** A day and a time in words. In UTC, and it says so: where the reader lives is not known. */
export function formatTime(time: string, locale: Locale): string {
  const words = new Intl.DateTimeFormat(locale, {
    dateStyle: 'full',
    timeStyle: 'short',
    timeZone: 'UTC',
  }).format(new Date(time))
  return `${typeset[locale](words)}\u00A0UTC`
}

/** What CLDR leaves out: the French ordinal of a first and time in print, and where no line breaks. */
const typeset: Record<Locale, (words: string) => string> = {
  en: (words) => words.replaceAll(/\s(\d+,|[AP]M)/g, '\u00A0$1'),
  fr: (words) =>
    words
      .replace(/ (\d+) /, (_, day: string) => ` ${day === '1' ? '1er' : day}\u00A0`)
      .replace(/0?(\d{1,2}):(\d\d)$/, '$1\u00A0h\u00A0$2'),
}
