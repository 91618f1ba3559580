import type { Locale } from '@oka/contract/locale'

import { headValues, isSaid, type ReadPassage } from './match-passage.ts'
import type { Asked } from './read-question.ts'
import { type Term, termsOf } from './words.ts'

/** What the heading of a passage says of its part of an article, which tells "Price" from "What you receive". */
export type HeadingEvidence = {
  /** How much of it is asked for, between 0 and 1; words that say little count as well. */
  headingAsked: number
  /** It names the kind of value that is asked for, or another one. */
  headedValue: number
  headedOther: number
}

export function headingEvidenceFor(asked: Asked, { passage }: ReadPassage): HeadingEvidence {
  const { title, heading, locale } = passage
  const own = termsOf(heading === '' ? title : heading.split(' › ').at(-1)!, locale, 'passage')
  const said = own.filter((told) => isAsked(told, asked, locale)).length
  const named = headValues.filter(([, sets]) =>
    own.some((told) => told.sets.some((set) => sets.includes(set))),
  )
  const isNamed = named.some(([value]) => asked.values.includes(value))
  const isOther = named.some(
    ([, sets]) => !asked.terms.some((term) => term.sets.some((set) => sets.includes(set))),
  )
  return {
    headingAsked: own.length === 0 ? 0 : said / own.length,
    headedValue: isNamed ? 1 : 0,
    headedOther: isOther && !isNamed ? 1 : 0,
  }
}

const isAsked = (told: Term, { terms }: Asked, locale: Locale) =>
  terms.some((term) => isSaid(term, [told], locale))
