import type { Locale } from '@oka/contract/locale'

/** The first of the language tags (BCP 47) that is supported; else English. */
export function chooseLocale(...tags: (string | null | undefined)[]): Locale {
  const [, language] = /(?:^|,)(en|fr)/i.exec(tags.join()) ?? []
  return (language?.toLowerCase() ?? 'en') as Locale
}
