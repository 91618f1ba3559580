import type { Locale } from '@oka/contract/locale'

import { readQuestion } from './read-question.ts'
import { wordsOfSet } from './synonyms.ts'

/** Words of the same meaning as those of a question, in both languages. */
export function synonymsFor(question: string, locale: Locale): string[] {
  const sets = readQuestion(question, locale).terms.flatMap((term) => term.sets)
  return [...new Set([...new Set(sets)].flatMap(wordsOfSet))]
}
