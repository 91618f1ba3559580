import { type Folded, fold, isCapital, type Span } from './fold.ts'
import { readCompany } from './read-company.ts'
import { readName } from './read-name.ts'
import { isOneOff } from './typos.ts'
import { matchesIn } from '../patterns.ts'

const wordsOf = (text: string) => fold(text).text.split(' ')

/** Whether two names differ by a letter of a word: "Julie Marin" and "Julie Morin". */
export function isRespelling(former: string, name: string): boolean {
  const [known, told] = [wordsOf(former), wordsOf(name)]
  if (known.length !== told.length || known.join(' ') === told.join(' ')) return false
  return known.every((word, index) => {
    const other = told[index]!
    return word === other || (word.length > 2 && isOneOff(other, word))
  })
}

/** Whether a house is told again otherwise: "Lumio Group" after "société Lumio". */
function isRenaming(former: string, name: string): boolean {
  const [first = '', ...rest] = wordsOf(name)
  return first.length > 2 && rest.length > 0 && wordsOf(former).includes(first)
}

/** "My colleague Marin": somebody else. */
const ofOthers = /\b(?:mon|ma|mes|my|notre|our|son|sa|his|her) \p{L}+ $/u
/** Nothing is said of what is only told again. */
const ended =
  /^\s*(?:[,.;:!()\n-]|$|(?:pardon|sorry|desole|plutot|rather|instead|not|pas|et non|avec|with)\b)/

/** The first place with a capital where a reader finds what `is` says otherwise. */
function toldAgain<Read extends Span>(
  folded: Folded,
  read: (at: number) => Read | null,
  is: (words: string) => boolean,
): Read | null {
  const { text } = folded
  for (const { index } of matchesIn(text, /(?<![\p{L}\d'-])\p{L}/gu)) {
    if (!isCapital(folded, index) || ofOthers.test(text.slice(Math.max(0, index - 40), index)))
      continue
    const span = read(index)
    if (span && is(text.slice(span.start, span.end)) && ended.test(text.slice(span.end)))
      return span
  }
  return null
}

/** The name in a message that spells one again which was told before. */
export function respelledName(folded: Folded, text: string, former: string) {
  const read = (at: number) => readName(folded, text, at, { particles: true })
  return toldAgain(folded, read, (words) => isRespelling(former, words))
}

/** The company in a message that corrects one which was told before. */
export function renamedCompany(folded: Folded, text: string, former: string): Span | null {
  const read = (at: number) => readCompany(folded, text, at)
  return toldAgain(folded, read, (words) => isRenaming(former, words))
}
