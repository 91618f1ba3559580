import type { AssistantInput, Extraction } from '@oka/api/ports/assistant'
import { isBuyerIntent } from '@oka/contract/fact-value'
import { forbiddenIn, type Persona } from '@oka/contract/persona'

import { lastAnswerIndex } from './conversation-state.ts'
import type { Reading } from './reading.ts'
import { isAnswered, topicOf } from './answer-question.ts'
import type { KnowledgeAnswers } from '../knowledge/knowledge-answers.ts'
import { askedBack } from '../knowledge/questions-for.ts'

/**
 * What is extracted after `learntSeq`, from what was understood of each message. A question with one of `answers`
 * is not for staff.
 */
export function extractionOf(
  input: Pick<AssistantInput, 'transcript' | 'learntSeq' | 'company' | 'locale'>,
  readings: readonly Reading[],
  { answers }: KnowledgeAnswers,
): Extraction {
  const { transcript, learntSeq, company } = input
  const fresh = readings.flatMap((reading, index) => {
    const { id, seq, content } = transcript[index]!
    return seq > learntSeq ? [{ ...reading, messageId: id, content }] : []
  })
  const intent = readings.at(-1)?.memory.intent ?? null
  const isBuyer = isBuyerIntent(intent)
  const recent = readings.slice(lastAnswerIndex(transcript) + 1)
  return {
    facts: fresh.flatMap(({ facts }) => facts),
    withdrawn: fresh.flatMap(({ withdrawn, messageId }) =>
      withdrawn.map((one) => ({ ...one, messageId })),
    ),
    questions: [
      ...(answers.size === 0 && fresh.length > 0 ? leftOpen(input, readings) : []),
      ...fresh.flatMap((reading) => {
        const open = [
          ...questionsOf(reading, answers, company.persona),
          ...(isBuyer ? [] : copyAsked(reading)),
        ]
        return open.length > 0 ? open : passedOn(reading, company.persona)
      }),
    ],
    callBack: fresh.findLast(({ callBack }) => callBack !== null)?.callBack ?? null,
    copy: isBuyer ? copyIn(fresh) : null,
    wantsPerson: recent.some(({ wantsPerson }) => wantsPerson),
  }
}

/** The question that the last reply asked back about, once the visitor has chosen nothing of what it offered. */
function leftOpen(
  input: Pick<AssistantInput, 'transcript' | 'locale' | 'company'>,
  readings: readonly Reading[],
): Extraction['questions'] {
  const before = askedBack(input, readings)
  if (!before || lastAnswerIndex(input.transcript) === readings.length - 1) return []
  const { messageId, quote } = before
  return [{ messageId, quote }]
}

type Fresh = Reading & { messageId: string }

/** The last wish for a copy, or against one. */
function copyIn(fresh: readonly Fresh[]): Extraction['copy'] {
  const last = fresh.findLast(({ copy }) => copy !== null)
  return last?.copy ? { ...last.copy, messageId: last.messageId } : null
}

/** Who is no buyer gets no report: staff are asked. */
const copyAsked = ({ copy, messageId }: Fresh): Extraction['questions'] =>
  copy?.kind === 'wanted' ? [{ messageId, quote: copy.quote }] : []

/** What staff are asked: questions without an answer of ours, and whether somebody has time for a student. */
function questionsOf(
  { facts, questions, callBack, messageId }: Reading & { messageId: string },
  answers: KnowledgeAnswers['answers'],
  { forbidden }: Persona,
): Extraction['questions'] {
  const student = facts.find(({ field, value }) => field === 'intent' && value === 'student')
  const isNeed = facts.some(({ field }) => field === 'need')
  const open = questions.filter(
    (quote) =>
      quote !== callBack?.quote &&
      !answers.has(quote) &&
      (forbiddenIn(quote, forbidden) !== undefined ||
        // "Could you build us a shop?" is their need.
        (!isAnswered(quote) && !(isNeed && topicOf(quote) === 'unknown'))),
  )
  const quotes = student && open.length === 0 ? [student.quote] : open
  return quotes.map((quote) => ({ quote, messageId }))
}

/** Characters of a message that is passed on as a whole. */
const passedOnMaxLength = 300

/** What the company wants its staff to answer: a subject the assistant must not speak of, a request for a person. */
function passedOn(
  { wantsPerson, messageId, content }: Reading & { messageId: string; content: string },
  { forbidden, handOver }: Persona,
): Extraction['questions'] {
  const isForbidden = forbiddenIn(content, forbidden) !== undefined
  const isLeft = wantsPerson && !handOver.isOnRequest
  if (!isForbidden && !isLeft) return []
  return [{ quote: content.trim().slice(0, passedOnMaxLength), messageId }]
}
