import type { ProposedFact, TranscriptMessage } from '@oka/api/ports/assistant'
import type { FactField } from '@oka/contract/fact'
import { foldForms } from '@oka/contract/fold-text'

import type { Act } from './classify.ts'
import { greeting } from './extract-need.ts'
import { type Folded, quoteOf } from './fold.ts'
import { isSmallTalk } from './intents.ts'
import { isQuestion } from './read-asides.ts'
import type { Memory, Place, Reading } from './reading.ts'
import { isJoke, type Sentence } from './sentences.ts'

type Said = {
  message: TranscriptMessage
  folded: Folded
  sentences: readonly Sentence[]
  /** The field of the answer that was chosen. */
  chosen: FactField | undefined
}

/** Of a question whose answers are given, any is what was meant; the others are read for their value. */
const takenAsChosen: ReadonlySet<FactField> = new Set(['need', 'company'])

/** Words of a sentence that says by itself what somebody wants. */
const tellingWords = 4
const needMaxLength = 400

/** What does not say what somebody comes for. */
const elsewhere: ReadonlySet<Act> = new Set([
  'leave',
  'refuse',
  'anger',
  'order',
  'person',
  'pitch',
  'job',
  'study',
  'yes',
  'no',
])

/** The field of the last question whose answers have one of just these words. */
export function chosenIn(
  { content }: TranscriptMessage,
  { asked }: Memory,
  { choices }: Place,
): FactField | undefined {
  const said = sameForm(content)
  return choices.find(({ field, words }) => asked.has(field) && sameForm(words) === said)?.field
}

/**
 * Reads answers to the company's own questions: one of the choices it offers, a bare number; and, for a company of another
 * trade than ours, what its visitors come for, since the rules for needs are those of digital projects.
 */
export function withOwnAnswers(
  reading: Reading,
  said: Said,
  memory: Memory,
  { isOtherTrade }: Place,
): Reading {
  if (said.chosen) return asChosen(reading, said, said.chosen)
  const size = bareSize(reading, said, memory)
  if (size) return withFact(reading, size)
  return isOtherTrade ? withNeed(reading, said, memory) : reading
}

const sameForm = (text: string) => foldForms(text).trim()

function asChosen(reading: Reading, { message }: Said, field: FactField): Reading {
  const found = reading.facts.filter((fact) => fact.field === field)
  const quote = message.content.trim()
  const calm = { ...reading, acts: [], questions: [], lookups: [], wantsPerson: false }
  if (found.length > 0) return { ...calm, facts: reading.facts }
  if (field === 'need') return withBuyer({ ...calm, facts: [] }, { message, quote })
  if (!takenAsChosen.has(field)) {
    return { ...calm, facts: [], settled: [field], memory: answered(reading.memory, field) }
  }
  const fact: ProposedFact = { field, value: quote, by: 'visitor', messageId: message.id, quote }
  return withFact({ ...calm, facts: [] }, fact)
}

/** To the question how many, a number is enough. */
function bareSize({ facts }: Reading, { message }: Said, { asked }: Memory): ProposedFact | null {
  if (!asked.has('size') || asked.size > 1) return null
  if (facts.some(({ field }) => field === 'size')) return null
  const [, value] =
    /^[^\d\n€$£%@]{0,20}(?<!\d)(\d{1,6})[^\d\n€$£%@]{0,20}$/.exec(message.content) ?? []
  return value ? { field: 'size', value, by: 'visitor', messageId: message.id, quote: value } : null
}

function withFact(reading: Reading, fact: ProposedFact): Reading {
  return {
    ...reading,
    facts: [...reading.facts, fact],
    memory: stated(reading.memory, fact),
  }
}

/** The sentence that tells what somebody comes for: any answer to the question for it, or one long enough. */
function withNeed(reading: Reading, said: Said, memory: Memory): Reading {
  if (!isNeedOpen(reading, memory)) return reading
  const isAsked = memory.asked.has('need')
  const sentence = said.sentences.find((one) => tellsNeed(one, said, reading, isAsked))
  if (!sentence) return reading
  const greeted = greeting.exec(sentence.text)?.[0].length ?? 0
  const quote = quoteOf(said.folded, { start: sentence.start + greeted, end: sentence.end })
    .slice(0, needMaxLength)
    .replace(/(?<![\s.,;:!])[\s.,;:!]+$/, '')
  return withBuyer(reading, { message: said.message, quote })
}

/** Who complains of something broken asks a trade for help, and is no customer of ours by that alone. */
function isNeedOpen({ memory: { intent, stated: known }, callBack }: Reading, memory: Memory) {
  const mayBuy = intent === null || intent === 'buyer' || intent === 'customer'
  return mayBuy && !known.has('need') && memory.intent !== 'customer' && callBack === null
}

function tellsNeed(
  sentence: Sentence,
  { folded }: Said,
  { facts, questions }: Reading,
  isAsked: boolean,
): boolean {
  const { plain, does } = sentence
  const quote = quoteOf(folded, sentence)
  if (isQuestion(sentence) || questions.includes(quote) || isJoke(sentence)) return false
  // A name or a number is an answer of its own.
  const told = facts.filter((fact) => fact.field !== 'intent' && quote.includes(fact.quote))
  if (told.some((fact) => fact.quote.length >= quote.length / 2)) return false
  if (elsewhere.has(does) || isSmallTalk(plain, false)) return false
  const words = plain.match(/\p{L}+/gu) ?? []
  return isAsked ? words.join('').length > 2 : words.length >= tellingWords
}

/** With the need, and that its writer would buy. */
function withBuyer(
  reading: Reading,
  { message, quote }: { message: TranscriptMessage; quote: string },
): Reading {
  const about = { messageId: message.id, quote }
  const need: ProposedFact = { field: 'need', value: quote, by: 'visitor', ...about }
  const buyer: ProposedFact = { field: 'intent', value: 'buyer', by: 'assistant', ...about }
  const others = reading.facts.filter(({ field }) => field !== 'intent')
  const memory = stated(reading.memory, need)
  return {
    ...reading,
    facts: [...others, need, buyer],
    memory: { ...memory, intent: 'buyer', possible: null },
  }
}

function answered(memory: Memory, field: FactField): Memory {
  const without = (all: ReadonlySet<FactField>) => new Set([...all].filter((one) => one !== field))
  return { ...memory, asked: without(memory.asked), open: without(memory.open) }
}

function stated(memory: Memory, { field, value }: ProposedFact): Memory {
  return {
    ...answered(memory, field),
    stated: new Set([...memory.stated, field]),
    values: { ...memory.values, [field]: value },
  }
}
