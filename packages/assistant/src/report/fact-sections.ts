import type { ProposedClaim, ProposedOrigin, ReportInput } from '@oka/api/ports'
import type { FactField } from '@oka/contract/fact'
import { formatFact, isAuthority, readBudget } from '@oka/contract/fact-value'
import { dateFormat } from '@oka/contract/intl-formats'
import type { Locale } from '@oka/contract/locale'
import { dayIn, timeZoneOf } from '@oka/contract/time-zone'

import { fold } from '../offline/fold.ts'
import { projectOf } from '../offline/topics.ts'
import type { Evidence, KnownFact } from './evidence.ts'
import { cutBefore, needPhrase } from './need-phrase.ts'
import { trimQuote } from './remarks.ts'
import { type AskedField, askedFields, type ReportWords } from './report-words.ts'

export type Given = { input: ReportInput; evidence: Evidence; words: ReportWords }

/** A fact, as a claim that says so. */
const originOf = ({
  messageIds,
  quote,
  author,
}: Pick<KnownFact, 'messageIds' | 'quote' | 'author'>): ProposedOrigin =>
  messageIds.length === 0 && author !== null
    ? { kind: 'staff', author }
    : { kind: 'theirs', messageIds, quote }

const lowerFirst = (text: string): string => text.charAt(0).toLowerCase() + text.slice(1)

/** What, by when and for how much. */
export function writeWanted(given: Given): ProposedClaim[] {
  const { evidence } = given
  const claims = evidence.needs.map((need, index): ProposedClaim => {
    const id = index === 0 ? 'wanted.need' : `wanted.need.${need.messageIds[0] ?? index + 1}`
    const { text, quote } = needOf(given, need)
    return { id, text, origin: originOf({ ...need, quote }), field: 'need' }
  })
  for (const field of ['horizon', 'budget'] as const) {
    const known = evidence.facts.get(field)
    if (!known || known.isInferred || evidence.isTrouble) continue
    claims.push({
      id: `wanted.${field}`,
      text: valueText(given, known),
      origin: originOf(known),
      field,
    })
  }
  return claims
}

function needOf(
  { input: { locale, company }, evidence, words }: Given,
  { value, quote }: Evidence['needs'][number],
): { text: string; quote: string | null } {
  // Staff write what they mean.
  if (quote === null) return { text: value, quote }
  if (evidence.isTrouble) return { text: words.inWords(quote), quote }
  const others = [...evidence.facts.values()].flatMap((fact) =>
    fact.field === 'need' || fact.quote === null ? [] : [fact.quote],
  )
  const phrase = needPhrase(quote, locale, others)
  if (phrase) return phrase
  const project = company.persona.hasDigitalTopics ? projectOf(fold(quote).text, locale) : null
  const said = trimQuote(cutBefore(quote, others))
  return {
    text: project === null ? words.inWords(said) : words.described({ project, quote: said }),
    quote: said,
  }
}

/** The value of a fact, and that it was corrected. */
function valueText({ input, words }: Given, { field, value }: KnownFact): string {
  if (field === 'horizon' && isSoonest(input, value)) return words.soonest
  return formatFact(field, value, input.locale)
}

/** As soon as possible is the day on which it was said. */
function isSoonest({ transcript, company }: ReportInput, value: string): boolean {
  const zone = timeZoneOf(company)
  return transcript.some(({ createdAt }) => dayIn(zone, new Date(createdAt)) === value)
}

/** What we understood, and ask to be confirmed. */
export function writeUnderstood(given: Given): ProposedClaim[] {
  const { input, evidence, words } = given
  const claims: ProposedClaim[] = []
  for (const known of evidence.facts.values()) {
    const { field, value, isCorrected, isInferred } = known
    if (isInferred) continue
    const id = `understood.${field}`
    if (field === 'authority' && isAuthority(value) && !evidence.isTrouble)
      claims.push({ id, text: words.authority[value], origin: originOf(known), field })
    else if (field === 'size')
      claims.push({
        id,
        text: formatFact(field, value, input.locale),
        origin: originOf(known),
        field,
      })
    else if (isCorrected && (field === 'budget' || field === 'horizon')) {
      const text = words.corrected(lowerFirst(valueText(given, known)))
      claims.push({ id, text, origin: originOf(known), field })
    }
  }
  return claims
}

/** Fields that are not known, in the order in which they are asked. */
export const missingFields = ({ facts }: Evidence): AskedField[] =>
  askedFields.filter((field) => !facts.has(field) || facts.get(field)!.isInferred)

/** What the visitor asked and nobody answered, then what is not known. */
export function writeOpenQuestions({ input, evidence, words }: Given): ProposedClaim[] {
  const theirs = input.openQuestions.map(({ messageId, quote }): ProposedClaim => {
    const origin = { kind: 'theirs', messageIds: [messageId], quote } as const
    const text = words.yourQuestion(quote)
    return { id: `question.${messageId}`, text, origin, field: null }
  })
  const ours = evidence.isTrouble
    ? words.incidentQuestions.map((text, index) => ({ id: `question.incident.${index + 1}`, text }))
    : missingFields(evidence).map((field) => ({
        id: `question.${field}`,
        text: words.questions[field],
      }))
  return [
    ...theirs,
    ...ours.map(({ id, text }): ProposedClaim => {
      return { id, text, origin: { kind: 'ours' }, field: null }
    }),
  ]
}

/** What we take for granted without having been told. */
export function writeAssumptions(given: Given): ProposedClaim[] {
  const { input, evidence, words } = given
  const inferred = [...evidence.facts.values()].flatMap(({ field, value, isInferred }) => {
    if (!isInferred || field === 'intent' || field === 'need') return []
    const said = formatFact(field, value, input.locale)
    const text =
      field === 'authority' && isAuthority(value)
        ? words.assumptions.authority[value]
        : words.assumptions.inferred({ field, value: said })
    return [assumption(`assumption.${field}`, text, field)]
  })
  if (evidence.isTrouble) return inferred
  return [...assumeDate(given), ...assumeBudget(given), ...inferred]
}

const assumption = (id: string, text: string, field: FactField): ProposedClaim => ({
  id,
  text,
  origin: { kind: 'assumption' },
  field,
})

/** The day that is meant by words such as "in two months". */
function assumeDate({ input, evidence, words }: Given): ProposedClaim[] {
  const horizon = evidence.facts.get('horizon')
  const quote = horizon?.quote
  if (!horizon || !quote || horizon.isInferred) return []
  if (isSoonest(input, horizon.value) || saysDay(quote)) return []
  const date = writeDay(horizon.value, input.locale)
  return [assumption('assumption.horizon', words.assumptions.year({ quote, date }), 'horizon')]
}

function assumeBudget({ input, evidence, words }: Given): ProposedClaim[] {
  const budget = evidence.facts.get('budget')
  if (!budget) return []
  const claims: ProposedClaim[] = []
  const currency = readBudget(budget.value)?.currency
  if (budget.quote !== null && !saysCurrency.test(budget.quote) && currency !== undefined)
    claims.push(assumption('assumption.currency', words.assumptions.currency(currency), 'budget'))
  if (!saysTaxes(input, budget))
    claims.push(assumption('assumption.net', words.assumptions.net, 'budget'))
  return claims
}

/** A day of a month and its year: nothing to be understood. */
function saysDay(quote: string): boolean {
  const year = /\b20\d\d\b/.exec(quote)
  return year !== null && /\d/.test(quote.slice(0, year.index))
}
const saysCurrency =
  /[€$£¥]|\b(?:euros?|eur|dollars?|usd|pounds?|gbp|livres?|francs?|chf|balles|yens?|cad)\b|\d\s?k?e\b/iu

/** Whether the message that names the budget says if taxes are in it. */
function saysTaxes({ transcript }: ReportInput, { messageIds }: KnownFact): boolean {
  return transcript.some(
    ({ id, content }) =>
      messageIds.includes(id) &&
      /\b(?:ht|ttc|hors[- ]taxes?|toutes taxes|tva|vat|tax(?:es)?|excl|incl)\b/iu.test(content),
  )
}

function writeDay(value: string, locale: Locale): string {
  const date = new Date(`${value}T00:00:00Z`)
  if (Number.isNaN(date.getTime())) return formatFact('horizon', value, locale)
  const tag = locale === 'fr' ? 'fr' : 'en-GB'
  const written = dateFormat(tag, { dateStyle: 'long', timeZone: 'UTC' }).format(date)
  return locale === 'fr' ? written.replace(/^1 /, '1er ') : written
}
