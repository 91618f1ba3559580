import type { Locale } from '@oka/contract/locale'
import type { CompanySettings } from '@oka/contract/settings'
import { type CountryCode, parsePhoneNumberFromString } from 'libphonenumber-js'

/** An extension as people write it, and as RFC 3966 does. */
const extension = /[\s,(]{0,3}(?:;ext=|poste|ext(?:ension)?\.?|x|#)\s?:?\s?(\d{1,6})\)?$/i

/** "(503) 555-0148": grouped as in North America alone (NANP). */
const americanForm = /^\s*\(?[2-9]\d{2}\)?[ .-]{1,2}[2-9]\d{2}[ .-]\d{4}\s*$/

/** Home, unless the number cannot be one there and is an American one by its form and its digits. */
function countryOf(digits: string, home: CountryCode): CountryCode {
  if (!americanForm.test(digits)) return home
  if (parsePhoneNumberFromString(digits, home)?.isValid()) return home
  return parsePhoneNumberFromString(digits, 'US')?.isValid() ? 'US' : home
}

/**
 * A phone number as E.164, with `;ext=213` (RFC 3966) where there is an extension. One without a country
 * code is read as of the company's country, else of the language's; undefined when it cannot be a number there.
 */
export function readPhone(
  typed: string,
  { country }: Pick<CompanySettings, 'country'>,
  locale: Locale,
): { number: string } | undefined {
  const home = (country ?? (locale === 'fr' ? 'FR' : 'GB')) as CountryCode
  const added = extension.exec(typed.trim())
  const digits = added ? typed.trim().slice(0, added.index) : typed
  const parsed = parsePhoneNumberFromString(digits, countryOf(digits, home))
  if (!parsed?.isPossible()) return undefined
  return { number: added ? `${parsed.number};ext=${added[1]}` : parsed.number }
}
