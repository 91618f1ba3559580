import { spellOut } from './chat-spelling.ts'
import { classesOf } from './word-classes.ts'
import { matchesIn } from '../matches-in.ts'

/** Places of the hashed features of each head; powers of two. */
export const placesOf = { act: 32768, who: 16384, authority: 16384 } as const

/** FNV-1a, 32 bits. http://www.isthe.com/chongo/tech/comp/fnv/ */
function hash(text: string): number {
  let value = 0x811c9dc5
  for (let index = 0; index < text.length; index += 1) {
    value ^= text.charCodeAt(index)
    value = Math.imul(value, 0x01000193)
  }
  return value >>> 0
}

const token = /[\p{L}]+|\d+|[?@€$£]/gu

/** Words that are read of a sentence; what follows seldom changes what it is. */
const wordsMax = 60

/** The words of a folded text, spelled out, each run of digits as one zero. */
function wordsOf(text: string): string[] {
  return matchesIn(spellOut(text), token)
    .slice(0, wordsMax)
    .map(([word]) => (/\d/.test(word) ? '0' : word))
}

/** The features of a folded text as hashes, each once: words, pairs of words, parts of words, and classes of words. */
export function featuresOf(text: string): number[] {
  const words = wordsOf(text)
  const found = new Set<number>([hash('bias'), hash(`n ${Math.min(words.length, 12) >> 1}`)])
  let former = '^'
  let formerClass = '^'
  for (const word of words) {
    const [first, ...others] = classesOf(word)
    if (first !== undefined) {
      for (const name of [first, ...others]) found.add(hash(`k ${name}`))
      found.add(hash(`kp ${formerClass} ${first}`))
      formerClass = first
    }
    found.add(hash(`w ${word}`))
    found.add(hash(`p ${former} ${word}`))
    former = word
    const padded = `<${word.slice(0, 20)}>`
    for (let at = 0; at + 4 <= padded.length; at += 1)
      found.add(hash(`c ${padded.slice(at, at + 4)}`))
  }
  found.add(hash(`p ${former} $`))
  return [...found]
}
