import { forbiddenIn } from '@oka/contract/persona'
import type { ClaimedTurn } from '@oka/db/chat/turns'

import type { Deps } from '../deps.ts'
import type { AssistantInput } from '../ports.ts'
import { type RunningExtraction, startExtraction } from './extract-facts.ts'
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
  deps: Pick<Deps, 'db' | 'assistant' | 'offline' | 'log' | 'publicUrl'>,
  turn: ClaimedTurn,
  read: Omit<AssistantInput, 'knowledge'>,
  { owed, visitor, publish, signal, reading, find = findKnowledge }: Composing,
): Promise<ComposedTurn> {
  const input = { ...read, knowledge: await find(deps, read, { owed, signal }) }
  if (signal.aborted) return { input, reply: nothing, byRules: nothing, complete: nothing }
  const extraction = startExtraction(deps, turn, input, reading)
  const { offline } = deps
  const assistant = pickAssistant(deps, turn, input)
  const { locale } = turn
  const reply = owed
    ? writeReply(deps, { assistant, offline, input, locale, visitor, publish, signal })
    : nothing
  return { input, reply, ...extraction }
}

const nothing: Promise<undefined> = Promise.resolve(undefined)

/** The rules surely decline a subject that the company does not want spoken of; a model is not asked. */
function pickAssistant(
  { assistant, offline }: Pick<Deps, 'assistant' | 'offline'>,
  { turn, failedTurn, failures }: ClaimedTurn,
  { transcript, company }: AssistantInput,
) {
  if (failedTurn === turn && failures >= maxFailures) return offline
  const answered = transcript.findLastIndex(isOfCompany)
  const said = transcript.slice(answered + 1).filter(({ role }) => role === 'visitor')
  const isForbidden = said.some(({ content }) => forbiddenIn(content, company.persona.forbidden))
  return isForbidden ? offline : assistant
}
