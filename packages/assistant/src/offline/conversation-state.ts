import type { AssistantInput, ProposedFact } from '@oka/api/ports'
import type { FactField } from '@oka/contract/fact'
import type { Locale } from '@oka/contract/locale'

import { askedFields } from './asked.ts'
import { isFirstName } from './first-names.ts'
import { fold } from './fold.ts'
import { type Intent, intentsOf } from './intents.ts'
import { replyLocale } from './language.ts'
import { phrases } from './phrases.ts'
import { type Heard, readConversation } from './read-conversation.ts'

/** The order in which a receptionist would ask: what for, then the frame, then whom to answer. */
const order: readonly FactField[] = [
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

export type ConversationState = {
  locale: Locale
  company: AssistantInput['company']
  known: ReadonlyMap<FactField, string>
  /** What was said since the last answer: the last fact of each field, and what was declined. */
  fresh: ReadonlyMap<FactField, ProposedFact>
  corrected: ReadonlySet<FactField>
  declinedNow: boolean
  /** The words since the last answer, folded. */
  text: string
  intents: ReadonlySet<Intent>
  askedCount: ReadonlyMap<FactField, number>
  /** The last answer, and what it asked for. */
  lastSaid: string
  lastAsked: ReadonlySet<FactField>
  /** What may still be asked, the next one first. */
  missing: readonly FactField[]
  /** Messages the assistant has written. */
  turns: number
  /** A member of staff wrote the last answer. */
  afterStaff: boolean
  recapped: boolean
}

function countAsked({ transcript }: AssistantInput): Map<FactField, number> {
  const counts = new Map<FactField, number>()
  for (const { role, content } of transcript) {
    if (role !== 'assistant' && role !== 'agent') continue
    for (const field of askedFields(content)) counts.set(field, (counts.get(field) ?? 0) + 1)
  }
  return counts
}

/** The last value of each field; what staff entered stands above what was said. */
function knownFacts(input: AssistantInput, heard: readonly Heard[]): Map<FactField, string> {
  const known = new Map<FactField, string>()
  const learn = ({ field, value }: { field: string; value: string }) => {
    const asked = order.find((one) => one === field)
    if (asked) known.set(asked, value)
  }
  for (const fact of input.facts) learn(fact)
  for (const { facts } of heard) for (const fact of facts) learn(fact)
  for (const fact of input.facts) if (fact.by === 'staff') learn(fact)
  return known
}

function missingFields(
  known: ReadonlyMap<FactField, string>,
  declined: ReadonlySet<FactField>,
  counts: ReadonlyMap<FactField, number>,
): FactField[] {
  const askable = order.filter(
    (field) =>
      !known.has(field) &&
      !declined.has(field) &&
      (counts.get(field) ?? 0) < (maxAsked[field] ?? 2),
  )
  // What was passed over once comes back at the end; only the need is asked again at once.
  const isFresh = (field: FactField) => field === 'need' || !counts.get(field)
  return [...askable.filter(isFresh), ...askable.filter((field) => !isFresh(field))]
}

function lastAnswerIndex({ transcript }: AssistantInput): number {
  return transcript.findLastIndex(({ role }) => role === 'assistant' || role === 'agent')
}

/** Everything a reply depends on, read from the conversation alone: the same one, the same reply. */
export function readState(input: AssistantInput): ConversationState {
  const heard = readConversation(input)
  const answered = lastAnswerIndex(input)
  const before = new Set(input.transcript.slice(0, answered + 1).map(({ id }) => id))
  const earlier = heard.filter(({ message }) => before.has(message.id))
  const recent = heard.filter(({ message }) => !before.has(message.id))

  const known = knownFacts(input, heard)
  const knownBefore = knownFacts({ ...input, facts: [] }, earlier)
  const fresh = new Map(recent.flatMap(({ facts }) => facts).map((fact) => [fact.field, fact]))
  const corrected = [...fresh.values()].filter(({ field, value }) => {
    const old = knownBefore.get(field)
    return old !== undefined && old !== value && field !== 'need'
  })
  const declined = new Set(heard.flatMap(({ declined: fields }) => fields))
  const counts = countAsked(input)
  const last = input.transcript[answered]
  const text = recent.map((one) => one.text).join('\n')
  const locale = replyLocale(
    heard.map((one) => one.text),
    input.locale,
  )
  const written = input.transcript.filter(({ role }) => role === 'assistant')
  return {
    locale,
    company: input.company,
    known,
    fresh,
    corrected: new Set(corrected.map(({ field }) => field)),
    declinedNow: recent.some(({ declined: fields }) => fields.length > 0),
    text,
    intents: intentsOf(text),
    askedCount: counts,
    lastSaid: last?.content ?? '',
    lastAsked: askedFields(last?.content ?? ''),
    missing: missingFields(known, declined, counts),
    turns: written.length,
    afterStaff: last?.role === 'agent',
    recapped: written.some(({ content }) =>
      Object.values(phrases).some(({ recapMark }) => recapMark.test(fold(content).text)),
    ),
  }
}

/** How the visitor is spoken to: by first name, or with the title they gave; never by a bare family name. */
export function addressee(name: string | undefined): string | null {
  if (!name) return null
  const [first = '', ...rest] = name.split(' ')
  const isTitle = /^(?:m|mr|mme|mlle|mrs|ms|miss|dr|monsieur|madame|docteur|maitre|maître)\.?$/i
  if (isTitle.test(first)) return name
  return rest.length > 0 || isFirstName(fold(first).text) ? first : null
}
