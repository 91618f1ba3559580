import type { Locale } from '@oka/contract/locale'
import { ownQuestionReader } from '@oka/contract/own-fact'
import type { Persona } from '@oka/contract/persona'
import { inLocale, type OwnCriterion } from '@oka/contract/rubric'

import { askedFields } from './asked.ts'
import { copyQuestionIn } from './hear-copy.ts'
import { ownWordings, phrasesFor } from './phrases-for.ts'

/**
 * The answers that a reply offers: those of its question, where it asks one that has some. One of the company's own
 * criteria is asked for at the end, in its own words.
 */
export function choicesOf(
  reply: string,
  persona: Persona,
  locale: Locale,
  ownCriteria: readonly OwnCriterion[] = [],
): readonly string[] {
  const copy = copyQuestionIn('', reply)
  if (copy) return copy.address === null ? [] : phrasesFor(locale, persona).copy.choices
  const [own] = ownQuestionReader(ownCriteria)(reply)
  if (own)
    return own.kind === 'choice' ? own.options.map(({ words }) => inLocale(words, locale)) : []
  const offering = persona.questions.filter(({ choices }) => choices[locale].length > 0)
  if (offering.length === 0) return []
  const [asked, ...others] = askedFields(reply, ownWordings(persona))
  if (others.length > 0) return []
  return offering.find(({ field }) => field === asked)?.choices[locale] ?? []
}
