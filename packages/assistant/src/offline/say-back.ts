import type { ProposedFact } from '@oka/api/ports/assistant'
import { formatFact, isAuthority } from '@oka/contract/fact-value'

import { addressee, type ConversationState } from './conversation-state.ts'
import { fold } from './fold.ts'
import { ownWords } from './own-words.ts'
import type { Phrases } from './phrases.ts'
import { lowerFirst, pickFresh, upperFirst } from './pick-wording.ts'
import { projectOf } from './topics.ts'

/** A fact in the visitor's own words where these are short, else as it is written. */
function wordsOf({ field, value, quote }: ProposedFact, state: ConversationState): string {
  // "10 et 15k" is half a sentence.
  const isWhole = field !== 'budget' || !value.includes('-')
  const isShort = isWhole && quote.length <= 40 && !/[.!?\n]/.test(quote)
  return isShort && field !== 'phone' ? quote : formatFact(field, value, state.locale)
}

/** Nobody whose server is down has "an infrastructure project". */
const trouble =
  /\b(?:pannes?|plante\w*|bugs?|bloque\w*|down|broken|crash\w*|rame\w*|dies|marche (?:pas|plus)|souffle|last legs)\b/

function heardNeed(state: ConversationState, say: Phrases): string {
  const said = state.fresh.get('need')?.value ?? ''
  const need = fold(said).text
  const { frenchAddress, hasDigitalTopics } = state.company.persona
  const own = ownWords(said, state.locale, frenchAddress)
  if (own) return pickFresh(say.wishHeard(own), state)
  const isNamed = hasDigitalTopics && !trouble.test(need)
  const project = isNamed ? projectOf(need, state.locale) : null
  return pickFresh(project ? say.topicHeard(project) : say.needHeard, state)
}

const saidBack = ['name', 'company', 'horizon', 'budget', 'authority', 'email', 'phone'] as const
type SaidBack = (typeof saidBack)[number]

/** The wordings that answer one fact. */
const receipts: Record<
  SaidBack,
  (fact: ProposedFact, state: ConversationState, say: Phrases) => readonly string[]
> = {
  name: (_, { known }, say) => {
    const name = addressee(known.get('name'))
    return name ? say.heard.name(name) : say.neutral
  },
  company: ({ value }, _, say) => say.heard.company(value),
  horizon: (fact, state, say) => inWords(fact, state, say.heard.horizon),
  budget: (fact, state, say) => inWords(fact, state, say.heard.budget),
  authority: ({ value }, _, say) => (isAuthority(value) ? say.authority[value] : []),
  email: (_, __, say) => say.heard.email,
  phone: (_, __, say) => say.heard.phone,
}

function inWords(
  fact: ProposedFact,
  state: ConversationState,
  say: Phrases['heard']['horizon'],
): readonly string[] {
  const words = wordsOf(fact, state)
  return say(upperFirst(words), lowerFirst(words))
}

/** What is said back is what matters most of what was told; not each answer gets a receipt. */
export function heardFact(state: ConversationState, say: Phrases): string[] {
  const { fresh, lastAsked, restated } = state
  const told = saidBack.filter((field) => fresh.has(field) && !restated.has(field))
  if (fresh.has('need')) {
    const first = told.includes('name') ? receiptOf('name', state, say) : []
    return [...first, heardNeed(state, say)]
  }
  if (told.length > 2) return [pickFresh(say.heard.several, state)]
  const field = told.find((one) => lastAsked.has(one)) ?? told[0]
  return field ? receiptOf(field, state, say) : []
}

function receiptOf(field: SaidBack, state: ConversationState, say: Phrases): string[] {
  const wordings = receipts[field](state.fresh.get(field)!, state, say)
  // Once all is summed up, what becomes of it is what matters.
  if (state.recapped) return wordings.slice(0, 1)
  return wordings.length > 0 ? [pickFresh(wordings, state)] : []
}
