import { setImmediate } from 'node:timers/promises'

import type { ClaimRefusal } from '@oka/contract/fact'
import { currencyName, readBudget } from '@oka/contract/fact-value'
import { dateFormat } from '@oka/contract/intl-formats'
import type { LeadDetail } from '@oka/contract/lead'
import { locales } from '@oka/contract/known-values'
import { inLocale } from '@oka/contract/rubric'
import { dayIn, timeZoneOf } from '@oka/contract/time-zone'
import { servicesById } from '@oka/contract/service-id'
import type { Service } from '@oka/contract/settings'

import { addressesIn, isProduct, namesIn, numbersIn, promisesIn, wordsIn } from '../claim-parts.ts'
import type { ReportInput, TranscriptMessage } from '../ports/assistant.ts'
import { formatTag, priceRange } from '../price-range.ts'
import { isOtherMoney, moneyIn, rhythmsIn } from './claim-money.ts'
import { sourceTimesIn, subjectsIn, timesIn } from './claim-times.ts'

export type CheckedClaim = {
  text: string
  messageIds: readonly string[]
  /** The service of the catalogue that it is about. */
  serviceId?: string
}
type Fact = LeadDetail['facts'][number]
type Parts = ReadonlySet<string>

/** Statements of a text that can support a claim. */
type Evidence = {
  addresses: Parts
  numbers: Parts
  money: Parts
  rhythms: Parts
  times: Parts
  words: Parts
  promises: Parts
}

/** Messages that one claim may stand on; a model that names all of them names none. */
const citedMax = 10

function evidenceIn(text: string): Evidence {
  return {
    addresses: addressesIn(text),
    numbers: numbersIn(text),
    money: moneyIn(text),
    rhythms: rhythmsIn(text),
    times: sourceTimesIn(text),
    words: wordsIn(text),
    promises: promisesIn(text),
  }
}

/** A day in words of both languages, so that "31 mars" and "31 March" are found in it. */
function writeDay(day: string): string {
  const date = new Date(`${day.slice(0, 10)}T00:00:00Z`)
  if (Number.isNaN(date.getTime())) return day
  return ['fr', 'en-GB']
    .map((locale) => dateFormat(locale, { dateStyle: 'long', timeZone: 'UTC' }).format(date))
    .join('\n')
}

/** What a fact is written like in a claim: its value, its words, and the days of a date. */
function textOf({ field, value, quote }: Fact): string {
  const date = field === 'horizon' ? writeDay(value) : ''
  const budget = field === 'budget' ? readBudget(value) : null
  const names = budget ? locales.map((locale) => currencyName(budget.currency, locale)) : []
  // By lines, across which no number goes on.
  return [value.replace(';ext=', ' '), date, ...names, quote ?? ''].join('\n')
}

/** The messages that a claim may cite, by id: the assistant's own prove nothing. */
export function citableOf(
  transcript: readonly TranscriptMessage[],
): ReadonlyMap<string, TranscriptMessage> {
  const others = transcript.filter(({ role }) => role === 'visitor' || role === 'agent')
  return new Map(others.map((message) => [message.id, message]))
}

/** All that the catalogue says of a service. */
function textOfService(service: Service, { company, locale }: ReportInput): string {
  const { name, fits, includes, duration, risk } = service
  const texts = [name, fits, includes, duration, risk].map((words) => inLocale(words, locale))
  const price = priceRange(service, { locale, tag: formatTag(company, locale) })
  return [...texts, price ?? ''].join(' ')
}

/**
 * Checks claims against what they cite: each number, date, name, address and promise must be in a
 * cited message, in a fact, or in the catalogue's words on the service that the claim is about;
 * otherwise the claim is refused. One that cites nothing has only the facts. No author is trusted. Returns the messages that support the claim: the cited ones, and
 * those of the facts whose values it states, so that a correction is among its sources.
 */
export function createClaimCheck(
  input: ReportInput,
): (claim: CheckedClaim) => Promise<{ messageIds: string[] } | ClaimRefusal> {
  const { company, transcript, lead, consultant } = input
  const services = servicesById(company.services)
  const citable = citableOf(transcript)
  const facts = lead.facts.filter(({ field }) => field !== 'fitScore')
  const own = [
    ...facts.map(textOf),
    `${company.name} ${Object.values(company.description).join(' ')} ${company.sites.join(' ')}`,
    `${lead.name} ${lead.company} ${lead.email} ${lead.phone ?? ''}`,
    Object.values(consultant ?? {}).join(' '),
  ].map(evidenceIn)
  const read = new Map<string, Evidence>()

  async function evidenceOf({ id, content, createdAt }: TranscriptMessage): Promise<Evidence> {
    const known = read.get(id)
    if (known) return known
    // A long message takes milliseconds: yields to the event loop.
    await setImmediate()
    const local = dayIn(timeZoneOf(company), new Date(createdAt))
    const evidence = evidenceIn([content, writeDay(createdAt), writeDay(local)].join('\n'))
    read.set(id, evidence)
    return evidence
  }

  return async ({ text, messageIds, serviceId }) => {
    // A long claim takes milliseconds, and a model may write many.
    await setImmediate()
    const cited = messageIds.flatMap((id) => citable.get(id) ?? []).slice(0, citedMax)
    const isAdvice = cited.length === 0
    const service = serviceId === undefined ? undefined : services.get(serviceId)
    const evidence = service ? [...own, evidenceIn(textOfService(service, input))] : [...own]
    for (const message of cited) evidence.push(await evidenceOf(message))
    const refusal =
      refusalOf(text, evidence, isAdvice) ?? (isOutdated(text, lead) ? 'claim_outdated' : null)
    if (refusal) return refusal
    const stated = isAdvice ? [] : facts.filter((fact) => states(text, fact))
    const corrections = stated.flatMap(({ messageId }) => messageId ?? [])
    return { messageIds: [...new Set([...cited.map(({ id }) => id), ...corrections])] }
  }
}

function refusalOf(
  text: string,
  evidence: readonly Evidence[],
  isAdvice: boolean,
): ClaimRefusal | null {
  const money = evidence.map((one) => one.money)
  const isMissing = (parts: Parts, of: keyof Evidence) =>
    [...parts].some((part) => !evidence.some((one) => one[of].has(part)))
  if (isMissing(addressesIn(text), 'addresses')) return 'claim_address'
  // "A two-day workshop" is advice; an amount in words is none.
  if (isMissing(numbersIn(text, { small: !isAdvice }), 'numbers')) return 'claim_figure'
  if (isMissing(timesIn(text), 'times') || isMissing(paidIn(text), 'rhythms')) return 'claim_figure'
  if (isOtherMoney(text, money)) return 'claim_figure'
  const subjects = [...subjectsIn(text)].filter((name) => !isAdvice || !isProduct(name))
  const names = [...namesIn(text, { products: isAdvice }), ...subjects]
  if (isMissing(new Set(names), 'words')) return 'claim_name'
  return isMissing(promisesIn(text), 'promises') ? 'claim_promise' : null
}

/** How often, where an amount is paid so. */
function paidIn(text: string): Parts {
  return moneyIn(text).size > 0 ? rhythmsIn(text) : new Set()
}

const spending = /\b(?:budget|enveloppe|montant|invest\w*|spend\w*)\b/i

/** From here on a number is taken for an amount. */
const amountFrom = 100

/** Whether a claim speaks of a budget that has been corrected since, or taken back. */
function isOutdated(text: string, { facts, rejected }: LeadDetail): boolean {
  const amounts = [...numbersIn(text)].map(Number).filter((amount) => amount >= amountFrom)
  if (!spending.test(text) || amounts.length === 0) return false
  const fact = facts.find(({ field }) => field === 'budget')
  const budget = fact && readBudget(fact.value)
  if (!budget) return rejected.includes('budget')
  return !amounts.some((amount) => amount === budget.min || amount === budget.max)
}

/** Whether a claim states the value of a fact. */
function states(text: string, { field, value }: Fact): boolean {
  if (field === 'budget') {
    const budget = readBudget(value)
    const numbers = numbersIn(text)
    return budget !== null && [budget.min, budget.max].some((one) => numbers.has(String(one)))
  }
  if (field === 'horizon') {
    const [, month, day] = value.split('-').map(Number)
    const numbers = numbersIn(text)
    return numbers.has(`month ${month}`) && numbers.has(String(day))
  }
  if (field !== 'email' && field !== 'phone') return false
  const said = addressesIn(text)
  return [...addressesIn(value)].some((address) => said.has(address))
}
