import type { KnowledgePassage } from '@oka/api/ports/assistant'
import type { Locale } from '@oka/contract/locale'

import { fold, sentencesOf } from '../offline/fold.ts'
import type { AskedTerm, Asked } from './read-question.ts'
import { isSoft, isSubject, setsAbove, setsAsked } from './synonyms.ts'
import { holds, isDay, numbersAt, type Value } from './values.ts'
import { isEmptyWord, isSoftWord, stemOf, type Term, termsOf } from './words.ts'

/** Sentences of a passage in a row, with the words that stand in them. */
export type Window = { text: string; sentences: number; terms: readonly Term[] }

/** A passage as questions are compared with it. */
export type ReadPassage = {
  passage: KnowledgePassage
  /** Of its title and its heading. */
  head: readonly Term[]
  windows: readonly Window[]
}

/** Characters of a quotation; a longer sentence alone is cut at a blank. */
export const quoteMaxLength = 400
/** Characters and sentences of a passage that are looked at. */
const contentMaxLength = 6000
const sentencesMax = 40
const windowMax = 3

/** What a window begins with that only the sentence before explains. */
const leansBack =
  /^(?:the nearest|the closest|l[ea] plus proche|it|they|he|she|this|that|these|those|there|then|after|afterwards|beyond|both|ours|larger|neither|its|il|ils|elle|elles|cela|ceux|celles|celle|celui|ensuite|au-dela|au-delà|apres|après|les deux|le notre|le nôtre|dans les deux|a (?:\w+ )one|les plus|pour moins|for less|y)\b/i

export function readPassage(passage: KnowledgePassage): ReadPassage {
  const { title, heading, locale } = passage
  const content = passage.content.slice(0, contentMaxLength)
  const sentences = sentencesOf(content)
    .slice(0, sentencesMax)
    .map(({ start, end }) => {
      const text = content.slice(start, end)
      return { start, end, text, terms: termsOf(text, locale, 'passage') }
    })
  const windows: Window[] = []
  for (const [first, { start }] of sentences.entries()) {
    for (let size = 1; size <= windowMax && first + size <= sentences.length; size += 1) {
      const last = sentences[first + size - 1]!
      if (size > 1 && last.end - start > quoteMaxLength) break
      const begins = size > 1 || first === 0 || !leansBack.test(sentences[first]!.text)
      if (!begins) continue
      windows.push({
        text: cut(content.slice(start, last.end)),
        sentences: size,
        terms: sentences.slice(first, first + size).flatMap(({ terms }) => terms),
      })
    }
  }
  return { passage, head: termsOf(`${title}\n${heading}`, locale, 'passage'), windows }
}

function cut(text: string): string {
  if (text.length <= quoteMaxLength) return text
  const end = text.lastIndexOf(' ', quoteMaxLength - 1)
  return `${text.slice(0, end > 0 ? end : quoteMaxLength - 1)}…`
}

/** Words that a value in the text stands for: "how much" is answered by an amount. */
const standIns: readonly [Value, readonly number[]][] = [
  ['amount', [...setsAsked.get('price')!, ...setsAsked.get('pay')!]],
  ['duration', setsAsked.get('duration')!],
  ['rhythm', setsAsked.get('frequency')!],
  ['phone', setsAsked.get('phone number')!],
  ['email', setsAsked.get('email')!],
  ['address', setsAsked.get('address')!],
  ['age', setsAsked.get('age')!],
  ['year', setsAsked.get('year')!],
  ['day', setsAsked.get('day')!],
  ['amount', setsAsked.get('percentage')!],
  ['place', setsAsked.get('area')!],
]

/** "How much is a boiler?" is not answered by "A boiler service costs 85 euros", unless the head is about boilers. */
export function isPriceOfOther(
  { terms, values }: Asked,
  inHead: readonly boolean[],
  { text }: Window,
  passage: KnowledgePassage,
): boolean {
  const { locale } = passage
  if (!values.includes('amount')) return false
  const subjects = terms.filter((term) => !term.isSoft && !isValueTerm(term))
  const headed = subjects.filter((term) => inHead[terms.indexOf(term)])
  const clauses = besideAmounts(text).map((clause) => termsOf(clause, locale, 'passage'))
  const named = clauses.filter((told) =>
    terms.some((term) => !isValueTerm(term) && isSaid(term, told, locale)),
  )
  // The words of an expression stand there for themselves as well.
  const isOther = (told: Term) =>
    !told.word.includes(' ') &&
    !isSoftWord(told.word, locale) &&
    !(told.sets.length > 0 && told.sets.every(isSoft)) &&
    !isValueTerm(told) &&
    !told.sets.some((set) => ofAnyPrice.has(set)) &&
    !terms.some((term) => isSaid(term, [told], locale) || term.word.split(' ').includes(told.word))
  if (headed.some((term) => !isModifier(term, terms, passage))) {
    // Below "Vaccination", "Puppies" and "The course costs £72" tell the price of a vaccination.
    const isBelow =
      subjects.length === 1 &&
      passage.heading !== '' &&
      termsOf(passage.title, locale, 'passage').some(isOther)
    return isBelow && named.length === 0 && clauses.some((told) => told.some(isOther))
  }
  if (named.length === 0) return headed.length > 0
  return named.every((told) => told.some(isOther))
}

/** What may stand beside an amount, whatever it is the price of: "fixed", "before tax". */
const ofAnyPrice = new Set(['fixed price', 'tax'].flatMap((word) => setsAsked.get(word)!))

/** What stands before each amount of a text and behind it, as far as the next comma. */
function besideAmounts(text: string): string[] {
  const parts = text.split(/[€$£]? ?\d[\d.,\s]*/)
  const ends = /[.!?;:,](?:\s|$)/
  return [
    ...parts.slice(0, -1).map((before) => before.split(ends).at(-1)!),
    ...parts.slice(1).map((after) => after.split(ends)[0]!),
  ]
}

/**
 * Whether a word of the question only tells in the heading which kind of something else it is about: the price of
 * "Puppy classes", or of a "Forfait chiot", is not that of a puppy.
 */
function isModifier(
  term: Term,
  terms: readonly AskedTerm[],
  { title, heading, locale }: KnowledgePassage,
): boolean {
  const own = fold(heading === '' ? title : heading.split(' › ').at(-1)!).text
  const words = (own.match(beside) ?? []).filter((word) => !/^d(?:e|es|u)$/.test(word))
  const isAt = (at: number) => isSaid(term, termsOf(words[at] ?? '', locale, 'passage'), locale)
  const isOther = (at: number) => {
    const [other] = termsOf(words[at] ?? '', locale, 'passage')
    if (!other || isSoftWord(other.word, locale) || isValueTerm(other)) return false
    return !terms.some((one) => isSaid(one, [other], locale))
  }
  const expressions = termsOf(own, locale, 'passage').filter(({ word }) => word.includes(' '))
  if (isSaid(term, expressions, locale)) return false
  const places = words.flatMap((_, at) => (isAt(at) ? [at] : []))
  const next = locale === 'en' ? 1 : -1
  return places.length > 0 && places.every((at) => isOther(at + next))
}

/** The words of a heading, and the marks between them. */
const beside = /[\p{L}\d'’-]+|[^\s\p{L}\d]/gu

/** Sets whose words in a head say that a passage holds such values. */
export const headValues: readonly [Value, readonly number[]][] = [
  ['amount', setsAsked.get('price')!],
  ['duration', setsAsked.get('duration')!],
  ['time', setsAsked.get('hours')!],
  ['place', setsAsked.get('address')!],
]

const us = setsAsked.get('employees')!
const wordsAfter = 4
/** "Twenty-six members hold a share." */
const countsPeople =
  /\b(?:we are|nous sommes|members|employees|people|membres|salaries|employes|personnes)\b/

/** Whether a number in the text counts what is asked for: "fourteen developers". */
export function isCounted(counted: Term, text: string, locale: Locale): boolean {
  // "How many employees have you?" is answered by "We are nine".
  const isUs = counted.sets.some((set) => us.includes(set))
  if (isUs && countsPeople.test(fold(text).text)) return holds(text, 'count')
  return numbersAt(text).some((end) => {
    const after = text.slice(end).split(/\s+/, wordsAfter).join(' ')
    return isSaid(counted, termsOf(after, locale, 'passage'), locale)
  })
}

/** Whether a value may stand for a term: an address, where "address" is asked for. */
function standsIn({ sets }: Term): boolean {
  return sets.some((set) => standIns.some(([, ones]) => ones.includes(set)))
}

const isOfSubject: ReadonlySet<Value> = new Set<Value>(['place', 'address', 'day'])

/** Whether a term asks for a kind of value, and so is no subject by itself. */
export function isValueTerm({ sets }: Term): boolean {
  return sets.some((set) =>
    standIns.some(([value, ones]) => !isOfSubject.has(value) && ones.includes(set)),
  )
}

export function isSaid(asked: Term, told: readonly Term[], locale: Locale): boolean {
  const stem =
    asked.sets.length > 0 && asked.word.includes(' ') ? asked.word : stemOf(asked.word, locale)
  // A name is no common word that happens to be written alike.
  const isAlike = (one: Term) =>
    one.stem === stem && (one.isName || !asked.isName || (one.isCapital && one.word === asked.word))
  return told.some((one) => isAlike(one) || one.sets.some((set) => asked.sets.includes(set)))
}

/** Whether a head is about what a term is a kind of: "Means of payment", where cards are asked for. */
export function isUnder({ word }: Term, head: readonly Term[]): boolean {
  return (setsAbove.get(word) ?? []).some((set) => head.some(({ sets }) => sets.includes(set)))
}

/** Whether a term stands anywhere in a passage. */
export function mentions({ passage, head, windows }: ReadPassage, term: Term): boolean {
  return [head, ...windows.map(({ terms }) => terms)].some((told) =>
    isSaid(term, told, passage.locale),
  )
}

const partsOfDay = new Set(
  ['morning', 'afternoon', 'evening'].flatMap((word) => setsAsked.get(word)!),
)

const isPartOfDay = ({ sets }: Term) => sets.some((set) => partsOfDay.has(set))

const paying = new Set(setsAsked.get('pay'))

/** Whether a value in a text stands for a term of a question that asks for some kinds of values. */
export function isHeld(asked: Term, text: string, values: readonly Value[]): boolean {
  // "Do you pay your suppliers on time?" asks for no amount.
  if (asked.sets.some((set) => paying.has(set)) && !values.includes('amount')) return false
  if (isDay(asked.word)) return holds(text, 'day')
  if (isPartOfDay(asked) && holds(text, 'day')) return holds(text, 'time')
  return standIns.some(
    ([value, sets]) => asked.sets.some((set) => sets.includes(set)) && holds(text, value),
  )
}

/** Where a term of the question stands in a passage. */
export type Place = 'head' | 'window' | 'both' | null

export type Match = {
  passage: KnowledgePassage
  window: Window
  places: readonly Place[]
  /** Terms that stand in it as they were asked, not by a synonym. */
  literal: readonly boolean[]
  /** Words of the head that the question does not ask for. */
  strangers: number
  /** The head says that the passage holds such values: "Address" where it is asked where. */
  isOnTopic: boolean
  /** Only one word of the question stands in it, somewhere in the text. */
  isFaint: boolean
}

/** Every window of a passage that holds what is asked for. */
export function matchesOf({ passage, head, windows }: ReadPassage, asked: Asked): Match[] {
  const { locale } = passage
  const inHead = asked.terms.map((term) => isSaid(term, head, locale))
  const strangers = new Set(
    head
      .filter(
        (one) =>
          !one.word.includes(' ') &&
          !isSoftWord(one.word, locale) &&
          !isEmptyWord(one.word, locale) &&
          (one.sets.length === 0 || one.sets.some(isSubject)) &&
          !asked.terms.some((term) => isSaid(term, [one], locale)),
      )
      .map(({ stem }) => stem),
  ).size
  const isAbove = asked.terms.map((term) => isUnder(term, head))
  const isOnTopic = headValues.some(
    ([value, some]) =>
      asked.values.includes(value) &&
      head.some(({ sets }) => sets.some((set) => some.includes(set))),
  )
  return windows.flatMap((window) => {
    if (!asked.values.every((value) => holds(window.text, value))) return []
    if (asked.counted && !isCounted(asked.counted, window.text, locale)) return []
    const places = asked.terms.map((term, at): Place => {
      const inWindow = isSaid(term, window.terms, locale) || isHeld(term, window.text, asked.values)
      if (inHead[at] || isAbove[at]) return inWindow ? 'both' : 'head'
      return inWindow ? 'window' : null
    })
    if (!isCovered(asked.terms, places)) return []
    if (isPriceOfOther(asked, inHead, window, passage)) return []
    const isFaint = !isFocused(asked, places, window)
    const literal = asked.terms.map((term) => {
      if (standsIn(term)) return isHeld(term, window.text, asked.values)
      const stem = stemOf(term.word, locale)
      return [...head, ...window.terms].some((told) => told.stem === stem)
    })
    return [{ passage, window, places, literal, strangers, isOnTopic, isFaint }]
  })
}

function isCovered(terms: readonly AskedTerm[], places: readonly Place[]): boolean {
  return terms.every((term, at) => term.isSoft || places[at] !== null)
}

/**
 * Whether the passage is about what is asked for, not only a word of it: its head says so, one sentence holds
 * several of the words, or the only word is a name or a subject of its own.
 */
function isFocused({ terms }: Asked, places: readonly Place[], window: Window): boolean {
  const isInHead = (place: Place | undefined) => place === 'head' || place === 'both'
  const hard = terms.flatMap((term, at) => (term.isSoft ? [] : [{ term, place: places[at] }]))
  if (terms.some(({ sets }, at) => sets.length > 0 && isInHead(places[at]))) return true
  if (hard.some(({ place }) => isInHead(place))) return true
  if (hard.length >= 2) return true
  return hard.some(
    ({ term }) =>
      (term.sets.some(isSubject) && !isValueTerm(term)) ||
      window.terms.some((one) => one.isName && one.stem === term.stem),
  )
}
