import { sentencesIn } from '@oka/contract/intl-formats'
import type { ArticlePassage } from '@oka/contract/knowledge-article'
import type { Locale } from '@oka/contract/locale'
import type { Db } from '@oka/db/client'
import {
  findSameTitle,
  findSimilarPassages,
  insertConflicts,
  listPassageIds,
  type NewConflict,
} from '@oka/db/knowledge/conflicts'

import { similarity, trigramsOf } from './trigrams.ts'

/** Sentences of one article that are compared with others; a price list has fewer. */
const sentencesMax = 100
/** How alike two sentences are, their numbers aside, that speak of the same. */
const leastAlike = 0.7

type Compared = {
  id: string
  locale: Locale
  title: string
  passages: readonly ArticlePassage[]
}

/**
 * Stores what other articles say otherwise than this one, which was just saved: those with the same
 * title, and sentences that differ in nothing but their numbers. The caller holds `lockKnowledge`.
 */
export async function findConflicts(tx: Db, article: Compared): Promise<void> {
  const { id: articleId, locale, title, passages } = article
  const ids = await listPassageIds(tx, articleId)
  const found: NewConflict[] = []
  const sentences = passages
    .flatMap(({ content }, index) => numbered(content).map((text) => ({ text, id: ids[index]! })))
    .slice(0, sentencesMax)
  for (const { text, id } of sentences) {
    const sentence = text.replaceAll(number, ' ')
    for (const other of await findSimilarPassages(tx, { articleId, locale, sentence })) {
      const otherQuote = numbered(other.content).find((each) => contradicts(text, each, locale))
      if (otherQuote === undefined) continue
      found.push({
        passageId: id,
        otherPassageId: other.id,
        reason: 'numbers',
        quote: text,
        otherQuote,
      })
    }
  }
  for (const other of await findSameTitle(tx, { articleId, locale, title })) {
    found.push({
      passageId: ids[0]!,
      otherPassageId: other.id,
      reason: 'title',
      quote: firstLine(passages[0]!.content),
      otherQuote: firstLine(other.content),
    })
  }
  await insertConflicts(tx, found)
}

const firstLine = (content: string): string => content.split('\n', 1)[0]!

/** The sentences of a passage that name a number. */
function numbered(content: string): string[] {
  return content
    .split('\n')
    .flatMap((line) => sentencesIn(line, 'en').map((sentence) => sentence.trim()))
    .filter((sentence) => /\d/.test(sentence))
}

/** Whether two sentences speak of the same, but with other numbers. */
export function contradicts(one: string, other: string, locale: Locale): boolean {
  const numbers = numbersOf(one, locale).join(' ')
  const otherNumbers = numbersOf(other, locale).join(' ')
  if (numbers === otherNumbers) return false
  return (
    similarity(trigramsOf(withoutNumbers(one)), trigramsOf(withoutNumbers(other))) >= leastAlike
  )
}

/** Digits, grouped or with decimals, and as a time or a date. */
const number = /\d+(?:[\s.,:/-]\d+)*/gu

const withoutNumbers = (text: string): string => text.replaceAll(number, '0')

/** The numbers of a text in one form: `2 500`, `2,500` and `2500,00` are the same. */
function numbersOf(text: string, locale: Locale): string[] {
  const grouped = locale === 'fr' ? /\.(?=\d{3}(?!\d))/g : /,(?=\d{3}(?!\d))/g
  const noCents = locale === 'fr' ? /,0+$/ : /\.0+$/
  return (text.match(number) ?? []).map((each) =>
    each.replaceAll(/\s/gu, '').replaceAll(grouped, '').replace(noCents, ''),
  )
}
