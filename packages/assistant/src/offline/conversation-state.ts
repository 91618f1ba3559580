import type { AssistantInput, ProposedFact } from '@oka/api/ports'
import type { FactField } from '@oka/contract/fact'
import type { Locale } from '@oka/contract/locale'

import { isFirstName } from './first-names.ts'
import { fold } from './fold.ts'
import type { AskedField } from './phrases.ts'
import type { Reading } from './read-message.ts'

/** The order in which a receptionist would ask: what for, then the frame, then whom to answer. */
const order: readonly AskedField[] = [
  'need',
  'company',
  'horizon',
  'budget',
  'authority',
  'name',
  'email',
  'phone',
]

/** How often a field may be asked for; the phone is an offer, made once. */
const maxAsked: Partial<Record<FactField, number>> = { phone: 1 }

/** Characters of a burst that a reply may answer, the latest ones. */
const saidMaxLength = 20_000

export type ConversationState = {
  locale: Locale
  company: AssistantInput['company']
  known: ReadonlyMap<FactField, string>
  /** What was said since the last answer: the last fact of each field, and what was declined. */
  fresh: ReadonlyMap<FactField, ProposedFact>
  corrected: ReadonlySet<FactField>
  declinedNow: boolean
  /** The visitor's words since the last answer, as typed. */
  said: string
  askedCount: ReadonlyMap<FactField, number>
  /** The last answer, and what it asked for. */
  lastSaid: string
  lastAsked: ReadonlySet<FactField>
  /** What may still be asked, the next one first. */
  missing: readonly AskedField[]
  /** Messages the assistant has written. */
  turns: number
  /** A member of staff wrote the last answer. */
  afterStaff: boolean
  recapped: boolean
}

function countAsked(readings: readonly Reading[]): Map<FactField, number> {
  const counts = new Map<FactField, number>()
  for (const { asks } of readings) {
    for (const field of asks) counts.set(field, (counts.get(field) ?? 0) + 1)
  }
  return counts
}

/** The last value of each field; what staff entered stands above what was said. */
function knownFacts(
  entered: AssistantInput['facts'],
  readings: readonly Reading[],
): Map<FactField, string> {
  const known = new Map<FactField, string>()
  const learn = ({ field, value }: { field: string; value: string }) => {
    const asked = order.find((one) => one === field)
    if (asked) known.set(asked, value)
  }
  for (const fact of entered) learn(fact)
  for (const { facts } of readings) for (const fact of facts) learn(fact)
  for (const fact of entered) if (fact.by === 'staff') learn(fact)
  return known
}

function missingFields(
  known: ReadonlyMap<FactField, string>,
  declined: ReadonlySet<FactField>,
  counts: ReadonlyMap<FactField, number>,
): AskedField[] {
  const askable = order.filter(
    (field) =>
      !known.has(field) &&
      !declined.has(field) &&
      (counts.get(field) ?? 0) < (maxAsked[field] ?? 2),
  )
  // What was passed over once comes back at the end; only the need is asked again at once.
  const isFresh = (field: AskedField) => field === 'need' || !counts.get(field)
  return [...askable.filter(isFresh), ...askable.filter((field) => !isFresh(field))]
}

/**
 * Everything a reply depends on: the same conversation, the same reply. `readings` has what was
 * understood of each message of the transcript. Looks at no text, so that it costs next to nothing.
 */
export function stateOf(
  { transcript, facts: entered, company, locale }: AssistantInput,
  readings: readonly Reading[],
): ConversationState {
  const answered = lastAnswerIndex(transcript)
  const recent = readings.slice(answered + 1)

  const known = knownFacts(entered, readings)
  const knownBefore = knownFacts([], readings.slice(0, answered + 1))
  const fresh = new Map(recent.flatMap(({ facts }) => facts).map((fact) => [fact.field, fact]))
  const corrected = [...fresh.values()].filter(({ field, value }) => {
    const old = knownBefore.get(field)
    return old !== undefined && old !== value && field !== 'need'
  })
  const declined = new Set(readings.flatMap(({ declined: fields }) => fields))
  const counts = countAsked(readings)
  const last = transcript[answered]
  return {
    locale: readings.findLast(({ language }) => language !== null)?.language ?? locale,
    company,
    known,
    fresh,
    corrected: new Set(corrected.map(({ field }) => field)),
    declinedNow: recent.some(({ declined: fields }) => fields.length > 0),
    said: saidAfter(transcript, answered),
    askedCount: counts,
    lastSaid: last?.content ?? '',
    lastAsked: new Set(readings[answered]?.asks),
    missing: missingFields(known, declined, counts),
    turns: transcript.filter(({ role }) => role === 'assistant').length,
    afterStaff: last?.role === 'agent',
    recapped: readings.some(({ recaps }) => recaps),
  }
}

/** Where the last message of the assistant or of staff stands; -1 when there is none. */
export function lastAnswerIndex(transcript: AssistantInput['transcript']): number {
  return transcript.findLastIndex(({ role }) => role === 'assistant' || role === 'agent')
}

function saidAfter(transcript: AssistantInput['transcript'], answered: number): string {
  return transcript
    .slice(answered + 1)
    .filter(({ role }) => role === 'visitor')
    .map(({ content }) => content)
    .join('\n')
    .slice(-saidMaxLength)
}

/** How the visitor is spoken to: by first name, or with the title they gave; never by a bare family name. */
export function addressee(name: string | undefined): string | null {
  if (!name) return null
  const [first = '', ...rest] = name.split(' ')
  const isTitle = /^(?:m|mr|mme|mlle|mrs|ms|miss|dr|monsieur|madame|docteur|maitre|maître)\.?$/i
  if (isTitle.test(first)) return name
  return rest.length > 0 || isFirstName(fold(first).text) ? first : null
}
