import type { Locale } from '@oka/contract/locale'

import { fold } from '../offline/fold.ts'
import { isHeld, isSaid, isUnder, isValueTerm, type ReadPassage } from './match-passage.ts'
import type { Asked, AskedTerm } from './read-question.ts'
import { relatedWords } from './relatedness.ts'
import { isSubject } from './synonyms.ts'
import { stemOf, type Term } from './words.ts'

/** Strength from which a word counts as found, and from which it is the word itself or one of its family. */
export const foundFrom = 0.35
export const literalFrom = 0.8
/** What the name of a kind counts in a head: it is not the word itself. */
const kindOf = 0.95

/** "vaccin", "vaccination" and "vacciner" are of one family. */
function familyOf(one: string, other: string): number {
  const least = Math.min(one.length, other.length)
  const most = Math.max(one.length, other.length)
  let shared = 0
  while (shared < least && one[shared] === other[shared]) shared += 1
  if (shared >= 5 && shared >= 0.6 * most) return 0.85
  return shared >= 4 && shared === least && most - least <= 3 ? literalFrom : 0
}

export type Sought = {
  term: AskedTerm
  /** Stems of related words, and how near they are. */
  related: ReadonlyMap<string, number>
  isValue: boolean
  /** Behind what is told before the question itself. */
  isInFocus: boolean
}

export function seek(text: string, asked: Asked, from: Locale, to: Locale): Sought[] {
  const folded = fold(text).text
  const start = asking.exec(folded)?.index ?? 0
  return asked.terms.map((term) => ({
    term,
    related: byStem(relatedWords(stemOf(term.word, from), from, to), to),
    isValue: isValueTerm(term),
    isInFocus: folded.lastIndexOf(term.word) >= start,
  }))
}

function byStem(words: ReadonlyMap<string, number>, locale: Locale): ReadonlyMap<string, number> {
  const stems = new Map<string, number>()
  for (const [word, near] of words) {
    const stem = stemOf(word, locale)
    stems.set(stem, Math.max(near, stems.get(stem) ?? 0))
  }
  return stems
}

/** Where the question itself begins. */
const asking =
  /\b(?:how (?:much|many|long|often|soon|do|can)|what|when|where|which|who|do you|does|are you|is there|is it|can (?:you|i|we|he|she|they)|could you|would you|will you|do i|price|cost|combien|quand|comment|ou|quel\w*|qui|est[- ]ce que|\w+ez[- ]vous|vous \w+ez|vous faites|je peux|on peut|puis-je|y a|il faut|faut|prix|tarif)\b/

const noneRelated: ReadonlyMap<string, number> = new Map()

/** How surely a word of the question stands in some words, between 0 and 1. */
export function strengthIn(
  { term, related, isValue }: Sought,
  told: readonly Term[],
  locale: Locale,
): number {
  if (isSaid(term, told, locale)) return 1
  // A name is no word like it, nor a kind of something.
  if (isValue || term.isName) return 0
  const stem = stemOf(term.word, locale)
  // What a word of the synonyms means is known.
  const near = term.sets.some(isSubject) ? noneRelated : related
  return told.reduce(
    (most, one) => Math.max(most, familyOf(stem, one.stem), near.get(one.stem) ?? 0),
    0,
  )
}

/** How surely each word of the question stands in the head of a passage, and in each of its windows. */
export type Strengths = {
  head: readonly number[]
  windows: readonly (readonly number[])[]
  most: readonly number[]
}

export function strengthsIn(
  sought: readonly Sought[],
  values: Asked['values'],
  { passage, head, windows }: ReadPassage,
): Strengths {
  const { locale } = passage
  const inHead = sought.map((one) =>
    isUnder(one.term, head) ? kindOf : strengthIn(one, head, locale),
  )
  const inWindows = windows.map((window) =>
    sought.map((one) =>
      isHeld(one.term, window.text, values) ? 1 : strengthIn(one, window.terms, locale),
    ),
  )
  return {
    head: inHead,
    windows: inWindows,
    most: inHead.map((one, at) => Math.max(one, ...inWindows.map((some) => some[at]!))),
  }
}
