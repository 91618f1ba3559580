import type { KnowledgePassage } from '@oka/api/ports/assistant'

import { isValueTerm, type Match, matchesOf, mentions, type ReadPassage } from './match-passage.ts'
import type { Asked } from './read-question.ts'
import { figuresIn } from './values.ts'
import { stemOf, termsOf } from './words.ts'

export type Answer = {
  passage: KnowledgePassage
  /** The sentences of the passage that answer, to the letter. */
  quote: string
  /** An older passage says something else. */
  isDisputed: boolean
}

/** The passage that has every word of the question that matters. */
export function chooseWhole(asked: Asked, passages: readonly ReadPassage[]): Answer | undefined {
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

export type Quotable = Pick<Match, 'passage' | 'window'>
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

/** Whether a question names nothing but a kind of value. */
export function isAnyValue({ terms }: Asked): boolean {
  return terms.some(isValueTerm) && terms.every((term) => term.isSoft || isValueTerm(term))
}

/** "How much is it?" asks for any price there is. */
function isToss(asked: Asked, best: Scored, next: Scored): boolean {
  return isAnyValue(asked) && next.score > 0.8 * best.score
}

function isSameArticle({ passage: one }: Quotable, { passage: other }: Quotable): boolean {
  return one.articleId !== null && one.articleId === other.articleId
}

/**
 * Shares of heads in common, and of the score, from which two passages are about the same; of heads more, where words of
 * the question are missing.
 */
const sameHead = 0.5
export const likelyHead = 0.8
export const sameScore = 0.7

/** Whether two passages about the same say different things. */
export function isRival(one: Quotable, best: Quotable): boolean {
  if (one === best || isSameArticle(one, best) || likeness(one, best) < sameHead) return false
  const [said, other] = [figuresIn(one.window.text), figuresIn(best.window.text)]
  return lacks(other, said) && lacks(said, other)
}

function lacks(some: ReadonlySet<string>, of: ReadonlySet<string>): boolean {
  return [...of].some((figure) => !some.has(figure))
}

/** How much of the shorter head stands in the other one, between 0 and 1. */
export function likeness(one: Quotable, other: Quotable): number {
  const [first, second] = [stemsOfHead(one), stemsOfHead(other)]
  const shared = [...first].filter((stem) => second.has(stem)).length
  return shared / Math.max(1, Math.min(first.size, second.size))
}

function stemsOfHead({ passage: { title, heading, locale } }: Quotable): ReadonlySet<string> {
  const terms = termsOf(`${title}\n${heading}`, locale, 'passage')
  return new Set(terms.map(({ word }) => stemOf(word, locale)))
}

export function newestAmong(best: Quotable, rivals: readonly Quotable[]): Answer {
  const newest = [best, ...rivals].toSorted((one, other) =>
    other.passage.updatedAt.localeCompare(one.passage.updatedAt),
  )[0]!
  return { passage: newest.passage, quote: newest.window.text, isDisputed: rivals.length > 0 }
}
