import type {
  PassageRanking,
  PassageText,
  ProposedReport,
  ReportInput,
  TranscriptMessage,
} from '@oka/api/ports/assistant'
import type { Locale } from '@oka/contract/locale'

import { answerQuestions } from '../knowledge/answer-questions.ts'
import type { KnowledgeAnswers } from '../knowledge/knowledge-answers.ts'
import type { AskedQuestions } from '../knowledge/questions-for.ts'
import { rankPassages } from '../knowledge/rank-passages.ts'
import { synonymsFor } from '../knowledge/search-terms.ts'
import { embedPassage, embedQuestion } from '../knowledge/sentence-vectors.ts'
import { writeReport } from '../report/write-report.ts'
import { composeReply } from './compose-reply.ts'
import type { ConversationState } from './conversation-state.ts'
import type { Memory, Place, Reading } from './reading.ts'
import { readMessage } from './read-message.ts'

/** What is done off the event loop, since others' text decides how long it takes. */
export type Work = {
  /** Reads one message. */
  read: {
    given: {
      message: TranscriptMessage
      memory: Memory
      place: Place
    }
    answer: Reading
  }
  /** Finds the words of the same or a related meaning, and the vector, that passages are searched by. */
  search: {
    given: { question: string; locale: Locale }
    answer: { synonyms: string[]; vector: number[] }
  }
  /** Makes the vectors of passages. */
  embed: { given: readonly PassageText[]; answer: number[][] }
  /** Chooses what the company's knowledge answers. */
  answer: { given: AskedQuestions; answer: KnowledgeAnswers }
  /** Ranks passages by how much they say of what is asked. */
  rank: { given: PassageRanking; answer: number[] }
  /** Writes the sentences of a reply. */
  compose: { given: ConversationState; answer: string[] }
  report: { given: ReportInput; answer: ProposedReport['sections'] }
}

type Workers = { [Kind in keyof Work]: (given: Work[Kind]['given']) => Work[Kind]['answer'] }

export const workers: Workers = {
  read: ({ message, memory, place }) => readMessage(message, memory, place),
  search: ({ question, locale }) => ({
    synonyms: synonymsFor(question, locale),
    vector: embedQuestion(question, locale),
  }),
  embed: (passages) => passages.map(embedPassage),
  answer: answerQuestions,
  rank: rankPassages,
  compose: composeReply,
  report: writeReport,
}

/** A task as it is sent to the thread. */
export type Task = { [Kind in keyof Work]: { kind: Kind; given: Work[Kind]['given'] } }[keyof Work]
