import { knownWords, withoutKnownWords } from '@oka/contract/known-words'
import { ZxcvbnFactory } from '@zxcvbn-ts/core'
import { adjacencyGraphs, dictionary as common } from '@zxcvbn-ts/language-common'
import { dictionary as english } from '@zxcvbn-ts/language-en'
import { dictionary as french } from '@zxcvbn-ts/language-fr'

/**
 * Signs that are looked at, and signs that may stand for a letter (`@` for `a`). zxcvbn's own bounds, 256
 * and 100, let one password take seconds; these let it take some 20 ms at most.
 */
const maxCharacters = 32
const l33tMaxSubstitutions = 4
/** Scores of zxcvbn below this are refused: fewer than a million guesses. */
const leastScore = 2

const zxcvbn = new ZxcvbnFactory({
  dictionary: { ...common, ...english, ...french },
  graphs: adjacencyGraphs,
  l33tMaxSubstitutions,
})

const cut = (text: string) => text.slice(0, maxCharacters)

/**
 * Common passwords, words, names, keyboard runs and dates of both languages, and what is known of the
 * person (zxcvbn). Without what is known it must be hard to guess as well: zxcvbn finds `lea`, `martin` and
 * `1234` in a password, and then counts the ways to put three such parts together, which nobody has to try.
 */
export function isGuessable(password: string, known: readonly string[]): boolean {
  const words = knownWords(known).map(cut)
  // A set: most passwords have nothing known in them, and each look takes milliseconds.
  const texts = new Set([password, withoutKnownWords(password, known)].map(cut))
  return [...texts].some((text) => zxcvbn.check(text, words).score < leastScore)
}
