import type { AssistantInput, Extraction, ProposedFact } from '@oka/api/ports/assistant'
import { email } from '@oka/contract/auth'
import { factField, type FactField } from '@oka/contract/fact'
import { isAuthority, isIntent, readBudget, readHorizon, readSize } from '@oka/contract/fact-value'
import { z } from 'zod'

import { extractPrompt } from '../prompts.ts'
import { askForJson } from './ask-for-json.ts'
import type { Model } from './model.ts'
import { numberedMessages, visitorMessage } from './transcript.ts'

const schema = z.object({
  facts: z.array(
    z.object({
      field: factField,
      value: z.string(),
      message: z.number(),
      quote: z.string(),
      stated: z.boolean(),
    }),
  ),
  // Absent in the answers of servers that follow a schema only so far.
  wantsPerson: z.boolean().default(false),
})

const isWritten: Partial<Record<FactField, (value: string) => boolean>> = {
  budget: (value) => readBudget(value) !== null,
  horizon: (value) => readHorizon(value) !== null,
  authority: isAuthority,
  size: (value) => readSize(value) !== null,
  intent: isIntent,
}

/** The value as the contract writes it, null where the model wrote it otherwise. */
function checkValue(field: FactField, value: string): string | null {
  const text = value.trim()
  if (field === 'email') return email.safeParse(text).data ?? null
  return text !== '' && (isWritten[field]?.(text) ?? true) ? text : null
}

/** Facts of one answer that are passed on; the server counts those that are beyond what it looks at. */
const factsMax = 1000

/** Messages before the new ones that are sent along, so that an answer is read with its question. */
const contextSize = 10

/** Has the model propose facts on what is new; leaves out those on messages that the visitor did not write. */
export async function extractFacts(
  model: Model,
  input: AssistantInput,
  signal: AbortSignal,
): Promise<Extraction> {
  const { conversationId, transcript, learntSeq } = input
  const firstNew = transcript.findIndex(({ seq }) => seq > learntSeq)
  const { facts, wantsPerson } = await askForJson(
    model,
    {
      conversationId,
      name: 'facts',
      schema,
      prompt: extractPrompt,
      data: { messages: numberedMessages(input, firstNew - contextSize) },
      temperature: 0,
      maxTokens: 2000,
    },
    signal,
  )
  const proposed = facts
    .slice(0, factsMax)
    .flatMap<ProposedFact>(({ field, value, message: number, quote, stated }) => {
      const message = visitorMessage(transcript, number)
      const checked = checkValue(field, value)
      if (!message || checked === null) return []
      const by = stated ? 'visitor' : 'assistant'
      return [{ field, value: checked, messageId: message.id, quote, by }]
    })
  return { facts: proposed, wantsPerson, withdrawn: [], questions: [], callBack: null, copy: null }
}
