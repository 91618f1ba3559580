import { z } from 'zod'

import { fact, factField, factRefusals } from './fact.ts'
import { messageSource } from './knowledge.ts'
import { locale } from './locale.ts'
import { page, paging } from './page.ts'
import { text } from './text.ts'
import { ratedAnswerViews } from './known-values.ts'

/** What staff think of an answer of the assistant. */
export const answerVerdicts = ['good', 'wrong'] as const
export const answerVerdict = z.enum(answerVerdicts)
export type AnswerVerdict = z.infer<typeof answerVerdict>

export const ratingReasonMax = 500

const person = z.object({ id: z.int(), name: z.string() }).nullable()

export const answerRating = z.object({
  verdict: answerVerdict,
  /** Why; empty where no word was said. */
  reason: z.string(),
  by: person,
  at: z.iso.datetime(),
  /** When something was done about it; null while it is open. */
  doneAt: z.iso.datetime().nullable(),
  doneBy: person,
})
export type AnswerRating = z.infer<typeof answerRating>

/** A fact of the visitor's messages that an answer was written to. */
const learntFact = fact.pick({ field: true, value: true, by: true }).extend({
  messageId: z.uuid(),
  quote: z.string(),
  /** The visitor took back what they had said. */
  rejected: z.boolean(),
  /** Corrected, by the visitor or by staff, since. */
  isReplaced: z.boolean(),
})

const refusedFact = z.object({
  field: factField,
  value: z.string(),
  /** The words it was claimed to follow from. */
  quote: z.string(),
  reason: z.enum(factRefusals),
})
export type RefusedFact = z.infer<typeof refusedFact>

/** Refused facts that are kept of one reading; the others are only counted. */
export const refusedKeptMax = 20
/** Characters that are kept of a refused value and of its quotation. */
export const refusedMaxLength = 300

/** How an answer of the assistant came about. */
export const answerCard = z.object({
  messageId: z.uuid(),
  conversationId: z.uuid(),
  locale,
  /** The visitor's message that it answers; null where there is none. */
  question: z.string().nullable(),
  /** `offline`: the assistant of rules. */
  model: z.string().nullable(),
  promptVersion: z.string().nullable(),
  /** Null for answers that were written before it was stored. */
  rubricVersion: z.int().nullable(),
  /** Of the reply; null where the server did not tell. */
  tokens: z.object({ prompt: z.int(), completion: z.int() }).nullable(),
  /** Milliseconds. */
  tookMs: z.int().nullable(),
  /** By the prices of the settings; null where the model has none, or the tokens are not known. */
  cost: z.object({ amount: z.number(), currency: z.string() }).nullable(),
  sources: z.array(messageSource),
  learnt: z.array(learntFact),
  refused: z.array(refusedFact),
  rating: answerRating.nullable(),
})
export type AnswerCard = z.infer<typeof answerCard>

const messageId = z.uuid('must be a UUID')
export const answerById = z.object({ messageId })

export const rateAnswer = z.object({
  messageId,
  /** Null takes the rating back. */
  verdict: answerVerdict.nullable(),
  reason: text(ratingReasonMax).default(''),
})
export type RateAnswer = z.infer<typeof rateAnswer>

export const settleAnswer = z.object({
  messageId,
  /** Whether something was done about it; false opens it again. */
  isDone: z.boolean(),
})
export type SettleAnswer = z.infer<typeof settleAnswer>

export const ratedAnswerView = z.enum(ratedAnswerViews)
export type RatedAnswerView = z.infer<typeof ratedAnswerView>
export const ratedAnswerFilter = z.object({ view: ratedAnswerView.default('wrong') })
export const listRatedAnswers = ratedAnswerFilter.extend(paging)
export type ListRatedAnswers = z.infer<typeof listRatedAnswers>

export const ratedAnswer = z.object({
  messageId: z.uuid(),
  conversationId: z.uuid(),
  locale,
  question: z.string().nullable(),
  content: z.string(),
  model: z.string().nullable(),
  sources: z.array(messageSource),
  createdAt: z.iso.datetime(),
  rating: answerRating,
})
export type RatedAnswer = z.infer<typeof ratedAnswer>
export const ratedAnswerPage = page(ratedAnswer)
