import { matchesIn } from '../patterns.ts'

/**
 * A text as it is compared: lower case, without accents, its quotes, dashes and blanks made plain.
 * `origin` leads back to the words as they were typed, so that a quotation is exact.
 */
export type Folded = {
  source: string
  text: string
  /** For each character of `text` its index in `source`, and one more for the end. */
  origin: readonly number[]
  /** Typed in capitals throughout, which tell nothing then. */
  isShouted: boolean
}

/** A stretch of `Folded.text`, `end` not included. */
export type Span = { start: number; end: number }

const replacements: Record<string, string> = {
  '’': "'",
  '‘': "'",
  ʼ: "'",
  '`': "'",
  '´': "'",
  '“': '"',
  '”': '"',
  '«': '"',
  '»': '"',
  '–': '-',
  '—': '-',
  '‑': '-',
  '−': '-',
  '\t': ' ',
  '\r': '',
  œ: 'oe',
  Œ: 'oe',
  æ: 'ae',
  ß: 'ss',
  ł: 'l',
  Ł: 'l',
  ø: 'o',
  Ø: 'o',
  '\u200B': '',
  '\u200D': '',
  '\uFEFF': '',
}

/** Letters one character may fold to: "ﷺ" stands for 18, so that 4,000 of them would be 72,000. */
const maxLetters = 4

function foldCharacter(character: string): string {
  if (character >= ' ' && character <= '~' && character !== '`') return character.toLowerCase()
  const known = replacements[character]
  if (known !== undefined) return known
  const letters = character.normalize('NFKD').replaceAll(/\p{M}/gu, '').toLowerCase()
  return letters.length > maxLetters ? character : letters
}

/** Letters from which on a text may be shouted: "SNCF" and "JE SUIS PDG" are not. */
const shoutedFrom = 30
/** At most one letter in so many is small. */
const fewSmall = 20

function isInCapitals(source: string): boolean {
  if (source.length < shoutedFrom) return false
  const capitals = source.match(/\p{Lu}/gu)?.length ?? 0
  if (capitals < shoutedFrom) return false
  const small = source.match(/\p{Ll}/gu)?.length ?? 0
  return small * fewSmall <= capitals
}

export function fold(source: string): Folded {
  const origin: number[] = []
  let text = ''
  let index = 0
  for (const character of source) {
    const folded = foldCharacter(character)
    for (let unit = 0; unit < folded.length; unit += 1) origin.push(index)
    text += folded
    index += character.length
  }
  origin.push(source.length)
  return { source, text, origin, isShouted: isInCapitals(source) }
}

/** The words as they were typed, without blanks around them. */
export function quoteOf(folded: Folded, { start, end }: Span): string {
  return folded.source.slice(folded.origin[start], folded.origin[end]).trim()
}

/** Whether the character at that index of `text` was typed as a capital that tells something. */
export function isCapital(folded: Folded, index: number): boolean {
  if (folded.isShouted) return false
  const typed = folded.source[folded.origin[index] ?? 0] ?? ''
  return typed !== typed.toLowerCase()
}

/** Puts `#` for each character of the spans, so that what was understood is not understood twice. */
export function blank(text: string, spans: readonly Span[]): string {
  let result = text
  for (const { start, end } of spans) {
    result = result.slice(0, start) + '#'.repeat(end - start) + result.slice(end)
  }
  return result
}

const abbreviation = /(?:^|[\s(])(?:[a-z]|mr|mme|mrs|ms|dr|st|env|ex|tel|etc|inc|ltd|approx)$/

/** The sentences of a text, without the blanks around them but with their final stop. */
export function sentencesOf(text: string): Span[] {
  const spans: Span[] = []
  let start = 0
  const close = (end: number) => {
    const piece = text.slice(start, end)
    const from = start + piece.length - piece.trimStart().length
    const to = start + piece.trimEnd().length
    if (to > from) spans.push({ start: from, end: to })
    start = end
  }
  for (const stop of matchesIn(text, /(?<![.!?])[.!?]+(?=\s|$)|\n/g)) {
    const isAbbreviation =
      stop[0] === '.' && abbreviation.test(text.slice(Math.max(0, stop.index - 8), stop.index))
    if (!isAbbreviation) close(stop.index + stop[0].length)
  }
  close(text.length)
  return spans
}
