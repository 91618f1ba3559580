import { isBuyerIntent } from '@oka/contract/fact-value'

import { type ConversationState, isLikelyBuyer } from './conversation-state.ts'
import { phrasesFor } from './phrases-for.ts'
import type { Phrases } from './phrases.ts'

/** What will come of a copy by e-mail that is wanted, or is not. */
export function aboutCopy(state: ConversationState, say: Phrases): string[] {
  const { copy, company } = state
  const { wish } = copy
  if (!wish) return []
  if (wish.kind !== 'wanted') return [say.copy[wish.kind]]
  if (!isBuyerIntent(state.intent)) return [say.copy.toTeam]
  return wish.address ? [say.copy.willCome(wish.address, company.sendsCopies)] : []
}

/** What has to be known, or agreed to, before a copy that is wanted can be sent. */
export function copyQuestionFor(state: ConversationState, say: Phrases): string | null {
  if (!isBuyerIntent(state.intent)) return null
  const { wish, own } = state.copy
  const given = own !== null && state.fresh.has('email') ? own : null
  if (wish?.kind === 'wanted' && !wish.address) {
    return given === null ? say.copy.askAddress : say.copy.offer(given)
  }
  return given !== null && isOpenFor(given, state) ? say.copy.offer(given) : null
}

/** Whether a copy is wanted for an address just given; an offer and a consent are for the one that it corrects. */
function isOpenFor(given: string, { copy: { memory } }: ConversationState): boolean {
  const former = memory.agreed ?? memory.question?.address
  return memory.isWanted || (former !== undefined && former !== null && former !== given)
}

/** Once, to a buyer who has left an address. */
export function offerCopy({ copy }: ConversationState, say: Phrases): string[] {
  return copy.own !== null && !copy.memory.isSettled ? [say.copy.offer(copy.own)] : []
}

/** The offer of a copy for a reply that a model has written; null where it is not due. */
export function dueOffer(state: ConversationState): string | null {
  const { missing, ownQuestion, ended, questions } = state
  const isOpen = missing.length > 0 || ownQuestion !== null || ended || questions.length > 0
  if (!isLikelyBuyer(state) || isOpen) return null
  return offerCopy(state, phrasesFor(state.locale, state.company.persona))[0] ?? null
}
