import type { Locale } from '@oka/contract/locale'

/** The first of the language tags (BCP 47) that is a language of ours; else English. */
export function chooseLocale(...tags: (string | null | undefined)[]): Locale {
  const languages = tags.map((tag) => tag?.slice(0, 2).toLowerCase())
  return languages.find((language) => language === 'fr' || language === 'en') ?? 'en'
}
