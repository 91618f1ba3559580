import type { AssistantInput, CallBack, ProposedFact } from '@oka/api/ports/assistant'
import { type FactField, isFactField } from '@oka/contract/fact'
import { type Intent, isIntent } from '@oka/contract/fact-value'
import type { Locale } from '@oka/contract/locale'
import type { AskableField, Persona } from '@oka/contract/persona'
import { ownQuestionReader } from '@oka/contract/own-fact'
import { type InBoth, inLocale } from '@oka/contract/rubric'

import type { KnowledgeAnswers } from '../knowledge/knowledge-answers.ts'
import type { Act } from './classify.ts'
import { isFirstName } from './first-names.ts'
import { fold } from './fold.ts'
import type { CopyMemory, CopyWish } from './hear-copy.ts'
import { type Memory, noMemory, ownEmail, pendingNeed, type Reading } from './reading.ts'
import { contactFields, isContact } from './statement.ts'
import { isPlainlyTold, mayBeTold, type Story } from './told-story.ts'

/** What the others are asked, each once: how to reach them, and for a customer who it is. */
const askedOf: Record<Exclude<Intent, 'buyer'>, readonly AskableField[]> = {
  customer: ['company', 'name'],
  seller: [],
  applicant: ['email'],
  student: ['email'],
  other: ['need'],
}

/** How often the need is asked for of a visitor who says nothing of it. */
const needAskedMax = 2

/** Characters of a burst that a reply may look at, the latest ones. */
const saidMaxLength = 20_000

export type ConversationState = {
  locale: Locale
  company: AssistantInput['company']
  known: ReadonlyMap<FactField, string>
  intent: Intent | null
  /** What they told of their work, while no need is known. */
  story: Story | null
  /** What was said since the last answer: the last fact of each field, and what was declined. */
  fresh: ReadonlyMap<FactField, ProposedFact>
  corrected: ReadonlySet<FactField>
  /** Said again as it was known. */
  restated: ReadonlySet<FactField>
  declined: ReadonlySet<FactField>
  declinedNow: boolean
  /** Answered since by a choice that has no value. */
  settledNow: boolean
  withdrawnNow: boolean
  acts: ReadonlySet<Act>
  questions: readonly string[]
  /** What the company's knowledge answers to some of the questions. */
  answers: KnowledgeAnswers['answers']
  /** What may be meant by a question that it does not surely answer. */
  offer: KnowledgeAnswers['offer']
  /** The visitor has chosen nothing of what was offered. */
  picksNothing: boolean
  callBack: CallBack | null
  wantsPerson: boolean
  /** About a copy by e-mail: what was said since the last answer, and before; the address that is the visitor's own. */
  copy: { wish: CopyWish | null; memory: CopyMemory; own: string | null }
  /** The visitor's words since the last answer, as typed. */
  said: string
  askedCount: ReadonlyMap<FactField, number>
  /** The last answer, and what it asked for. */
  lastSaid: string
  lastAsked: ReadonlySet<FactField>
  /** What may still be asked, the next one first. */
  missing: readonly AskableField[]
  /** The next question of the company's own criteria; null where all were asked or answered. */
  ownQuestion: InBoth | null
  /** Messages the assistant has written. */
  turns: number
  /** A member of staff wrote the last answer. */
  afterStaff: boolean
  recapped: boolean
  /** The visitor has said before that they want no more questions, or goodbye. */
  ended: boolean
}

/** An earlier question was answered instead. */
function answersOther(field: FactField, next: Reading | undefined): boolean {
  if (!next || next.facts.length === 0) return false
  return !next.facts.some((fact) => fact.field === field) && !next.declined.includes(field)
}

/** Who is asked how to reach them, and first tells the rest. */
const goesOnTelling = ({ memory }: Reading) => memory.story !== null && memory.intent === null

/** Whether a question met a question of theirs, an answer to another, or the rest of what they tell. */
function isPassedOver(field: FactField, next: Reading | undefined): boolean {
  if (!next || field === 'need') return false
  const tellsNothing = next.facts.length + next.declined.length === 0
  if (tellsNothing && next.questions.length > 0) return true
  if (field === 'email' && answersOther(field, next)) return true
  return isContact(field) && tellsNothing && goesOnTelling(next)
}

/** How often each field was asked for, a question that was passed over as a half. */
function countAsked(readings: readonly Reading[]): Map<FactField, number> {
  const counts = new Map<FactField, number>()
  for (const [index, { asks }] of readings.entries()) {
    for (const field of asks) {
      const count = isPassedOver(field, readings[index + 1]) ? 0.5 : 1
      counts.set(field, (counts.get(field) ?? 0) + count)
    }
  }
  return counts
}

/** The last value of each field; what staff entered stands above what was said. */
function knownFacts(
  entered: AssistantInput['facts'],
  readings: readonly Reading[],
): Map<FactField, string> {
  const known = new Map<FactField, string>()
  for (const { field, value } of entered) if (isFactField(field)) known.set(field, value)
  for (const { facts, withdrawn } of readings) {
    for (const { field } of withdrawn) known.delete(field)
    for (const { field, value } of facts) known.set(field, value)
  }
  for (const { field, value, by } of entered) {
    if (by === 'staff' && isFactField(field)) known.set(field, value)
  }
  return known
}

const memoryOf = (readings: readonly Reading[]): Memory => readings.at(-1)?.memory ?? noMemory

/** A pending need is not asked for again, though it is no fact yet. */
function withPendingNeed(
  known: ReadonlyMap<FactField, string>,
  readings: readonly Reading[],
): ReadonlyMap<FactField, string> {
  const pending = pendingNeed(memoryOf(readings))
  return pending && !known.has('need') ? new Map([...known, ['need', pending.quote]]) : known
}

/** What the company asks at all. */
function orderOf({ questions }: Persona): AskableField[] {
  return questions.filter(({ isAsked }) => isAsked).map(({ field }) => field)
}

/** What a visitor is asked; one who has not said what they want, only up to the question for it. */
function fieldsFor({ intent, known, declined, story, company }: Asking): readonly AskableField[] {
  const order = orderOf(company.persona)
  if (intent === 'buyer' || (intent === null && known.has('need'))) return order
  if (intent !== null) return askedOf[intent].filter((field) => order.includes(field))
  const upTo = order.indexOf('need') + 1
  if (upTo === 0) return order
  const upToNeed = order.slice(0, upTo)
  if (!mayBeTold(story)) return upToNeed
  const reach = contactFields.find((field) => order.includes(field) && !declined.has(field))
  const rest = [...(isPlainlyTold(story) ? ['company' as const] : []), ...(reach ? [reach] : [])]
  return [...upToNeed, ...rest.filter((field) => order.includes(field))]
}

type Asking = Pick<
  ConversationState,
  'known' | 'declined' | 'askedCount' | 'intent' | 'story' | 'ended' | 'company'
>

/** Who has told something instead of naming what they want has said what they can. */
function needAskedMost({ story }: Asking): number {
  return isPlainlyTold(story) ? 1 : needAskedMax
}

/** Nothing, once all that the company needs to know was answered, declined or asked for in vain. */
function missingFields(asking: Asking): AskableField[] {
  const { known, declined, askedCount, intent, ended, company } = asking
  if (ended) return []
  const isOpen = (field: AskableField) => {
    const most = field === 'need' ? needAskedMost(asking) : 1
    return !known.has(field) && !declined.has(field) && (askedCount.get(field) ?? 0) < most
  }
  const fields = fieldsFor(asking)
  // What comes behind the need is needed too, though it is not asked for yet.
  const scope = intent === null ? orderOf(company.persona) : fields
  const needed = company.persona.questions.filter(
    (one) => one.isNeeded && scope.includes(one.field),
  )
  const isEnough = needed.length > 0 && !needed.some(({ field }) => isOpen(field))
  return isEnough ? [] : fields.filter(isOpen)
}

/** Whether the need that is pending was said in it. */
function saysPendingNeed({ memory }: Reading, before: Reading | undefined): boolean {
  const pending = pendingNeed(memory)
  return pending !== null && pending.messageId !== before?.memory.possible?.messageId
}

/** Whether a reading ends the questions: a goodbye, or "no thanks" to no question in particular. */
function ends(reading: Reading, before: Reading | undefined, intent: Intent | null): boolean {
  const { acts, declined, facts } = reading
  if (acts.includes('leave')) return facts.length === 0 && !saysPendingNeed(reading, before)
  if (!acts.includes('no') || declined.length > 0) return false
  const asked = before?.asks ?? []
  return intent !== 'buyer' || asked.length === 0 || asked.includes('need')
}

function hasEnded(readings: readonly Reading[], intent: Intent | null): boolean {
  // Who says goodbye and then what they need has thought better of it.
  const ended = readings.findLastIndex((reading, index) =>
    ends(reading, readings[index - 1], intent),
  )
  return ended >= 0 && !readings.slice(ended + 1).some(({ facts }) => facts.length > 0)
}

/**
 * Everything a reply depends on: the same conversation, the same reply. `readings` has what was
 * understood of each message of the transcript, `answers` what is known to its last questions. Looks at no
 * text, so that it costs next to nothing.
 */
export function stateOf(
  input: AssistantInput,
  readings: readonly Reading[],
  { answers, offer }: KnowledgeAnswers,
): ConversationState {
  const { transcript, facts: entered, company, locale } = input
  const answered = lastAnswerIndex(transcript)
  const recent = readings.slice(answered + 1)
  const known = withPendingNeed(knownFacts(entered, readings), readings)
  const told = known.get('intent') ?? ''
  const intent = isIntent(told) ? told : null
  const asking = {
    known,
    declined: new Set(readings.flatMap(({ declined, settled }) => [...declined, ...settled])),
    askedCount: countAsked(readings),
    intent,
    story: memoryOf(readings).story,
    ended: hasEnded(readings, intent),
    company,
  }
  const last = transcript[answered]
  return {
    ...asking,
    answers,
    offer,
    // What was chosen may be gone from the knowledge since.
    picksNothing: answers.size === 0 && recent.some(({ picked }) => picked !== null),
    ...sinceAnswer(recent, knownFacts([], readings.slice(0, answered + 1))),
    locale: readings.findLast(({ language }) => language !== null)?.language ?? locale,
    said: saidAfter(transcript, answered),
    lastSaid: last?.content ?? '',
    lastAsked: new Set(readings[answered]?.asks),
    missing: missingFields(asking),
    ownQuestion: nextOwnQuestion(input),
    copy: copyOf(readings, recent),
    turns: transcript.filter(({ role }) => role === 'assistant').length,
    afterStaff: last?.role === 'agent',
    recapped: readings.some(({ recaps }) => recaps),
  }
}

function copyOf(
  readings: readonly Reading[],
  recent: readonly Reading[],
): ConversationState['copy'] {
  const memory = memoryOf(readings)
  const wish = recent.findLast(({ copy }) => copy !== null)?.copy ?? null
  return { wish, memory: memory.copy, own: ownEmail(memory) ?? null }
}

type Since = Pick<
  ConversationState,
  | 'fresh'
  | 'corrected'
  | 'restated'
  | 'declinedNow'
  | 'settledNow'
  | 'withdrawnNow'
  | 'acts'
  | 'questions'
  | 'callBack'
  | 'wantsPerson'
>

/** What was said since the last answer. */
function sinceAnswer(recent: readonly Reading[], before: ReadonlyMap<FactField, string>): Since {
  const fresh = new Map(recent.flatMap(({ facts }) => facts).map((fact) => [fact.field, fact]))
  const corrected = [...fresh.values()].filter(({ field, value }) => {
    const old = before.get(field)
    return old !== undefined && old !== value && field !== 'need' && field !== 'intent'
  })
  return {
    fresh,
    corrected: new Set(corrected.map(({ field }) => field)),
    restated: new Set(
      [...fresh.values()]
        .filter(({ field, value }) => before.get(field) === value)
        .map(({ field }) => field),
    ),
    settledNow: recent.some(({ settled }) => settled.length > 0),
    declinedNow: recent.some(({ declined }) => declined.length > 0),
    withdrawnNow: recent.some(({ withdrawn }) => withdrawn.length > 0),
    acts: new Set(recent.flatMap(({ acts }) => acts)),
    questions: recent.flatMap(({ questions }) => questions),
    callBack: recent.findLast(({ callBack }) => callBack !== null)?.callBack ?? null,
    wantsPerson: recent.some(({ wantsPerson }) => wantsPerson),
  }
}

/** The first question that was never asked, of a criterion that nothing is known of. */
export function nextOwnQuestion({
  transcript,
  facts,
  ownCriteria = [],
}: AssistantInput): InBoth | null {
  const known = new Set<string>(facts.map(({ field }) => field))
  const unknown = ownCriteria.filter(({ id }) => !known.has(id))
  const read = ownQuestionReader(unknown)
  const said = transcript.filter(({ role }) => role !== 'visitor')
  const asked = new Set(said.flatMap(({ content }) => read(content)))
  const next = unknown.find((one) => !asked.has(one))
  return next?.question ?? null
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
  const isTitle = /^(?:m|me|mr|mme|mlle|mrs|ms|miss|dr|monsieur|madame|docteur|maitre|maître)\.?$/i
  if (isTitle.test(first)) return name
  return rest.length > 0 || isFirstName(fold(first).text) ? first : null
}

/** Whether the visitor may be a buyer. */
export function mayBuy({ intent }: Pick<ConversationState, 'intent'>): boolean {
  return intent === null || intent === 'buyer' || intent === 'other'
}

/** Whether the visitor has shown to be a buyer, or has stated a need. */
export function isLikelyBuyer({
  intent,
  known,
}: Pick<ConversationState, 'intent' | 'known'>): boolean {
  return intent === 'buyer' || (intent === null && known.has('need'))
}

/** What the company asks besides, of buyers who want to be asked. */
export function ownQuestionFor(state: ConversationState): string | null {
  const { ownQuestion, ended, locale } = state
  return ownQuestion && isLikelyBuyer(state) && !ended ? inLocale(ownQuestion, locale) : null
}
