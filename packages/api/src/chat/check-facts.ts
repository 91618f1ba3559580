import { type RefusedFact, refusedMaxLength } from '@oka/contract/answer'
import { email } from '@oka/contract/auth'
import type { EnteredField, FactField, FactRefusal } from '@oka/contract/fact'
import {
  isAuthority,
  isIntent,
  readBudget,
  readHorizon,
  readSize,
  writeBudget,
} from '@oka/contract/fact-value'
import { foldAccents } from '@oka/contract/fold-text'

import { readPhone } from '../phone.ts'
import type { AssistantInput, Extraction, ProposedFact } from '../ports/assistant.ts'

/** A proposal that holds: its quotation is in that message of the visitor, and carries its value. */
export type CheckedFact = Omit<ProposedFact, 'field'> & {
  field: EnteredField
  seq: number
  quoteStart: number
  quoteEnd: number
  /** A retraction: the visitor takes back what they said of this field. */
  rejected?: true
}

export type CheckedFacts = {
  /** In the order they were said. */
  kept: CheckedFact[]
  /** The others, and why. */
  refused: RefusedFact[]
}

/** Proposals considered; more are implausible between two answers. */
const proposalsMax = 100
const needMaxLength = 1000
/** Milliseconds: "by March" may mean its first or its last day; the day read by rules is used. */
const horizonTolerance = 31 * 86_400_000

/**
 * Keeps only proposals that the visitor really said. No proposal is trusted, whatever its source:
 * `read` has for each the values that its quotation carries, and a value holds when it means the
 * same as one of them. The value of a need is its quotation.
 */
export function checkFacts(
  input: AssistantInput,
  proposed: readonly ProposedFact[],
  read: readonly (readonly string[])[],
): CheckedFacts {
  const kept: CheckedFact[] = []
  const refused: RefusedFact[] = []
  for (const [index, proposal] of proposed.entries()) {
    const checked =
      index < proposalsMax ? checkFact(input, proposal, read[index] ?? []) : 'too_many'
    if (typeof checked === 'string') refused.push(toRefused(proposal, checked))
    else kept.push(checked)
  }
  return { kept: kept.toSorted(asSaid), refused }
}

function toRefused({ field, value, quote }: ProposedFact, reason: FactRefusal): RefusedFact {
  return {
    field,
    value: shortened(value),
    quote: shortened(quote),
    reason,
  }
}

/** PostgreSQL stores neither NUL nor half of a surrogate pair. */
const shortened = (given: string) =>
  given.slice(0, refusedMaxLength).toWellFormed().replaceAll('\0', '').trim()

const asSaid = (one: CheckedFact, other: CheckedFact) =>
  one.seq - other.seq || one.quoteStart - other.quoteStart

/** The same with retractions, each at its place in the conversation. */
export function withWithdrawn(
  input: AssistantInput,
  { kept, refused }: CheckedFacts,
  withdrawn: Extraction['withdrawn'],
): CheckedFacts {
  const taken = withdrawn.flatMap(({ field, messageId, quote }): CheckedFact[] => {
    const fact: ProposedFact = { field, value: '', messageId, quote, by: 'visitor' }
    const place = locate(input, fact)
    return place ? [{ ...fact, ...place, rejected: true }] : []
  })
  return { kept: [...kept, ...taken].toSorted(asSaid), refused }
}

/** The proposals to check, with trimmed quotations. */
export function trimProposals(proposed: readonly ProposedFact[]): ProposedFact[] {
  return proposed
    .slice(0, proposalsMax)
    .map((proposal) => Object.assign({}, proposal, { quote: proposal.quote.trim() }))
}

function checkFact(
  input: AssistantInput,
  proposal: ProposedFact,
  read: readonly string[],
): CheckedFact | FactRefusal {
  const place = locate(input, proposal)
  if (!place) return 'not_said'
  const { field } = proposal
  const wanted = forms[field](field === 'need' ? place.quote : proposal.value.trim(), input)
  if (wanted === undefined) return 'malformed'
  const stated = read.flatMap((value) => forms[field](value, input) ?? [])
  if (stated.length === 0) return 'not_implied'
  const value = field === 'need' ? wanted : stated.find((one) => meansTheSame(field, one, wanted))
  return value === undefined ? 'differs' : { ...proposal, ...place, value }
}

/** Where the quotation is in that message; undefined unless the visitor wrote it. */
function locate(
  { transcript }: AssistantInput,
  { messageId, quote: given }: ProposedFact,
): Pick<CheckedFact, 'quote' | 'seq' | 'quoteStart' | 'quoteEnd'> | undefined {
  const quote = given.trim()
  const message = transcript.find(({ id, role }) => id === messageId && role === 'visitor')
  const quoteStart = message && quote ? message.content.indexOf(quote) : -1
  if (!message || quoteStart < 0) return undefined
  return { quote, seq: message.seq, quoteStart, quoteEnd: quoteStart + quote.length }
}

function meansTheSame(field: FactField, one: string, other: string): boolean {
  if (field === 'horizon') return Math.abs(Date.parse(one) - Date.parse(other)) <= horizonTolerance
  if (field === 'phone') return numberOf(one) === numberOf(other)
  return field === 'name' || field === 'company' ? isSameName(one, other) : one === other
}

/** A model may leave out or add a part, such as "Ltd" or the family name; the value read by rules is used. */
function isSameName(one: string, other: string): boolean {
  const [first, second] = [words(one), words(other)]
  return first.includes(second) || second.includes(first)
}

const words = (name: string) => ` ${foldAccents(withoutBlanks(name))} `

/** A missing extension does not make it another number. */
const numberOf = (phone: string) => phone.replace(/;ext=\d+$/, '')

type Normalize = (value: string, input: AssistantInput) => string | undefined

/** The canonical form of a value; undefined when it is not valid for its field. */
const forms: Record<FactField, Normalize> = {
  name: (value) => withoutBlanks(value).slice(0, 255) || undefined,
  company: (value) => withoutBlanks(value).slice(0, 255) || undefined,
  email: (value) => email.safeParse(value).data,
  phone: (value, { company, locale }) => readPhone(value, company, locale)?.number,
  need: (value) => withoutBlanks(value).slice(0, needMaxLength) || undefined,
  budget: (value) => {
    const budget = readBudget(value)
    return budget ? writeBudget(budget) : undefined
  },
  horizon: (value) => (readHorizon(value) === null ? undefined : value),
  authority: (value) => (isAuthority(value) ? value : undefined),
  size: (value) => (readSize(value) ? value : undefined),
  intent: (value) => (isIntent(value) ? value : undefined),
}

const withoutBlanks = (text: string) => text.replaceAll(/[\s\p{Cc}]+/gu, ' ').trim()
