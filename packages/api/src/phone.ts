import type { Locale } from '@oka/contract/locale'
import type { CompanySettings } from '@oka/contract/settings'
import { type CountryCode, parsePhoneNumberFromString } from 'libphonenumber-js'

/**
 * A phone number as E.164. One without a country code is read as of the company's country, else of
 * the language's; undefined when it cannot be a number there.
 */
export function readPhone(
  typed: string,
  { country }: Pick<CompanySettings, 'country'>,
  locale: Locale,
): { number: string; national: string } | undefined {
  const home = (country ?? (locale === 'fr' ? 'FR' : 'GB')) as CountryCode
  const parsed = parsePhoneNumberFromString(typed, home)
  if (!parsed?.isPossible()) return undefined
  return { number: parsed.number, national: parsed.nationalNumber }
}
