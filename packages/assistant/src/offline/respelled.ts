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

/** The first place with a capital where a reader finds what `is` says otherwise. */
function toldAgain<Read extends Span>(
  folded: Folded,
  read: (at: number) => Read | null,
  is: (words: string) => boolean,
): Read | null {
  for (const { index } of matchesIn(folded.text, /(?<![\p{L}\d'-])\p{L}/gu)) {
    const span = isCapital(folded, index) ? read(index) : null
    if (span && is(folded.text.slice(span.start, span.end))) return span
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
