import type { Locale } from '@oka/contract/locale'

import { readQuestion } from './read-question.ts'
import { relatedWords } from './relatedness.ts'
import { wordsOfSet } from './synonyms.ts'
import { stemOf } from './words.ts'

/** Words of the same meaning as those of a question in both languages, then related ones in that of the question. */
export function synonymsFor(question: string, locale: Locale): string[] {
  const { terms } = readQuestion(question, locale)
  const sets = terms.flatMap((term) => term.sets)
  const related = terms
    .filter((term) => !term.isSoft && !term.isName)
    .flatMap((term) => Array.from(relatedWords(stemOf(term.word, locale), locale, locale)))
    .toSorted(([, one], [, other]) => other - one)
    .map(([word]) => word)
  return [...new Set([...[...new Set(sets)].flatMap(wordsOfSet), ...related])]
}
