import type { Locale } from '@oka/contract/locale'
import { createAtom } from '@tanstack/react-store'
import type { Messages } from 'use-intl'

import { type Importer, loadPart } from '../shell/load-part.ts'

type Parts = { first: Importer<object>; later: Importer<object> }

/** The first page needs one language, and of that the texts that stand on it. */
const importers: Record<Locale, Parts> = {
  en: {
    first: async () => (await import('./first.en.ts')).first,
    later: async () => (await import('./later.en.ts')).later,
  },
  fr: {
    first: async () => (await import('./first.fr.ts')).first,
    later: async () => (await import('./later.fr.ts')).later,
  },
}

/** The texts of each language as far as they are loaded: those of later pages with the first of these, for all languages. */
export const texts = createAtom<Partial<Record<Locale, Messages>>>({})

let needsLater = false

/** Loads the texts of a language, once. Throws when they cannot be had. */
export async function loadLanguage(locale: Locale): Promise<void> {
  const { first, later } = importers[locale]
  const known = texts.get()[locale]
  if (known && (!needsLater || 'lead' in known)) return
  const isWhole = needsLater
  const parts = await Promise.all([loadPart(first), ...(isWhole ? [loadPart(later)] : [])])
  // A later page was opened in between.
  if (isWhole !== needsLater) return loadLanguage(locale)
  const loaded = Object.assign({}, ...parts) as Messages
  texts.set((former) => ({ ...former, [locale]: { ...former[locale], ...loaded } }))
}

/** Loads what pages beyond the first need, in each language that is loaded. Throws when it cannot be had. */
export async function loadLaterTexts(): Promise<void> {
  needsLater = true
  const locales = Object.keys(texts.get()) as Locale[]
  await Promise.all(locales.map(loadLanguage))
}
