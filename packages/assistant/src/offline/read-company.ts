import { type Folded, isCapital, quoteOf, type Span } from './fold.ts'
import { isPlace } from './places.ts'
import { capitalise } from './read-name.ts'
import { classesOf } from './word-classes.ts'
import { businesses, endsCompany, trades } from './words.ts'
import { matchesIn } from '../patterns.ts'

/** What a company's name stands behind. */
export type Rule = {
  pattern: RegExp
  /** Also believed without a capital, as in "je bosse chez nexalia". */
  lower: boolean
}

/** `capital`: typed with one, so that it is plainly a name. */
export type CompanySpan = Span & { capital: boolean }
type Reading = CompanySpan & { count: number }

const maxWords = 6

const token = /[\p{L}\d][\p{L}\d&'+.-]{0,40}|&/uy
/** What stands between the words of a company's name. */
export const link = /^(?:de|du|des|la|le|les|et|en|sur|aux?|of|the|and|d'|l')$/
const pronoun =
  /^(?:je|j|on|nous|vous|il|elle|i|we|you|he|she|they|my|our|mon|ma|mes|notre|nos|merci|thanks|bonjour|hello)$/
const article = /(?:la |le |les |l'|the )/y

function tokenAt(text: string, at: number): string | null {
  token.lastIndex = at
  // A full stop ends the sentence unless letters follow it, as in "Booking.com".
  return token.exec(text)?.[0].replace(/(?<![.'-])[.'-]+$/, '') ?? null
}

/** "Hargreaves and daughters". */
const family =
  /^(?:sons?|daughters?|brothers|bros|co|partners|associates|family|fils|filles?|freres|soeurs|associes|cie)$/

/** "de" inside "Mairie de Lyon": what follows must be a capital, or anything after a trade. */
function linksOn(folded: Folded, text: string, end: number, isTrade: boolean): boolean {
  const following = text[end] === ' ' ? tokenAt(text, end + 1) : null
  if (!following || pronoun.test(following.split("'")[0]!)) return false
  if (family.test(following)) return true
  if (link.test(following)) return linksOn(folded, text, end + 1 + following.length, isTrade)
  return isCapitalised(folded, following, end + 1) || (isTrade && !endsCompany(following))
}

/** Whether the name of a company opens there with what kind of house it is: "boulangerie …". */
export function isTradeAt(text: string, at: number): boolean {
  return trades.has(text.slice(at, at + 40).split(' ')[0] ?? '')
}

/** Typed with a capital, also behind an article: "l'Oréal". */
function isCapitalised(folded: Folded, word: string, at: number): boolean {
  return isCapital(folded, at) || (/^[dl]'/.test(word) && isCapital(folded, at + 2))
}

function opens(next: string, word: string): boolean {
  return !link.test(next) && !/^[&\d]/.test(next) && isFree(next, word)
}

/** "Centre hospitalier de Vernon", "Lycée professionnel Jean Moulin": what a house is, between its kind and its name. */
const qualifier =
  /^(?:hospitali\w+|universitaires?|municipale?s?|departementale?s?|regionale?s?|communale?s?|intercommunale?s?|nationale?s?|maternelle|elementaire|primaire|professionnel\w*|techniques?|agricoles?|prive\w*|sporti\w+|culturel\w*|dentaires?|veterinaires?|medica\w+|socia\w+|equestres?|nautiques?|artisanale?s?|familiale?s?|notariale?s?|cooperati\w+|funebres?|paysagers?|automobiles?)$/

function goesOn(folded: Folded, text: string, reading: Reading, next: string): boolean {
  const isTrade = isTradeAt(text, reading.start)
  const [word = ''] = next.split("'")
  if (link.test(next)) return linksOn(folded, text, reading.end + 1 + next.length, isTrade)
  if (/^[&\d]/.test(next)) return true
  if (isTrade && followsTrade(reading, next, word)) return true
  return isFree(next, word) && (!reading.capital || endsAsWork(text, reading, next))
}

/** "Boulangerie d'Alice", "Centre hospitalier". */
function followsTrade({ count }: Reading, next: string, word: string): boolean {
  return word === 'd' || (count === 1 && qualifier.test(next))
}

/** "Mimi coiffure", "Durand plomberie": what they do ends the name. */
function endsAsWork(text: string, reading: Reading, next: string): boolean {
  const isWork = businesses.has(next) || classesOf(next).includes('trade')
  return isWork && /^\s*(?:[,.;:!(\n]|$)/.test(text.slice(placeOfNext(reading) + next.length))
}

function accepts(folded: Folded, text: string, reading: Reading, next: string): boolean {
  const [word = ''] = next.split("'")
  if (pronoun.test(word)) return false
  // "Conduite plus" is a house, where nothing follows.
  const isLast = placeOfNext(reading) + next.length === text.trimEnd().length
  if (next === 'plus' && reading.count > 0 && isLast) return true
  if (isCapitalised(folded, next, placeOfNext(reading))) return true
  return reading.count === 0 ? opens(next, word) : goesOn(folded, text, reading, next)
}

/** Whether nothing but a name can be meant by a word. */
function isFree(next: string, word: string): boolean {
  return !endsCompany(word) && !endsCompany(next)
}

function placeOfNext({ count, start, end }: Reading): number {
  return count === 0 ? start : end + 1
}

function nextWord(folded: Folded, text: string, reading: Reading): string | null {
  if (reading.count === maxWords || (reading.count > 0 && text[reading.end] !== ' ')) return null
  const next = tokenAt(text, placeOfNext(reading))
  return next && accepts(folded, text, reading, next) ? next : null
}

/**
 * Reads the name of a company at that place: words with capitals and what links them ("Mairie de
 * Lyon", "Dupont & Fils"), or, typed in lower case, the words up to the first that cannot belong.
 */
export function readCompany(folded: Folded, text: string, at: number): CompanySpan | null {
  article.lastIndex = at
  const skipped = isCapital(folded, at) ? null : article.exec(text)
  const start = at + (skipped ? skipped[0].length : 0)
  const reading: Reading = { start, end: start, count: 0, capital: isCapital(folded, start) }
  for (let next = nextWord(folded, text, reading); next; next = nextWord(folded, text, reading)) {
    const from = placeOfNext(reading)
    reading.end = from + next.length
    reading.count += 1
    // "boulangerie Martin": the capital comes behind the trade, and asks for more of them.
    if (isCapital(folded, from) && isTradeAt(text, start)) reading.capital = true
  }
  const { end, capital } = reading
  return end - start < 2 ? null : { start, end, capital }
}

const legalForm =
  /\b(?:(?:et|and|&) (?:fils|associes|freres|cie|sons|co)|sarl|sasu?|eurl|scop|ltd|limited|inc|llc|llp|plc|gmbh|corp)$/

/** Whether a span names a company and nothing else: by its form, by what it does, or by the kind of house and its name. */
export function isPlainlyCompany(folded: Folded, { start, end }: Span): boolean {
  const said = folded.text.slice(start, end)
  if (legalForm.test(said)) return true
  if (isCapital(folded, start) && said.includes(' ') && businesses.has(said.split(' ').at(-1)!)) {
    return true
  }
  if (!isTradeAt(folded.text, start)) return false
  return /\p{Lu}/u.test(quoteOf(folded, { start, end }).slice(1))
}

/** A company as it is written; typed without any capital it gets one for each word. */
export function writeCompany(folded: Folded, span: Span): string {
  const quote = quoteOf(folded, span)
  if (quote === quote.toLowerCase()) return capitaliseWords(quote)
  return isTradeAt(folded.text, span.start) ? quote.charAt(0).toUpperCase() + quote.slice(1) : quote
}

function capitaliseWords(quote: string): string {
  return quote
    .split(' ')
    .map((part, index) => (index > 0 && link.test(part) ? part : capitalise(part)))
    .join(' ')
}

/** A part of a company, not its name. */
const department =
  /^(?:business development|customer (?:success|service)|human resources|account management|client services|marketing|sales|it|operations|ops|product|engineering|finance|hr|technology|communication|com|ventes|production|achats|travaux|projets?|clientele|digital|data|rh|development|design|people|growth|innovation)\b/
const vague =
  /^(?:actuelle|familiale|cliente|generale|mere|concurrente|locale|francaise|moi|toi|elles?|eux|lui|soi|nous|vous|apple (?:watch|tv))\b/

/** Whether a span may be a company's name, and is no department, place or person. */
export function believable(text: string, span: Span): boolean {
  const words = text.slice(span.start, span.end)
  return !department.test(words) && !vague.test(words) && !isPlace(words)
}

/** "We Are Family", "Nous Sommes Demain": the capital of a title, which introduces nobody. */
function isTitle(folded: Folded, match: RegExpExecArray): boolean {
  const verb = /\b(?:are|sommes|est) +$/.exec(match[0])
  if (!verb) return false
  const at = match.index + verb.index
  return isCapital(folded, at) && !isCapital(folded, at + 1)
}

/** The name behind the first match of a rule that is believable. */
export function byRule(folded: Folded, text: string, { pattern, lower }: Rule): Span | null {
  for (const match of matchesIn(text, pattern)) {
    const span = readCompany(folded, text, match.index + match[0].length)
    if (!span || (!lower && !span.capital) || !believable(text, span)) continue
    if (isTitle(folded, match)) continue
    // "We are Very Disappointed": capitals make no name of a mood.
    if (text.slice(span.start, span.end).split(' ').every(endsCompany)) continue
    return span
  }
  return null
}
