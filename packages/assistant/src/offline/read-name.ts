import { type Folded, isCapital, quoteOf, type Span } from './fold.ts'
import { endsName } from './words.ts'

export type ReadName = Span & {
  /** Folded, without the title. */
  words: string[]
  /** Typed with a capital. */
  capital: boolean
  titled: boolean
}

type Options = {
  /** Whether "de" may go on a name, as in "Charles de Gaulle", or ends it: "Claire de Nexalia". */
  particles: boolean
}

const title =
  /(?:professor|professeur|reverend|rev|captain|mme|mlle|mr|mrs|ms|miss|dr|me|monsieur|madame|mademoiselle|docteur|maitre|m(?=[. ]))\.? /y
const word = /\p{L}[\p{L}'-]{0,30}(?:(?<=(?:^|[ #])\p{L})\.)?/uy
/** "Me Lambert", a lawyer in French; "me" in English is none. */
const master = /^me\.? $/
const elision = /^(?:j|l|m|n|s|c|t|qu)'/
export const particle =
  /^(?:de|du|des|d|la|le|van|von|der|den|el|al|ben|bin|da|di|dos|del|st|saint)$/
const preposition = /^(?:de|du|des|d)$/

const maxWords = 4

function matchAt(pattern: RegExp, text: string, index: number): string | null {
  pattern.lastIndex = index
  return pattern.exec(text)?.[0] ?? null
}

/** A particle belongs to the name if a capital follows it; a name may begin with "Le" or "Van". */
function acceptsParticle(folded: Folded, name: ReadName, at: number, end: number): boolean {
  if (name.words.length === 0) return isCapital(folded, at)
  return (
    isCapital(folded, end + 1) ||
    (!name.capital && /^(?:van|von|ben|el|al)$/.test(folded.text.slice(at, end)))
  )
}

/** First names that are other words too: with a capital, and a capital behind them, they are names. */
const ambiguous =
  /^(?:will|may|mark|rose|grace|joy|faith|bill|sue|max|pat|art|guy|rich|bob|penny|dawn|hope|ray|jean|marine|aime|claire|blanche|noel|pascal|ange)$/

function isAmbiguousName(folded: Folded, token: string, at: number): boolean {
  return ambiguous.test(token) && isCapital(folded, at) && isCapital(folded, at + token.length + 1)
}

/** "Orla Ní Bhriain", "Anne Le Goff": a short word with a capital between two others. */
function isShortPart(folded: Folded, name: ReadName, token: string, at: number): boolean {
  const isBetween = name.words.length > 0 && name.capital && token.length <= 3
  return isBetween && isCapital(folded, at) && isCapital(folded, at + token.length + 1)
}

/** "J'arrive", but not "N'Guyen". */
function isElided(folded: Folded, token: string, at: number): boolean {
  return elision.test(token) && !isCapital(folded, at + token.indexOf("'") + 1)
}

function accepts(folded: Folded, name: ReadName, token: string, at: number): boolean {
  if (isElided(folded, token, at)) return false
  const capital = isCapital(folded, token.startsWith("d'") ? at + 2 : at)
  if (isAmbiguousName(folded, token, at) || isShortPart(folded, name, token, at)) return true
  if (endsName(token.replace(/\.$/, '')) || (token.length === 1 && !capital)) return false
  return name.words.length === 0 || !name.capital || capital
}

function tokenAfter(text: string, name: ReadName): { token: string; at: number } | null {
  const isFirst = name.words.length === 0
  if (name.words.length === maxWords || (!isFirst && text[name.end] !== ' ')) return null
  const at = isFirst ? name.start : name.end + 1
  const token = matchAt(word, text, at)
  return token ? { token, at } : null
}

function nextWord(folded: Folded, text: string, name: ReadName, options: Options): string | null {
  const next = tokenAfter(text, name)
  if (!next) return null
  const { token, at } = next
  if (!particle.test(token)) return accepts(folded, name, token, at) ? token : null
  if (preposition.test(token) && !options.particles) return null
  return acceptsParticle(folded, name, at, at + token.length) ? token : null
}

function titleAt(folded: Folded, text: string, at: number): string {
  const titled = matchAt(title, text, at) ?? ''
  const isMaster = isCapital(folded, at) && isCapital(folded, at + titled.length)
  return master.test(titled) && !isMaster ? '' : titled
}

/**
 * Reads a person's name at that place of the text: up to four words, each with a capital if the
 * first has one, up to a word that is never part of a name.
 */
export function readName(
  folded: Folded,
  text: string,
  at: number,
  options: Options = { particles: false },
): ReadName | null {
  const titled = titleAt(folded, text, at)
  const start = at + titled.length
  const capital = isCapital(folded, start)
  const name: ReadName = { start, end: start, words: [], capital, titled: titled !== '' }
  let token = nextWord(folded, text, name, options)
  while (token) {
    name.end += token.length + (name.words.length === 0 ? 0 : 1)
    name.words.push(token)
    token = nextWord(folded, text, name, options)
  }
  if (name.end - name.start < 2) return null
  // "Mme Dubois" stays so: nobody is called by a bare family name.
  return name.titled && name.words.length === 1 ? { ...name, start: at } : name
}

/** A name as it is written: `claire DUBOIS` and `CLAIRE DUBOIS` become `Claire Dubois`. */
export function writeName(folded: Folded, span: Span): string {
  return quoteOf(folded, span)
    .split(' ')
    .map((part, index) =>
      isOneCase(part) && !(index > 0 && (particle.test(part) || /^(?:et|and|&)$/.test(part)))
        ? capitalise(part)
        : part,
    )
    .join(' ')
}

function isOneCase(part: string): boolean {
  return part === part.toLowerCase() || (part.length > 2 && part === part.toUpperCase())
}

export function capitalise(text: string): string {
  return text
    .toLowerCase()
    .replaceAll(/(?:^|(?<=[\s-])|(?<=\b[do]['’]))\p{L}/gu, (letter) => letter.toUpperCase())
}
