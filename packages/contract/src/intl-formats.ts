const dates = new Map<string, Intl.DateTimeFormat>()
const numbers = new Map<string, Intl.NumberFormat>()
const segmenters = new Map<string, Intl.Segmenter>()

/**
 * The date format of these options, made once. ICU keeps 30 kB outside V8's heap for each that is made, of
 * which the garbage collector knows nothing: one for each message would hold 180 MB after 6,000.
 *
 * @throws RangeError when ICU does not know the time zone
 */
export function dateFormat(
  locale: string,
  options: Intl.DateTimeFormatOptions,
): Intl.DateTimeFormat {
  const key = JSON.stringify([locale, options])
  const known = dates.get(key) ?? new Intl.DateTimeFormat(locale, options)
  dates.set(key, known)
  return known
}

/** The number format of these options, made once, as `dateFormat`. */
export function numberFormat(
  locale: string,
  options: Intl.NumberFormatOptions = {},
): Intl.NumberFormat {
  const key = JSON.stringify([locale, options])
  const known = numbers.get(key) ?? new Intl.NumberFormat(locale, options)
  numbers.set(key, known)
  return known
}

/** The sentences of a text, each with the blanks behind it. What cuts it is made once, as `dateFormat`. */
export function sentencesIn(text: string, locale: string): string[] {
  const known = segmenters.get(locale) ?? new Intl.Segmenter(locale, { granularity: 'sentence' })
  segmenters.set(locale, known)
  return Array.from(known.segment(text), ({ segment }) => segment)
}
