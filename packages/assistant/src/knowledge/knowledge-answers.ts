import type { MessageSource } from '@oka/contract/knowledge'
import type { Locale } from '@oka/contract/locale'

export type KnowledgeAnswer = MessageSource & {
  locale: Locale
  /** Older knowledge says something else, so that the day of this is said. */
  isDisputed: boolean
}

/** What is known to the visitor's questions. */
export type KnowledgeAnswers = {
  /** By question, as typed. */
  answers: ReadonlyMap<string, KnowledgeAnswer>
  /** Titles of passages that may be meant by a question without an answer, as typed. */
  offer: { question: string; titles: readonly string[] } | null
}

export const nothingKnown: KnowledgeAnswers = { answers: new Map(), offer: null }
