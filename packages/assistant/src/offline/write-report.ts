import type { ReportInput } from '@oka/api/ports'
import { formatFact, isAuthority, monthsBetween } from '@oka/contract/fact-value'
import type { FactField } from '@oka/contract/fact'
import { dateFormat } from '@oka/contract/intl-formats'
import { dayIn, timeZoneOf } from '@oka/contract/time-zone'

import { type Evidence, gatherEvidence, type ReportEvidence } from './report-evidence.ts'
import type { ClaimList } from '../propose-sections.ts'
import { type ReportPhrases, reportPhrasesFor } from './report-phrases.ts'

type Claim = ClaimList['claims'][number]

/** What is worth settling when it is not known; the rest is no matter for a report. */
const worthAsking: readonly FactField[] = ['need', 'company', 'budget', 'horizon', 'authority']

/** Months under which a date is called close. */
const closeMonths = 3

function writeDate(createdAt: string, { locale, company }: ReportInput): string {
  const style = locale === 'en' ? 'en-GB' : locale
  const format = dateFormat(style, {
    dateStyle: 'long',
    timeZone: timeZoneOf(company),
  })
  return format.format(new Date(createdAt))
}

function context(
  input: ReportInput,
  { facts, firstMessage }: ReportEvidence,
  say: ReportPhrases,
): Claim[] {
  const claims: Claim[] = []
  if (firstMessage) {
    const date = writeDate(firstMessage.createdAt, input)
    const text = say.met({ date, company: input.company.name })
    claims.push({ text, messageIds: [firstMessage.id] })
  }
  const name = facts.get('name')
  const client = facts.get('company')
  if (name ?? client) {
    const text = say.represented({ name: name?.value ?? null, client: client?.value ?? null })
    claims.push({ text, messageIds: sourcesOf(name, client) })
  }
  return claims
}

function sourcesOf(...evidence: (Evidence | undefined)[]): string[] {
  return [...new Set(evidence.flatMap((one) => one?.messageIds ?? []))]
}

function needs({ needs: wanted }: ReportEvidence, say: ReportPhrases): Claim[] {
  if (wanted.length === 0) return [{ text: say.needUnknown, messageIds: [] }]
  return wanted.map(({ value, messageIds }, index) => ({
    text: say.need({ quote: value, isFirst: index === 0 }),
    messageIds,
  }))
}

function findings(
  input: ReportInput,
  { facts, remarks }: ReportEvidence,
  say: ReportPhrases,
): Claim[] {
  const claims = remarks.map(({ value, messageIds }) => ({ text: say.remark(value), messageIds }))
  const add = (field: FactField, write: (value: string, cited: string) => string) => {
    const known = facts.get(field)
    if (!known) return
    const cited = known.quote === null ? '' : say.cite(known.quote)
    claims.push({ text: write(known.value, cited), messageIds: known.messageIds })
  }
  add('horizon', (value, cited) =>
    value === 'P0D'
      ? say.soonest(cited)
      : say.horizon(lowerFirst(formatFact('horizon', value, input.locale)), cited),
  )
  add('budget', (value, cited) => say.budget(formatFact('budget', value, input.locale), cited))
  add('authority', (value, cited) => (isAuthority(value) ? say.authority[value](cited) : value))
  return claims
}

function lowerFirst(text: string): string {
  return text.charAt(0).toLowerCase() + text.slice(1)
}

/** Advice is ours, not the visitor's: without a message it is shown as an assumption. */
function advice({ topics }: ReportEvidence, say: ReportPhrases): Claim[] {
  const [first, second] = topics
  const texts = first ? say.advice[first] : say.advice.general
  const more = second ? say.advice[second].slice(0, 1) : []
  return [...texts, ...more].map((text) => ({ text, messageIds: [] }))
}

function isClose(horizon: Evidence, day: string): boolean {
  const months = monthsBetween(day, horizon.value)
  return months !== null && months <= closeMonths
}

function recommendations(
  input: ReportInput,
  evidence: ReportEvidence,
  say: ReportPhrases,
): Claim[] {
  const { facts } = evidence
  const claims = advice(evidence, say)
  const horizon = facts.get('horizon')
  const last = input.transcript.at(-1)
  const day = last ? dayIn(timeZoneOf(input.company), new Date(last.createdAt)) : ''
  if (horizon && isClose(horizon, day)) {
    claims.push({ text: say.shortTime, messageIds: horizon.messageIds })
  }
  const budget = facts.get('budget')
  claims.push({
    text: budget
      ? say.stagedBudget(formatFact('budget', budget.value, input.locale))
      : say.openBudget,
    messageIds: sourcesOf(budget),
  })
  const authority = facts.get('authority')
  if (authority?.value === 'shares' || authority?.value === 'other') {
    claims.push({ text: say.involve[authority.value], messageIds: authority.messageIds })
  }
  return claims
}

function listOf(items: readonly string[], and: string): string {
  return items.length < 2
    ? items.join('')
    : `${items.slice(0, -1).join(', ')} ${and} ${items.at(-1)}`
}

function nextSteps(input: ReportInput, { facts }: ReportEvidence, say: ReportPhrases): Claim[] {
  const company = input.company.name
  const email = facts.get('email')
  const phone = facts.get('phone')
  const contacts = [email, phone].filter((one) => one !== undefined).map(({ value }) => value)
  const open = worthAsking.filter((field) => !facts.has(field)).map((field) => say.fields[field])
  return [
    { text: say.call(company), messageIds: [] },
    ...(contacts.length > 0
      ? [{ text: say.reach(listOf(contacts, say.and)), messageIds: sourcesOf(email, phone) }]
      : []),
    ...(open.length > 0 ? [{ text: say.clarify(listOf(open, say.and)), messageIds: [] }] : []),
    { text: say.proposal(company), messageIds: [] },
  ]
}

/** A report in the conversation's language on what the lead's facts and messages hold, no more. */
export function writeReport(input: ReportInput): ClaimList[] {
  const say = reportPhrasesFor(input.locale, input.company.persona)
  const evidence = gatherEvidence(input)
  const sections: ClaimList[] = [
    { kind: 'context', claims: context(input, evidence, say) },
    { kind: 'needs', claims: needs(evidence, say) },
    { kind: 'findings', claims: findings(input, evidence, say) },
    { kind: 'recommendations', claims: recommendations(input, evidence, say) },
    { kind: 'nextSteps', claims: nextSteps(input, evidence, say) },
  ]
  return sections.filter(({ claims }) => claims.length > 0)
}
