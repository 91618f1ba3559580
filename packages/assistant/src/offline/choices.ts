import type { Locale } from '@oka/contract/locale'
import type { Persona } from '@oka/contract/persona'

import { askedFields } from './asked.ts'
import { ownWordings } from './phrases-for.ts'

/** The answers that a reply offers: those of its question, where it asks one that has some. */
export function choicesOf(reply: string, persona: Persona, locale: Locale): readonly string[] {
  const offering = persona.questions.filter(({ choices }) => choices[locale].length > 0)
  if (offering.length === 0) return []
  const [asked, ...others] = askedFields(reply, ownWordings(persona))
  if (others.length > 0) return []
  return offering.find(({ field }) => field === asked)?.choices[locale] ?? []
}
