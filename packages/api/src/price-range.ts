import { numberFormat } from '@oka/contract/intl-formats'
import type { Locale } from '@oka/contract/locale'
import type { CompanySettings, Service } from '@oka/contract/settings'

/** The tag by which a company's country writes numbers and times. */
export const formatTag = ({ country }: Pick<CompanySettings, 'country'>, locale: Locale): string =>
  country ? `${locale}-${country}` : locale

type Words = {
  upTo: (price: string) => string
  from: (price: string) => string
  between: (from: string, to: string) => string
}

const wordsOf: Record<Locale, Words> = {
  en: {
    upTo: (price) => `up to ${price}`,
    from: (price) => `from ${price}`,
    between: (from, to) => `from ${from} to ${to}`,
  },
  fr: {
    upTo: (price) => `jusqu’à ${price}`,
    from: (price) => `à partir de ${price}`,
    between: (from, to) => `de ${from} à ${to}`,
  },
}

/** `2 500 €`, `de 2 500 € à 8 000 €`, `from 2,500 €`; a whole amount has no cents. Null where no price is named. */
export function priceRange(
  { priceFrom: from, priceTo: to, currency }: Service,
  { locale, tag }: { locale: Locale; tag: string },
): string | null {
  const words = wordsOf[locale]
  const price = (amount: number): string =>
    numberFormat(tag, {
      style: 'currency',
      currency,
      ...(Number.isInteger(amount) && { maximumFractionDigits: 0 }),
    }).format(amount)
  if (from === null) return to === null ? null : words.upTo(price(to))
  if (to === null) return words.from(price(from))
  return from === to ? price(from) : words.between(price(from), price(to))
}
