import type { KnowledgePassage } from '@oka/api/ports/assistant'
import type { Locale } from '@oka/contract/locale'

import { correctTypos } from './correct-typos.ts'
import { evidenceFor } from './evidence.ts'
import { type Likely, mostLikely } from './likelihood.ts'
import {
  isValueTerm,
  type Match,
  matchesOf,
  mentions,
  quoteMaxLength,
  readPassage,
  type ReadPassage,
} from './match-passage.ts'
import { titleOf } from './offer.ts'
import { type Asked, readQuestion } from './read-question.ts'
import { figuresIn, isOfOtherNumber } from './values.ts'
import { stemOf, termsOf } from './words.ts'

export type Answer = {
  passage: KnowledgePassage
  /** The sentences of the passage that answer, to the letter. */
  quote: string
  /** An older passage says something else. */
  isDisputed: boolean
}

/**
 * Likelihood from which a passage with every word of the question answers it, from which any other does, and from
 * which the visitor is asked whether it is meant. Chosen on the parts `training` and `validation` of the bench.
 */
const acceptedFrom = { whole: 0.5, partial: 0.65, offer: 0.1 }

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
  if (asked.terms.every((term) => term.isSoft)) return nothing
  const own = read.filter(
    ({ passage }) => passage.locale === locale && !isOfOtherNumber(question, headOf(passage)),
  )
  const likely = mostLikely(question, asked, newestOfEach(own), locale)
  const { near = [], likelihood = 0 } = likely ?? {}
  const answer = likely && chooseOwn(question, asked, own, likely)
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
  likely: Likely,
): Answer | undefined {
  const whole = chooseWhole(asked, own)
  if (whole && isBacked(whole, likely)) return whole
  const isLikely = likely.likelihood >= acceptedFrom.partial && likely.holdsAsked
  return isLikely ? newestOf(question, asked, likely, own) : undefined
}

/** The passage in another language that has every word of the question, unless something speaks against it. */
function chooseAbroad(
  question: string,
  asked: Asked,
  read: readonly ReadPassage[],
  locale: Locale,
): Answer | undefined {
  const others = read.filter(({ passage }) => passage.locale !== locale)
  const whole = chooseWhole(asked, others)
  const likely = whole && mostLikely(question, asked, newestOfEach(others), locale)
  if (!likely || likely.likelihood < acceptedFrom.partial) return undefined
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
  const likely = mostLikely(question, asked, newestOfEach(titled), locale)
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
  const rivals = evidenceFor(question, asked, own, passage.locale)
    .filter((one) => one.holdsAsked && one.found >= sameScore * found)
    .map((one) => ({ passage: one.read.passage, window: one.window }))
    .filter((one) => isRival(one, best) && likeness(one, best) >= likelyHead)
  return newestAmong(best, rivals)
}

function newestAmong(best: Quotable, rivals: readonly Quotable[]): Answer {
  const newest = [best, ...rivals].toSorted((one, other) =>
    other.passage.updatedAt.localeCompare(one.passage.updatedAt),
  )[0]!
  return { passage: newest.passage, quote: newest.window.text, isDisputed: rivals.length > 0 }
}

function isBacked(whole: Answer, { read, likelihood }: Likely): boolean {
  // Two that say different things of the same share what speaks for either.
  if (whole.isDisputed) return likelihood >= acceptedFrom.offer
  return headOf(read.passage) === headOf(whole.passage) && likelihood >= acceptedFrom.whole
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

/** The passage that has every word of the question that matters. */
function chooseWhole(asked: Asked, passages: readonly ReadPassage[]): Answer | undefined {
  return (
    chooseAmong(asked, passages) ?? (asked.short ? chooseAmong(asked.short, passages) : undefined)
  )
}

/** "Do you do tiles?" is answered by the one passage that speaks of tiles. */
function isOnlyOne({ terms, isWhether }: Asked, passages: readonly ReadPassage[]): boolean {
  const hard = terms.filter((term) => !term.isSoft)
  return (
    isWhether && passages.filter((one) => hard.some((term) => mentions(one, term))).length === 1
  )
}

type Quotable = Pick<Match, 'passage' | 'window'>
type Scored = Match & { score: number }

function chooseAmong(asked: Asked, passages: readonly ReadPassage[]): Answer | undefined {
  const matches = passages.map((one) => matchesOf(one, asked))
  const weights = asked.terms.map((term, at) => {
    const among = matches.filter((some) => some.some(({ places }) => places[at] !== null)).length
    return Math.log(1 + (passages.length + 1) / (among + 1)) * (term.isSoft ? 0.3 : 1)
  })
  const scored = matches
    .map((some) => some.filter(({ isFaint }) => !isFaint || isOnlyOne(asked, passages)))
    .flatMap((some) => bestOf(some.map((match) => ({ ...match, score: scoreOf(match, weights) }))))
    .toSorted((one, other) => other.score - one.score)
  const [best, next] = scored
  if (!best || (next && isToss(asked, best, next))) return undefined
  const rivals = scored.filter((one) => one.score >= sameScore * best.score && isRival(one, best))
  return newestAmong(best, rivals)
}

function scoreOf(
  { places, literal, window, strangers, isOnTopic }: Match,
  weights: readonly number[],
): number {
  const worth = { head: 1.2, window: 1, both: 1.6 }
  const found = places.map((place, at) =>
    place ? (worth[place] + (literal[at] ? 0.3 : 0)) * weights[at]! : 0,
  )
  return (
    found.reduce((sum, one) => sum + one, isOnTopic ? 0.5 : 0) -
    0.4 * strangers -
    0.12 * (window.sentences - 1)
  )
}

function bestOf(scored: readonly Scored[]): Scored[] {
  const [best] = scored.toSorted((one, other) => other.score - one.score)
  return best ? [best] : []
}

/** "How much is it?" asks for any price there is. */
function isToss({ terms }: Asked, best: Scored, next: Scored): boolean {
  const isOpen = terms.every((term) => term.isSoft || isValueTerm(term))
  return isOpen && next.score > 0.8 * best.score
}

function isSameArticle({ passage: one }: Quotable, { passage: other }: Quotable): boolean {
  return one.articleId !== null && one.articleId === other.articleId
}

/**
 * Shares of heads in common, and of the score, from which two passages are about the same; of heads more, where words of
 * the question are missing.
 */
const sameHead = 0.5
const likelyHead = 0.8
const sameScore = 0.7

/** Whether two passages about the same say different things. */
function isRival(one: Quotable, best: Quotable): boolean {
  if (one === best || isSameArticle(one, best) || likeness(one, best) < sameHead) return false
  const [said, other] = [figuresIn(one.window.text), figuresIn(best.window.text)]
  return lacks(other, said) && lacks(said, other)
}

function lacks(some: ReadonlySet<string>, of: ReadonlySet<string>): boolean {
  return [...of].some((figure) => !some.has(figure))
}

/** How much of the shorter head stands in the other one, between 0 and 1. */
function likeness(one: Quotable, other: Quotable): number {
  const [first, second] = [stemsOfHead(one), stemsOfHead(other)]
  const shared = [...first].filter((stem) => second.has(stem)).length
  return shared / Math.max(1, Math.min(first.size, second.size))
}

function stemsOfHead({ passage: { title, heading, locale } }: Quotable): ReadonlySet<string> {
  const terms = termsOf(`${title}\n${heading}`, locale, 'passage')
  return new Set(terms.map(({ word }) => stemOf(word, locale)))
}
