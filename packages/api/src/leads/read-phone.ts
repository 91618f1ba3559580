import type { Locale } from '@oka/contract/locale'
import type { CompanySettings } from '@oka/contract/settings'

import { invalidInput } from '../domain-error.ts'
import { readPhone } from '../phone.ts'

/** The number as E.164; null and '' mean none, undefined means unchanged. Throws `invalid_input` naming the field. */
export function readPhoneOrRefuse(
  typed: string | null | undefined,
  company: CompanySettings,
  locale: Locale,
): string | null | undefined {
  if (typed === undefined) return undefined
  if (typed === null || typed === '') return null
  const phone = readPhone(typed, company, locale)
  if (phone) return phone.number
  throw invalidInput('phone', 'must be a phone number, such as +33 6 12 34 56 78')
}
