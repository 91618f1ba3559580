import { foldForms } from './fold-text.ts'

/** Letters of the shortest word that counts: shorter ones, such as `de`, stand in other words by chance. */
const shortest = 3

/**
 * Name and address of a person as an attacker would try them in a password: as they are, word by
 * word, and the words joined. Longest first.
 */
export function knownWords(known: readonly string[]): string[] {
  const words = known
    .flatMap((text) => text.split('@'))
    .map((part) => foldForms(part).split(/[^\p{L}\p{N}]+/u))
    .flatMap((found) => found.concat(found.join('')))
  return [...new Set(known.map((text) => text.toLowerCase()).concat(words))]
    .filter(({ length }) => length >= shortest)
    .toSorted((one, other) => other.length - one.length)
}

/**
 * The part of a password besides the known words, which alone protects it; the whole password if it
 * contains none.
 */
export function withoutKnownWords(password: string, known: readonly string[]): string {
  const folded = foldForms(password)
  const rest = knownWords(known).reduce(
    (text, word) => text.replaceAll(foldForms(word), ''),
    folded,
  )
  return rest === folded ? password : rest
}
