import { dateFormat } from '@oka/contract/intl-formats'
import type { Locale } from '@oka/contract/locale'
import type { CompanySettings, OfficeHours, Service } from '@oka/contract/settings'

import type { KnowledgePassage } from './ports/assistant.ts'
import { formatTag, priceRange } from './price-range.ts'

/**
 * What the settings tell visitors, each as a passage in prose: what the company does, its office hours,
 * every service with its price, address, references and privacy. What is not set has no passage; a
 * text that is missing in the language is taken from the other one.
 *
 * @param asOf when the settings were read, which they hold true for
 */
export function settingsPassages(
  company: CompanySettings,
  locale: Locale,
  asOf: string = new Date().toISOString(),
): KnowledgePassage[] {
  const words = wordsOf[locale]
  const format = { locale, tag: formatTag(company, locale) }
  const parts: [title: string, heading: string, content: string][] = [
    [words.about, company.name, inLanguage(company.description, locale)],
    [words.hours, '', company.officeHours ? describeHours(company.officeHours, format, asOf) : ''],
    ...company.services.map((service): [string, string, string] => [
      words.services,
      inLanguage(service.name, locale),
      describeService(service, format),
    ]),
    [words.address, '', company.address && words.addressIs(company.name, oneLine(company.address))],
    [words.references, '', inLanguage(company.references, locale)],
    [words.privacy, '', inLanguage(company.privacy, locale)],
  ]
  return parts
    .filter(([, , content]) => content.trim() !== '')
    .map(([title, heading, content]) => ({
      articleId: null,
      title,
      heading,
      content,
      locale,
      url: null,
      updatedAt: asOf,
    }))
}

/** The language of the sentences, and the tag by which the country writes numbers and times. */
type Format = { locale: Locale; tag: string }

const inLanguage = (texts: Record<Locale, string>, locale: Locale): string =>
  texts[locale] || texts[locale === 'en' ? 'fr' : 'en']

const oneLine = (text: string): string =>
  text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .join(', ')

function describeService(service: Service, format: Format): string {
  const { locale } = format
  const words = wordsOf[locale]
  const price = priceRange(service, format)
  const name = inLanguage(service.name, locale)
  const sentences = [
    inLanguage(service.fits, locale) && words.fits(name, inLanguage(service.fits, locale)),
    inLanguage(service.includes, locale) && words.includes(inLanguage(service.includes, locale)),
    price === null ? '' : words.price(name, price),
    inLanguage(service.duration, locale) && words.duration(inLanguage(service.duration, locale)),
  ]
  return sentences
    .filter((sentence) => sentence !== '')
    .map(endSentence)
    .join(' ')
}

const endSentence = (text: string): string =>
  /[.!?…]$/.test(text.trim()) ? text.trim() : `${text.trim()}.`

type Hours = OfficeHours['hours']

/** Days with the same hours as one, then the days that are closed, then the coming days off. */
function describeHours({ hours, holidays }: OfficeHours, format: Format, asOf: string): string {
  const words = wordsOf[format.locale]
  const byDay = [1, 2, 3, 4, 5, 6, 7].map((day) => ({ day, text: describeDay(hours, day, format) }))
  const runs = runsOf(byDay.filter(({ text }) => text !== ''))
  const closed = byDay.filter(({ text }) => text === '').map(({ day }) => dayName(day, format))
  const list = new Intl.ListFormat(format.locale)
  const coming = holidays
    .filter((day) => day >= asOf.slice(0, 10))
    .toSorted()
    .map((day) => words.onDay(dateOf(day, format)))
  return [
    runs.length > 0 && words.open(runs.map((run) => describeRun(run, format)).join(words.and)),
    runs.length > 0 && closed.length > 0 && words.closedOn(list.format(closed.map(words.onDay))),
    coming.length > 0 && words.daysOff(list.format(coming)),
  ]
    .filter((sentence) => sentence !== false)
    .join(' ')
}

/** `from 9:00 AM to 12:30 PM and from 2:00 PM to 6:00 PM`; empty when closed. */
function describeDay(hours: Hours, day: number, format: Format): string {
  const { fromTo } = wordsOf[format.locale]
  return new Intl.ListFormat(format.locale).format(
    hours
      .filter((one) => one.day === day)
      .toSorted((one, other) => one.from.localeCompare(other.from))
      .map(({ from, to }) => fromTo(timeOf(from, format), timeOf(to, format))),
  )
}

type Run = { first: number; last: number; text: string }

/** Days in a row with the same hours. */
function runsOf(days: readonly { day: number; text: string }[]): Run[] {
  const runs: Run[] = []
  for (const { day, text } of days) {
    const last = runs.at(-1)
    if (last?.text === text && last.last === day - 1) last.last = day
    else runs.push({ first: day, last: day, text })
  }
  return runs
}

function describeRun({ first, last, text }: Run, format: Format): string {
  const words = wordsOf[format.locale]
  const [from, to] = [dayName(first, format), dayName(last, format)]
  if (first === last) return `${words.onDay(from)} ${text}`
  return `${last === first + 1 ? words.twoDays(from, to) : words.days(from, to)} ${text}`
}

/** ISO 8601 counts from Monday; the first of January 2024 was one. */
const dayName = (day: number, { locale }: Format): string =>
  dateFormat(locale, { weekday: 'long', timeZone: 'UTC' }).format(new Date(Date.UTC(2024, 0, day)))

/** In French the first of a month is an ordinal, which CLDR leaves out. */
function dateOf(day: string, { locale }: Format): string {
  const date = dateFormat(locale, { dateStyle: 'long', timeZone: 'UTC' }).format(new Date(day))
  return locale === 'fr' ? date.replace(/^1 /, '1er ') : date
}

/** `9:00 AM`, `09:00`; in French `9 h 30`, as the Imprimerie nationale sets it. */
function timeOf(time: string, { locale, tag }: Format): string {
  const [hour = '', minute = ''] = time.split(':')
  if (locale === 'fr') return `${Number(hour)}\u00A0h${minute === '00' ? '' : `\u00A0${minute}`}`
  const date = new Date(Date.UTC(2024, 0, 1, Number(hour), Number(minute)))
  return dateFormat(tag, { hour: 'numeric', minute: '2-digit', timeZone: 'UTC' }).format(date)
}

type Words = {
  about: string
  hours: string
  services: string
  address: string
  references: string
  privacy: string
  open: (runs: string) => string
  and: string
  fromTo: (from: string, to: string) => string
  onDay: (day: string) => string
  twoDays: (first: string, second: string) => string
  days: (first: string, last: string) => string
  closedOn: (days: string) => string
  daysOff: (days: string) => string
  addressIs: (company: string, address: string) => string
  fits: (name: string, when: string) => string
  includes: (what: string) => string
  price: (name: string, amounts: string) => string
  duration: (time: string) => string
}

const wordsOf: Record<Locale, Words> = {
  en: {
    about: 'What we do',
    hours: 'Opening hours',
    services: 'Services and prices',
    address: 'Address',
    references: 'References',
    privacy: 'Privacy',
    open: (runs) => `Our office is open ${runs}.`,
    and: '; ',
    fromTo: (from, to) => `from ${from} to ${to}`,
    onDay: (day) => `on ${day}`,
    twoDays: (first, second) => `on ${first} and ${second}`,
    days: (first, last) => `${first} to ${last}`,
    closedOn: (days) => `It is closed ${days}.`,
    daysOff: (days) => `It is also closed ${days}.`,
    addressIs: (company, address) => `The address of ${company} is: ${address}.`,
    fits: (name, when) => `${name}: ${when}`,
    includes: (what) => `Included: ${what}`,
    price: (name, amounts) => `${name}, price: ${amounts}`,
    duration: (time) => `Duration: ${time}`,
  },
  fr: {
    about: 'Ce que nous faisons',
    hours: 'Horaires d’ouverture',
    services: 'Services et tarifs',
    address: 'Adresse',
    references: 'Références',
    privacy: 'Confidentialité',
    open: (runs) => `Nos bureaux sont ouverts ${runs}.`,
    and: '\u00A0; ',
    fromTo: (from, to) => `de ${from} à ${to}`,
    onDay: (day) => `le ${day}`,
    twoDays: (first, second) => `le ${first} et le ${second}`,
    days: (first, last) => `du ${first} au ${last}`,
    closedOn: (days) => `Ils sont fermés ${days}.`,
    daysOff: (days) => `Ils sont également fermés ${days}.`,
    addressIs: (company, address) => `L’adresse de ${company}\u00A0: ${address}.`,
    fits: (name, when) => `${name}\u00A0: ${when}`,
    includes: (what) => `Comprend\u00A0: ${what}`,
    price: (name, amounts) => `${name}, prix\u00A0: ${amounts}`,
    duration: (time) => `Durée\u00A0: ${time}`,
  },
}
