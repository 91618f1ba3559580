import type { ConversationRow } from '@oka/db/schema'

import type { Deps } from '../deps.ts'
import type { Assistant, AssistantInput, Heard } from '../ports.ts'
import { type CheckedFacts, checkFacts, trimProposals, withWithdrawn } from './check-facts.ts'

/** What was heard in a conversation, as far as it stands. */
export type Hearing = Pick<Heard, 'wantsPerson' | 'questions' | 'callBack'> & {
  facts: CheckedFacts
}

export type Listening = {
  /** What the server reads by itself, within milliseconds; undefined when that failed. */
  own: Promise<Hearing | undefined>
  /** That and what a model found; the same where no model is asked, or it failed. */
  all: Promise<Hearing | undefined>
}

const nothing: Hearing = {
  facts: { kept: [], refused: [] },
  wantsPerson: false,
  questions: [],
  callBack: null,
}

/** A person is called for who asks for one, and for a customer, who is in trouble more often than not. */
export const callsPerson = ({ wantsPerson, callBack, facts: { kept } }: Hearing) =>
  (wantsPerson && callBack === null) ||
  kept.some(({ field, value }) => field === 'intent' && value === 'customer')

export const isNothing = ({
  facts: { kept, refused },
  questions,
  callBack,
  wantsPerson,
}: Hearing) =>
  kept.length + refused.length + questions.length === 0 && callBack === null && !wantsPerson

/**
 * Hears what is new in a conversation, by rules and by the model. Nothing is heard while its lead is
 * deleted; undefined is to be tried again.
 */
export function listen(
  deps: Pick<Deps, 'assistant' | 'offline' | 'log'>,
  { id, deletedAt, learntSeq, heardSeq }: ConversationRow,
  input: AssistantInput,
  signal: AbortSignal,
): Listening {
  const { assistant, offline, log } = deps
  if (deletedAt !== null) return ended(undefined)
  if (learntSeq >= heardSeq) return ended(nothing)

  const attempt = async (reader: Assistant): Promise<Heard | undefined> => {
    try {
      return await reader.extract(input, signal)
    } catch (error) {
      if (!signal.aborted) log.warn({ err: error, conversationId: id }, 'Nothing could be learnt.')
      return undefined
    }
  }
  const check = async (heard: Heard | undefined): Promise<Hearing | undefined> => {
    if (!heard) return undefined
    try {
      return await checkHeard(offline, input, heard, signal)
    } catch (error) {
      if (!signal.aborted) log.warn({ err: error, conversationId: id }, 'Facts were not checked.')
      return undefined
    }
  }
  const read = attempt(offline)
  const own = read.then(check)
  if (assistant === offline) return { own, all: own }
  const all = async () => {
    const [mine, modelled] = await Promise.all([read, attempt(assistant)])
    return modelled && mine ? check(join(mine, modelled)) : own
  }
  return { own, all: all() }
}

function ended(heard: Hearing | undefined): Listening {
  const promise = Promise.resolve(heard)
  return { own: promise, all: promise }
}

/**
 * A model adds to what the server reads, and takes nothing from it: what it passes over is found all the same,
 * and whether it was in time makes no difference. What is taken back, asked or to be called back is the server's reading alone.
 */
function join(own: Heard, modelled: Heard): Heard {
  return {
    ...own,
    facts: [...modelled.facts, ...own.facts],
    wantsPerson: own.wantsPerson || modelled.wantsPerson,
  }
}

async function checkHeard(
  offline: Deps['offline'],
  input: AssistantInput,
  { facts, withdrawn, ...heard }: Heard,
  signal: AbortSignal,
): Promise<Hearing> {
  const read = await offline.readQuotes(input, trimProposals(facts), signal)
  return { ...heard, facts: withWithdrawn(input, checkFacts(input, facts, read), withdrawn) }
}
