import { currencyWritten, leadingCurrency, trailingCurrency } from './currencies.ts'
import type { Span } from './fold.ts'
import { numberWords } from './number-words.ts'
import { matchesIn } from '../patterns.ts'

/** An amount of money, or a number that may be one. */
export type Amount = Span & {
  min: number
  max: number
  /** ISO 4217, null where none was written. */
  currency: string | null
  /** Written with thousands or millions, as in "30k"; a lone "m" may also be metres. */
  scaled: boolean
}

type Part = Span & { value: number; scale: number; scaled: boolean; currency: string | null }

const scales: Record<string, number> = {
  k: 1e3,
  mille: 1e3,
  millier: 1e3,
  thousand: 1e3,
  hundred: 100,
  grand: 1e3,
  m: 1e6,
  mio: 1e6,
  lakh: 1e5,
  lac: 1e5,
  crore: 1e7,
  million: 1e6,
  milliard: 1e9,
  billion: 1e9,
  bn: 1e9,
}

const spelled: Readonly<Record<string, number>> = {
  ...numberWords,
  cent: 100,
  'deux cent': 200,
  'cent cinquante': 150,
  'une dizaine de': 10,
  'une quinzaine de': 15,
  'une vingtaine de': 20,
  'une trentaine de': 30,
  'une quarantaine de': 40,
  'une cinquantaine de': 50,
  'une centaine de': 100,
  'a couple of': 2,
  'a couple': 2,
  'couple of': 2,
  couple: 2,
  'half a': 0.5,
  'a hundred': 100,
  'one hundred': 100,
}
/** "12,00,000" is how twelve lakhs are written in India. */
const digits = String.raw`\d{1,2}(?:,\d{2}){1,3},\d{3}(?!\d)|\d{1,3}(?:[ .,']\d{3}){1,3}(?!\d)(?:[.,]\d{1,2}(?!\d))?|\d{1,9}(?:[.,]\d{1,2}(?!\d))?`
/** Between two words of a range: "trois, quatre mille", "forty to fifty thousand". */
const join = String.raw`(?:,?\s(?:(?:to|a|et|and|ou|or|maybe|perhaps|possibly|peut-etre|voire)\s)?|-)`
const scaleWord = String.raw`(?:k\b|mille|milliers?|millions?|milliards?|billions?|thousand|hundred|grand|lakhs?|lacs?|crores?)`
const word = Object.keys(spelled)
  .toSorted((one, other) => other.length - one.length)
  .join('|')
const scaleUnit = String.raw`k(?=euros?\b)|k(?![a-df-z])|m(?=\s?(?:€|eur|\$|£|usd|gbp)|(?![a-z'\d²³]))|mio\b|millions?\b|milliards?\b|billions?\b|bn\b|milliers?\b|mille\b|thousand\b|hundred\b|lakhs?\b|lacs?\b|crores?\b|grand\b(?! max)`
const amount = new RegExp(
  String.raw`(?:(?<lead>${leadingCurrency})\s?|(?<![\p{L}\d.,#_]))(?:(?<digits>${digits})|\b(?:(?<alone>a|un(?! grand\b)|one)(?=\s(?!k\b)${scaleWord})|(?<word>${word})s?(?=(?: and a half)?\s${scaleWord}|\s(?:${trailingCurrency})|${join}(?:${word})s?\s${scaleWord})))(?<halved> and a half(?= (?:thousand|grand|million|lakh)))?(?:\s?(?<scale>${scaleUnit}))?(?<half> and a half| et demie?|(?<=k)\d(?!\d))?(?:\.-)?(?:\s?(?:d'|de |of )?(?<trail>${trailingCurrency}))?`,
  'gu',
)

/** Between the two ends of a range: "20 à 30", "20-30", "entre 20 et 30", "between 20 and 30". */
const between =
  /^,?\s?(?:-|a|et|pis|to|and|ou|or|\/|jusqu'a|up to|maybe|perhaps|possibly|peut-etre|voire)\s?$|^ $/

function numberOf(text: string): number {
  const decimal = /[.,](\d{1,2})$/.exec(text)
  const whole = decimal ? text.slice(0, decimal.index) : text
  return Number(whole.replaceAll(/\D/g, '')) + (decimal ? Number(`0.${decimal[1]}`) : 0)
}

/** The number, in digits or words, and the half behind it. */
function valueOf({ digits: number, word: name = '', alone: one, half, halved }: Groups): number {
  // "7k5" is 7,500.
  const rest = /^\d$/.test(half ?? '') ? Number(half) / 10 : (half ?? halved) ? 0.5 : 0
  if (number) return numberOf(number) + rest
  return (one ? 1 : (spelled[name] ?? 0)) + rest
}

type Groups = Record<string, string | undefined>

function partOf(match: RegExpExecArray): Part {
  const groups: Groups = match.groups ?? {}
  const { lead, scale = '', trail } = groups
  // Lakhs and crores are counted in India.
  const implied = /^(?:lakh|lac|crore)/.test(scale) ? 'INR' : null
  return {
    start: match.index,
    end: match.index + match[0].length,
    value: valueOf(groups),
    scale: scales[scale.replace(/s$/, '')] ?? 1,
    scaled: scale !== '' && scale !== 'm',
    currency: currencyWritten(trail) ?? currencyWritten(lead) ?? implied,
  }
}

function single({ start, end, value, scale, scaled, currency }: Part): Amount {
  const exact = value * scale
  // "7.5" may be thousands.
  const whole = exact < 100 ? exact : Math.round(exact)
  return { start, end, min: whole, max: whole, currency, scaled }
}

/** "20-30k" means 20k, "20 à 30 000 €" too. */
function range(low: Part, high: Part): Amount | null {
  // "2026 et 30 000 €" is a year and an amount.
  if (low.scale === 1 && !low.currency && low.value >= 2020 && low.value <= 2039) return null
  const max = Math.round(high.value * high.scale)
  const candidates = [low.value * (low.scale > 1 ? low.scale : high.scale), low.value * 1000]
  const min = candidates.find((value) => value * 50 >= max && value < max)
  if (min === undefined) return null
  return {
    start: low.start,
    end: high.end,
    min: Math.round(min),
    max,
    currency: high.currency ?? low.currency,
    scaled: high.scaled || low.scaled,
  }
}

/** Two amounts side by side are a range too: "1500 2000". */
function isRange(text: string, low: Part, high: Part): boolean {
  const gap = text.slice(low.end, high.start)
  if (gap === ', ') return low.scale === 1 && high.scale > 1 && low.value < high.value
  return between.test(gap) || (gap === ' ' && low.value >= 500)
}

/** Every number that could be an amount, ranges put together, in the order of the text. */
export function findAmounts(text: string): Amount[] {
  const parts = matchesIn(text, amount).map(partOf)
  const amounts: Amount[] = []
  for (let index = 0; index < parts.length; index += 1) {
    const part = parts[index]!
    const following = parts[index + 1]
    const joined = following && isRange(text, part, following) ? range(part, following) : null
    amounts.push(joined ?? single(part))
    if (joined) index += 1
  }
  return amounts
}
