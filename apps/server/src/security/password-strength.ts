import type { IsGuessable } from '@oka/api/ports'
import { knownWords, withoutKnownWords } from '@oka/contract/known-words'
import type { ZxcvbnFactory } from '@zxcvbn-ts/core'

/**
 * Signs that are looked at, and signs that may stand for a letter (`@` for `a`). zxcvbn's own bounds, 256
 * and 100, let one password hold the event loop for seconds; these let it for some 20 ms at most.
 */
const maxCharacters = 32
const l33tMaxSubstitutions = 4
/** Scores of zxcvbn below this are refused: fewer than a million guesses. */
const leastScore = 2

let loading: Promise<ZxcvbnFactory> | undefined

/** Loaded with the first password that is chosen: the word lists take a quarter of a second and some memory. */
async function load(): Promise<ZxcvbnFactory> {
  const [core, common, en, fr] = await Promise.all([
    import('@zxcvbn-ts/core'),
    import('@zxcvbn-ts/language-common'),
    import('@zxcvbn-ts/language-en'),
    import('@zxcvbn-ts/language-fr'),
  ])
  return new core.ZxcvbnFactory({
    dictionary: { ...common.dictionary, ...en.dictionary, ...fr.dictionary },
    graphs: common.adjacencyGraphs,
    l33tMaxSubstitutions,
  })
}

const cut = (text: string) => text.slice(0, maxCharacters)

/**
 * Common passwords, words, names, keyboard runs and dates of both languages, and what is known of the
 * person (zxcvbn). Without what is known it must be hard to guess as well: zxcvbn finds `lea`, `martin` and
 * `1234` in a password, and then counts the ways to put three such parts together, which nobody has to try.
 */
export const isGuessable: IsGuessable = async (password, known) => {
  const zxcvbn = await (loading ??= load())
  const words = knownWords(known).map(cut)
  // A set: most passwords have nothing known in them, and each look takes milliseconds.
  const texts = new Set([password, withoutKnownWords(password, known)].map(cut))
  return [...texts].some((text) => zxcvbn.check(text, words).score < leastScore)
}
