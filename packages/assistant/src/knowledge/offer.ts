import { essenceOf } from '@oka/contract/fold-text'
import type { KnowledgePassage } from '@oka/api/ports/assistant'
import type { Locale } from '@oka/contract/locale'

/** What the visitor has chosen of what was offered; null: none of it. */
export type Picked = { title: string | null }

/** Characters of a title that is offered. */
const titleMaxLength = 80

const colon: Record<Locale, string> = { en: ': ', fr: '\u00A0: ' }

/** What a passage is about, as it is offered: the title of its article and its heading, without the marks that offers are read by. */
export function titleOf({
  title,
  heading,
  locale,
}: Pick<KnowledgePassage, 'title' | 'heading' | 'locale'>): string {
  const [article, own] = [title, heading.split(' › ').at(-1)!].map(plain)
  const isTold = own === '' || essenceOf(own!).includes(essenceOf(article!))
  const whole = own === '' ? article! : isTold ? own! : `${article}${colon[locale]}${own}`
  if (whole.length <= titleMaxLength) return whole
  const end = whole.lastIndexOf(' ', titleMaxLength - 1)
  return `${whole.slice(0, end > 0 ? end : titleMaxLength - 1)}…`
}

const plain = (text: string) =>
  text
    .replaceAll(/[“”«»\s]+/g, ' ')
    .replace(/[\s.?!…:;]{1,20}$/, '')
    .trim()

/** By these words an offer is recognised in what the assistant has written; the titles stand quoted behind them. */
const marks: Record<Locale, string> = {
  en: 'I don’t have a sure answer. Is it about',
  fr: 'Je n’ai pas de réponse certaine. Est-ce au sujet de',
}

/** The end of an offer of one title and of several, and the answers to choose from besides the titles. */
const others: Record<Locale, Record<'one' | 'several', { end: string; choice: string }>> = {
  en: {
    one: { end: ', or something else?', choice: 'Something else' },
    several: { end: ', or none of these?', choice: 'None of these' },
  },
  fr: {
    one: { end: ', ou d’autre chose\u202F?', choice: 'Autre chose' },
    several: { end: ', ou de rien de tout cela\u202F?', choice: 'Rien de tout cela' },
  },
}
const othersFor = ({ length }: readonly string[], locale: Locale) =>
  others[locale][length === 1 ? 'one' : 'several']

const or: Record<Locale, string> = { en: 'or', fr: 'ou' }

/** Asks which of some titles is meant. */
export function writeOffer(titles: readonly string[], locale: Locale): string {
  const quoted = titles.map((title) => (locale === 'fr' ? `«\u00A0${title}\u00A0»` : `“${title}”`))
  const last = quoted.at(-1) ?? ''
  const listed =
    titles.length < 2 ? last : `${quoted.slice(0, -1).join(', ')} ${or[locale]} ${last}`
  return `${marks[locale]} ${listed}${othersFor(titles, locale).end}`
}

/** The answers that an offer has to choose from. */
export function choicesOfOffer(titles: readonly string[], locale: Locale): string[] {
  return [...titles, othersFor(titles, locale).choice]
}

/** The titles that a message of the assistant offers; none where it is no offer. */
export function readOffer(content: string): readonly string[] {
  const at = Math.max(...Object.values(marks).map((mark) => content.lastIndexOf(mark)))
  if (at < 0) return []
  return [...content.slice(at).matchAll(/[“«]\s?([^“”«»]{1,100}?)\s?[”»]/g)].map(
    ([, title = '']) => title,
  )
}

const courtesy =
  /\b(?:please|thanks|thank you|yes|yeah|ok|i mean|i meant|it s|about|the one (?:about|on)|svp|s il (?:vous|te) plait|merci|oui|plutot|c est|je (?:veux|voulais) dire|(?:au sujet|a propos) (?:de|du|des))\b/g
const agrees = /\b(?:yes|yeah|ok|oui|it s|c est)\b/
const none =
  /^(?:no|nope|none|neither|non|aucune?|rien|autre|others?)(?: (?:of|something|else|des?|d|these|those|them|it|the|three|two|all|tout|cela|ca|ces|sujets|eux|trois|deux|that|chose|merci|thanks))*$|^(?:something|anything) else$|^pas (?:ca|cela)$/
/** "The second one", "2", "le premier": by its place from the beginning, or from the end. */
const places: readonly [RegExp, number][] = [
  [
    /^(?:(?:the|number|numero|n|le|la|option) )*(?:1|1st|1er|1re|1ere|one|first|premiere?|un|une)(?: one)?$/,
    0,
  ],
  [
    /^(?:(?:the|number|numero|n|le|la|option) )*(?:2|2nd|2e|2eme|two|second|seconde|deuxieme|deux)(?: one)?$/,
    1,
  ],
  [
    /^(?:(?:the|number|numero|n|le|la|option) )*(?:3|3rd|3e|3eme|three|third|troisieme|trois)(?: one)?$/,
    2,
  ],
  [/^(?:(?:the|le|la) )*(?:last|derniere?)(?: one)?$/, -1],
]

/** Characters of a message that are looked at: the answer to an offer is short. */
const answerMaxLength = 200

/** What a visitor's message chooses of the titles offered; null where it says something else. */
export function pickedOf(content: string, titles: readonly string[]): Picked | null {
  return content.length > answerMaxLength ? null : pickedIn(essenceOf(content).trim(), titles)
}

function pickedIn(said: string, titles: readonly string[]): Picked | null {
  const whole = titles.find((title) => essenceOf(title).trim() === said)
  if (whole !== undefined) return { title: whole }
  const bare = said.replaceAll(courtesy, ' ').replaceAll(/\s+/g, ' ').trim()
  if (none.test(bare)) return { title: null }
  // "Yes" says which only where one is offered.
  if (bare === '') return titles.length === 1 && agrees.test(said) ? { title: titles[0]! } : null
  const [, place] = places.find(([pattern]) => pattern.test(bare)) ?? []
  const placed = place === undefined ? undefined : titles.at(place)
  const title = placed ?? onlyWith(bare, titles)
  return title === undefined ? null : { title }
}

/** Letters of a word that names a title by itself. */
const namingLength = 4

/** The only title that has all words of a short text. */
function onlyWith(bare: string, titles: readonly string[]): string | undefined {
  const named = titles.filter((title) => essenceOf(title).includes(` ${bare} `))
  return named.length === 1 && bare.length >= namingLength ? named[0] : undefined
}
