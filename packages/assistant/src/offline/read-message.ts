import type { CallBack, ProposedFact, TranscriptMessage } from '@oka/api/ports'
import type { FactField } from '@oka/contract/fact'
import type { Intent } from '@oka/contract/fact-value'
import { messageMaxLength } from '@oka/contract/limits'
import type { Locale } from '@oka/contract/locale'
import type { CompanySettings } from '@oka/contract/settings'
import { timeZoneOf } from '@oka/contract/time-zone'

import { type Picked, pickedOf, readOffer } from '../knowledge/offer.ts'
import { topicOf } from './answer-question.ts'
import { askedFields, type Wording } from './asked.ts'
import { readTyping } from './chat-spelling.ts'
import type { Act } from './classify.ts'
import { countryIn, currencyOf } from './country.ts'
import { declinedFields } from './declined.ts'
import { corrects, extractFacts } from './extract-facts.ts'
import { needWeight } from './extract-need.ts'
import { fold, type Folded, quoteOf } from './fold.ts'
import { heldAfter, heldIn, introducesWork, meantOf } from './held-facts.ts'
import { isInstruction, wantsHuman } from './intents.ts'
import { languageOf } from './language.ts'
import { correction } from './late-answers.ts'
import { isBetterNeed, meantBefore, possibleAfter } from './later-need.ts'
import { phrases } from './phrases.ts'
import { chosenIn, withOwnAnswers } from './own-answers.ts'
import { ownWordings } from './phrases-for.ts'
import { isQuestion, mayAsk, readCallBack, withdrawnFields } from './read-asides.ts'
import { type ReadIntent, readIntent } from './read-intent.ts'
import { readSentences, type Sentence } from './sentences.ts'
import { addressesSomebody, introducesHouse, isSmallTalk } from './small-talk.ts'
import type { Found, Statement } from './statement.ts'

/** An answer to choose, and the question that it answers. */
type Choice = { field: FactField; words: string }

/** What of the company decides how a message is read: by its country amounts, by its clock days. */
export type Place = Pick<CompanySettings, 'country'> & {
  timeZone: string
  /** The company's own wordings of its questions. */
  wordings: readonly Wording[]
  /** The answers it offers to choose from. */
  choices: readonly Choice[]
  /** By which name visitors may address the assistant, folded. */
  assistantName: string
  /** Its visitors do not come for digital projects. */
  isOtherTrade: boolean
}

export function placeOf(
  company: Pick<CompanySettings, 'country' | 'officeHours' | 'persona'>,
): Place {
  const { country, persona } = company
  return {
    country,
    timeZone: timeZoneOf(company),
    wordings: ownWordings(persona),
    choices: persona.questions.flatMap(({ field, choices }) =>
      Object.values(choices)
        .flat()
        .map((words) => ({ field, words })),
    ),
    assistantName: fold(persona.name).text,
    isOtherTrade: !persona.hasDigitalTopics,
  }
}

/** What was said before, as far as it changes how the next message is read. */
export type Memory = {
  /** The last question's fields that are still open. */
  asked: ReadonlySet<FactField>
  /** Fields asked for so far that have no answer. */
  open: ReadonlySet<FactField>
  /** How much the need says that is known so far; see `needWeight`. */
  needWeight: number
  /** What may be their need, until something else tells of a project. */
  possible: (Pick<ProposedFact, 'messageId' | 'quote'> & { isLikely: boolean }) | null
  /** What else was stated if it was about a project; see `held-facts.ts`. */
  held: readonly ProposedFact[]
  /** Fields that the visitor has stated in so many words. */
  stated: ReadonlySet<FactField>
  /** Who the visitor has shown to be; null while that is open. */
  intent: Intent | null
  /** Messages of small talk so far. */
  talks: number
  /** A member of staff has written, whom the visitor may address by name. */
  isWithStaff: boolean
  /** They have said what kind of house they run or work for. */
  isHouse: boolean
  /** We have just asked when to call. */
  isAskedWhen: boolean
  /** ISO 3166, where the visitor seems to be. */
  country: string | null
  /** Titles of the company's knowledge that were just offered to choose from. */
  offered: readonly string[]
  /** The last value of what may be corrected by half a sentence. */
  values: Readonly<Partial<Record<FactField, string>>>
}

export const noMemory: Memory = {
  asked: new Set(),
  open: new Set(),
  needWeight: 0,
  possible: null,
  held: [],
  stated: new Set(),
  intent: null,
  talks: 0,
  isWithStaff: false,
  isHouse: false,
  isAskedWhen: false,
  country: null,
  offered: [],
  values: {},
}

/** What was understood of one message. It crosses threads and is kept, so it holds no text but quotations. */
export type Reading = {
  facts: readonly ProposedFact[]
  declined: readonly FactField[]
  /** Answered by a choice that has no value: not asked for again. */
  settled: readonly FactField[]
  withdrawn: readonly { field: FactField; quote: string }[]
  /** What each of its sentences does. */
  acts: readonly Act[]
  /** Questions to us, as typed. */
  questions: readonly string[]
  /** What may be a question too, and is looked up in the company's knowledge only. */
  lookups: readonly string[]
  callBack: CallBack | null
  /** What the visitor plainly wrote it in; null when it cannot be told. */
  language: Locale | null
  /** The visitor asks for a person. */
  wantsPerson: boolean
  /** What the assistant or staff asks for in it. */
  asks: readonly FactField[]
  /** The assistant sums up in it. */
  recaps: boolean
  /** Titles of the company's knowledge that the assistant offers in it. */
  offers: readonly string[]
  /** What it chooses of the titles that were offered; null where it is no such answer. */
  picked: Picked | null
  /** With what the next message is read. */
  memory: Memory
}

/** A message in which nothing is understood, or that must not be read again. */
export function unread(memory: Memory): Reading {
  return {
    facts: [],
    declined: [],
    settled: [],
    withdrawn: [],
    acts: [],
    questions: [],
    lookups: [],
    callBack: null,
    language: null,
    wantsPerson: false,
    asks: [],
    recaps: false,
    offers: [],
    picked: null,
    memory,
  }
}

/** A second name is somebody else's, unless they say that it is theirs. */
const namesOneself =
  /\b(?:m'appelle|mon nom|moi c'est|je suis|my name|i'?m|i am|call me|pardon|sorry|plutot|actually|correction)\b/

/** A time to be called at is none for the project. */
function isOfCall(found: Found, folded: Folded, callBack: CallBack | null): boolean {
  return found.field === 'horizon' && Boolean(callBack?.time?.includes(quoteOf(folded, found)))
}

/** What was told of their house stands, whatever other houses and people are named later, unless it is corrected. */
const standing: ReadonlySet<FactField> = new Set(['company', 'size'])
const amends = /\b(?:enfin|non|no|in all|en tout|au total|total|altogether|avec|including|plus)\b/

/** Whether what was told of a field before gives way to what is told now; asked for their company, people tell its size. */
function changes(field: FactField, text: string, asked: ReadonlySet<FactField>): boolean {
  if (field === 'name') return namesOneself.test(text)
  if (!standing.has(field) || asked.has('company')) return true
  return correction.test(text) || amends.test(text)
}

/** A need gives way to one that says more, that corrects it, or that was asked for. */
function isKept(found: Found, { folded, asked }: Statement, memory: Memory): boolean {
  const { field, by } = found
  if (asked.has(field)) return true
  if (by === 'assistant' && memory.stated.has(field)) return false
  if (field === 'need') return isBetterNeed(found, folded, memory)
  return !memory.stated.has(field) || changes(field, folded.text, asked)
}

/** Seeing that somebody sells, applies, studies or complains, what they want is no need of a buyer. */
function intentOf(
  told: ReadIntent | null,
  facts: readonly Found[],
  { intent }: Memory,
): Intent | null {
  if (intent !== null && intent !== 'buyer') return intent
  if (told && intent === null) return told.intent
  return facts.some(({ field }) => field === 'need' || field === 'budget') ? 'buyer' : intent
}

function intentFact(
  before: Intent | null,
  now: Intent | null,
  told: ReadIntent | null,
  facts: readonly Found[],
): Found[] {
  if (now === null || now === before) return []
  const proof = told?.intent === now ? told : facts.find(({ field }) => /need|budget/.test(field))
  if (!proof) return []
  return [{ field: 'intent', value: now, by: 'assistant', start: proof.start, end: proof.end }]
}

/** A message that tells nothing of them is small talk, or none. */
function talksIn(sentences: readonly Sentence[], isTelling: boolean): number {
  return !isTelling && sentences.some(isSmallTalk) ? 1 : 0
}

const businessOnly: ReadonlySet<FactField> = new Set(['need', 'budget', 'horizon', 'authority'])

function readStatement(
  statement: Statement,
  sentences: readonly Sentence[],
  memory: Memory,
  callBack: CallBack | null,
): Pick<Reading, 'facts' | 'declined' | 'withdrawn' | 'memory'> {
  const { message, folded, asked } = statement
  const { text } = folded
  const told = readIntent(sentences, memory.talks)
  const isAmended = corrects(sentences)
  const found = extractFacts(statement, sentences, memory, false).filter(
    (one) => isKept(one, statement, memory) && !isOfCall(one, folded, callBack),
  )
  const intent = intentOf(told, found, memory)
  const kept = found.filter(
    ({ field, value }) =>
      (intent === 'buyer' || intent === null || !businessOnly.has(field)) &&
      !(intent === 'student' && field === 'company') &&
      !(isAmended && correction.test(text) && field === 'authority' && value === 'other'),
  )
  const known = [...kept, ...intentFact(memory.intent, intent, told, kept)]
  const own = known.map(({ field, value, by, start, end }) => {
    return { field, value, by, messageId: message.id, quote: quoteOf(folded, { start, end }) }
  })
  const meant = meantBefore(kept, intent, memory)
  const believed = meant.length > 0 ? 'buyer' : intent
  const earlier = meantOf(
    memory,
    believed,
    new Set([...memory.stated, ...own.map(({ field }) => field)]),
  )
  const facts = [...earlier, ...meant, ...own]
  const fields = new Set(facts.map(({ field }) => field))
  const withdrawn = sentences.flatMap((sentence) =>
    withdrawnFields(sentence)
      .filter((field) => !fields.has(field))
      .map((field) => ({ field, quote: quoteOf(folded, sentence) })),
  )
  const declined = [
    ...new Set([
      ...declinedFields(text, asked, sentences).filter((field) => !fields.has(field)),
      ...withdrawn.map(({ field }) => field),
    ]),
  ]
  const answered = new Set([...fields, ...declined])
  const without = (all: ReadonlySet<FactField>) =>
    new Set([...all].filter((field) => !answered.has(field)))
  const need = kept.find(({ field }) => field === 'need')
  const isHouse = memory.isHouse || introducesHouse(sentences, memory.talks)
  const stated = new Set(memory.stated)
  for (const { field, by } of facts) if (by === 'visitor') stated.add(field)
  for (const { field } of withdrawn) stated.delete(field)
  const held = heldIn(statement, sentences, memory, believed)
  const isTelling = isHouse || facts.length > 0 || introducesWork(held)
  const talks = memory.talks + talksIn(sentences, isTelling)
  return {
    facts,
    declined,
    withdrawn,
    memory: {
      asked: without(asked),
      open: without(memory.open),
      needWeight: need ? needWeight(folded, need) : memory.needWeight,
      possible: possibleAfter(statement, sentences, memory, stated),
      held: heldAfter(memory, held, { talks, intent: believed, stated }),
      stated,
      intent: believed,
      isWithStaff: memory.isWithStaff,
      isAskedWhen: false,
      offered: [],
      country: statement.country,
      talks,
      isHouse,
      values: {
        ...memory.values,
        ...Object.fromEntries(facts.map(({ field, value }) => [field, value])),
      },
    },
  }
}

const noFields: ReadonlySet<FactField> = new Set()

/** What the assistant or staff wrote; of a long text its end, where questions stand. */
function readAnswer(
  { role, content }: TranscriptMessage,
  memory: Memory,
  wordings: Place['wordings'],
): Reading {
  const end = content.slice(-messageMaxLength)
  const offers = role === 'assistant' ? readOffer(end) : []
  // What a title mentions is not asked for.
  const asks = offers.length > 0 ? noFields : askedFields(end, wordings)
  const { text } = fold(end)
  return {
    ...unread({
      ...memory,
      isWithStaff: memory.isWithStaff || role === 'agent',
      asked: asks,
      open: new Set([...memory.open, ...asks]),
      isAskedWhen: Object.values(phrases).some(({ whenMark }) => whenMark.test(text)),
      offered: offers,
    }),
    asks: [...asks],
    offers,
    recaps:
      role === 'assistant' && Object.values(phrases).some(({ recapMark }) => recapMark.test(text)),
  }
}

/** Messages of small talk after which only a short one answers our question, and the words that it has at most. */
const chatting = { talks: 2, answer: 6 } as const

/**
 * The memory with which a message is read. What is said to somebody by name is small talk, as no stranger writes to a
 * company, unless it is a name from here; and who chats on about other things answers none of our questions.
 */
function listen(text: string, memory: Memory, { assistantName }: Place): Memory {
  const { asked, intent, isHouse, isWithStaff } = memory
  const isToOther = !isWithStaff && !asked.has('name') && addressesSomebody(text, assistantName)
  const talks = memory.talks + (isToOther ? 1 : 0)
  const isChat = talks >= chatting.talks && intent === null && !isHouse
  const isAnswer = !isChat || text.split(' ').length <= chatting.answer
  return { ...memory, talks, asked: isAnswer ? asked : new Set() }
}

function currencyIn(country: Place['country']): string {
  return currencyOf[country ?? ''] ?? 'EUR'
}

/** Reads one message, with what was said before it. */
export function readMessage(message: TranscriptMessage, memory: Memory, place: Place): Reading {
  if (message.role === 'system') return unread(memory)
  if (message.role !== 'visitor') return readAnswer(message, memory, place.wordings)
  const picked = memory.offered.length > 0 ? pickedOf(message.content, memory.offered) : null
  // It tells nothing of the visitor, whatever the words of the title.
  if (picked) return { ...unread({ ...memory, offered: [] }), picked }
  return readVisitor(message, memory, place)
}

function readVisitor(message: TranscriptMessage, memory: Memory, place: Place): Reading {
  const folded = readTyping(fold(message.content.slice(0, messageMaxLength)))
  const { text } = folded
  const { country, timeZone } = place
  const sentences = readSentences(text)
  const language = languageOf(text)
  const chosen = chosenIn(message, memory, place)
  if (!chosen && (isInstruction(text) || sentences.some(({ act }) => act.order > 0.85))) {
    return { ...unread(memory), acts: ['order'], language }
  }
  const questions = sentences.filter(isQuestion).map((sentence) => quoteOf(folded, sentence))
  const [callBack = null] = sentences.flatMap(
    (sentence) =>
      readCallBack(folded, sentence, { message, timeZone, isAskedWhen: memory.isAskedWhen }) ?? [],
  )
  const heard = listen(text, memory, place)
  const reading = {
    ...unread(memory),
    ...readStatement(
      {
        message,
        folded,
        text,
        asked: heard.asked,
        currency: currencyIn(country),
        country: countryIn(text) ?? memory.country,
        timeZone,
      },
      sentences,
      heard,
      callBack,
    ),
    acts: sentences.map(({ does }) => does),
    questions,
    lookups: sentences
      .filter((sentence) => !isQuestion(sentence) && mayAsk(sentence))
      .map((sentence) => quoteOf(folded, sentence)),
    callBack,
    language,
    wantsPerson:
      wantsHuman(text) ||
      questions.some((question) => topicOf(question) === 'person') ||
      sentences.some(
        ({ act, text: said }) =>
          act.person > 0.7 && !/\b(?:pas|not|don't)\b/.test(said) && topicOf(said) !== 'robot',
      ),
  }
  return withOwnAnswers(reading, { message, folded, sentences, chosen }, memory, place)
}
