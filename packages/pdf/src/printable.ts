import type { Fonts } from './fonts.ts'

const graphemes = new Intl.Segmenter('en', { granularity: 'grapheme' })
const emoji = /\p{Extended_Pictographic}|\p{Regional_Indicator}|\u20E3/u
// Direction marks, soft hyphens, what Unicode has not assigned: invisible or meaningless in print. Joiners
// shape the letters of some scripts.
const unprinted = /(?![\u200C\u200D])[\p{Cc}\p{Cf}\p{Cs}\p{Co}\p{Cn}\uFE00-\uFE0F]/gu

/** A text on one line, in composed characters, without what is not printed. */
export function cleanText(text: string): string {
  const oneLine = text.normalize('NFC').replaceAll(/[\t\n\v\f\r\u2028\u2029]/g, ' ')
  return oneLine.replaceAll(unprinted, '').replaceAll(/ {2,}/g, ' ').trim()
}

export type Printer = {
  /** The text as the fonts have it: emojis without a glyph are left out. Throws `UnprintableText`. */
  print: (text: string) => string
  /** As `print`, for the words of others: `[…]` stands for what no font has. */
  quote: (text: string) => string
}

/** A text has a character that no font has. */
export class UnprintableText extends Error {
  override readonly name = 'UnprintableText'
  /** The character and its number in Unicode. */
  readonly character: string

  constructor(grapheme: string) {
    const code = grapheme.codePointAt(0)!.toString(16).toUpperCase().padStart(4, '0')
    const character = `${grapheme} (U+${code})`
    super(`no font has ${character}`)
    this.character = character
  }
}

export function createPrinter(fonts: Fonts): Printer {
  const isDrawable = (grapheme: string) => fonts.find(grapheme, 400) !== undefined

  function print(text: string, replaceMissing: (grapheme: string) => string): string {
    let printed = ''
    for (const { segment } of graphemes.segment(cleanText(text))) {
      // Letters of a script font that are written in a mathematical style, for example.
      const plain = isDrawable(segment) ? segment : segment.normalize('NFKC')
      if (isDrawable(plain)) printed += plain
      else if (emoji.test(segment)) printed += drawableOf(segment, isDrawable)
      else printed += replaceMissing(segment)
    }
    return printed.replaceAll(/ {2,}/g, ' ').trim()
  }

  return {
    print: (text) =>
      print(text, (grapheme) => {
        throw new UnprintableText(grapheme)
      }),
    quote: (text) => print(text, () => '[…]').replaceAll(/(?:\[…\])+/g, '[…]'),
  }
}

/** What is left of an emoji: a digit of a key, for example. */
const drawableOf = (grapheme: string, isDrawable: (one: string) => boolean) =>
  Array.from(grapheme.replaceAll(/\p{Cf}/gu, ''))
    .filter(isDrawable)
    .join('')
