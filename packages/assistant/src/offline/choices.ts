import { essenceOf } from '@oka/contract/fold-text'
import type { Locale } from '@oka/contract/locale'
import type { Persona } from '@oka/contract/persona'
import { inLocale, type OwnCriterion } from '@oka/contract/rubric'

import { askedFields } from './asked.ts'
import { ownWordings } from './phrases-for.ts'

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
  const own = ownCriteria.find((one) => endsWithQuestion(reply, one))
  if (own)
    return own.kind === 'choice' ? own.options.map(({ words }) => inLocale(words, locale)) : []
  const offering = persona.questions.filter(({ choices }) => choices[locale].length > 0)
  if (offering.length === 0) return []
  const [asked, ...others] = askedFields(reply, ownWordings(persona))
  if (others.length > 0) return []
  return offering.find(({ field }) => field === asked)?.choices[locale] ?? []
}

function endsWithQuestion(reply: string, { question }: OwnCriterion): boolean {
  const said = essenceOf(reply)
  return [question.en, question.fr].some((words) => {
    const wanted = essenceOf(words)
    return wanted.trim() !== '' && said.endsWith(wanted)
  })
}
