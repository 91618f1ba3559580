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

/** Whether a message of the company asks the question of that criterion, in either language. */
export function asksOwnQuestion({ question }: OwnCriterion, content: string): boolean {
  const said = essenceOf(content)
  return [question.en, question.fr].some((words) => {
    const wanted = essenceOf(words)
    return wanted.trim() !== '' && said.includes(wanted)
  })
}
