import type { CallBack, ProposedFact, TranscriptMessage } from '@oka/api/ports/assistant'
import type { FactField } from '@oka/contract/fact'
import type { Intent } from '@oka/contract/fact-value'
import { messageMaxLength } from '@oka/contract/limits'

import { pickedOf, readOffer } from '../knowledge/offer.ts'
import { isPlainlyNamed } from './answered-company.ts'
import { askedFields } from './asked.ts'
import { readTyping } from './chat-spelling.ts'
import { countryIn, currencyOf } from './country.ts'
import { declinedFields } from './declined.ts'
import { bearsOut, doubt, talksIn, toldPlainly } from './doubted-need.ts'
import { corrects, readFacts } from './extract-facts.ts'
import { needWeight } from './extract-need.ts'
import { fold, type Folded, quoteOf, type Span } from './fold.ts'
import {
  copyAfter,
  copyAsked,
  copyQuestionIn,
  type Heard,
  hearCopy,
  wishOf,
  withoutCopy,
} from './hear-copy.ts'
import { heldAfter, heldIn, introducesWork, meantOf } from './held-facts.ts'
import { isAngry, isInstruction } from './intents.ts'
import { languageOf } from './language.ts'
import { correction } from './late-answers.ts'
import { isBetterNeed, meantBefore, possibleAfter, setVagueAside } from './later-need.ts'
import { isServing } from './no-need.ts'
import { phrases } from './phrases.ts'
import { chosenIn, withOwnAnswers } from './own-answers.ts'
import { asksForPerson, isQuestion, mayAsk, readCallBack, withdrawnFields } from './read-asides.ts'
import { type ReadIntent, readIntent } from './read-intent.ts'
import { type Memory, type Place, type Reading, unread, ownEmail } from './reading.ts'
import { isRespelling } from './respelled.ts'
import { readSentences, type Sentence } from './sentences.ts'
import { addressesSomebody, introducesHouse, repliesToSomebody } from './small-talk.ts'
import type { Found, Statement } from './statement.ts'
import { storyAfter } from './told-story.ts'

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
  if (field === 'name' && isRespelling(memory.values.name ?? '', found.value)) return true
  return !memory.stated.has(field) || changes(field, folded.text, asked)
}

/** Seeing that somebody sells, applies, studies or complains, what they want is no need of a buyer. */
function intentOf(
  told: ReadIntent | null,
  facts: readonly Found[],
  { intent }: Memory,
): Intent | null {
  const isOpen = intent === null || intent === 'other'
  if (told && isOpen) return told.intent
  if (!isOpen && intent !== 'buyer') return intent
  return signOfBuyer(facts, intent) ? 'buyer' : intent
}

/** The need or the budget that makes somebody a buyer; whose need was doubted, also what bears it out. */
function signOfBuyer(facts: readonly Found[], before: Intent | null): Found | undefined {
  const project = facts.find(({ field }) => field === 'need' || field === 'budget')
  if (project || before !== 'other') return project
  return facts.find(bearsOut)
}

function intentFact(
  before: Intent | null,
  now: Intent | null,
  told: ReadIntent | null,
  facts: readonly Found[],
): Found[] {
  if (now === null || now === before) return []
  const proof = told?.intent === now ? told : signOfBuyer(facts, before)
  if (!proof) return []
  return [{ field: 'intent', value: now, by: 'assistant', start: proof.start, end: proof.end }]
}

/** That its writer is none of our buyers, by the words that made their need doubtful. */
function doubtFact(proof: Span | null, { folded, message }: Statement): ProposedFact[] {
  if (!proof) return []
  const quote = quoteOf(folded, proof)
  return [{ field: 'intent', value: 'other', by: 'assistant', messageId: message.id, quote }]
}

const businessOnly: ReadonlySet<FactField> = new Set(['need', 'budget', 'horizon', 'authority'])

/** Whether a fact fits who they are and what was asked. */
function mayStand(
  one: Found,
  { folded }: Statement,
  memory: Memory,
  { intent, isAmended }: { intent: Intent | null; isAmended: boolean },
): boolean {
  const { field, value } = one
  if (intent !== null && intent !== 'buyer' && businessOnly.has(field)) return false
  if (field === 'company') return isTheirCompany(one, folded, memory, intent)
  return !(isAmended && correction.test(folded.text) && field === 'authority' && value === 'other')
}

/** Asked for their company while no need is known, people say anything. */
function isTheirCompany(
  one: Found,
  folded: Folded,
  { story, open }: Memory,
  intent: Intent | null,
): boolean {
  if (intent === 'student') return false
  return story === null || intent !== null || !open.has('company') || isPlainlyNamed(folded, one)
}

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
  const { heard, ifOfProject } = readFacts(statement, sentences, memory)
  const taken = heard.filter(
    (one) => isKept(one, statement, memory) && !isOfCall(one, folded, callBack),
  )
  const { found, vague } = setVagueAside(taken, statement, memory)
  const intent = intentOf(told, found, memory)
  const kept = found.filter((one) => mayStand(one, statement, memory, { intent, isAmended }))
  const known = [...kept, ...intentFact(memory.intent, intent, told, kept)]
  const own = known.map(({ field, value, by, start, end }) => {
    return { field, value, by, messageId: message.id, quote: quoteOf(folded, { start, end }) }
  })
  const refused = declinedFields(text, asked, sentences)
  const meant = meantBefore(kept, refused, intent, memory)
  const believed = meant.length > 0 ? 'buyer' : intent
  const earlier = meantOf(
    memory,
    believed,
    new Set([...memory.stated, ...own.map(({ field }) => field)]),
  )
  const facts = [...earlier, ...meant, ...own]
  const fields = new Set(facts.map(({ field }) => field))
  const withdrawn = sentences.flatMap((sentence) =>
    withdrawnFields(sentence, memory.stated)
      .filter((field) => !fields.has(field))
      .map((field) => ({ field, quote: quoteOf(folded, sentence) })),
  )
  const declined = [
    ...new Set([
      ...refused.filter((field) => !fields.has(field)),
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
  const isHeard = facts.length + declined.length > 0
  const plainly = toldPlainly({ heard, kept }, sentences, memory)
  const { doubts, proof } = doubt(
    sentences,
    { stated, intent: believed, isTelling: isHeard, ...plainly },
    memory,
  )
  facts.push(...doubtFact(proof, statement))
  const held = heldIn(statement, sentences, { intent: believed }, ifOfProject)
  const possible = possibleAfter(statement, sentences, memory, { stated, vague })
  const isNew = possible !== memory.possible && possible?.isLikely === true
  const isTelling = [isHouse, facts.length > 0, introducesWork(held, memory), isNew].some(Boolean)
  const talks = memory.talks + talksIn(sentences, isTelling, memory)
  return {
    facts,
    declined,
    withdrawn,
    memory: {
      asked: without(asked),
      open: without(memory.open),
      needWeight: need ? needWeight(folded, need) : memory.needWeight,
      possible,
      story: storyAfter(memory.story, statement, sentences, {
        isHouse,
        isKnown: stated.has('need'),
        isTalk: talks > memory.talks,
      }),
      held: heldAfter(memory, held, { intent: believed, stated }),
      stated,
      intent: proof ? 'other' : believed,
      doubts,
      isWithStaff: memory.isWithStaff,
      isAskedWhen: false,
      offered: memory.offered,
      country: statement.country,
      talks,
      isHouse,
      ...plainly,
      values: {
        ...memory.values,
        ...Object.fromEntries(facts.map(({ field, value }) => [field, value])),
      },
      copy: memory.copy,
    },
  }
}

const noFields: ReadonlySet<FactField> = new Set()

/** What the assistant or staff wrote; of a long text its end, where questions stand. */
function readAnswer(
  { id, role, content }: TranscriptMessage,
  memory: Memory,
  wordings: Place['wordings'],
): Reading {
  const end = content.slice(-messageMaxLength)
  const offers = role === 'assistant' ? readOffer(end) : []
  // What a title mentions is not asked for.
  const asks = offers.length > 0 ? noFields : askedFields(end, wordings)
  const copy = role === 'assistant' ? copyQuestionIn(id, end) : null
  const { text } = fold(end)
  return {
    ...unread({
      ...memory,
      isWithStaff: memory.isWithStaff || role === 'agent',
      asked: asks,
      open: new Set([...memory.open, ...asks]),
      isAskedWhen: Object.values(phrases).some(({ whenMark }) => whenMark.test(text)),
      offered: offers,
      copy: copyAsked(memory.copy, copy),
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
 * The memory with which a message is read. Small talk is what addresses somebody by name, unless the name is known from
 * this conversation, and what staff say to a customer; after enough of it, a long message answers none of our questions.
 */
function listen(text: string, memory: Memory, { assistantName }: Place): Memory {
  const { asked, intent, isHouse, isWithStaff } = memory
  const isToOther =
    !isWithStaff &&
    ((!asked.has('name') && addressesSomebody(text, assistantName)) || isServing(text))
  const talks = memory.talks + (isToOther ? 1 : 0)
  const isChat = talks >= chatting.talks && intent === null && !isHouse
  const isShort = text.split(' ').length <= chatting.answer
  const isAnswer = (!isChat || isShort) && !repliesToSomebody(text)
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
  const { typed, heard, folded, sentences } = readTyped(message.content, memory)
  const { text } = folded
  const { country, timeZone } = place
  const language = languageOf(typed.text)
  const chosen = chosenIn(message, memory, place)
  if (!chosen && isOrder(text, sentences)) {
    return { ...unread(memory), acts: ['order'], language }
  }
  const questions = sentences.filter(isQuestion).map((sentence) => quoteOf(folded, sentence))
  const [callBack = null] = sentences.flatMap(
    (sentence) =>
      readCallBack(folded, sentence, { message, timeZone, isAskedWhen: memory.isAskedWhen }) ?? [],
  )
  const listening = listen(text, memory, place)
  const reading = {
    ...unread(memory),
    ...readStatement(
      {
        message,
        folded,
        text,
        asked: listening.asked,
        currency: currencyIn(country),
        country: countryIn(text) ?? memory.country,
        timeZone,
      },
      sentences,
      listening,
      callBack,
    ),
    acts: sentences.map(({ does, plain }) => (isAngry(plain) ? 'anger' : does)),
    questions,
    lookups: sentences
      .filter((sentence) => !isQuestion(sentence) && mayAsk(sentence))
      .map((sentence) => quoteOf(folded, sentence)),
    callBack,
    language,
    wantsPerson: asksForPerson(text, sentences, questions),
  }
  const read = withOwnAnswers(reading, { message, folded, sentences, chosen }, memory, place)
  return heard ? withCopy(read, heard, typed) : read
}

/** What tells the assistant what to be or to do, beyond talking. */
function isOrder(text: string, sentences: readonly Sentence[]): boolean {
  return isInstruction(text) || sentences.some(({ act }) => act.order > 0.85)
}

type Typed = {
  /** As typed. */
  typed: Folded
  /** What is said of a copy by e-mail; `folded` and `sentences` are the rest. */
  heard: Heard | null
  folded: Folded
  sentences: readonly Sentence[]
}

function readTyped(content: string, { copy }: Memory): Typed {
  const typed = readTyping(fold(content.slice(0, messageMaxLength)))
  const sentences = readSentences(typed.text)
  const heard = isOrder(typed.text, sentences) ? null : hearCopy(sentences, copy)
  if (!heard) return { typed, heard, folded: typed, sentences }
  const folded = withoutCopy(typed, heard.spans)
  return { typed, heard, folded, sentences: readSentences(folded.text) }
}

function withCopy(reading: Reading, heard: Heard, typed: Folded): Reading {
  const { facts, memory } = reading
  const copy = wishOf(heard, typed, {
    told: facts.findLast(({ field }) => field === 'email')?.value,
    own: ownEmail(memory),
  })
  return { ...reading, copy, memory: { ...memory, copy: copyAfter(memory.copy, copy) } }
}
