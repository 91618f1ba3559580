import type { Locale } from '@oka/contract/locale'

import type { messages } from './messages.en.ts'

declare module 'use-intl' {
  interface AppConfig {
    Locale: Locale
    Messages: typeof messages
  }
}
