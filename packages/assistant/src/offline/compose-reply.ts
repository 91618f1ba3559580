import type { ProposedFact } from '@oka/api/ports'
import { formatFact, isAuthority } from '@oka/contract/fact-value'
import type { FactField } from '@oka/contract/fact'

import { addressee, type ConversationState } from './conversation-state.ts'
import { evades } from './declined.ts'
import { tellsTrouble } from './extract-need.ts'
import { fold } from './fold.ts'
import { type Intent, intentsOf } from './intents.ts'
import { type Answered, type AskedField, type Phrases, phrases } from './phrases.ts'
import { projectOf } from './topics.ts'

/** With what was said since the last answer, folded, and what is meant by it. */
type Heard = ConversationState & { text: string; intents: ReadonlySet<Intent> }

/** Intents that get an answer, and in which order; two are enough for one reply. */
const answerable: readonly (Answered | 'about')[] = [
  'instruction',
  'insult',
  'robot',
  'about',
  'price',
  'quote',
  'duration',
  'privacy',
  'why',
  'repeated',
  'wellbeing',
  'place',
  'capability',
  'offTopic',
  'question',
  'gibberish',
]
/** Not worth a sentence when the message also told something. */
const minor: ReadonlySet<Intent> = new Set([
  'offTopic',
  'gibberish',
  'question',
  'quote',
  'repeated',
])

/** What is said back to the visitor, in this order. */
const repeated: readonly FactField[] = ['company', 'horizon', 'budget', 'email', 'phone']

/** What somebody may agree to give, and still has to. */
const contacts: readonly AskedField[] = ['phone', 'email', 'name']

const descriptionWords = 25

const isLength = /\d\s?\S{0,20}(?:mois|sem|jour|an|month|week|day|year)/i
/** Typed with a capital only because it opened the message. */
const opensSentence =
  /^(?:Pas|Avant|Pour|D['’]ici|Dans|En|Le|La|Fin|Début|Courant|Vers|Within|Before|By|In|Next|End|Early|Late|Not) /
/** "May we call you?" "Yes." */
const agrees =
  /^(?:oui|ouais|yes|yeah|yep|ok|sure|d'accord|bien sur|of course|volontiers|please)(?:,? (?:please|svp|merci))?[ .!]*$/
/** The answer to "anything else?" that ends the conversation. */
const nothingElse =
  /^(?:non|nan|nn|no|nope|nah|rien|c'?est tout|c'?est bon|ca ira|(?:ok|okay|d'accord|parfait|super|top|tres bien|great|perfect|fine|cool)[ .!]*$|nothing|that's (?:all|it)|that is all|all good)\b/

function pick(wordings: readonly string[], turn: number): string {
  return wordings[turn % wordings.length] ?? ''
}

function firstWord(sentence: string): string {
  return /^[\p{L}’]+/u.exec(sentence)?.[0] ?? ''
}

/** The wording whose turn it is, or the next that does not open like what was just said. */
function pickAfter(
  said: readonly string[],
  wordings: readonly string[],
  { turns, lastSaid }: ConversationState,
): string {
  const openings = new Set(said.map(firstWord))
  const turned = wordings
    .map((_, index) => pick(wordings, turns + index))
    .filter((wording) => !openings.has(firstWord(wording)))
  const heard = (wording: string) => lastSaid.includes(wording.split(/[:,]/)[0] ?? wording)
  return turned.find((wording) => !heard(wording)) ?? turned[0] ?? pick(wordings, turns)
}

function shorten(text: string, words: number): string {
  const all = text.split(/\s+/)
  return all.length <= words ? text : `${all.slice(0, words).join(' ')}…`
}

/** A fact in the words of a receptionist who repeats it. */
function itemOf(state: ConversationState, { field, value, quote, by }: ProposedFact): string {
  // The visitor's own "pour mars" or "500 € par mois" says it better than our reckoning.
  const isOwn = field === 'horizon' ? value !== 'P0D' && !isLength.test(quote) : by === 'assistant'
  const isVague = field === 'horizon' && by === 'assistant'
  if (isOwn) return isVague || opensSentence.test(quote) ? lowerFirst(quote) : quote
  const written = formatFact(field, value, state.locale)
  return field === 'horizon' ? lowerFirst(written) : written
}

function acknowledgeNeed(state: ConversationState, say: Phrases, said: readonly string[]): string {
  const { text } = fold(state.known.get('need') ?? '')
  // Who tells of a breakdown has no "software project" in mind.
  const project = tellsTrouble(text) ? null : projectOf(text, state.locale)
  return pickAfter(said, project ? say.topicHeard(project) : say.needHeard, state)
}

/** Says back what was just learnt, so that the visitor sees they were heard. */
function acknowledge(state: ConversationState, say: Phrases): string[] {
  const { fresh, corrected, known } = state
  const name = addressee(known.get('name'))
  const items = repeated.flatMap((field) => fresh.get(field) ?? [])
  const told = items.filter(({ field }) => !corrected.has(field))
  const amended = items.filter(({ field }) => corrected.has(field))
  const list = (facts: readonly ProposedFact[]) =>
    facts.map((fact) => itemOf(state, fact)).join(', ')
  const authority = fresh.get('authority')?.value ?? ''

  const sentences: string[] = []
  if (amended.length > 0) sentences.push(say.corrected(list(amended)))
  if (fresh.has('name')) sentences.push(name ? say.welcome(name) : pick(say.neutral, state.turns))
  if (fresh.has('need')) sentences.push(acknowledgeNeed(state, say, sentences))
  if (told.length > 0) {
    const wordings = say.noted(list(told), fresh.has('name') ? null : name)
    sentences.push(pickAfter(sentences, wordings, state))
  }
  if (isAuthority(authority))
    sentences.push(pickAfter(sentences, say.authority[authority], { ...state, turns: 0 }))
  return sentences.slice(0, 3)
}

/** What is asked of us, one answer where it was vague, two where it was plain. */
function questionsOf({ intents, fresh }: Heard): (Answered | 'about')[] {
  const told = fresh.size > 0
  const meant = answerable.filter((intent) => intents.has(intent) && !(told && minor.has(intent)))
  const plain = meant.filter(
    (intent) => intent !== 'capability' && !(intent === 'about' && intents.has('privacy')),
  )
  return plain.length > 0 ? plain.slice(0, told ? 1 : 2) : meant.slice(0, 1)
}

function answer(state: Heard, say: Phrases): string[] {
  const { intents, company, known, locale } = state
  if (intents.has('human')) return [say.handOff(addressee(known.get('name')))]
  const { name } = company
  const description = shorten(company.description[locale], descriptionWords)
  return questionsOf(state).map((intent) =>
    intent === 'about' ? say.about({ name, description }) : say.answers[intent],
  )
}

/** An address was tried and cannot be one. */
function hasBrokenEmail({ text, fresh, known }: Heard): boolean {
  return /\S@|@\S/.test(text) && !fresh.has('email') && !known.has('email')
}

/** What to say when the visitor told nothing and asked nothing. */
function fill(state: Heard, say: Phrases): string {
  if (hasBrokenEmail(state)) return say.incompleteEmail
  if (state.declinedNow) return pick(say.declined, state.turns)
  if (!state.known.has('need') && evades(state.text)) return say.undecided
  if (state.intents.has('thanks')) return say.answers.thanks
  if (state.turns === 0) return ''
  return state.intents.has('greeting') ? say.hello : pick(say.neutral, state.turns)
}

function questionFor(state: ConversationState, field: AskedField, say: Phrases): string {
  const { first, again } = say.questions[field]
  return state.askedCount.get(field) ? again : pick(first, state.turns)
}

/** Agreed to without being given. */
function isGranted({ lastAsked, known, askedCount }: ConversationState, field: FactField): boolean {
  return lastAsked.has(field) && !known.has(field) && (askedCount.get(field) ?? 0) < 2
}

/** The one question of the reply, or none. */
function ask(state: Heard, say: Phrases): string | null {
  const { missing, known, intents } = state
  const isReachable = known.has('email') || known.has('phone')
  if (hasBrokenEmail(state)) return say.questions.email.again
  if (intents.has('human') && !isReachable && missing.includes('email')) return say.contactQuestion
  const granted = contacts.find((field) => agrees.test(state.text) && isGranted(state, field))
  const field = granted ?? missing[0]
  return field === undefined ? null : questionFor(state, field, say)
}

function recap(state: ConversationState, say: Phrases): string[] {
  const { known, company, locale } = state
  const need = known.get('need') ?? ''
  const budget = known.get('budget')
  const client = known.get('company')
  const horizon = known.get('horizon')
  const items = [
    projectOf(fold(need).text, locale) ?? shorten(need, 10),
    client && say.forCompany(client),
    horizon && lowerFirst(formatFact('horizon', horizon, locale)),
    budget && say.budgetOf(formatFact('budget', budget, locale)),
  ].filter((item) => item !== undefined && item !== '')
  const name = addressee(known.get('name'))
  return [
    ...(items.length > 0 ? [say.recap({ name, items: items.join(', ') })] : []),
    say.next(company.name, known.get('email') ?? null),
    say.anythingElse,
  ]
}

function lowerFirst(text: string): string {
  return text.charAt(0).toLowerCase() + text.slice(1)
}

/** The last words to a visitor who leaves: where to answer them if we may ask, else goodbye. */
function takeLeave(state: ConversationState, say: Phrases): string {
  const isReachable = state.known.has('email') || state.known.has('phone')
  return !isReachable && state.missing.includes('email')
    ? say.leaving
    : pick(say.goodbye(addressee(state.known.get('name'))), state.turns)
}

function opening(state: ConversationState, say: Phrases): string[] {
  if (state.turns === 0 && !state.afterStaff) return [say.introduce(state.company.name)]
  return state.afterStaff ? [say.resume] : []
}

/** The sentences of the next message: what was heard, what was asked, and one question. */
export function composeReply(given: ConversationState): string[] {
  const { text } = fold(given.said)
  const state: Heard = { ...given, text, intents: intentsOf(text) }
  const say = phrases[state.locale]
  const heard = acknowledge(state, say)
  const answers = answer(state, say)
  const start = opening(state, say)
  if (isLeaving(state) && answers.length === 0) return [...start, ...heard, takeLeave(state, say)]

  const question = ask(state, say)
  if (!question && !state.recapped) return [...start, ...answers.slice(0, 1), ...recap(state, say)]
  const isSilent = heard.length + answers.length === 0 || hasBrokenEmail(state)
  const body = [...start, ...heard, ...answers, ...(isSilent ? [fill(state, say)] : [])]
  const end = question ?? (isDone(state, answers) ? '' : pick(say.added, state.turns))
  return [...body, end].filter((sentence) => sentence !== '')
}

function isLeaving({ intents, recapped, text }: Heard): boolean {
  return intents.has('goodbye') || (recapped && nothingElse.test(text))
}

/** After the recapitulation an answer or a courtesy stands alone. */
function isDone({ intents }: Heard, answers: readonly string[]): boolean {
  return answers.length > 0 || intents.has('thanks')
}
