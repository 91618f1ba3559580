import type { ClaimedTurn } from '@oka/db/chat/turns'

import type { Deps } from '../deps.ts'
import type { Assistant, AssistantInput, Extraction } from '../ports.ts'
import { type CheckedFacts, checkFacts, trimProposals, withWithdrawn } from './check-facts.ts'
import { withOwnAnswers } from './own-answers.ts'

/** What was extracted from a conversation and holds after checking. */
export type CheckedExtraction = Pick<Extraction, 'wantsPerson' | 'questions' | 'callBack'> & {
  facts: CheckedFacts
}

export type RunningExtraction = {
  /** The extraction by rules, within milliseconds; undefined when it failed. */
  byRules: Promise<CheckedExtraction | undefined>
  /** Rules and model together; the same as by rules where no model is used, or it failed. */
  complete: Promise<CheckedExtraction | undefined>
}

const emptyExtraction: CheckedExtraction = {
  facts: { kept: [], refused: [] },
  wantsPerson: false,
  questions: [],
  callBack: null,
}

/** A person is called for visitors who ask for one, and for customers, who are usually in trouble. */
export const needsPerson = ({ wantsPerson, callBack, facts: { kept } }: CheckedExtraction) =>
  (wantsPerson && callBack === null) ||
  kept.some(({ field, value }) => field === 'intent' && value === 'customer')

/** When the company wants staff to be called: on request, and for what the assistant cannot answer. */
function byPersona(extraction: Extraction, { company }: AssistantInput): Extraction {
  const { isOnRequest, isOnUnanswered } = company.persona.handOver
  const isUnanswered = isOnUnanswered && extraction.questions.length > 0
  return { ...extraction, wantsPerson: (extraction.wantsPerson && isOnRequest) || isUnanswered }
}

export const isEmpty = ({
  facts: { kept, refused },
  questions,
  callBack,
  wantsPerson,
}: CheckedExtraction) =>
  kept.length + refused.length + questions.length === 0 && callBack === null && !wantsPerson

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
    extraction: Extraction | undefined,
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
  const byRules = extracted.then(check)
  if (assistant === offline) return { byRules, complete: byRules }
  const complete = async () => {
    const [ours, modelled] = await Promise.all([extracted, attempt(assistant)])
    return modelled && ours ? check(merge(ours, modelled)) : byRules
  }
  return { byRules, complete: complete() }
}

function resolved(extraction: CheckedExtraction | undefined): RunningExtraction {
  const promise = Promise.resolve(extraction)
  return { byRules: promise, complete: promise }
}

/**
 * The model adds to the extraction by rules and removes nothing from it, so a late or incomplete
 * model loses nothing. Retractions, questions and call-backs come from the rules alone.
 */
function merge(byRules: Extraction, modelled: Extraction): Extraction {
  return {
    ...byRules,
    facts: [...modelled.facts, ...byRules.facts],
    wantsPerson: byRules.wantsPerson || modelled.wantsPerson,
  }
}

async function checkExtraction(
  offline: Deps['offline'],
  input: AssistantInput,
  given: Extraction,
  signal: AbortSignal,
): Promise<CheckedExtraction> {
  const { facts, withdrawn, ...extraction } = byPersona(given, input)
  const read = await offline.readQuotes(input, trimProposals(facts), signal)
  const checked = withWithdrawn(input, checkFacts(input, facts, read), withdrawn)
  return { ...extraction, facts: withOwnAnswers(input, checked) }
}
