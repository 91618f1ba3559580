import type { ProposedFact } from '@oka/api/ports/assistant'
import type { FactField } from '@oka/contract/fact'
import type { Intent } from '@oka/contract/fact-value'

import { quoteOf } from './fold.ts'
import { isQuestion } from './read-asides.ts'
import type { Memory } from './reading.ts'
import type { Sentence } from './sentences.ts'
import type { Found, Statement } from './statement.ts'

/** What people say of their house and their project before they say what they want. */
const heldFields: ReadonlySet<FactField> = new Set([
  'company',
  'size',
  'horizon',
  'authority',
  'budget',
])

/**
 * What a message states if it is about a project, while nothing tells of one yet: "on est cycles bertin", then "26
 * salariés", then the need. Nothing is held of who is no buyer.
 */
export function heldIn(
  { folded, message }: Statement,
  sentences: readonly Sentence[],
  { intent }: Pick<Memory, 'intent'>,
  ifOfProject: () => Found[],
): readonly ProposedFact[] {
  if (intent !== null) return []
  return ifOfProject().flatMap((one): ProposedFact[] => {
    const { field, value, by } = one
    if (!heldFields.has(field) || isAsked(one, sentences)) return []
    return [{ field, value, by, messageId: message.id, quote: quoteOf(folded, one) }]
  })
}

/** "Do you work in Leeds?" tells nothing of who asks. */
function isAsked({ start }: Found, sentences: readonly Sentence[]): boolean {
  return sentences.some((one) => one.start <= start && start < one.end && isQuestion(one))
}

const anybody = /\b(?:people|persons?|personnes?|pers)\b/i

/** Whether they begin by saying for whom they work or how many work for them, which is no small talk. */
export function introducesWork(
  found: readonly ProposedFact[],
  { talks }: Pick<Memory, 'talks'>,
): boolean {
  if (talks > 0) return false
  return found.some(
    ({ field, quote }) => field === 'company' || (field === 'size' && !anybody.test(quote)),
  )
}

/** What is held once a message is read; a field that was said again as it was said last. */
export function heldAfter(
  { held }: Memory,
  found: readonly ProposedFact[],
  { intent, stated }: Pick<Memory, 'intent' | 'stated'>,
): readonly ProposedFact[] {
  if (intent !== null) return []
  const fields = new Set(found.map(({ field }) => field))
  const kept = held.filter(({ field }) => !fields.has(field))
  return [...kept, ...found].filter(({ field }) => !stated.has(field))
}

/** What was held, now that they would buy. */
export function meantOf(
  { held }: Memory,
  now: Intent | null,
  told: ReadonlySet<FactField>,
): ProposedFact[] {
  return now === 'buyer' ? held.filter(({ field }) => !told.has(field)) : []
}
