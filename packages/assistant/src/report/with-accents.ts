import { fold } from '../offline/fold.ts'
import { upperFirst } from '../offline/pick-wording.ts'

/** Letters of a word that is mended; shorter ones are often others without their accents, such as "ou" and "où". */
const lettersMin = 5
/** "Automatise" and "automatisé" are two words, of which the company may have written only one; "societe" is one. */
const participle = /(?<![iéu]t)é(?:e?s|e)?$/
const word = /(?<![\p{L}\d'’@._-])\p{L}+(?![\p{L}\d@_-]|\.\p{L})/gu

/**
 * A French text with the accents that its words have in other texts, as phones leave them out: "vos
 * adherents" is "vos adhérents" where the company writes so. A word that those texts have in two ways
 * stays as it is, and so does the end of a verb.
 */
export function withAccents(text: string, known: readonly string[]): string {
  const spellings = new Map<string, Set<string>>()
  for (const [spelled] of known.join('\n').toLowerCase().matchAll(word)) {
    if (spelled.length < lettersMin) continue
    const plain = fold(spelled).text
    spellings.set(plain, (spellings.get(plain) ?? new Set()).add(spelled))
  }
  return text.replaceAll(word, (typed) => {
    const [spelled, ...others] = spellings.get(typed.toLowerCase()) ?? []
    if (spelled === undefined || others.length > 0 || spelled === typed.toLowerCase()) return typed
    if (participle.test(spelled) && /es?$/i.test(typed)) return typed
    const isCapital = typed.charAt(0) !== typed.charAt(0).toLowerCase()
    // All in capitals is no spelling that can be carried over.
    if (typed.length > 1 && typed === typed.toUpperCase()) return typed
    return isCapital ? upperFirst(spelled) : spelled
  })
}
