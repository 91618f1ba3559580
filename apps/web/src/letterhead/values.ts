import type { LetterheadSettings, LogoContent, updateLetterhead } from '@oka/contract/letterhead'
import type { input } from 'zod'

/** The letterhead as form values. */
export type Values = {
  address: string
  email: string
  phone: string
  website: string
  color: string
  logo: LogoContent | null
}

export function toValues(
  { address, email, phone, website, color }: LetterheadSettings,
  logo: LogoContent | null,
): Values {
  return { address, email, phone, website, color, logo }
}

/** What is sent: the logo only where it was changed. */
export function toInput(
  { logo, ...values }: Values,
  saved: Values,
  version: number,
): input<typeof updateLetterhead> {
  const trimmed = Object.fromEntries(
    Object.entries(values).map(([field, value]) => [field, value.trim()]),
  ) as Omit<Values, 'logo'>
  const isChanged = logo?.content !== saved.logo?.content
  return {
    ...trimmed,
    website: withScheme(trimmed.website),
    color: trimmed.color.toLowerCase(),
    version,
    ...(isChanged && { logo: logo?.content ?? null }),
  }
}

/** People write an address as they say it. */
const withScheme = (website: string): string =>
  website === '' || website.includes('://') ? website : `https://${website}`

/** The address of an inlined picture. */
export const logoUrlOf = ({ type, content }: LogoContent): string =>
  `data:${type};base64,${content}`
