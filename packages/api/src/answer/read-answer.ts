import type { AnswerCard } from '@oka/contract/answer'
import { costOf } from '@oka/contract/model-provider'
import { findAnswerById, listAnswerFacts } from '@oka/db/chat/answers'
import { readCompany } from '@oka/db/settings'

import type { Deps } from '../deps.ts'
import { DomainError } from '../domain-error.ts'

/** How an answer of the assistant came about. Throws `answer_not_found`. */
export async function readAnswer({ db }: Pick<Deps, 'db'>, messageId: string): Promise<AnswerCard> {
  const found = await findAnswerById(db, messageId)
  if (!found) throw new DomainError('answer_not_found')
  const { leadId: _leadId, seq, promptTokens, completionTokens, sources, ...answer } = found
  const [facts, { modelPrices }] = await Promise.all([
    listAnswerFacts(db, { conversationId: answer.conversationId, seq }),
    readCompany(db),
  ])
  const tokens =
    promptTokens === null || completionTokens === null
      ? null
      : { prompt: promptTokens, completion: completionTokens }
  const cost = tokens && answer.model ? costOf(modelPrices, answer.model, tokens) : null
  return { ...answer, ...facts, tokens, cost, sources: sources ?? [] }
}
