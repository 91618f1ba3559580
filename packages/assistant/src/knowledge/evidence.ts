import type { Locale } from '@oka/contract/locale'

import type { Answer } from './choose-whole.ts'
import { type Feature, featureNames } from './feature-names.ts'
import { headingEvidenceFor } from './heading-evidence.ts'
import {
  isCounted,
  isPriceOfOther,
  matchesOf,
  type ReadPassage,
  type Window,
} from './match-passage.ts'
import { type NearnessEvidence, nearnessEvidenceFor } from './nearness-evidence.ts'
import { compareOwners, ownersIn, type Owners } from './owners.ts'
import { type Asked, isAboutOthers } from './read-question.ts'
import { trainedVectors, type WordVectors } from './sentence-vectors.ts'
import { holds } from './values.ts'
import {
  foundFrom,
  literalFrom,
  seek,
  type Sought,
  strengthIn,
  strengthsIn,
  type Strengths,
} from './word-strengths.ts'
import { isEmptyWord, isSoftWord } from './words.ts'

/** What speaks for a passage as the answer to a question. */
export type Evidence = {
  read: ReadPassage
  /** The sentences that hold most of what is asked for. */
  window: Window
  /** How much of what is asked for stands there, weighted by how rare it is among the passages. */
  found: number
  /** It has what is asked for: an amount that is none of something else, a number of just that. */
  holdsAsked: boolean
  /** No word of the question that matters is missing. */
  isFull: boolean
  /** The question has one word that matters, which the title does not say, and more that does not stand there. */
  isFaint: boolean
  /** A name of the question does not stand there. */
  lacksName: boolean
  /** In the order of `featureNames`. */
  features: readonly number[]
}

/** A question as typed and as read, and the passage with every word of it, if there is one. */
export type AskedOf = {
  text: string
  asked: Asked
  whole: Answer | undefined
  /** By which meanings are compared; those that were learnt from all companies if absent. */
  vectors?: WordVectors
}

/** From which a passage is about what is asked, whatever the words. */
const alikeFrom = 0.6

/** From which a word stands there, or one nearest to it. */
const nearFrom = 0.75

/** Passages that are compared where there are many: a word that none of a few has is as rare. */
const usualCount = 18

/** What a related word counts where the word itself stands in another passage. */
const displaced = 0.5

/** What the passages say together of the words of a question. */
type Question = {
  asked: Asked
  sought: readonly Sought[]
  weights: readonly number[]
  /** Places of the words that must be found, of those that need not, and of the first behind what is told before. */
  hard: readonly number[]
  soft: readonly number[]
  focus: readonly number[]
  /** Whether the word itself stands in a passage. */
  isKnown: readonly boolean[]
  /** In how many passages it stands. */
  standsIn: readonly number[]
  owners: Owners
}

function weigh(
  asked: Asked,
  sought: readonly Sought[],
  all: readonly Strengths[],
  owners: Owners,
): Question {
  const standsIn = sought.map((_, at) => all.filter(({ most }) => most[at]! >= literalFrom).length)
  const isKnown = standsIn.map((some) => some > 0)
  const count = Math.max(all.length, usualCount)
  const weights = sought.map(({ term }, at) => {
    const among = all.filter(({ most }) => adjusted(most[at]!, isKnown[at]!) >= foundFrom).length
    return Math.log(1 + (count + 1) / (among + 1)) * (term.isSoft ? 0.3 : 1)
  })
  const placesOf = (isWanted: (one: Sought) => boolean) =>
    sought.flatMap((one, at) => (isWanted(one) ? [at] : []))
  return {
    asked,
    sought,
    weights,
    hard: placesOf(({ term, isValue }) => !term.isSoft && !isValue),
    soft: placesOf(({ term, isValue }) => term.isSoft && !isValue),
    focus: placesOf(({ term, isValue, isInFocus }) => !term.isSoft && !isValue && isInFocus),
    isKnown,
    standsIn,
    owners,
  }
}

/** A word that stands in the passages itself is hardly meant by a related one. */
function adjusted(strength: number, isKnown: boolean): number {
  return strength < literalFrom && isKnown ? displaced * strength : strength
}

type Found = {
  window: Window
  inHead: readonly number[]
  inWindow: readonly number[]
  both: readonly number[]
  isHeld: boolean
  found: number
}

/** The sentences of a passage with most of what is asked for. */
function bestWindow(
  question: Question,
  read: ReadPassage,
  strengths: Strengths,
): Found | undefined {
  const { asked, weights, hard, soft, isKnown } = question
  const adjust = (some: readonly number[]) => some.map((one, at) => adjusted(one, isKnown[at]!))
  const inHead = adjust(strengths.head)
  const all = read.windows.map((window, place): Found => {
    const inWindow = adjust(strengths.windows[place]!)
    const both = inWindow.map((one, at) => Math.max(one, 0.95 * inHead[at]!))
    const isHeldThere = asked.values.every((value) => holds(window.text, value))
    const worth = [...hard, ...soft].reduce(
      (sum, at) => sum + weights[at]! * (both[at]! + 0.25 * Math.min(inWindow[at]!, inHead[at]!)),
      asked.values.length > 0 && isHeldThere ? 1 : 0,
    )
    const found = worth - 0.12 * (window.sentences - 1)
    return { window, inHead, inWindow, both, isHeld: isHeldThere, found }
  })
  return all.toSorted((one, other) => other.found - one.found)[0]
}

function shareOf(
  places: readonly number[],
  strengths: readonly number[],
  weights: readonly number[],
): number {
  const total = places.reduce((sum, at) => sum + weights[at]!, 0)
  if (total === 0) return 0
  return places.reduce((sum, at) => sum + weights[at]! * strengths[at]!, 0) / total
}

/** Words of the head that the question does not ask for. */
function strangersIn(
  { passage: { locale }, head }: ReadPassage,
  sought: readonly Sought[],
): number {
  const strangers = head.filter(
    (one) =>
      !one.word.includes(' ') &&
      !isSoftWord(one.word, locale) &&
      !isEmptyWord(one.word, locale) &&
      !sought.some((term) => strengthIn(term, [one], locale) >= foundFrom),
  )
  return new Set(strangers.map(({ stem }) => stem)).size
}

const toNumber = (is: boolean) => (is ? 1 : 0)

type Own = Exclude<Feature, keyof NearnessEvidence | 'margin' | 'rivals' | 'whole' | 'otherWhole'>

/** How the words of the question stand in it. */
function coverageOf(
  { sought, weights, hard, soft, focus, isKnown, standsIn }: Question,
  { both, inHead, inWindow }: Found,
) {
  const [rarest] = hard
    .filter((at) => isKnown[at])
    .toSorted((one, other) => weights[other]! - weights[one]!)
  const sole = hard.filter((at) => standsIn[at] === 1)
  const here = sole.filter((at) => both[at]! >= nearFrom)
  const missing = hard.filter((at) => both[at]! < foundFrom)
  const literal = both.map((one) => (one >= literalFrom ? one : 0))
  const coverage = shareOf(hard, both, weights)
  return {
    coverage,
    literal: shareOf(hard, literal, weights),
    inHead: shareOf(hard, inHead, weights),
    inWindow: shareOf(hard, inWindow, weights),
    missing: missing.length,
    missingMost: Math.max(0, ...missing.map((at) => weights[at]!)),
    missingName: toNumber(missing.some((at) => sought[at]!.term.isName)),
    unknown: missing.filter((at) => !isKnown[at]).length,
    hard: Math.min(hard.length, 4),
    softCoverage: shareOf(soft, both, weights),
    softMissing: Math.min(3, soft.filter((at) => both[at]! < foundFrom).length),
    focus: focus.length === 0 ? coverage : shareOf(focus, both, weights),
    focusMissing: focus.filter((at) => both[at]! < foundFrom).length,
    last: hard.length === 0 ? 0 : both[hard.at(-1)!]!,
    rarest: rarest === undefined ? 0 : both[rarest]!,
    soleHere: Math.min(2, here.length),
    soleElsewhere: Math.min(2, sole.length - here.length),
    noHard: toNumber(hard.length === 0),
    full: toNumber(hard.length > 0 && missing.length === 0),
    fullLiteral: toNumber(hard.length > 0 && hard.every((at) => both[at]! >= nearFrom)),
  }
}

function ownFeatures(
  question: Question,
  read: ReadPassage,
  strengths: Strengths,
  best: Found,
): Record<Own, number> {
  const { asked, sought } = question
  const { locale } = read.passage
  const { window, isHeld: isHeldThere, found } = best
  const whole = matchesOf(read, asked)
  const owned = compareOwners(question.owners, ownersIn(window.text, locale, 'company'))
  const isNamed = strengths.head.map((one) => one >= 1)
  return {
    bias: 1,
    ...coverageOf(question, best),
    found: Math.min(found, 8),
    held: toNumber(asked.values.length > 0 && isHeldThere),
    notHeld: toNumber(!isHeldThere),
    strangers: Math.min(strangersIn(read, sought), 4),
    strict: toNumber(whole.length > 0),
    focused: toNumber(whole.some(({ isFaint }) => !isFaint)),
    priceOfOther: toNumber(isPriceOfOther(asked, isNamed, window, read.passage)),
    notCounted: toNumber(Boolean(asked.counted && !isCounted(asked.counted, window.text, locale))),
    sentences: window.sentences - 1,
    whether: toNumber(asked.isWhether),
    ofOthers: toNumber(window.terms.some(isAboutOthers) && !asked.terms.some(isAboutOthers)),
    sameOwner: owned.same,
    otherOwner: owned.other,
    ...headingEvidenceFor(asked, read),
  }
}

/**
 * What speaks for each of some passages, all of one language: how many of the words stand in it, or related ones,
 * whether it holds what is asked for, what it is about, and how the others compare.
 */
export function evidenceFor(
  { text, asked, whole, vectors = trainedVectors() }: AskedOf,
  passages: readonly ReadPassage[],
  locale: Locale,
): Evidence[] {
  const sought = seek(text, asked, locale, passages[0]?.passage.locale ?? locale)
  const strengths = passages.map((read) => strengthsIn(sought, asked.values, read))
  const question = weigh(asked, sought, strengths, ownersIn(text, locale, 'visitor'))
  const nearness = nearnessEvidenceFor(text, passages, locale, vectors)
  const own = passages.flatMap((read, place) => {
    const best = bestWindow(question, read, strengths[place]!)
    if (!best) return []
    const features = {
      ...ownFeatures(question, read, strengths[place]!, best),
      ...nearness[place]!,
    }
    return [{ read, window: best.window, found: best.found, features }]
  })
  return own.map(({ read, window, found, features }, place) => {
    const rest = own.filter((_, at) => at !== place)
    const values: Record<Feature, number> = {
      ...features,
      margin: Math.max(-3, Math.min(3, found - Math.max(0, ...rest.map((one) => one.found)))),
      rivals: Math.min(5, rest.filter((one) => one.found > 0.85 * found).length),
      whole: toNumber(whole?.passage === read.passage),
      otherWhole: toNumber(whole !== undefined && whole.passage !== read.passage),
    }
    // The price of a piano lesson is not that of a guitar lesson.
    const isOfOther = asked.values.length > 0 && values.focusMissing > 0
    const isAlike =
      values.literal >= 0.55 || values.nearness >= alikeFrom || values.headingAsked > 0
    const holdsAsked =
      isAlike && !isOfOther && values.notHeld + values.priceOfOther + values.notCounted === 0
    const isFull = values.full === 1
    const isFaint = values.hard <= 1 && values.inHead < 0.5 && values.softMissing > 0
    return {
      read,
      window,
      found,
      holdsAsked,
      isFull,
      isFaint,
      lacksName: values.missingName === 1,
      features: featureNames.map((name) => values[name]),
    }
  })
}
