import type { Locale } from '@oka/contract/locale'

export type Named = { value: string; label: string }

const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ'.split('')
/** Codes that are assigned but are no country: unions, and what is kept for tests. */
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

/** Time zones by their IANA names; the present one too, should the browser not list it. */
export function timeZones(present: string): string[] {
  const known = Intl.supportedValuesOf('timeZone')
  return known.includes(present) ? known : [present, ...known].toSorted()
}

/** A code that was given up is read as the one that took its place. */
function isCurrent(code: string): boolean {
  return new Intl.Locale('und', { region: code }).maximize().region === code
}
