import { locales } from '@oka/contract/known-values'
import type { ReactElement } from 'react'
import { useTranslations } from 'use-intl'

/** The options of a select of languages. */
export function LocaleOptions(): ReactElement {
  const t = useTranslations('words')
  return (
    <>
      {locales.map((locale) => (
        <option key={locale} value={locale}>
          {t(`locale.${locale}`)}
        </option>
      ))}
    </>
  )
}
