import type { Locale } from '@oka/contract/locale'

import { en } from './messages.en.ts'
import { fr } from './messages.fr.ts'

export type Messages = typeof en

/** Every sentence of the panel; one that is missing in a language does not compile. */
export const messages: Record<Locale, Messages> = { en, fr }
