import type { KnowledgePassage } from '@oka/api/ports/assistant'
import type { Locale } from '@oka/contract/locale'

import {
  type Answer,
  chooseWhole,
  isAnyValue,
  isRival,
  likelyHead,
  likeness,
  newestAmong,
  sameScore,
} from './choose-whole.ts'
import { correctTypos } from './correct-typos.ts'
import { evidenceFor } from './evidence.ts'
import { type Likely, mostLikely } from './likelihood.ts'
import { quoteMaxLength, readPassage, type ReadPassage } from './match-passage.ts'
import { titleOf } from './offer.ts'
import { type Asked, readQuestion } from './read-question.ts'
import { setsAsked } from './synonyms.ts'
import { isOfOtherNumber } from './values.ts'
import type { Term } from './words.ts'

/**
 * Likelihood from which a passage answers where it is the one with every word of the question; where each word that
 * matters stands in it, or one of its family; where one is missing, or where it is in another language; where only one
 * word says that it is meant; where a name is missing; and from which the visitor is asked whether it is. Chosen on the questions of `bench`.
 */
const acceptedFrom = {
  whole: 0.3,
  full: 0.7,
  missing: 0.75,
  faint: 0.8,
  nameless: 0.9,
  offer: 0.15,
}

/** What is known to a question: an answer, or else titles of passages that may be meant, likeliest first. */
export type Finding = {
  answer: Answer | undefined
  titles: readonly string[]
  /** That the first of them answers, between 0 and 1. */
  likelihood: number
}

const nothing: Finding = { answer: undefined, titles: [], likelihood: 0 }

/**
 * The passage that answers a question, and the words of it that do, if it likely does. That is the
 * case where every word of the question that matters stands in the passage, or a synonym, and little speaks
 * against it; or where the likelihood is high, as learnt from other questions. In any case it holds what is asked
 * for: an amount, a duration, a name. Passages in another language than `locale` are looked at only where none in that
 * may be meant, and every word must stand in them. Of two that contradict each other the newer is chosen.
 */
export function findAnswer(
  question: string,
  knowledge: readonly KnowledgePassage[],
  locale: Locale,
): Finding {
  const read = knowledge.map(readPassage)
  const asked = correctTypos(readQuestion(question, locale), read, locale)
  if (asked.terms.length === 0) return nothing
  const own = read.filter(
    ({ passage }) => passage.locale === locale && !isOfOtherNumber(question, headOf(passage)),
  )
  const whole = chooseWhole(asked, own)
  const likely = mostLikely({ text: question, asked, whole }, newestOfEach(own), locale)
  const { near = [], likelihood = 0 } = likely ?? {}
  const answer = likely && chooseOwn(question, asked, own, { ...likely, whole })
  if (!answer && likelihood < acceptedFrom.offer) {
    return { ...nothing, answer: chooseAbroad(question, asked, read, locale) }
  }
  const titles = [...new Set(near.map(({ passage }) => titleOf(passage)))]
  return { answer, titles, likelihood }
}

function chooseOwn(
  question: string,
  asked: Asked,
  own: readonly ReadPassage[],
  { whole, ...likely }: Likely & { whole: Answer | undefined },
): Answer | undefined {
  if (whole && isBacked(whole, likely)) return whole
  const isOther =
    whole && !whole.isDisputed && headOf(whole.passage) !== headOf(likely.read.passage)
  return isOther || isOpen(asked) || !isLikely(likely)
    ? undefined
    : newestOf(question, asked, likely, own)
}

function isLikely({ likelihood, holdsAsked, isFull, isFaint, lacksName }: Likely): boolean {
  const { faint, full, missing, nameless } = acceptedFrom
  const from = isFaint ? faint : isFull ? full : missing
  return holdsAsked && likelihood >= (lacksName ? nameless : from)
}

/** "How much is it?" asks for any price there is; "how do we pay?" does not. */
function isOpen(asked: Asked): boolean {
  return isAnyValue(asked) && !asked.terms.some(isPaying)
}

const paying = new Set(setsAsked.get('pay'))
const isPaying = ({ sets }: Term) => sets.some((set) => paying.has(set))

/** The passage in another language that has every word of the question, unless something speaks against it. */
function chooseAbroad(
  question: string,
  asked: Asked,
  read: readonly ReadPassage[],
  locale: Locale,
): Answer | undefined {
  if (isAnyValue(asked)) return undefined
  const others = read.filter(({ passage }) => passage.locale !== locale)
  const whole = chooseWhole(asked, others)
  const likely = whole && mostLikely({ text: question, asked, whole }, newestOfEach(others), locale)
  if (!likely || likely.likelihood < acceptedFrom.missing) return undefined
  return isBacked(whole, likely) ? whole : undefined
}

/**
 * What the passage with a title says to a question, whether it likely answers or not: all of it where it is short
 * enough. Undefined where there is none.
 */
export function quoteTitled(
  title: string,
  question: string,
  knowledge: readonly KnowledgePassage[],
  locale: Locale,
): Answer | undefined {
  const own = knowledge.filter((one) => one.locale === locale).map(readPassage)
  const titled = own.filter(({ passage }) => titleOf(passage) === title)
  const asked = correctTypos(readQuestion(question, locale), titled, locale)
  const whole = chooseWhole(asked, titled)
  const likely = mostLikely({ text: question, asked, whole }, newestOfEach(titled), locale)
  const answer = likely && newestOf(question, asked, likely, titled)
  const isShort = answer && answer.passage.content.length <= quoteMaxLength
  return isShort ? { ...answer, quote: answer.passage.content } : answer
}

/** The newest of a passage and of those that contradict it. */
function newestOf(
  question: string,
  asked: Asked,
  { read: { passage }, window, found }: Likely,
  own: readonly ReadPassage[],
): Answer {
  const best = { passage, window }
  // Which has every word changes nothing of what is looked at here.
  const rivals = evidenceFor({ text: question, asked, whole: undefined }, own, passage.locale)
    .filter((one) => one.holdsAsked && one.found >= sameScore * found)
    .map((one) => ({ passage: one.read.passage, window: one.window }))
    .filter((one) => isRival(one, best) && likeness(one, best) >= likelyHead)
  return newestAmong(best, rivals)
}

function isBacked(whole: Answer, { read, likelihood, isFaint }: Likely): boolean {
  // Two that say different things of the same share what speaks for either.
  if (whole.isDisputed) return likelihood >= acceptedFrom.offer
  const isSame = headOf(read.passage) === headOf(whole.passage)
  return isSame && likelihood >= (isFaint ? acceptedFrom.faint : acceptedFrom.whole)
}

const headOf = ({ title, heading }: KnowledgePassage) => `${title}\n${heading}`

/** The newest of the passages with the same title and heading, so that copies are no rivals. */
function newestOfEach(passages: readonly ReadPassage[]): ReadPassage[] {
  const newest = new Map<string, ReadPassage>()
  for (const one of passages) {
    const known = newest.get(headOf(one.passage))
    if (!known || known.passage.updatedAt < one.passage.updatedAt) {
      newest.set(headOf(one.passage), one)
    }
  }
  return [...newest.values()]
}
