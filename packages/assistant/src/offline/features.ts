import { spellOut } from './chat-spelling.ts'
import { classesOf } from './word-classes.ts'
import { matchesIn } from '../patterns.ts'
import { remember } from './remember.ts'

/** Places of the hashed features of each head; powers of two. */
export const placesOf = { act: 32768, who: 16384, authority: 16384, needOrChat: 16384 } as const

/** FNV-1a, 32 bits, of a part of a text, behind what `from` is the hash of. http://www.isthe.com/chongo/tech/comp/fnv/ */
function hash(text: string, from = 0x811c9dc5, start = 0, end = text.length): number {
  let value = from
  for (let index = start; index < end; index += 1) {
    value = Math.imul(value ^ text.charCodeAt(index), 0x01000193)
  }
  return value | 0
}

/** What features of each kind begin with. */
const kinds = {
  class: hash('k '),
  classes: hash('kp '),
  word: hash('w '),
  pair: hash('p '),
  part: hash('c '),
}
const bias = hash('bias')

const token = /[\p{L}]+|\d+|[?@€$£]/gu

/** Words that are read of a sentence; what follows seldom changes what it is. */
const wordsMax = 60

/** The words of a folded text, spelled out, each run of digits as one zero. */
function wordsOf(text: string): string[] {
  return matchesIn(spellOut(text), token)
    .slice(0, wordsMax)
    .map(([word]) => (/\d/.test(word) ? '0' : word))
}

function pairOf(kind: number, former: string, next: string): number {
  return hash(next, hash(' ', hash(former, kind)))
}

/**
 * The features of a folded text as hashes, each once: words, pairs of words, parts of words, and classes of words. A
 * head takes as many of their lowest bits as it has places.
 */
export const featuresOf = remember((text: string): readonly number[] => {
  const words = wordsOf(text)
  const found = new Set<number>([bias, hash(`n ${Math.min(words.length, 12) >> 1}`)])
  let former = '^'
  let formerClass = '^'
  for (const word of words) {
    const [first, ...others] = classesOf(word)
    if (first !== undefined) {
      for (const name of [first, ...others]) found.add(hash(name, kinds.class))
      found.add(pairOf(kinds.classes, formerClass, first))
      formerClass = first
    }
    found.add(hash(word, kinds.word))
    found.add(pairOf(kinds.pair, former, word))
    former = word
    const padded = `<${word.slice(0, 20)}>`
    for (let at = 0; at + 4 <= padded.length; at += 1) {
      found.add(hash(padded, kinds.part, at, at + 4))
    }
  }
  found.add(pairOf(kinds.pair, former, '$'))
  return [...found]
})
