import type {
  ProposedClaim,
  ProposedReport,
  ProposedSection,
  ReportInput,
} from '@oka/api/ports/assistant'
import { isIntent, readBudget, readHorizon } from '@oka/contract/fact-value'
import { dateFormat } from '@oka/contract/intl-formats'
import { inLocale } from '@oka/contract/rubric'
import { timeZoneOf } from '@oka/contract/time-zone'

import { fold } from '../offline/fold.ts'
import { projectOf } from '../offline/topics.ts'
import { gatherEvidence, type KnownFact } from './evidence.ts'
import {
  type Given,
  isDeadline,
  missingFields,
  valueText,
  writeAssumptions,
  writeOpenQuestions,
  writeUnderstood,
  writeWanted,
} from './fact-sections.ts'
import { type FittingService, matchServices } from './match-services.ts'
import { pricedFields, reportWords, type Tension } from './report-words.ts'

/** A report in the conversation's language on what facts, messages and the catalogue hold, and no more. */
export function writeReport(input: ReportInput): ProposedReport['sections'] {
  const given = readGiven(input)
  return isBuyer(input) ? writeSections(given) : writeNote(given)
}

function readGiven(input: ReportInput): Given {
  const words = reportWords(input.locale, input.company.persona.hasDigitalTopics)
  return { input, evidence: gatherEvidence(input), words }
}

/** Whoever is not known to be anything else. */
export function isBuyer({ lead }: ReportInput): boolean {
  const intent = lead.facts.find(({ field }) => field === 'intent')?.value ?? lead.intent
  return intent === null || !isIntent(intent) || intent === 'buyer'
}

function writeSections(given: Given): ProposedSection[] {
  const fitting = fittingServices(given)
  const questions = writeOpenQuestions(given, tensionsOf(given, fitting))
  return withoutEmpty([
    { kind: 'situation', claims: writeSituation(given) },
    { kind: 'wanted', claims: writeWanted(given) },
    { kind: 'understood', claims: writeUnderstood(given) },
    writeOptions(given, fitting),
    { kind: 'nextSteps', claims: writeSteps(given, questions.length > 0) },
    { kind: 'openQuestions', claims: questions },
    { kind: 'assumptions', claims: writeAssumptions(given) },
  ])
}

/** For a customer, an applicant or a seller: what they wrote, and who answers; no advice. */
function writeNote(given: Given): ProposedSection[] {
  const { evidence, words } = given
  const asked = writeOpenQuestions(given, [])
  const claims = evidence.isTrouble
    ? writeSteps(given, asked.length > 0)
    : [step('step.answer', words.steps.contact, { who: signer(given), when: words.steps.toAgree })]
  return withoutEmpty([
    { kind: 'situation', claims: writeSituation(given) },
    { kind: 'nextSteps', claims },
    {
      kind: 'openQuestions',
      claims: evidence.isTrouble ? asked : asked.filter(({ origin }) => origin.kind === 'theirs'),
    },
  ])
}

function withoutEmpty(sections: readonly ProposedSection[]): ProposedSection[] {
  return sections.filter(
    (section) =>
      section.claims.length > 0 || (section.kind === 'options' && section.options.length > 0),
  )
}

/** One paragraph: who wrote when about what, how things are, and why they should change. */
function writeSituation(given: Given): ProposedClaim[] {
  const { evidence, words } = given
  const remarks = (['state', 'trouble', 'reason'] as const).flatMap((kind) =>
    evidence.remarks
      .filter((remark) => remark.kind === kind)
      .map(({ id, quote, messageId }, index) => {
        const text = words.remarks[kind][Math.min(index, 1)]!(quote)
        return theirs(id, text, [messageId], quote)
      }),
  )
  return [...writeMet(given), ...writeSize(given), ...remarks]
}

const theirs = (
  id: string,
  text: string,
  messageIds: string[],
  quote: string | null = null,
): ProposedClaim => ({ id, text, origin: { kind: 'theirs', messageIds, quote }, field: null })

function writeMet({ input, evidence, words }: Given): ProposedClaim[] {
  const { facts, first, needs, isTrouble } = evidence
  if (!first) return []
  const company = facts.get('company')
  const client = company?.isInferred === false ? company : null
  const need = isTrouble || !input.company.persona.hasDigitalTopics ? null : needs[0]
  const text = words.met({
    date: writeDate(first.createdAt, input),
    client: client && nameInSentence(client, input),
    project: need ? projectOf(fold(need.value).text, input.locale) : null,
  })
  const cited = [first, client, need].flatMap((one) => {
    if (!one) return []
    return 'id' in one ? [one.id] : one.messageIds
  })
  return [theirs('situation.met', text, [...new Set(cited)])]
}

/** The company as a sentence names it: with the article it was said with, "le cabinet Morel". */
function nameInSentence({ value, quote, messageIds }: KnownFact, input: ReportInput): string {
  if (input.locale !== 'fr' || quote === null) return value
  const content = input.transcript.find(({ id }) => messageIds.includes(id))?.content ?? ''
  const before = content.slice(0, content.indexOf(quote))
  const article = /(?:^|[\s(])(?:(le|la|les)\s|(l)['’])$/iu.exec(before)
  if (!article || /^l(?:es?|a)\s|^l['’]/iu.test(value)) return value
  return article[1] ? `${article[1].toLowerCase()} ${value}` : `l’${value}`
}

/** How many they are, unless one of the remarks says so. */
function writeSize(given: Given): ProposedClaim[] {
  const { facts, remarks } = given.evidence
  const size = facts.get('size')
  const quote = size?.quote
  if (!size || !quote || size.isInferred || size.value === '1') return []
  if (remarks.some((remark) => remark.quote.includes(quote))) return []
  const text = given.words.size(valueText(given, size))
  return [theirs('situation.size', text, size.messageIds, quote)]
}

function writeDate(createdAt: string, { locale, company }: ReportInput): string {
  const tag = locale === 'en' ? 'en-GB' : locale
  const format = dateFormat(tag, { dateStyle: 'long', timeZone: timeZoneOf(company) })
  const written = format.format(new Date(createdAt))
  return locale === 'fr' ? written.replace(/^1 /, '1er ') : written
}

/** Services of the catalogue that fit what was said; none where something fails. */
function fittingServices({ input: { company, locale }, evidence }: Given): FittingService[] {
  if (evidence.isTrouble) return []
  const said = [...evidence.needs, ...evidence.remarks].map((one) =>
    'value' in one
      ? { text: one.quote ?? one.value, messageIds: one.messageIds }
      : { text: one.quote, messageIds: [one.messageId] },
  )
  return matchServices(company, locale, said)
}

/** Where every option begins above the budget, or takes longer than there is time. */
function tensionsOf(given: Given, fitting: readonly FittingService[]): Tension[] {
  const { input, evidence } = given
  if (fitting.length === 0) return []
  const budget = readBudget(evidence.facts.get('budget')?.value ?? '')
  const isAbove = ({ service: { priceFrom, currency } }: FittingService) =>
    budget !== null &&
    budget.period === null &&
    currency === budget.currency &&
    priceFrom !== null &&
    priceFrom > budget.max
  const begins = evidence.first?.createdAt
  const ends = readHorizon(evidence.facts.get('horizon')?.value ?? '')
  const isLonger = ({ service }: FittingService) => {
    const days = leastDays(inLocale(service.duration, input.locale))
    const from = begins === undefined ? Number.NaN : Date.parse(begins)
    return days !== null && ends !== null && from + days * 86_400_000 > ends.getTime()
  }
  return [
    ...(fitting.every(isAbove) ? (['price'] as const) : []),
    ...(isDeadline(given) && fitting.every(isLonger) ? (['time'] as const) : []),
  ]
}

const unitDays: readonly [RegExp, number][] = [
  [/^(?:jours?|days?)/, 1],
  [/^(?:semaines?|weeks?)/, 7],
  [/^(?:mois|months?)/, 30],
]

/** The shortest time that a duration in words names, such as "8 à 14 semaines"; null where it names none. */
function leastDays(duration: string): number | null {
  const [, count, unit = ''] =
    /(\d{1,3})(?:\s*(?:à|a|to|–|-)\s*\d{1,3})?\s*(\p{L}+)/u.exec(duration.toLowerCase()) ?? []
  const days = unitDays.find(([pattern]) => pattern.test(unit))?.[1]
  return count === undefined || days === undefined ? null : Number(count) * days
}

/** Services that fit; where none does, what has to be settled first. */
function writeOptions(given: Given, fitting: readonly FittingService[]): ProposedSection {
  const { locale } = given.input
  const { words } = given
  const options = fitting.map(({ id: serviceId, service, because }) => {
    const fits = inLocale(service.fits, locale) || inLocale(service.includes, locale)
    const isQuoted = because.messageIds.length > 0
    const text = words.fit(endSentence(fits || inLocale(service.name, locale)))
    const origin = isQuoted
      ? ({ kind: 'theirs', messageIds: because.messageIds, quote: because.text } as const)
      : ({ kind: 'ours' } as const)
    return { serviceId, fit: { id: `option.${serviceId}.fit`, text, origin, field: null } }
  })
  return { kind: 'options', options, claims: options.length > 0 ? [] : [insteadOfOptions(given)] }
}

function insteadOfOptions(given: Given): ProposedClaim {
  const { input, evidence, words } = given
  const unknown = missingFields(given)
  const missing = pricedFields
    .filter((field) => unknown.includes(field))
    .map((field) => words.missing[field])
  const list = missing.length === 0 ? null : new Intl.ListFormat(input.locale).format(missing)
  const text = evidence.isTrouble ? words.incident : words.noService(list)
  return { id: 'options.none', text, origin: { kind: 'ours' }, field: null }
}

const endSentence = (text: string): string =>
  /[.!?…]$/.test(text.trim()) ? text.trim() : `${text.trim()}.`

type Step = Extract<ProposedSection, { kind: 'nextSteps' }>['claims'][number]

function step(id: string, text: string, { who, when }: { who: string; when: string }): Step {
  return { id, text, origin: { kind: 'ours' }, field: null, who, when }
}

const signer = ({ input: { consultant, company }, words }: Given): string =>
  consultant?.name ?? words.team(company.name)

const whenOfCall = ({ input: { consultant }, words: { steps } }: Given): string =>
  consultant && consultant.bookingUrl !== '' ? steps.byLink : steps.toAgree

/** Who does what by when, so that both sides know whose turn it is. */
function writeSteps(given: Given, isOpen: boolean): Step[] {
  const { input, evidence, words } = given
  const { steps, you } = words
  const us = signer(given)
  if (evidence.isTrouble) {
    return [
      step('step.restore', steps.restore, { who: us, when: steps.soonest }),
      step('step.describe', steps.describe, { who: you, when: steps.beforeContact }),
    ]
  }
  const authority = evidence.facts.get('authority')?.value
  return [
    step('step.check', steps.check, { who: you, when: steps.onReceipt }),
    ...(input.openQuestions.length > 0
      ? [step('step.answer', steps.answer, { who: us, when: steps.beforeCall })]
      : []),
    ...(authority === 'shares' || authority === 'other'
      ? [step('step.involve', steps.involve[authority], { who: you, when: steps.duringCall })]
      : []),
    step('step.call', steps.call(isOpen), {
      who: `${us} ${words.and} ${you.toLowerCase()}`,
      when: whenOfCall(given),
    }),
    step('step.proposal', steps.proposal, { who: us, when: steps.afterCall }),
  ]
}
