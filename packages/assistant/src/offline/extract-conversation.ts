import type { AssistantInput, Extraction } from '@oka/api/ports/assistant'

import { answerQuestions } from '../knowledge/answer-questions.ts'
import { questionsFor } from '../knowledge/questions-for.ts'
import { type ConversationState, stateOf } from './conversation-state.ts'
import { extractionOf } from './extraction.ts'
import { readMessages } from './read-conversation.ts'

/** Reads a whole conversation on this thread; the server has `offline.ts` do so in another. */
export function extractConversation(
  input: AssistantInput,
): Extraction & { state: ConversationState } {
  const readings = readMessages(input)
  const answers = answerQuestions(questionsFor(input, readings))
  return { ...extractionOf(input, readings, answers), state: stateOf(input, readings, answers) }
}
