import { email } from '@oka/contract/auth'
import { isAuthority, readBudget, readHorizon } from '@oka/contract/fact-value'
import type { FactField } from '@oka/contract/fact'

import { readPhone } from '../phone.ts'
import type { AssistantInput, ProposedFact } from '../ports.ts'

/** A proposal that stands: its quotation is in that message of the visitor, its value is well-formed. */
export type CheckedFact = ProposedFact & { seq: number; quoteStart: number; quoteEnd: number }

/**
 * Keeps of what the assistant proposes only what the visitor has really said, in the order it was
 * said. The model is not trusted: a value that its quotation does not carry is dropped.
 */
export function checkFacts(
  input: AssistantInput,
  proposed: readonly ProposedFact[],
): CheckedFact[] {
  return proposed
    .flatMap((proposal) => {
      const message = input.transcript.find(({ id }) => id === proposal.messageId)
      const quote = proposal.quote.trim()
      const quoteStart = message?.role === 'visitor' && quote ? message.content.indexOf(quote) : -1
      const value = checkValue(proposal.field, proposal.value.trim(), quote, input)
      if (!message || quoteStart < 0 || value === undefined) return []
      const quoteEnd = quoteStart + quote.length
      return [{ ...proposal, quote, value, seq: message.seq, quoteStart, quoteEnd }]
    })
    .toSorted((one, other) => one.seq - other.seq || one.quoteStart - other.quoteStart)
}

/** The value in its canonical form, undefined when it is not one of its field or not in the quotation. */
function checkValue(
  field: FactField,
  value: string,
  quote: string,
  input: AssistantInput,
): string | undefined {
  switch (field) {
    case 'email':
      return checkEmail(value, quote)
    case 'phone':
      return checkPhone(value, quote, input)
    case 'budget':
      return readBudget(value) ? value : undefined
    case 'horizon':
      return readHorizon(value) === null ? undefined : value
    case 'authority':
      return isAuthority(value) ? value : undefined
    case 'name':
    case 'company':
      return value && contains(quote, value) ? value.slice(0, 255) : undefined
    case 'need':
      return value ? value.slice(0, 1000) : undefined
  }
}

const fold = (text: string) => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase()

/** Apart from case and accents, which an assistant may mend in a name. */
const contains = (quote: string, value: string) => fold(quote).includes(fold(value))

function checkEmail(value: string, quote: string): string | undefined {
  const parsed = email.safeParse(value)
  return parsed.success && contains(quote, parsed.data) ? parsed.data : undefined
}

function checkPhone(
  value: string,
  quote: string,
  { company, locale }: AssistantInput,
): string | undefined {
  const digits = (text: string) => text.replace(/\D/g, '')
  const phone = readPhone(value, company, locale)
  // The number without its country code stands in the quotation, whatever the spaces between.
  return phone && digits(quote).includes(phone.national) ? phone.number : undefined
}
