import { first } from './first.fr.ts'
import { later } from './later.fr.ts'
import type { messages as en } from './messages.en.ts'
import type { Translated } from './translated.ts'

export const messages: Translated<typeof en> = { ...first, ...later }
