import type { Locale } from '@oka/contract/locale'

export type Named = { value: string; label: string }

const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ'.split('')
/** Codes that are assigned but are not countries: unions, and test codes. */
const noCountries = new Set(['EU', 'EZ', 'UN', 'QO', 'XA', 'XB', 'ZZ'])

/** The countries of ISO 3166 as the browser knows them, in the order of the language. */
export function countries(locale: Locale): Named[] {
  const names = new Intl.DisplayNames(locale, { type: 'region', fallback: 'none' })
  return letters
    .flatMap((first) => letters.map((second) => first + second))
    .filter((code) => !noCountries.has(code) && isCurrent(code))
    .flatMap((value) => {
      const label = names.of(value)
      return label === undefined ? [] : [{ value, label }]
    })
    .toSorted((one, other) => one.label.localeCompare(other.label, locale))
}

/** IANA time zones; includes the present one, should the browser not list it. */
export function timeZones(present: string): string[] {
  const known = Intl.supportedValuesOf('timeZone')
  return known.includes(present) ? known : [present, ...known].toSorted()
}

/** A withdrawn code is an alias of its replacement. */
function isCurrent(code: string): boolean {
  return new Intl.Locale('und', { region: code }).maximize().region === code
}
