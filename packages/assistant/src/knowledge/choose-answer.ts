import type { KnowledgePassage } from '@oka/api/ports'
import type { Locale } from '@oka/contract/locale'

import { correctTypos } from './correct-typos.ts'
import { type Likely, mostLikely } from './likelihood.ts'
import {
  isValueTerm,
  type Match,
  matchesOf,
  mentions,
  readPassage,
  type ReadPassage,
} from './match-passage.ts'
import { type Asked, readQuestion } from './read-question.ts'
import { figuresIn } from './values.ts'
import { stemOf, termsOf } from './words.ts'

export type Answer = {
  passage: KnowledgePassage
  /** The sentences of the passage that answer, to the letter. */
  quote: string
  /** An older passage says something else. */
  isDisputed: boolean
}

/** Likelihood from which a passage with every word of the question answers it, and from which any other does. */
const acceptedFrom = { whole: 0.3, partial: 0.6 }

/**
 * The passage that answers a question, and the words of it that do; undefined unless it likely does. That is the
 * case where every word of the question that matters stands in the passage, or a synonym, and little speaks
 * against it; or where the likelihood is high, as learnt from other questions. In any case it holds what is asked
 * for: an amount, a duration, a name. Passages in the language of `locale` come before others; of these every word
 * must stand. Of two that contradict each other the newer is chosen.
 */
export function chooseAnswer(
  question: string,
  knowledge: readonly KnowledgePassage[],
  locale: Locale,
): Answer | undefined {
  const read = knowledge.map(readPassage)
  const asked = correctTypos(readQuestion(question, locale), read)
  if (asked.terms.every((term) => term.isSoft)) return undefined
  const own = read.filter(({ passage }) => passage.locale === locale)
  const whole = chooseWhole(asked, own)
  const likely = mostLikely(question, asked, newestOfEach(own), locale)
  if (whole && likely && isBacked(whole, likely)) return whole
  if (likely && likely.likelihood >= acceptedFrom.partial && likely.holdsAsked) {
    const { read: found, window } = likely
    return { passage: found.passage, quote: window.text, isDisputed: false }
  }
  if (whole) return undefined
  return chooseWhole(
    asked,
    read.filter(({ passage }) => passage.locale !== locale),
  )
}

function isBacked(whole: Answer, { read, likelihood }: Likely): boolean {
  if (whole.isDisputed) return true
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
  const rivals = scored.filter((one) => contradicts(one, best))
  const newest = [best, ...rivals].toSorted((one, other) =>
    other.passage.updatedAt.localeCompare(one.passage.updatedAt),
  )[0]!
  return {
    passage: newest.passage,
    quote: newest.window.text,
    isDisputed: rivals.length > 0,
  }
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

function isSameArticle({ passage: one }: Match, { passage: other }: Match): boolean {
  return one.articleId !== null && one.articleId === other.articleId
}

/** Shares of heads in common, and of the score, from which two passages are about the same. */
const sameHead = 0.5
const sameScore = 0.7

function contradicts(one: Scored, best: Scored): boolean {
  if (one === best || isSameArticle(one, best)) return false
  if (one.score < sameScore * best.score || likeness(one, best) < sameHead) return false
  const [said, other] = [figuresIn(one.window.text), figuresIn(best.window.text)]
  return lacks(other, said) && lacks(said, other)
}

function lacks(some: ReadonlySet<string>, of: ReadonlySet<string>): boolean {
  return [...of].some((figure) => !some.has(figure))
}

/** How much of the shorter head stands in the other one, between 0 and 1. */
function likeness(one: Match, other: Match): number {
  const [first, second] = [stemsOfHead(one), stemsOfHead(other)]
  const shared = [...first].filter((stem) => second.has(stem)).length
  return shared / Math.max(1, Math.min(first.size, second.size))
}

function stemsOfHead({ passage: { title, heading, locale } }: Match): ReadonlySet<string> {
  const terms = termsOf(`${title}\n${heading}`, locale, 'passage')
  return new Set(terms.map(({ word }) => stemOf(word, locale)))
}
