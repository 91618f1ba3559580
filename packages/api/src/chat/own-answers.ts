import { readHorizon } from '@oka/contract/fact-value'
import { foldAccents } from '@oka/contract/fold-text'
import { ownQuestionReader, ownTextMax, readOwnValue } from '@oka/contract/own-fact'
import type { OwnCriterion } from '@oka/contract/rubric'

import type { AssistantInput, TranscriptMessage } from '../ports/assistant.ts'
import type { CheckedFact, CheckedFacts } from './check-facts.ts'

/**
 * Adds what the visitor answered to questions of the company's own criteria, each read by its type
 * and with its quotation. An answer counts only if it is one: what is no option, number or day
 * stays unsaid. What a rule has read of the very words of such an answer gives way to it.
 */
export function withOwnAnswers(
  input: Pick<AssistantInput, 'transcript' | 'learntSeq' | 'ownCriteria'>,
  { kept, refused }: CheckedFacts,
): CheckedFacts {
  const answers = findAnswers(input, kept)
  if (answers.length === 0) return { kept, refused }
  const others = kept.filter((fact) => !answers.some((answer) => givesWay(fact, answer)))
  const all = [...others, ...answers.map(({ fact }) => fact)]
  return {
    kept: all.toSorted((one, other) => one.seq - other.seq || one.quoteStart - other.quoteStart),
    refused,
  }
}

type Answer = { kind: OwnCriterion['kind']; fact: CheckedFact }

/**
 * Contact details are what they are, whatever was asked, and what is taken back stays taken back. A
 * text is a whole message, in which other facts may be said as well.
 */
function givesWay(fact: CheckedFact, { kind, fact: answer }: Answer): boolean {
  if (fact.field === 'email' || fact.field === 'phone' || fact.rejected) return false
  if (fact.messageId !== answer.messageId) return false
  const isWithin = fact.quoteStart >= answer.quoteStart && fact.quoteEnd <= answer.quoteEnd
  const isAll = fact.quoteStart === answer.quoteStart && fact.quoteEnd === answer.quoteEnd
  return kind === 'text' ? isAll : isWithin
}

/** Whether the assistant or staff wrote a message. */
export const isOfCompany = ({ role }: TranscriptMessage) => role === 'assistant' || role === 'agent'

/** The answer to each question is what the visitor wrote between it and the next message of the company. */
function findAnswers(
  {
    transcript,
    learntSeq,
    ownCriteria = [],
  }: Pick<AssistantInput, 'transcript' | 'learntSeq' | 'ownCriteria'>,
  kept: readonly CheckedFact[],
): Answer[] {
  const answers: Answer[] = []
  const read = ownQuestionReader(ownCriteria)
  const first = transcript.findLastIndex((one) => isOfCompany(one) && one.seq <= learntSeq)
  let asked: OwnCriterion | undefined
  for (const message of transcript.slice(Math.max(0, first))) {
    if (isOfCompany(message)) {
      asked = read(message.content)[0]
    } else if (message.role === 'visitor' && asked && message.seq > learntSeq) {
      const answer = readAnswer(asked, message, kept)
      if (answer) {
        answers.push({ kind: asked.kind, fact: answer })
        asked = undefined
      }
    }
  }
  return answers
}

function readAnswer(
  criterion: OwnCriterion,
  message: TranscriptMessage,
  kept: readonly CheckedFact[],
): CheckedFact | undefined {
  const said = readByKind(criterion, message, kept)
  if (!said) return undefined
  const read = readOwnValue(criterion, said.value)
  if ('problem' in read) return undefined
  return {
    field: criterion.id,
    value: read.value,
    messageId: message.id,
    by: 'visitor',
    seq: message.seq,
    quote: message.content.slice(said.start, said.end),
    quoteStart: said.start,
    quoteEnd: said.end,
  }
}

/** A value, and where its words are in the message. */
type Said = { value: string; start: number; end: number }

function readByKind(
  criterion: OwnCriterion,
  { id, content }: TranscriptMessage,
  kept: readonly CheckedFact[],
): Said | undefined {
  if (saysNothing(content)) return undefined
  switch (criterion.kind) {
    case 'choice':
      return readChoice(criterion.options, content)
    case 'number':
      return readNumber(
        content,
        kept.filter(({ messageId }) => messageId === id),
      )
    case 'date':
      return readDay(content) ?? horizonIn(id, kept)
    case 'text':
      return readText(content)
  }
}

type Option = Extract<OwnCriterion, { kind: 'choice' }>['options'][number]

const isWordPart = (character: string | undefined) =>
  character !== undefined && /[\p{L}\p{N}]/u.test(character)
const negates =
  /(?:^|\W)(?:no|not|non|pas|ni|nor|aucune?|sans|without|rather than|plutot que)(?: \w+)? $/

/** The one option whose words are in the message, not counting those within the words of another. */
function readChoice(options: readonly Option[], content: string): Said | undefined {
  const { text, places } = foldInPlace(content)
  const found = options.flatMap(({ key, words }) =>
    [words.en, words.fr].flatMap((phrase) => {
      const folded = foldAccents(phrase.trim())
      const start = folded === '' ? -1 : findWords(text, folded)
      if (start < 0 || negates.test(text.slice(0, start))) return []
      return [{ value: key, start: places[start]!, end: places[start + folded.length]! }]
    }),
  )
  const outermost = found.filter(
    (one) => !found.some((other) => contains(other, one) && other.value !== one.value),
  )
  const values = new Set(outermost.map(({ value }) => value))
  return values.size === 1 ? outermost[0] : undefined
}

/** The text without case and accents, and where each of its characters begins in the original. */
function foldInPlace(content: string): { text: string; places: number[] } {
  let text = ''
  let at = 0
  const places: number[] = []
  for (const character of content) {
    const folded = foldAccents(character)
    places.push(...Array.from({ length: folded.length }, () => at))
    text += folded
    at += character.length
  }
  return { text, places: [...places, at] }
}

const contains = (one: Said, other: Said) =>
  one.start <= other.start && one.end >= other.end && one.end - one.start > other.end - other.start

/** Where the words stand as whole words; -1 where they do not. */
function findWords(text: string, words: string): number {
  for (let at = text.indexOf(words); at >= 0; at = text.indexOf(words, at + 1)) {
    if (!isWordPart(text[at - 1]) && !isWordPart(text[at + words.length])) return at
  }
  return -1
}

/** Facts whose numbers are no answer to how many. */
const withNumbers = new Set<CheckedFact['field']>(['budget', 'horizon', 'phone', 'email'])

/**
 * The only number of the message, whole and without a sign, that is not part of another fact. A
 * number by itself is the answer, whatever it was taken for.
 */
function readNumber(content: string, others: readonly CheckedFact[]): Said | undefined {
  const numbers = [...content.matchAll(/[-+]?\d+(?:[\s\u00A0\u202F.,]\d+)*/g)].filter(
    ({ index: start, 0: { length } }) =>
      !others.some(
        ({ field, quoteStart, quoteEnd }) =>
          withNumbers.has(field) &&
          quoteStart <= start &&
          quoteEnd >= start + length &&
          quoteEnd - quoteStart > length,
      ),
  )
  const [only] = numbers
  if (numbers.length !== 1 || !only) return undefined
  const [words] = only
  const isGrouped = /^\d{1,3}(?:[\s\u00A0\u202F.,]\d{3})*$/.test(words) || /^\d+$/.test(words)
  if (!isGrouped) return undefined
  const value = words.replaceAll(/\D/g, '')
  return { value, start: only.index, end: only.index + words.length }
}

const two = (digits: string) => digits.padStart(2, '0')

/** The only day written in digits: 2027-03-31, or by day, month and year. */
function readDay(content: string): Said | undefined {
  const days = [
    ...content.matchAll(
      /(?<!\d)(?:(\d{4})-(\d{2})-(\d{2})|(\d{1,2})[/.](\d{1,2})[/.](\d{4}))(?!\d)/g,
    ),
  ]
  const [only] = days
  if (days.length !== 1 || !only) return undefined
  const [words, year, month, day, dayFirst, monthSecond, yearLast] = only
  const value = year
    ? `${year}-${month}-${day}`
    : `${yearLast}-${two(monthSecond!)}-${two(dayFirst!)}`
  return readHorizon(value)
    ? { value, start: only.index, end: only.index + words.length }
    : undefined
}

/** The day that the rules have read of the message, such as "in March". */
function horizonIn(messageId: string, kept: readonly CheckedFact[]): Said | undefined {
  const fact = kept.find(
    (one) => one.messageId === messageId && one.field === 'horizon' && !one.rejected,
  )
  return fact && { value: fact.value, start: fact.quoteStart, end: fact.quoteEnd }
}

/** Said by who has no answer to a text, or will not give one; of words without accents and punctuation. */
const noAnswer = /^(?:no|non|nope|yes|oui|ok|okay|hm+|why|pourquoi|next|suivant|skip|passe[rz]?)$/
/** The same, whatever was asked. */
const noAnswerBegins =
  /^(?:(?:no|non|sorry|desolee?|well|honestly|euh|hm+) )*(?:(?:i |we )?(?:do not|don t|dont) know|(?:i |we )?(?:have )?no idea|(?:i m |we re )?not sure|(?:je n ai )?(?:aucune idee|pas d idee)|(?:je |on |nous )?(?:ne |n )?(?:sais|savons|sait) (?:pas|rien)|je prefere (?:pas|ne pas)|(?:i |we )?(?:(?:would |d )?rather not|(?:would |d )?prefer not))\b/

const wordsOf = (value: string): string =>
  foldAccents(value)
    .replaceAll(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()

const saysNothing = (content: string): boolean => noAnswerBegins.test(wordsOf(content))

/** The whole message, unless it is a question or says that there is no answer. */
function readText(content: string): Said | undefined {
  const value = content.trim()
  const isAnswer =
    /\p{L}|\p{N}/u.test(value) &&
    value.length <= ownTextMax &&
    !/[?？]$/.test(value) &&
    !noAnswer.test(wordsOf(value))
  const start = content.indexOf(value)
  return isAnswer ? { value, start, end: start + value.length } : undefined
}
