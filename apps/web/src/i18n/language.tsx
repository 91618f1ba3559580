import type { Locale } from '@oka/contract/locale'
import type { ReactElement, ReactNode } from 'react'
import { IntlProvider } from 'use-intl'

import { messages as en } from './messages.en.ts'
import { messages as fr } from './messages.fr.ts'
import { typesetAll } from './typeset.ts'

const messages = { en, fr: typesetAll(fr) as typeof en }
const timeZone = Intl.DateTimeFormat().resolvedOptions().timeZone

type LanguageProps = { locale: Locale; children: ReactNode }

/** Everything inside is written in this language. */
export function Language({ locale, children }: LanguageProps): ReactElement {
  return (
    <IntlProvider locale={locale} messages={messages[locale]} timeZone={timeZone}>
      {children}
    </IntlProvider>
  )
}
