import { forbiddenIn } from '@oka/contract/persona'
import { messageMaxLength } from '@oka/contract/limits'
import type { ClaimedTurn } from '@oka/db/chat/turns'

import type { Deps } from '../deps.ts'
import type { Assistant, AssistantInput } from '../ports/assistant.ts'
import { type RunningExtraction, startExtraction } from './run-extraction.ts'
import { type FindKnowledge, findKnowledge } from './find-knowledge.ts'
import { isOfCompany } from './own-answers.ts'
import type { VisitorIdle } from './wait-until-visitor-idle.ts'
import { type PublishDraft, type Reply, writeReply } from './write-reply.ts'

/** Failures of a turn after which the offline assistant answers it, whatever the cause. */
const maxFailures = 3

export type ComposedTurn = RunningExtraction & {
  input: AssistantInput
  /** Undefined where no answer is owed. */
  reply: Promise<Reply | undefined>
}

type Composing = {
  /** Whether an answer is owed; otherwise facts are extracted only. */
  owed: boolean
  visitor: VisitorIdle
  publish: PublishDraft
  /** Aborts the reply. */
  signal: AbortSignal
  /** Aborts the extraction, which may outlive the reply. */
  reading: AbortSignal
  /** Where the company's knowledge is looked up. */
  find?: FindKnowledge
}

/**
 * Looks up what the company knows, and starts the reply and the extraction of facts. Stores nothing: a turn of a
 * visitor and one of the playground are composed by this, and differ in what becomes of it.
 */
export async function composeTurn(
  deps: Pick<
    Deps,
    | 'db'
    | 'assistant'
    | 'offline'
    | 'passageIndex'
    | 'embeddings'
    | 'findNearest'
    | 'log'
    | 'publicUrl'
  >,
  turn: ClaimedTurn,
  read: Omit<AssistantInput, 'knowledge'>,
  { owed, visitor, publish, signal, reading, find = findKnowledge }: Composing,
): Promise<ComposedTurn> {
  const input = { ...read, knowledge: await find(deps, read, { owed, signal }) }
  if (signal.aborted) return { input, reply: nothing, byRules: nothing, complete: nothing }
  const extraction = startExtraction(deps, turn, input, reading)
  const { offline } = deps
  const { locale } = turn
  const write = async () => {
    const assistant = await pickAssistant(deps, turn, input, extraction)
    const writing = { assistant, offline, input, locale, visitor, publish, signal }
    return withOffer(deps, input, await writeReply(deps, writing), signal)
  }
  return { input, reply: owed ? write() : nothing, ...extraction }
}

const nothing: Promise<undefined> = Promise.resolve(undefined)

/**
 * The rules surely decline a subject that the company does not want spoken of, and say what is agreed to in words that
 * are known; a model is not asked.
 */
async function pickAssistant(
  { assistant, offline }: Pick<Deps, 'assistant' | 'offline'>,
  { turn, failedTurn, failures }: ClaimedTurn,
  { transcript, company }: AssistantInput,
  { byRules }: Pick<RunningExtraction, 'byRules'>,
): Promise<Assistant> {
  if (assistant.model === offline.model) return assistant
  if (failedTurn === turn && failures >= maxFailures) return offline
  const answered = transcript.findLastIndex(isOfCompany)
  const said = transcript.slice(answered + 1).filter(({ role }) => role === 'visitor')
  const isForbidden = said.some(({ content }) => forbiddenIn(content, company.persona.forbidden))
  if (isForbidden) return offline
  return (await byRules)?.copy ? offline : assistant
}

/** A model's reply with the question about a copy by e-mail where that is due: it asks nothing else, so that a "yes" is to that. */
async function withOffer(
  { offline, log }: Pick<Deps, 'offline' | 'log'>,
  input: AssistantInput,
  reply: Reply,
  signal: AbortSignal,
): Promise<Reply> {
  const asks = /[?？؟]/.test(reply.text) || reply.choices.length > 0
  if (reply.model === offline.model || asks) return reply
  const offer = await offline.offerCopy(input, signal).catch((error: unknown) => {
    if (!signal.aborted) log.warn({ err: error }, 'No copy could be offered.')
    return null
  })
  if (!offer || reply.text.length + offer.text.length >= messageMaxLength) return reply
  return { ...reply, text: `${reply.text} ${offer.text}`, choices: offer.choices }
}
