import type { Locale } from '@oka/contract/locale'

import { parts, readCorpus, type Scripted } from '../assistant/read-corpus.ts'

/** What each is, and its conversation of the corpus in each language. */
const chosen = [
  ['short-typed-fast', { fr: 'BF01', en: 'BE01' }],
  ['short-nothing-fixed', { fr: 'F04', en: 'E23' }],
  ['rich-all-at-once', { fr: 'F02', en: 'W1E26' }],
  ['rich-told-as-a-story', { fr: 'S2F07', en: 'S2E05' }],
  ['corrected', { fr: 'BF03', en: 'BE03' }],
  ['customer-in-trouble', { fr: 'F09', en: 'BE04' }],
] as const satisfies [string, Record<Locale, string>][]

export type Chosen = { name: string; script: Scripted }

/** Two short ones, two rich ones, one with corrections, and a customer in trouble; each in both languages. */
export function sixConversations(): Chosen[] {
  const all = new Map(readCorpus(parts).map((script) => [script.id, script]))
  return chosen.flatMap(([name, ids]) =>
    (['fr', 'en'] as const).map((locale) => {
      const script = all.get(ids[locale])
      if (!script) throw new Error(`The corpus has no conversation ${ids[locale]}.`)
      return { name: `${name}-${locale}`, script }
    }),
  )
}
