import type { ProposedClaim, ProposedOrigin, ReportInput } from '@oka/api/ports/assistant'
import type { FactField } from '@oka/contract/fact'
import { currencyName, formatFact, isAuthority, readBudget } from '@oka/contract/fact-value'
import { dateFormat } from '@oka/contract/intl-formats'
import type { Locale } from '@oka/contract/locale'
import type { Service } from '@oka/contract/settings'
import { dayIn, timeZoneOf } from '@oka/contract/time-zone'

import { fold } from '../offline/fold.ts'
import { lowerFirst, upperFirst } from '../offline/pick-wording.ts'
import { projectOf } from '../offline/topics.ts'
import type { Evidence, KnownFact } from './evidence.ts'
import { type Bearing, bearingOf, clauseOf } from './fact-clause.ts'
import { cutBefore, needPhrase } from './need-phrase.ts'
import { trimQuote } from './remarks.ts'
import { withAccents } from './with-accents.ts'
import { type AskedField, askedFields, type ReportWords, type Tension } from './report-words.ts'

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

/** The message that a fact was read from. */
const messageOf = ({ input }: Given, { messageIds }: KnownFact): string =>
  input.transcript.find(({ id }) => messageIds.includes(id))?.content ?? ''

/** The clause that a fact was said in, or its quotation where that says enough. */
const clauseFor = (given: Given, known: KnownFact): string | null =>
  known.quote === null ? null : clauseOf(messageOf(given, known), known.quote)

/** A fact with its clause for its quotation; with none where the text itself is the quotation. */
function inContext(given: Given, known: KnownFact): KnownFact {
  const isText = known.field === 'horizon' && known.quote !== null && !isDeadline(given)
  return { ...known, quote: isText ? null : clauseFor(given, known) }
}

/** How a value was meant, by the words around it. */
function bearing(given: Given, known: KnownFact): Bearing | null {
  if (known.quote === null) return null
  const { locale } = given.input
  const isDate = known.field === 'horizon'
  return bearingOf(messageOf(given, known), known.quote, { locale, isDate })
}

/** A day before which nothing is wanted is no deadline. */
export function isDeadline(given: Given): boolean {
  const known = given.evidence.facts.get('horizon')
  return known !== undefined && !known.isInferred && bearing(given, known) !== 'from'
}

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
      text: upperFirst(valueText(given, known)),
      origin: originOf(inContext(given, known)),
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
  const others = evidence.quotes
  const phrase = needPhrase(quote, locale, others)
  if (phrase && locale === 'fr') {
    const texts = [company.description.fr, ...company.services.flatMap(frenchTexts)]
    return { ...phrase, text: withAccents(phrase.text, texts) }
  }
  if (phrase) return phrase
  const project = company.persona.hasDigitalTopics ? projectOf(fold(quote).text, locale) : null
  const said = quoteShortly(quote, evidence)
  return {
    text: project === null ? words.inWords(said) : words.described({ project, quote: said }),
    quote: said,
  }
}

const frenchTexts = ({ name, fits, includes }: Service): string[] =>
  [name, fits, includes].map(({ fr }) => fr)

/** Fields whose words end the quotation of a need; a company's name may stand in its middle. */
const rowsOfTheirOwn: ReadonlySet<FactField> = new Set(['horizon', 'budget', 'email', 'phone'])
/** Words that a quotation needs to be read alone. */
const quotedMin = 4

/** The words of a need up to what has a row of its own, unless too little were left. */
function quoteShortly(quote: string, { facts }: Evidence): string {
  const others = [...facts.values()].filter(({ field }) => rowsOfTheirOwn.has(field))
  const cut = cutBefore(
    quote,
    others.flatMap((fact) => fact.quote ?? []),
  )
  return trimQuote(cut.split(/\s+/).length < quotedMin ? quote : cut)
}

/** The value of a fact as it was meant: "about €1,500", or the words where it is no deadline. */
export function valueText(given: Given, known: KnownFact): string {
  const { input, words } = given
  const { field, value } = known
  const meant = bearing(given, known)
  if (field === 'horizon' && meant === 'from' && known.quote !== null)
    return words.inWords(clauseFor(given, known) ?? known.quote)
  if (field === 'horizon' && isSoonest(input, value)) return words.soonest
  const text = formatFact(field, value, input.locale)
  // Of a range both ends are said.
  if (/\d-\d/.test(value) || meant === null || meant === 'from') return text
  return words[meant](text)
}

/** As soon as possible is the day on which it was said. */
function isSoonest({ transcript, company }: ReportInput, value: string): boolean {
  const zone = timeZoneOf(company)
  return transcript.some(({ createdAt }) => dayIn(zone, new Date(createdAt)) === value)
}

/** What we understood, and ask to be confirmed. */
export function writeUnderstood(given: Given): ProposedClaim[] {
  const { evidence, words } = given
  const claims: ProposedClaim[] = []
  for (const known of evidence.facts.values()) {
    const { field, value, isCorrected, isInferred } = known
    if (isInferred) continue
    const id = `understood.${field}`
    const origin = originOf(inContext(given, known))
    if (field === 'authority' && isAuthority(value) && !evidence.isTrouble)
      claims.push({ id, text: words.authority[value], origin, field })
    else if (field === 'size')
      claims.push({ id, text: upperFirst(valueText(given, known)), origin, field })
    else if (isCorrected && (field === 'budget' || field === 'horizon')) {
      const text = words.corrected(lowerFirst(valueText(given, known)))
      claims.push({ id, text, origin, field })
    }
  }
  return claims
}

/** Fields that are not known, in the order in which they are asked. */
export const missingFields = (given: Given): AskedField[] =>
  askedFields.filter((field) => {
    const known = given.evidence.facts.get(field)
    return !known || known.isInferred || (field === 'horizon' && !isDeadline(given))
  })

/** What is assumed is not asked as well: the assumptions are to be confirmed. */
const isAssumed = ({ evidence: { facts } }: Given, field: AskedField): boolean =>
  field !== 'need' && facts.get(field)?.isInferred === true

/** What the visitor asked and nobody answered, then what does not fit, then what is not known. */
export function writeOpenQuestions(given: Given, tensions: readonly Tension[]): ProposedClaim[] {
  const { input, evidence, words } = given
  const theirs = input.openQuestions.map(({ messageId, quote }): ProposedClaim => {
    const origin = { kind: 'theirs', messageIds: [messageId], quote } as const
    const text = words.yourQuestion(quote)
    return { id: `question.${messageId}`, text, origin, field: null }
  })
  const ours = evidence.isTrouble
    ? words.incidentQuestions
        .map((text, index) => ({ id: `question.incident.${index + 1}`, text }))
        // The first asks since when.
        .slice(evidence.saysSince ? 1 : 0)
    : [
        ...tensions.map((tension) => {
          return { id: `question.${tension}`, text: words.tensions[tension] }
        }),
        ...missingFields(given)
          .filter((field) => !isAssumed(given, field))
          .map((field) => ({ id: `question.${field}`, text: words.questions[field] })),
      ]
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
function assumeDate(given: Given): ProposedClaim[] {
  const { input, evidence, words } = given
  const horizon = evidence.facts.get('horizon')
  const quote = horizon?.quote
  if (!horizon || !quote || horizon.isInferred) return []
  if (isSoonest(input, horizon.value) || saysDay(quote) || !isDeadline(given)) return []
  const date = writeDay(horizon.value, input.locale)
  const said = clauseFor(given, horizon) ?? quote
  const text = words.assumptions.year({ quote: said, date })
  const { messageIds } = horizon
  return [
    {
      id: 'assumption.horizon',
      text,
      origin: { kind: 'assumption', messageIds },
      field: 'horizon',
    },
  ]
}

function assumeBudget({ input, evidence, words }: Given): ProposedClaim[] {
  const budget = evidence.facts.get('budget')
  if (!budget) return []
  const claims: ProposedClaim[] = []
  const currency = readBudget(budget.value)?.currency
  if (budget.quote !== null && !saysCurrency.test(budget.quote) && currency !== undefined)
    claims.push(
      assumption(
        'assumption.currency',
        words.assumptions.currency(currencyName(currency, input.locale)),
        'budget',
      ),
    )
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
  /[€$£¥₦₹]|\b(?:quid|bucks|sterling|naira|rupees?|roupies?|dirhams?|dinars?|euros?|eur|dollars?|usd|pounds?|gbp|livres?|francs?|chf|balles|yens?|cad)\b|\d\s?k?e\b/iu

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
