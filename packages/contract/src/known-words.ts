/** Letters of the shortest word that counts: shorter ones, such as `de`, stand in other words by chance. */
const shortest = 3

/** In small letters and without accents, as one types a name where it matters little. */
const fold = (text: string): string =>
  text.normalize('NFKD').replaceAll(/\p{M}/gu, '').toLowerCase()

/**
 * What is known of a person, name and address, as whoever guesses their password tries it: as it
 * stands, word by word, and the words in one. Longest first.
 */
export function knownWords(known: readonly string[]): string[] {
  const words = known
    .flatMap((text) => text.split('@'))
    .map((part) => fold(part).split(/[^\p{L}\p{N}]+/u))
    .flatMap((found) => found.concat(found.join('')))
  return [...new Set(known.map((text) => text.toLowerCase()).concat(words))]
    .filter(({ length }) => length >= shortest)
    .toSorted((one, other) => other.length - one.length)
}

/** What a password has besides the known words, which alone protects it; the password itself if it has none of them. */
export function withoutKnownWords(password: string, known: readonly string[]): string {
  const folded = fold(password)
  const rest = knownWords(known).reduce((text, word) => text.replaceAll(fold(word), ''), folded)
  return rest === folded ? password : rest
}
