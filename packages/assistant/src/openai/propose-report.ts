import type { AssistantInput, ProposedReport } from '@oka/api/ports'
import type { LeadDetail } from '@oka/contract/lead'
import { reportSection, reportSections } from '@oka/contract/report'
import { z } from 'zod'

import { reportPrompt } from '../prompts.ts'
import { askForJson } from './ask-for-json.ts'
import type { Model } from './model.ts'
import { ModelAnswerError } from './model-answer.ts'
import { numberedMessages, visitorMessage } from './transcript.ts'

const schema = z.object({
  sections: z.array(
    z.object({
      kind: reportSection,
      claims: z.array(z.object({ text: z.string(), messages: z.array(z.number()) })),
    }),
  ),
})

/** Claims of one section; the prompt asks for five at most. */
const claimsMax = 10

/** Has the model write the sections; what it says without a message of the visitor stays an assumption. */
export async function proposeReport(
  model: Model,
  input: AssistantInput & { lead: LeadDetail },
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
  return reportSections
    .map((kind) => ({
      kind,
      claims: claims
        .filter((claim) => claim.kind === kind)
        .slice(0, claimsMax)
        .map(({ text, messageIds }) => ({ text, messageIds })),
    }))
    .filter((section) => section.claims.length > 0)
}
