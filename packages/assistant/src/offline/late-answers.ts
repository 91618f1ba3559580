import type { FactField } from '@oka/contract/fact'

import { isFirstName } from './first-names.ts'
import { fold, isCapital, quoteOf, type Span } from './fold.ts'
import { isHouseTypedSmall } from './introduced-company.ts'
import { isPlainlyCompany } from './read-company.ts'
import type { Found, Statement } from './statement.ts'
import { topicsOf } from './topics.ts'

/** Belongs to the question just asked, whatever was asked before it. */
const bareAnswer = /^(?:oui|ouais|non|nan|yes|yeah|yep|no|nope|ok|okay)$/

/** People say that they change their mind. */
export const correction =
  /(?:^|[,.] ?)enfin,? (?:\d|non\b|plutot\b)|^(?:(?:non|nan|no|nope),?|disons|mettons|let'?s say) (?=\d)|\b(?:make (?:it|that)|en fait|finalement|plutot|au final|erreur|je corrige|je rectifie|oups|pardon|changer d'avis|actually|in fact|rather|scratch (?:it|that)|faute de frappe|typo|instead|correction|sorry,? i meant|i meant)\b/

/** Phones open every message with a capital, so one alone makes no company. */
function isCompany({ folded }: Statement, { start, end }: Span, wasAsked: boolean): boolean {
  const quote = quoteOf(folded, { start, end })
  if (isPlainlyCompany(folded, { start, end }) || isHouseTypedSmall(folded.text.trim())) return true
  if (start > 0 && correction.test(folded.text)) return /^\p{Lu}/u.test(quote)
  return wasAsked && (quote.match(/(?<![\p{L}\d])\p{Lu}/gu) ?? []).length > 1
}

/** Whether the message is little else than what was found. */
function covers({ folded }: Statement, { start, end }: Span): boolean {
  return end - start >= folded.text.trim().length * 0.6
}

/** Unasked, a word in lower case is a name only if it is known as one. */
function mayBeName(
  { folded }: Statement,
  { start, value }: Found,
  pending: ReadonlySet<FactField>,
): boolean {
  const [first = ''] = fold(value).text.split(' ')
  return pending.has('name') || isCapital(folded, start) || isFirstName(first)
}

function isPlain(statement: Statement, found: Found, pending: ReadonlySet<FactField>): boolean {
  const quote = fold(quoteOf(statement.folded, found)).text
  const { field, by } = found
  if (field === 'company') return isCompany(statement, found, pending.has('company'))
  if (field === 'need') return topicsOf(quote).length > 0
  if (field === 'authority') return !bareAnswer.test(quote)
  if (by !== 'visitor' && !pending.has(field)) return false
  if (field === 'name') return covers(statement, found) && mayBeName(statement, found, pending)
  return field === 'horizon' ? covers(statement, found) : true
}

/**
 * Of what a message says if it answers questions other than the last one: what can hardly mean
 * anything else. People answer the question before, or the one they see coming. `open`: the fields
 * that may be meant; `pending`: those of them that were asked for.
 */
export function lateAnswers(
  statement: Statement,
  { open, pending }: { open: ReadonlySet<FactField>; pending: ReadonlySet<FactField> },
  read: (statement: Statement) => Found[],
): Found[] {
  if (open.size === 0 || statement.folded.text.includes('?')) return []
  return read({ ...statement, asked: open }).filter(
    (found) => open.has(found.field) && isPlain(statement, found, pending),
  )
}
