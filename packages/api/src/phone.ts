import type { Locale } from '@oka/contract/locale'
import type { CompanySettings } from '@oka/contract/settings'
import { type CountryCode, parsePhoneNumberFromString } from 'libphonenumber-js'

/** An extension as people write it, and as RFC 3966 does. */
const extension = /[\s,(]{0,3}(?:;ext=|poste|ext(?:ension)?\.?|x|#)\s?:?\s?(\d{1,6})\)?$/i

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
  const parsed = parsePhoneNumberFromString(
    added ? typed.trim().slice(0, added.index) : typed,
    home,
  )
  if (!parsed?.isPossible()) return undefined
  return { number: added ? `${parsed.number};ext=${added[1]}` : parsed.number }
}
