import { email } from '@oka/contract/auth'
import { isAuthority, isIntent, readBudget, readHorizon, readSize } from '@oka/contract/fact-value'
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
      const value = checks[proposal.field](proposal.value.trim(), quote, input)
      if (!message || quoteStart < 0 || value === undefined) return []
      const quoteEnd = quoteStart + quote.length
      return [{ ...proposal, quote, value, seq: message.seq, quoteStart, quoteEnd }]
    })
    .toSorted((one, other) => one.seq - other.seq || one.quoteStart - other.quoteStart)
}

type Check = (value: string, quote: string, input: AssistantInput) => string | undefined

/** The value in its canonical form, undefined when it is not one of its field or not in the quotation. */
const checks: Record<FactField, Check> = {
  name: checkStated,
  company: checkStated,
  email: checkEmail,
  phone: checkPhone,
  need: (value) => value.slice(0, 1000) || undefined,
  budget: (value) => (readBudget(value) ? value : undefined),
  horizon: (value) => (readHorizon(value) === null ? undefined : value),
  authority: (value) => (isAuthority(value) ? value : undefined),
  size: (value) => (readSize(value) ? value : undefined),
  intent: (value) => (isIntent(value) ? value : undefined),
}

const fold = (text: string) => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase()

/** Apart from case and accents, which an assistant may mend in a name. */
const contains = (quote: string, value: string) => fold(quote).includes(fold(value))

function checkStated(value: string, quote: string): string | undefined {
  return value && contains(quote, value) ? value.slice(0, 255) : undefined
}

function checkEmail(value: string, quote: string): string | undefined {
  const parsed = email.safeParse(value)
  return parsed.success && contains(quote, parsed.data) ? parsed.data : undefined
}

const digits = (text: string) => text.replace(/\D/g, '')

function checkPhone(
  value: string,
  quote: string,
  { company, locale }: AssistantInput,
): string | undefined {
  const phone = readPhone(value, company, locale)
  // The number without its country code stands in the quotation, whatever the spaces between.
  return phone && digits(quote).includes(phone.national) ? phone.number : undefined
}
