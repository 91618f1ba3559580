import type { Locale } from '@oka/contract/locale'

/** The first of the language tags (BCP 47) that is a language of ours; else English. */
export function chooseLocale(...tags: (string | null | undefined)[]): Locale {
  for (const tag of tags) {
    const language = tag?.slice(0, 2).toLowerCase()
    if (language === 'fr' || language === 'en') return language
  }
  return 'en'
}
