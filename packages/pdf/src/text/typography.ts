import type { Locale } from '@oka/contract/locale'

const narrow = '\u202F'
const noBreak = '\u00A0'

/** A word whose characters mean something: an address of the web or of a person. */
const isAddress = (word: string): boolean =>
  word.includes('://') || word.includes('@') || word.startsWith('www.')

/** A text with the marks and spaces that French or English print has; addresses stay as they are. */
export function typeset(text: string, locale: Locale): string {
  const parts: string[] = []
  let words = ''
  for (const word of text.split(/(?<= )/)) {
    if (isAddress(word)) {
      parts.push(typesetWords(words, locale), word)
      words = ''
    } else words += word
  }
  return [...parts, typesetWords(words, locale)].join('')
}

const units = /(?<=\d) (?=(?:€|\$|£|%|[kMG]€|[KMGT]B|[KMGT]o|h|jours?|mois|ans?)(?!\p{L}))/gu
const groupedNumber = /(?<!\d)\d{1,3}(?:[ \u00A0]\d{3})+(?!\d)/g

function typesetWords(text: string, locale: Locale): string {
  const common = text
    .replaceAll('...', '…')
    .replaceAll(/(?<=\p{L})'(?=\p{L})/gu, '’')
    .replaceAll(groupedNumber, (number) => number.replaceAll(/[ \u00A0]/g, narrow))
    .replaceAll(units, noBreak)
  return locale === 'fr' ? typesetFrench(common) : typesetEnglish(common)
}

/** The straight marks by turns; one without a counterpart stays. */
function curlQuotes(text: string, [open, close]: readonly [string, string]): string {
  const parts = text.split('"')
  const last = parts.length % 2 === 0 ? `"${parts.pop()}` : ''
  return parts.reduce((set, part, index) => set + (index % 2 === 1 ? open : close) + part) + last
}

function typesetFrench(text: string): string {
  return (
    curlQuotes(text, ['«', '»'])
      .replaceAll('“', '«')
      .replaceAll('”', '»')
      .replaceAll(/«[ \u00A0\u202F]?/g, `«${narrow}`)
      .replaceAll(/[ \u00A0\u202F]?»/g, `${narrow}»`)
      // A colon within a time or a ratio has no space.
      .replaceAll(/(?<=[\p{L}\p{N})»%€])[ \u00A0\u202F]?(?=[;:!?]{1,3}(?:[\s»)]|$))/gu, narrow)
  )
}

const typesetEnglish = (text: string): string =>
  curlQuotes(text, ['“', '”']).replaceAll(/[ \u00A0\u202F](?=[;:!?](?:\s|$))/g, '')
