import type { AssistantInput, KnowledgePassage } from '@oka/api/ports/assistant'
import { essenceOf } from '@oka/contract/fold-text'
import type { FactField } from '@oka/contract/fact'
import type { Locale } from '@oka/contract/locale'

import { isForKnowledge, isOpen } from '../offline/answer-question.ts'
import { lastAnswerIndex } from '../offline/conversation-state.ts'
import type { Reading } from '../offline/reading.ts'
import type { Act } from '../offline/classify.ts'
import { asksSomewhere, isShort } from './asks-somewhere.ts'
import { readQuestion } from './read-question.ts'

/** Questions of one turn that are looked up; a reply answers no more. */
const questionsMax = 2

/** Characters before a question that say what it is about. */
const beforeMaxLength = 250

export type AskedQuestion = {
  messageId: string
  /** It only tells how things are. */
  isStatement: boolean
  /** It tells what is needed, and may be no question about what the company knows. */
  tellsNeed: boolean
  /** As typed. */
  quote: string
  /** The same, with what it refers to: "We come by car. Is that possible?". */
  text: string
  /** The title that was chosen for it of those offered. */
  title?: string
}

export type AskedQuestions = {
  questions: readonly AskedQuestion[]
  /** Whether the visitor may be asked which passage is meant. */
  mayOffer: boolean
  /** The visitor's language. */
  locale: Locale
  companyName: string
  knowledge: readonly KnowledgePassage[]
}

type Conversation = Pick<AssistantInput, 'transcript' | 'locale' | 'company'>

/** The visitor's questions since the last answer, as far as the company's knowledge may answer them. */
export function questionsFor(
  { transcript, locale, company, knowledge }: Conversation & Pick<AssistantInput, 'knowledge'>,
  readings: readonly Reading[],
): AskedQuestions {
  const from = lastAnswerIndex(transcript) + 1
  const recent = readings
    .slice(from)
    .map((reading, at) => ({ reading, message: transcript[from + at]! }))
  const language = readings.findLast((one) => one.language !== null)?.language ?? locale
  const before = askedBack({ transcript, locale, company }, readings)
  const chosen = recent.find(({ reading }) => reading.picked?.title)
  // To a question of ours a statement is an answer.
  const mayTell = (readings[from - 1]?.asks ?? []).every((field) => field === 'need')
  const asked = askedIn(
    recent.filter((one) => one !== chosen),
    mayTell,
  )
  const typed = asked.map(({ quote, reading, message: { id, content } }) => ({
    messageId: id,
    isStatement: !isAsked(reading) && !asksSomewhere(content),
    tellsNeed: reading.facts.some(({ field }) => field === 'need'),
    quote,
    // What may be no question is not one about all that was told before it.
    text:
      hasSubject(quote, language) || !reading.questions.includes(quote)
        ? quote
        : `${textBefore(quote, content)}${quote}`,
  }))
  const picked = before && chosen ? [questionOf(chosen, before.text)] : []
  const questions = [...picked, ...typed].slice(0, questionsMax)
  const mayOffer =
    before === null && asked.length === 1 && isOfferable(asked[0]!, transcript, readings)
  return {
    questions,
    mayOffer,
    locale: language,
    companyName: company.name,
    knowledge,
  }
}

/** The question that was asked back about, for the passage of the title that was chosen. */
function questionOf({ reading, message: { id, content } }: Said, text: string) {
  const title = reading.picked!.title!
  return { messageId: id, isStatement: false, tellsNeed: false, quote: content, text, title }
}

type Said = { reading: Reading; message: AssistantInput['transcript'][number] }
type Asked = Said & { quote: string }

function askedIn(recent: readonly Said[], mayTell: boolean): Asked[] {
  const callBacks = new Set(recent.map(({ reading }) => reading.callBack?.quote))
  const quoted = (quotesOf: (said: Said) => readonly string[]) =>
    recent.flatMap(({ reading, message }) =>
      quotesOf({ reading, message }).map((quote) => ({ reading, message, quote })),
    )
  return [
    ...quoted(({ reading }) => reading.questions),
    ...quoted(({ reading }) => reading.lookups),
    ...quoted(({ reading, message: { content } }) =>
      !isAsked(reading) &&
      ((asksSomewhere(content) && !offersWork(reading)) ||
        (mayTell && tellsSituation(reading, content)))
        ? [content]
        : [],
    ),
  ]
    .filter(({ quote }) => !callBacks.has(quote) && isForKnowledge(quote))
    .filter(({ quote }, at, all) => all.findIndex((one) => one.quote === quote) === at)
    .slice(0, questionsMax)
}

/** "Day rate 550 €, free from Monday if you have work" asks nothing of what the company does for others. */
const offersWork = ({ acts }: Reading) => acts.includes('pitch') || acts.includes('job')

const isAsked = ({ questions, lookups }: Reading) => questions.length + lookups.length > 0

/** What a message does besides telling how things are. */
const elsewhere: ReadonlySet<Act> = new Set([
  'anger',
  'job',
  'leave',
  'no',
  'order',
  'person',
  'pitch',
  'refuse',
  'study',
  'yes',
])

/** Whether a message only tells how things are, as who asks by it what to do: "my dog's breath stinks". */
function tellsSituation(
  { facts, declined, settled, withdrawn, acts, callBack, wantsPerson }: Reading,
  content: string,
): boolean {
  if (facts.length + declined.length + settled.length + withdrawn.length > 0) return false
  if (callBack || wantsPerson || acts.some((act) => elsewhere.has(act))) return false
  return isShort(content)
}

/** The question that the last reply asks back about; null where it offers nothing. */
export function askedBack(
  { transcript, locale, company }: Conversation,
  readings: readonly Reading[],
): AskedQuestion | null {
  const at = lastAnswerIndex(transcript)
  if (!readings[at]?.offers.length) return null
  const until = { transcript: transcript.slice(0, at), locale, company, knowledge: [] }
  const [question] = questionsFor(until, readings.slice(0, at)).questions
  return question ?? null
}

/** What a question tells by the way: "could an app for nine people work without a signal?" */
const ofNeed: ReadonlySet<FactField> = new Set(['intent', 'need', 'size'])

/** Offers of one conversation. */
const offersMax = 3

/**
 * Whether it may be asked what a question means: one that is put to the assistant, by a visitor who tells nothing of
 * themselves with it but what they need, and of which it was not asked before.
 */
function isOfferable(
  { quote, reading }: Asked,
  transcript: Conversation['transcript'],
  readings: readonly Reading[],
): boolean {
  const { facts, wantsPerson, callBack } = reading
  if (facts.some(({ field }) => !ofNeed.has(field)) || wantsPerson || callBack) return false
  if (!isOpen(quote)) return false
  if (transcript[lastAnswerIndex(transcript)]?.role === 'agent') return false
  const offered = readings.flatMap(({ offers }, at) => (offers.length > 0 ? [at] : []))
  const isSame = (other: string) => essenceOf(quote) === essenceOf(other)
  const isRepeated = offered.some((at) =>
    readings
      .slice(0, at)
      .some((one, place) =>
        [...one.questions, ...one.lookups, transcript[place]!.content].some(isSame),
      ),
  )
  return offered.length < offersMax && !isRepeated
}

function hasSubject(question: string, locale: Locale): boolean {
  return readQuestion(question, locale).terms.some((term) => !term.isSoft)
}

function textBefore(quote: string, content: string): string {
  const at = content.indexOf(quote)
  return content.slice(Math.max(0, at - beforeMaxLength), Math.max(0, at))
}
