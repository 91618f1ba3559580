import { type FactField, factFields } from '@oka/contract/fact'
import { readBudget, readSize } from '@oka/contract/fact-value'

import type { Act } from './classify.ts'
import { declinedFields } from './declined.ts'
import { extractAuthority } from './extract-authority.ts'
import { doubledBudget, extractBudget, ratio } from './extract-budget.ts'
import { extractCompany, namesCompany } from './extract-company.ts'
import { extractEmails } from './extract-email.ts'
import { extractHorizon } from './extract-horizon.ts'
import { extractName } from './extract-name.ts'
import { extractNeed, type NeedContext } from './extract-need.ts'
import { extractPhones } from './extract-phone.ts'
import { extractSize } from './extract-size.ts'
import { blank, type Span } from './fold.ts'
import { correction, lateAnswers } from './late-answers.ts'
import type { Memory } from './reading.ts'
import { isInPassing } from './passing-dates.ts'
import { readIntent } from './read-intent.ts'
import { isJoke, type Sentence } from './sentences.ts'
import { introducesHouse } from './small-talk.ts'
import { contactFields, type Found, type Statement, tellsCompany } from './statement.ts'
import { topicsOf } from './topics.ts'

/** What a sentence does when it tells of something else than a project. */
const elsewhere: ReadonlySet<Act> = new Set(['pitch', 'job', 'study', 'trouble', 'anger', 'order'])

/** Of a budget, a date or who decides nothing is learnt from talk, offers, applications and complaints. */
function isTalk(sentence: Sentence, isBuyer: boolean): boolean {
  const { does, act } = sentence
  if (isJoke(sentence)) return true
  // An order to the assistant is none of a buyer's, whatever it names.
  if (elsewhere.has(does)) return act[does] > (isBuyer && does !== 'order' ? 0.8 : 0.6)
  // In the midst of a project a few words are an answer.
  if (isBuyer) return act.chat > 0.93 && sentence.text.split(' ').length > 5
  return act.chat > 0.6
}

/** What of a message is read the same way whether or not it is about a project. */
type Prepared = {
  contacts: Found[]
  /** The statement without contacts and without numbers that count nothing. */
  seen: Statement
  /** The same, in which a name of a house may answer our question. */
  named: Statement
  name: Found[]
  placed: boolean
}

function prepare(statement: Statement, sentences: readonly Sentence[], memory: Memory): Prepared {
  const contacts = extractEmails(statement, {
    former: memory.values.email,
    told: memory.values.name,
    signed: () => signatureOf(statement),
  })
  let seen = { ...statement, text: withoutNumbers(blank(statement.text, contacts)) }
  contacts.push(...extractPhones(seen))
  seen = { ...seen, text: blank(seen.text, contacts) }
  return {
    contacts,
    // In chats of people who want nothing, "chez X" is where they are going tonight.
    placed: readIntent(sentences, memory.talks) !== null || namesCompany(seen.text),
    ...asAsked(seen, sentences, memory),
  }
}

/** What depends on what was asked for besides contacts. */
function asAsked(
  seen: Statement,
  sentences: readonly Sentence[],
  memory: Memory,
): Pick<Prepared, 'seen' | 'named' | 'name'> {
  return {
    seen,
    named: withoutAsides(seen, sentences),
    name: extractName(seen, memory.values.name),
  }
}

/** The same message prepared as an answer to other questions. */
function prepareAsAnswer(
  other: Statement,
  sentences: readonly Sentence[],
  memory: Memory,
  prepared: Prepared,
): Prepared {
  const { seen } = prepared
  if (contactFields.some((field) => other.asked.has(field) !== seen.asked.has(field))) {
    return prepare(other, sentences, memory)
  }
  return { ...prepared, ...asAsked({ ...seen, asked: other.asked }, sentences, memory) }
}

const allFields: ReadonlySet<FactField> = new Set(factFields)

type Reading = {
  memory: Memory
  context: NeedContext
  /** Fields to look for: who decides, and the need, are left out unless they are among them. */
  wanted: ReadonlySet<FactField>
}

/** `framed`: whether a budget, a date, a size and who decides may be meant by what is said. */
function findAll(
  statement: Statement,
  sentences: readonly Sentence[],
  { contacts, seen, named, name, placed }: Prepared,
  { framed, memory, context, wanted }: Reading & { framed: boolean },
): Found[] {
  const isAsked = (field: FactField) => statement.asked.has(field)
  const introduces = name.length > 0
  const serious = {
    ...seen,
    text: blank(
      seen.text,
      sentences.filter((one) => isTalk(one, framed || introduces)),
    ),
  }
  const may = (field: FactField, read: (from: Statement) => Found[]) => {
    if (isAsked(field) || (field === 'size' && introduces)) return read(seen)
    return framed || introduced.has(field) ? read(serious) : []
  }
  // Who tells their name or company may tell in the same breath how many they are, and what they are there.
  const introduced = new Set<FactField>(introduces ? ['size', 'authority'] : [])
  const amounts = may('budget', (from) => extractBudget(from, memory.values.budget))
  // "We have 200,000 approved for this year" moves no date that was told.
  const isTold = amounts.length > 0 && memory.stated.has('horizon')
  const frame = [
    ...(amounts.length > 0 ? amounts : doubledBudget(seen.text, memory.values.budget)),
    ...may('horizon', extractHorizon).filter(
      (found) =>
        !(isTold && isFiscal(seen.text, found)) &&
        !isInPassing(statement, found, memory.stated.has('horizon')) &&
        // "50 a month" is no time.
        !amounts.some(({ start, end }) => found.start < end && start < found.end),
    ),
  ]
  const size = [
    ...may('size', extractSize),
    ...(isAsked('company') ? extractSize(seen) : []),
  ].slice(0, 1)
  const mayBeNamed = [framed, name.length > 0, memory.intent, isAsked('company'), placed]
  const rest = [
    ...name,
    ...(mayBeNamed.some(Boolean)
      ? extractCompany(
          { ...named, text: blank(named.text, [...name, ...frame, ...size]) },
          name[0],
          { isFramed: framed && !memory.stated.has('company'), former: memory.values.company },
        )
      : []),
    ...frame,
    ...size,
    ...(wanted.has('authority')
      ? may('authority', (from) => extractAuthority(framed ? seen : from, name[0]))
      : []),
  ]
  const others = [...contacts, ...rest]
  return wanted.has('need') ? [...others, ...extractNeed(seen, sentences, others, context)] : others
}

/** The head of a letter: who wrote it, to whom, and when. */
const head = /(?:^|\n) ?(?:from|de|to|a|cc|sent|date|envoye|subject|objet|re) ?:[^\n]*/g

/** The name below the head of a letter that was pasted. */
function signatureOf(statement: Statement): string | undefined {
  const text = statement.text.replaceAll(head, (line) => '#'.repeat(line.length))
  return text === statement.text ? undefined : extractName({ ...statement, text })[0]?.value
}

/** An address of a page, a time of day, a kind of processor, a version or a heart: its digits are no amount, day or number to call. */
const numbered =
  /https?:\S+|\bwww\.\S+|\b\d{1,2}:[0-5]\d\b|\b(?:amd|x86|arm)_?\d\d\b|\b\d{1,2}\.\d{1,2}(?= (?:and|or) (?:above|up|later|newer|higher)\b| lts\b)|<3+(?!\d|\s?(?:[km€$£%]|mois|sem|ans?\b|an+ee|month|week|year|day|jour|pers|people))/g

function withoutNumbers(text: string): string {
  return text.replaceAll(numbered, (one) => one.replaceAll(/\d/g, '#'))
}

/** Who corrects, asks or complains does not answer with the name of a house, unless it has a capital; nor who tells a day. */
function withoutAsides(seen: Statement, sentences: readonly Sentence[]): Statement {
  if (!seen.asked.has('company')) return seen
  if (isDay(seen)) return withoutCompany(seen)
  const isNamed = /\p{Lu}\p{Ll}/u.test(seen.message.content.slice(1))
  if (isNamed || !sentences.every(isAside)) return seen
  return withoutCompany(seen)
}

function withoutCompany(seen: Statement): Statement {
  return { ...seen, asked: new Set([...seen.asked].filter((field) => field !== 'company')) }
}

/** "Mid-April", asked for a company: the whole message is a day. */
function isDay(seen: Statement): boolean {
  const said = seen.text.trim().replace(/(?<![ .!,])[ .!,]+$/, '')
  return extractHorizon({ ...seen, asked: new Set<FactField>(['horizon']) }).some(
    ({ start, end }) => end - start >= said.length,
  )
}

/** A year for which money is set aside. */
function isFiscal(text: string, { start, end }: Span): boolean {
  return /\b(?:year|annee|exercice)\b/.test(text.slice(start, end))
}

/** Whether something said before is said otherwise. */
export function corrects(sentences: readonly Sentence[]): boolean {
  return sentences.some(
    ({ act, text }) =>
      act.correct > 0.5 || (correction.test(text) && (act.correct > 0.2 || isBareNumber(text))),
  )
}

/** "Make that 25", "45 in fact": a number and little else. */
function isBareNumber(text: string): boolean {
  return /\d/.test(text) && text.split(' ').length <= 6
}

/** What a correction may be of. Of budget and size it is the one that a bare number is closer to. */
function correctable({ text }: Statement, { values }: Memory): FactField[] {
  const fields = (['budget', 'horizon', 'size'] as const).filter((field) => values[field])
  const [number] = /(?<![\d.,])\d{1,4}(?![\d.,]*\d|\s?(?:k|mille|thousand|€|\$|£))/.exec(text) ?? []
  const [size, budget] = [readSize(values.size ?? ''), readBudget(values.budget ?? '')]
  if (!size) return fields
  const isSize =
    number !== undefined &&
    ratio(Number(number), size.max) < 3 &&
    (!budget || ratio(Number(number), size.max) < ratio(Number(number) * 1000, budget.max))
  return fields.filter((field) => field !== (isSize ? 'budget' : 'size'))
}

/** Fields a message may speak of besides the one just asked for. */
function openFields({ folded, asked }: Statement, memory: Memory): ReadonlySet<FactField> {
  if (memory.intent && memory.intent !== 'buyer' && memory.intent !== 'other') {
    const fields: FactField[] = memory.intent === 'customer' ? ['company', 'name'] : ['name']
    return new Set(fields.filter((field) => !memory.stated.has(field)))
  }
  const open = new Set<FactField>(memory.open)
  const amends = correction.test(folded.text)
  // "3 mois" and "Boulangerie Martin" mean one thing only; "plutôt 25 000" amends what was said.
  for (const field of ['horizon', 'company', 'budget'] as const) {
    if (memory.stated.has(field) ? amends : field !== 'budget') open.add(field)
  }
  return new Set([...open].filter((field) => !asked.has(field)))
}

/** Of a project that is told of later than its need. */
export const projectFields = ['company', 'budget', 'horizon', 'authority', 'name'] as const
/** "We have 30 000 EUR for a new portal". */
const moneyFor =
  /(?:€|\beur(?:os?)?|£|\$|\dk|\d) (?:pour|for) (?:an?|the|our|une?|le|la|notre|ce(?:tte)?|this)\b/
const ourBudget =
  /\b(?:notre|mon|un|our|my|a) (?:budget|enveloppe)\b(?!\?)|\bbudget\b[^?\d]{0,12}\d/

/** Whether a budget, a date or who decides would be theirs, even where no need is stated in the message. */
function isFramed(statement: Statement, memory: Memory): boolean {
  if (memory.intent === 'buyer' || memory.stated.has('need')) return true
  // Sums, dates and bosses are told in any talk that goes on.
  return memory.talks < 2 && isOfProject(statement, memory)
}

function isOfProject({ asked, text }: Statement, memory: Memory): boolean {
  const { stated, open, possible, talks } = memory
  if ((possible?.isLikely && talks === 0) || ourBudget.test(text)) return true
  // These were asked on the assumption that the visitor has a need.
  if (projectFields.some((field) => asked.has(field) || open.has(field))) return true
  // A name alone tells nothing of a project.
  if (projectFields.some((field) => field !== 'name' && stated.has(field))) return true
  return moneyFor.test(text) && topicsOf(text).length > 0
}

/** Whether they have told who they are at work or what they would spend, so that less is asked of the words of a need. */
function isOfBusiness(statement: Statement, { stated, isOfCompany }: Memory): boolean {
  if (isOfCompany || stated.has('budget')) return true
  const [company] = extractCompany(statement, undefined)
  return company !== undefined && tellsCompany(company) && company.value.includes(' ')
}

const asides: ReadonlySet<Act> = new Set(['correct', 'question', 'anger', 'trouble', 'leave'])

function isAside({ does, act }: Sentence): boolean {
  return asides.has(does) && act[does] > 0.8
}

function declines({ folded, asked }: Statement, sentences: readonly Sentence[]): boolean {
  return declinedFields(folded.text, asked, sentences).length > 0
}

function alsoAsked(statement: Statement, fields: readonly FactField[]): Statement {
  return { ...statement, asked: new Set([...statement.asked, ...fields]) }
}

/** Everything that a message states, and what it states if it is about a project. */
export function readFacts(
  statement: Statement,
  sentences: readonly Sentence[],
  memory: Memory,
): { heard: Found[]; ifOfProject: () => Found[] } {
  const amended = corrects(sentences)
  const given = amended ? alsoAsked(statement, correctable(statement, memory)) : statement
  const isHouse = memory.isHouse || introducesHouse(sentences, memory.talks)
  const context = { talks: memory.talks, isBusiness: isOfBusiness(statement, memory), isHouse }
  const framed =
    extractNeed(statement, sentences, [], context).length > 0 || isFramed(statement, memory)
  const prepared = prepare(given, sentences, memory)

  function read(asFramed: boolean): Found[] {
    const reading = { framed: asFramed, memory, context }
    const found = findAll(given, sentences, prepared, { ...reading, wanted: allFields })
    if (found.length > 0 || declines(statement, sentences)) return found
    if (!asFramed && (memory.intent === null || memory.intent === 'other')) return []
    const open = openFields(statement, memory)
    return lateAnswers(statement, { open, pending: memory.open }, (other) =>
      findAll(other, sentences, prepareAsAnswer(other, sentences, memory, prepared), {
        ...reading,
        wanted: open,
      }),
    )
  }
  const heard = read(framed)
  return { heard, ifOfProject: () => (framed ? heard : read(true)) }
}
