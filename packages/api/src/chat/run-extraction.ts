import type { ClaimedTurn } from '@oka/db/chat/turns'

import type { Deps } from '../deps.ts'
import type { Assistant, AssistantInput, Extraction } from '../ports/assistant.ts'
import { type CheckedFacts, checkFacts, trimProposals, withWithdrawn } from './check-facts.ts'
import { withOwnAnswers } from './own-answers.ts'

/** What was extracted from a conversation and holds after checking. */
export type CheckedExtraction = Pick<
  Extraction,
  'wantsPerson' | 'questions' | 'callBack' | 'copy'
> & {
  facts: CheckedFacts
  /** A request for a person that only the model has heard, where staff are not called for one: left to them as a question. */
  requests: Extraction['questions']
}

export type RunningExtraction = {
  /** The extraction by rules, within milliseconds; undefined when it failed. */
  byRules: Promise<CheckedExtraction | undefined>
  /** Rules and model together; the same as by rules where no model is used, or it failed. */
  complete: Promise<CheckedExtraction | undefined>
}

type Extracted = Extraction & Pick<CheckedExtraction, 'requests'>

/** Characters of a message that is left to staff as a request. */
const requestMaxLength = 300

const emptyExtraction: CheckedExtraction = {
  facts: { kept: [], refused: [] },
  wantsPerson: false,
  questions: [],
  requests: [],
  callBack: null,
  copy: null,
}

/** A person is called for visitors who ask for one, and for customers, who are usually in trouble. */
export const needsPerson = ({ wantsPerson, callBack, facts: { kept } }: CheckedExtraction) =>
  (wantsPerson && callBack === null) ||
  kept.some(({ field, value }) => field === 'intent' && value === 'customer')

/** What staff are asked and called for, once it is known which `questions` stay unanswered. */
export function leftToStaff(
  extraction: CheckedExtraction,
  { company }: AssistantInput,
): CheckedExtraction {
  const { questions, requests, wantsPerson } = extraction
  const isCalled = company.persona.handOver.isOnUnanswered && questions.length > 0
  return {
    ...extraction,
    questions: [...questions, ...requests],
    wantsPerson: wantsPerson || isCalled,
  }
}

export const isEmpty = ({
  facts: { kept, refused },
  questions,
  requests,
  callBack,
  copy,
  wantsPerson,
}: CheckedExtraction) =>
  kept.length + refused.length + questions.length + requests.length === 0 &&
  callBack === null &&
  copy === null &&
  !wantsPerson

/**
 * Extracts what is new in a conversation, by rules and by the model. Nothing is extracted while its
 * lead is deleted; undefined means that it must be retried.
 */
export function startExtraction(
  deps: Pick<Deps, 'assistant' | 'offline' | 'log'>,
  { id, deletedAt, learntSeq, heardSeq }: ClaimedTurn,
  input: AssistantInput,
  signal: AbortSignal,
): RunningExtraction {
  const { assistant, offline, log } = deps
  if (deletedAt !== null) return resolved(undefined)
  if (learntSeq >= heardSeq) return resolved(emptyExtraction)

  const attempt = async (reader: Assistant): Promise<Extraction | undefined> => {
    try {
      return await reader.extract(input, signal)
    } catch (error) {
      if (!signal.aborted) log.warn({ err: error, conversationId: id }, 'Nothing could be learnt.')
      return undefined
    }
  }
  const check = async (
    extraction: Extracted | undefined,
  ): Promise<CheckedExtraction | undefined> => {
    if (!extraction) return undefined
    try {
      return await checkExtraction(offline, input, extraction, signal)
    } catch (error) {
      if (!signal.aborted) log.warn({ err: error, conversationId: id }, 'Facts were not checked.')
      return undefined
    }
  }
  const extracted = attempt(offline)
  const byRules = extracted.then((ours) => check(ours && { ...ours, requests: [] }))
  if (assistant.model === offline.model) return { byRules, complete: byRules }
  const complete = async () => {
    const [ours, modelled] = await Promise.all([extracted, attempt(assistant)])
    return modelled && ours ? check(merge(ours, modelled, input)) : byRules
  }
  return { byRules, complete: complete() }
}

function resolved(extraction: CheckedExtraction | undefined): RunningExtraction {
  const promise = Promise.resolve(extraction)
  return { byRules: promise, complete: promise }
}

/**
 * The model adds to the extraction by rules and removes nothing from it, so a late or incomplete
 * model loses nothing. Retractions, questions, call-backs and copies come from the rules alone.
 */
function merge(byRules: Extraction, modelled: Extraction, input: AssistantInput): Extracted {
  const { isOnRequest } = input.company.persona.handOver
  const isLeft = modelled.wantsPerson && !byRules.wantsPerson && !isOnRequest
  return {
    ...byRules,
    requests: isLeft ? lastOf(input) : [],
    facts: [...modelled.facts, ...byRules.facts],
    wantsPerson: byRules.wantsPerson || modelled.wantsPerson,
  }
}

/** The visitor's last message, which is what a model hears a request for a person in. */
function lastOf({ transcript }: AssistantInput): Extraction['questions'] {
  const last = transcript.findLast(({ role }) => role === 'visitor')
  const quote = last?.content.trim().slice(0, requestMaxLength)
  return last && quote ? [{ messageId: last.id, quote }] : []
}

async function checkExtraction(
  offline: Deps['offline'],
  input: AssistantInput,
  given: Extracted,
  signal: AbortSignal,
): Promise<CheckedExtraction> {
  const { facts, withdrawn, ...extraction } = given
  const read = await offline.readQuotes(input, trimProposals(facts), signal)
  const checked = withWithdrawn(input, checkFacts(input, facts, read), withdrawn)
  const wantsPerson = given.wantsPerson && input.company.persona.handOver.isOnRequest
  return { ...extraction, wantsPerson, facts: withOwnAnswers(input, checked) }
}
