import type { Locale } from '@oka/contract/locale'
import { useSelector } from '@tanstack/react-store'
import { type ReactElement, type ReactNode, useEffect, useState } from 'react'
import { IntlProvider } from 'use-intl'

import { loadLanguage, texts } from './texts.ts'

const timeZone = Intl.DateTimeFormat().resolvedOptions().timeZone

type LanguageProps = { locale: Locale; children: ReactNode }

/** Everything inside is written in this language, once it is loaded, and until then in the former one, if there was one. */
export function Language({ locale, children }: LanguageProps): ReactElement | null {
  const known = useSelector(texts)
  const [shown, setShown] = useState(locale)
  if (shown !== locale && known[locale]) setShown(locale)
  useEffect(() => {
    // Without its texts the former language stays; choosing it again tries again.
    loadLanguage(locale).catch(() => undefined)
  }, [locale])
  const messages = known[shown]
  if (!messages) return null
  return (
    <IntlProvider locale={shown} messages={messages} timeZone={timeZone}>
      {children}
    </IntlProvider>
  )
}
