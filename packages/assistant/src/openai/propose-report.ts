import type { ProposedReport, ReportInput } from '@oka/api/ports'
import { z } from 'zod'

import { proposeSections } from '../propose-sections.ts'
import { reportPrompt } from '../prompts.ts'
import { askForJson } from './ask-for-json.ts'
import type { Model } from './model.ts'
import { ModelAnswerError } from './model-answer.ts'
import { numberedMessages, visitorMessage } from './transcript.ts'

const kinds = ['context', 'needs', 'findings', 'recommendations', 'nextSteps'] as const

const schema = z.object({
  sections: z.array(
    z.object({
      kind: z.enum(kinds),
      claims: z.array(z.object({ text: z.string(), messages: z.array(z.number()) })),
    }),
  ),
})

/** Claims of one section; the prompt asks for five at most. */
const claimsMax = 10

/** Has the model write the sections; what it says without a message of the visitor stays an assumption. */
export async function proposeReport(
  model: Model,
  input: ReportInput,
  signal: AbortSignal,
): Promise<ProposedReport['sections']> {
  const { transcript, lead } = input
  const { sections } = await askForJson(
    model,
    {
      conversationId: input.conversationId,
      name: 'report',
      schema,
      prompt: reportPrompt(input),
      data: {
        messages: numberedMessages(input),
        facts: lead.facts.map(({ field, value, by }) => ({ field, value, by })),
      },
      temperature: 0.2,
      maxTokens: 4000,
    },
    signal,
  )
  const claims = sections.flatMap(({ kind, claims: texts }) =>
    texts
      .filter(({ text }) => text.trim() !== '')
      .map(({ text, messages }) => {
        const ids = messages.flatMap((number) => visitorMessage(transcript, number)?.id ?? [])
        return { kind, text: text.trim(), messageIds: [...new Set(ids)] }
      }),
  )
  if (claims.length === 0) throw new ModelAnswerError('The report is empty')
  const lists = kinds.map((kind) => ({
    kind,
    claims: claims
      .filter((claim) => claim.kind === kind)
      .slice(0, claimsMax)
      .map(({ text, messageIds }) => ({ text, messageIds })),
  }))
  return proposeSections(lists.filter((section) => section.claims.length > 0))
}
