import { isDrawable } from './fonts.ts'

const graphemes = new Intl.Segmenter('en', { granularity: 'grapheme' })
const emoji = /\p{Extended_Pictographic}|\p{Regional_Indicator}|\u20E3/u
// Joiners, variation selectors, direction marks, soft hyphens: invisible in print.
const invisible = /[\p{Cc}\p{Cf}\uFE00-\uFE0F]/gu

/**
 * A text as our fonts can print it, on one line. A missing emoji is removed, any other missing
 * character becomes □, since the renderer would print a wrong letter instead.
 */
export function printable(text: string): string {
  const oneLine = text.normalize('NFC').replaceAll(/[\t\n\v\f\r\u2028\u2029]/g, ' ')
  let printed = ''
  for (const { segment } of graphemes.segment(oneLine)) printed += printableGrapheme(segment)
  return printed.replaceAll(/ {2,}/g, ' ').trim() || (text.trim() && '□')
}

function printableGrapheme(grapheme: string): string {
  const characters = Array.from(grapheme.replaceAll(invisible, ''))
  const drawable = characters.filter((character) => isDrawable(character.codePointAt(0)!))
  if (drawable.length === characters.length || emoji.test(grapheme)) return drawable.join('')
  return '□'
}
