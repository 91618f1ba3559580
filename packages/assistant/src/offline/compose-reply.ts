import { formatFact } from '@oka/contract/fact-value'
import { dateFormat } from '@oka/contract/intl-formats'
import { type AskableField, forbiddenIn } from '@oka/contract/persona'
import { timeZoneOf } from '@oka/contract/time-zone'

import type { KnowledgeAnswer } from '../knowledge/knowledge-answers.ts'
import { writeOffer } from '../knowledge/offer.ts'
import { topicOf } from './answer-question.ts'
import {
  addressee,
  type ConversationState,
  isLikelyBuyer,
  mayBuy,
  ownQuestionFor,
} from './conversation-state.ts'
import { aboutCopy, copyQuestionFor, offerCopy } from './copy-replies.ts'
import { meantDomain } from './email-typos.ts'
import { fold } from './fold.ts'
import { ownWords } from './own-words.ts'
import type { Company, Phrases } from './phrases.ts'
import { phrasesFor } from './phrases-for.ts'
import { lowerFirst, pick, pickFresh, shorten } from './pick-wording.ts'
import { heardFact } from './say-back.ts'
import { isContact } from './statement.ts'
import { projectOf } from './topics.ts'

const descriptionWords = 25

/** Answered besides what was told, two at most. */
const answersMax = 2
/** Sentences before the question. */
const saidMax = 3

/** The answer to an address whose domain looks like a slip: asked about at once. */
function slipOf({ fresh }: ConversationState): { typed: string; meant: string } | null {
  const address = fresh.get('email')?.value
  const domain = address ? meantDomain(address) : null
  return address && domain
    ? { typed: address, meant: `${address.slice(0, address.lastIndexOf('@'))}@${domain}` }
    : null
}

/** An address was tried and cannot be one. */
function hasBrokenEmail({ said, fresh, known, acts }: ConversationState): boolean {
  if (acts.has('order')) return false
  return /\S@|@\S/.test(said) && !fresh.has('email') && !known.has('email')
}

function companyOf(state: ConversationState): Company {
  const { company, locale } = state
  const description = shorten(company.description[locale], descriptionWords)
  return {
    name: company.name,
    description,
    isReachable: isReachable(state),
  }
}

const dayFormats = { fr: 'fr-FR', en: 'en-GB' } as const

/** The company's own words, introduced. */
function quoting(answer: KnowledgeAnswer, state: ConversationState, say: Phrases): string {
  const { quote, locale, isDisputed, updatedAt } = answer
  if (locale !== state.locale) return say.quotedAbroad(quote)
  if (!isDisputed) return pickFresh(say.quoted(quote), state)
  const timeZone = timeZoneOf(state.company)
  const day = dateFormat(dayFormats[state.locale], { dateStyle: 'long', timeZone })
  return say.quotedAsOf(day.format(new Date(updatedAt)), quote)
}

/** What the company's knowledge answers: one quotation for what two questions ask for. */
function quotations(state: ConversationState, say: Phrases): string[] {
  const found = [...state.answers.values()]
  return found
    .filter((one, at) => found.findIndex(({ quote }) => quote === one.quote) === at)
    .map((answer) => quoting(answer, state, say))
}

/** One sentence for each question; what is about the need alone is answered by going on with it. */
function answers(state: ConversationState, say: Phrases): string[] {
  const quoted = quotations(state, say)
  return [...quoted, ...otherAnswers(state, say).slice(0, answersMax - quoted.length)]
}

/** What is answered without the company's knowledge, or passed on. */
function otherAnswers(state: ConversationState, say: Phrases): string[] {
  const { questions, fresh, wantsPerson, callBack, intent, offer, picksNothing } = state
  const topics = questions
    .filter((question) => question !== offer?.question)
    // "Could you call me on Thursday?" is answered by the call.
    .filter((question) => question !== callBack?.quote && !state.answers.has(question))
    .filter((question) => !forbiddenIn(question, state.company.persona.forbidden))
    .map(topicOf)
    .filter((topic) => !((wantsPerson || callBack) && topic === 'person'))
    // "Could you build us a shop?" is their need first.
    .filter((topic) => !(fresh.has('need') && topic === 'unknown'))
    // An offer is not owed an answer to each question in it.
    .filter((topic) => !(intent === 'seller' && topic === 'unknown'))
  const said = [...new Set(topics)].map((topic) => {
    const answer = say.answers[topic](companyOf(state))
    return topic === 'unknown' && state.lastSaid.includes(answer) ? say.asksAgain : answer
  })
  return [...new Set(picksNothing ? [say.answers.unknown(companyOf(state)), ...said] : said)]
}

function corrections(state: ConversationState, say: Phrases): string[] {
  const amended = [...state.corrected]
    .flatMap((field) => state.fresh.get(field) ?? [])
    .map(({ field, value }) => {
      const words = formatFact(field, value, state.locale)
      return field === 'horizon' ? lowerFirst(words) : words
    })
  return amended.length > 0 ? [say.corrected(amended.join(', '))] : []
}

const whoOf = ['customer', 'seller', 'applicant', 'student'] as const

const papers = /\b(?:cv|resume|portfolio|lettre de motivation|cover letter)\b/

/** What is said to those who want something else than to buy; said once at length, then briefly. */
function toOthers(state: ConversationState, say: Phrases): string[] {
  const who = whoOf.find((one) => one === state.intent)
  if (!who) return []
  if (state.fresh.has('intent')) return [say.who[who]]
  if (who === 'applicant' && papers.test(fold(state.said).text)) return [say.sendsPapers]
  const wordings = say.whoAgain[who]
  return state.questions.length > 0 ? [] : [pickFresh(wordings, state)]
}

function callsBack(state: ConversationState, say: Phrases): string[] {
  const { callBack, wantsPerson, known, company } = state
  if (callBack) return [say.callBack(callBack.time)]
  if (!wantsPerson) return []
  const { isOnRequest } = company.persona.handOver
  return [isOnRequest ? say.handOff(addressee(known.get('name'))) : say.personLater]
}

const thanks = /\b(?:merci|thanks?|thank you|thx|cheers)\b/

const farewell =
  /\b(?:au revoir|a bientot|bye|goodbye|bonne (?:journee|soiree|nuit|continuation)|have a (?:good|nice|great|lovely) (?:day|evening|night|one))\b/

/** What to say where nothing is said back and nothing is to be answered. */
function toOther(state: ConversationState, say: Phrases): string[] {
  const isBrief = state.company.persona.tone === 'brief' && state.fresh.size > 0
  return isBrief ? [] : toTalk(state, say)
}

/** What to say to a visitor who told nothing and asked nothing. */
function toTalk(state: ConversationState, say: Phrases): string[] {
  const { acts, declinedNow, settledNow, known, said } = state
  if (settledNow) return [pickFresh(say.neutral, state)]
  if (declinedNow) return [pickFresh(say.declined, state)]
  if (acts.has('refuse') && !known.has('need')) return [say.undecided]
  if (farewell.test(fold(said).text)) return [takeLeave(state, say)]
  if (thanks.test(fold(said).text)) return [say.thanks]
  return acts.has('yes') || acts.has('no') ? [] : toChat(state, say)
}

function toChat(state: ConversationState, say: Phrases): string[] {
  const { said, turns, intent, acts, company } = state
  if (turns === 0) return []
  if (!/\p{L}{2}/u.test(said) || isMash(said)) return [pickFresh(say.notFollowed, state)]
  if (acts.has('trouble') && company.persona.hasDigitalTopics) return [pickFresh(say.anger, state)]
  return [pickFresh(intent === null && acts.has('chat') ? say.chat : say.neutral, state)]
}

/** Keys struck at random. */
function isMash(said: string): boolean {
  const { text } = fold(said)
  return (
    /\b(?:asdf|qsdf|azert|qwer|sdfg|dfgh|hjkl|aze)/.test(text) ||
    /[bcdfghjklmnpqrstvwxz]{6,}/.test(text)
  )
}

/** What cannot wait: a temper, trouble, a call, a correction. */
function pressing(state: ConversationState, say: Phrases): string[] {
  const others = toOthers(state, say)
  const angry = state.acts.has('anger') && others.length === 0 ? [pickFresh(say.anger, state)] : []
  const amended = state.withdrawnNow ? [pickFresh(say.withdrawn, state)] : corrections(state, say)
  return [...aboutCopy(state, say), ...angry, ...others, ...callsBack(state, say), ...amended]
}

/** A brief tone goes on to the next question at once. */
function saysBack(state: ConversationState): boolean {
  const isAmended = state.withdrawnNow || state.corrected.size > 0
  return !isAmended && mayBuy(state) && state.company.persona.tone !== 'brief'
}

/** To who speaks of what the company does not want spoken of; it stands before all else, and is never left out. */
function refuse({ said, company, locale }: ConversationState, say: Phrases): string[] {
  const subject = forbiddenIn(said, company.persona.forbidden)
  return subject ? [subject.refusal[locale] ?? say.forbidden] : []
}

/** Everything said before the question, the most pressing first. */
function react(state: ConversationState, isRefused: boolean, say: Phrases): string[] {
  if (state.acts.has('order')) return isRefused ? [] : [say.order]
  const first = pressing(state, say)
  const replied = answers(state, say)
  // What a refusal is about is not said back.
  const hears = !isRefused && first.length < 2 && saysBack(state)
  const told = [...first, ...(hears ? heardFact(state, say) : [])]
  if (told.length + replied.length === 0) return isRefused ? [] : toOther(state, say)
  // A quotation is never left out for what was told.
  return state.answers.size === 0
    ? [...told, ...replied].slice(0, saidMax)
    : [...told.slice(0, saidMax - replied.length), ...replied]
}

function questionFor(state: ConversationState, field: AskableField, say: Phrases): string {
  // "Refaire le site de notre école": they have told what it is, and not its name.
  const isTheirs =
    state.fresh.has('need') &&
    /\b(?:notre|nos|our|my|ma|mon|nous avons|on a|je tiens|i look after|(?:we|i) (?:have|run|own))\b/i.test(
      state.said,
    )
  if (field === 'company' && isTheirs) return say.companyCalled
  const { first, again } = say.questions[field]
  // What was never given is not given "once more", nor to a colleague who was never mentioned.
  const isOffered = field === 'phone' && grantedField(state) !== 'phone'
  if (field === 'email' || isOffered) return pickFresh(first, state)
  return state.askedCount.get(field) ? again : pick(first, state.turns)
}

const agrees =
  /^(?:oui|ouais|yes|yeah|yep|ok|sure|d'accord|bien sur|of course|volontiers|please)(?:,? (?:please|svp|merci))?[ .!]*$/

/** "May we call you?" "Yes." has to be followed by the number. */
function grantedField({
  lastAsked,
  known,
  said,
  askedCount,
}: ConversationState): AskableField | null {
  if (!agrees.test(fold(said).text.trim())) return null
  const contacts = ['phone', 'email', 'name'] as const
  const field = contacts.find((one) => lastAsked.has(one) && !known.has(one))
  return field && (askedCount.get(field) ?? 0) < 2 ? field : null
}

function isReachable({ known }: ConversationState): boolean {
  return known.has('email') || known.has('phone')
}

/** Somebody shall come back to them, and does not know where. */
function asksForContact(state: ConversationState): boolean {
  const { known, declined, askedCount, intent, wantsPerson, callBack, ended } = state
  const isWanted = wantsPerson || callBack !== null || intent === 'customer'
  if (!isWanted || ended || known.has('phone') || declined.has('phone')) return false
  return (callBack !== null || !isReachable(state)) && !askedCount.get('phone')
}

/** After an order, and to an angry visitor who is no buyer, nothing is asked. */
function isNoTime({ acts, intent, turns }: ConversationState): boolean {
  return (acts.has('order') && turns > 0) || (acts.has('anger') && intent !== 'buyer')
}

/** The one question of the reply, or none. */
function ask(state: ConversationState, say: Phrases): string | null {
  if (hasBrokenEmail(state)) return say.questions.email.again
  const copy = copyQuestionFor(state, say)
  if (copy !== null) return copy
  if (asksForContact(state)) {
    return isReachable(state) ? say.questions.phone.again : say.contactQuestion
  }
  if (isNoTime(state)) return null
  const granted = grantedField(state)
  if (granted) return questionFor(state, granted, say)
  const [field] = state.missing
  return field === undefined ? ownQuestionFor(state) : nextQuestion(state, field, say)
}

/** Of who has not shown to be a buyer only where the team can answer is asked. */
function nextQuestion(state: ConversationState, field: AskableField, say: Phrases): string {
  if (isLikelyBuyer(state) || !isContact(field)) return questionFor(state, field, say)
  if (mayBuy(state)) return say.eitherForTeam
  return field === 'email' ? say.contactForTeam : questionFor(state, field, say)
}

function needIn({ known, locale, company }: ConversationState, say: Phrases): string {
  const need = known.get('need') ?? ''
  const short = shorten(need, 10)
  if (!company.persona.hasDigitalTopics) return short && say.inQuotes(short)
  const own = ownWords(need, locale, company.persona.frenchAddress)
  return own ?? projectOf(fold(need).text, locale) ?? short
}

function recap(state: ConversationState, say: Phrases): string[] {
  const { known, company, locale } = state
  const { persona } = company
  const [budget, client, horizon] = [
    known.get('budget'),
    known.get('company'),
    known.get('horizon'),
  ]
  const items = [
    needIn(state, say),
    client && say.forCompany(client),
    horizon && lowerFirst(formatFact('horizon', horizon, locale)),
    budget && say.budgetOf(formatFact('budget', budget, locale)),
  ].filter((item) => item !== undefined && item !== '' && !forbiddenIn(item, persona.forbidden))
  const name = addressee(known.get('name'))
  return [
    ...(items.length > 0 ? [say.recap({ name, items: items.join(', ') })] : []),
    say.next(company.name, isReachable(state)),
  ]
}

/** Said to a visitor who leaves, or who wants no more questions. */
function takeLeave(state: ConversationState, say: Phrases): string {
  const { known, said } = state
  const isThinking =
    /reflech|think|reviendr|recontact|get back|in touch|en parler|compare|regarde|brows|looking|renseigne/
  if (isThinking.test(fold(said).text)) return say.takeTime
  return pickFresh(say.goodbye(addressee(known.get('name'))), state)
}

function isLeaving({ acts, ended, questions, fresh }: ConversationState): boolean {
  if (!ended || questions.length > 0) return false
  return acts.has('leave') || (acts.has('no') && fresh.size === 0)
}

function greet({ turns, afterStaff, company }: ConversationState, say: Phrases): string[] {
  if (afterStaff) return [say.resume]
  return turns === 0 && company.persona.tone !== 'brief' ? [say.introduce(company.name)] : []
}

/** Before the summary: all that is quoted, or one other answer. */
function briefly(state: ConversationState, say: Phrases): string[] {
  const quoted = quotations(state, say)
  return quoted.length > 0 ? quoted : otherAnswers(state, say).slice(0, 1)
}

/** Where the company asks for no need, any answer is worth summing up. */
function isToSumUp({ intent, known, fresh, recapped, ended }: ConversationState): boolean {
  const isTold = intent === 'buyer' || (intent === null && known.size > 0 && fresh.size > 0)
  return isTold && !recapped && !ended
}

type Opening = { start: readonly string[]; reaction: readonly string[] }

/** What is said where nothing is left to ask; a welcome or a refusal is answer enough. */
function close(state: ConversationState, { start, reaction }: Opening, say: Phrases): string[] {
  if (isToSumUp(state)) {
    return [
      ...aboutCopy(state, say),
      ...callsBack(state, say),
      ...briefly(state, say),
      ...recap(state, say),
      ...offerCopy(state, say),
    ]
  }
  if (reaction.length > 0) return [...reaction]
  if (start.length > 0) return []
  return [state.turns > 0 ? pickFresh(say.neutral, state) : say.introduce(state.company.name)]
}

/** Whether a question may be met by asking what it means, instead of by the next question of ours. */
function mayOffer(state: ConversationState): boolean {
  const { acts, ended, said, company } = state
  const isRefused = forbiddenIn(said, company.persona.forbidden) !== undefined
  return !acts.has('order') && !acts.has('anger') && !ended && !isRefused
}

/** The sentences of the next message: what was heard, what was asked, and one question. */
export function composeReply(given: ConversationState): string[] {
  const state = mayOffer(given) ? given : { ...given, offer: null }
  const say = phrasesFor(state.locale, state.company.persona)
  const refusals = refuse(state, say)
  const start = [...greet(state, say), ...refusals]
  const slip = slipOf(state)
  if (slip) return [...start, ...answers(state, say), say.mistypedEmail(slip.typed, slip.meant)]
  if (isLeaving(state)) return [...start, ...aboutCopy(state, say), takeLeave(state, say)]
  const reaction = hasBrokenEmail(state)
    ? [...quotations(state, say), say.incompleteEmail]
    : react(state, refusals.length > 0, say)
  const question = state.offer ? writeOffer(state.offer.titles, state.locale) : ask(state, say)
  return [
    ...start,
    ...(question ? [...reaction, question] : close(state, { start, reaction }, say)),
  ]
}
