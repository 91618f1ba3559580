import { readHorizon } from './fact-value.ts'
import { essenceOf } from './fold-text.ts'
import type { OwnCriterion } from './rubric.ts'
import { text } from './text.ts'

/** Characters of a text at most. */
export const ownTextMax = 200

const ownText = text(ownTextMax, 1)

/**
 * How the value of a fact of the company's own criterion is written:
 *
 * - `choice`: the key of an option
 * - `number`: a whole number from 0 to 999,999,999
 * - `date`: `YYYY-MM-DD`
 * - `text`: as stated
 *
 * Returns the value as it is stored, or what is allowed instead.
 */
export function readOwnValue(
  criterion: OwnCriterion,
  typed: string,
): { value: string } | { problem: string } {
  const given = typed.trim()
  switch (criterion.kind) {
    case 'choice': {
      const keys = criterion.options.map(({ key }) => key)
      return keys.includes(given)
        ? { value: given }
        : { problem: `must be one of ${keys.join(', ')}` }
    }
    case 'number': {
      const digits = given.replaceAll(/[\s.,](?=\d{3}(?!\d))/g, '')
      return /^\d{1,9}$/.test(digits)
        ? { value: String(Number(digits)) }
        : { problem: 'must be a whole number from 0 to 999999999' }
    }
    case 'date':
      return readHorizon(given)
        ? { value: given }
        : { problem: 'must be a day, such as 2027-03-31' }
    case 'text': {
      const { success, data, error } = ownText.safeParse(given)
      return success ? { value: data } : { problem: error.issues[0]!.message }
    }
  }
}

const essence = (words: string) => essenceOf(words).trim()

/** More characters than a question has, which end a message. */
const endLength = 600
/** What a model or staff write before a question: a sentence, or what a colon or dash ends. */
const sentenceEnd = /(?<=[.!?…:;–—])\s+|\n+/

/** The last sentence, the last two, and so on, each as `essence`. */
function endsOf(content: string): Set<string> {
  const sentences = content
    .slice(-endLength)
    .split(sentenceEnd)
    .map(essence)
    .filter((sentence) => sentence !== '')
  return new Set(sentences.map((_, index) => sentences.slice(index).join(' ')))
}

/**
 * Returns what tells the criteria whose question a message of the company ends with, in either
 * language, in sentences of its own. Each message is folded once, however many criteria there are.
 */
export function ownQuestionReader(
  criteria: readonly OwnCriterion[],
): (content: string) => OwnCriterion[] {
  const wanted = criteria.map((criterion) => ({
    criterion,
    questions: [criterion.question.en, criterion.question.fr]
      .map(essence)
      .filter((question) => question !== ''),
  }))
  return (content) => {
    if (wanted.length === 0) return []
    const ends = endsOf(content)
    return wanted
      .filter(({ questions }) => questions.some((question) => ends.has(question)))
      .map(({ criterion }) => criterion)
  }
}
