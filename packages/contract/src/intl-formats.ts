const dates = new Map<string, Intl.DateTimeFormat>()
const numbers = new Map<string, Intl.NumberFormat>()
const segmenters = new Map<string, Intl.Segmenter>()

/** What was made for that key, or is made now and kept. */
function keep<Value>(kept: Map<string, Value>, key: string, make: () => Value): Value {
  const value = kept.get(key) ?? make()
  kept.set(key, value)
  return value
}

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
  return keep(
    dates,
    JSON.stringify([locale, options]),
    () => new Intl.DateTimeFormat(locale, options),
  )
}

/** The number format of these options, made once, as `dateFormat`. */
export function numberFormat(
  locale: string,
  options: Intl.NumberFormatOptions = {},
): Intl.NumberFormat {
  return keep(
    numbers,
    JSON.stringify([locale, options]),
    () => new Intl.NumberFormat(locale, options),
  )
}

/** The sentences of a text, each with the blanks behind it. The segmenter is made once, as `dateFormat`. */
export function sentencesIn(text: string, locale: string): string[] {
  const segmenter = keep(
    segmenters,
    locale,
    () => new Intl.Segmenter(locale, { granularity: 'sentence' }),
  )
  return Array.from(segmenter.segment(text), ({ segment }) => segment)
}
