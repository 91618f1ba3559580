import { foldAccents } from '@oka/contract/fold-text'

/** The words of a text, whatever case and accents. */
export function wordsOf(text: string): readonly string[] {
  return foldAccents(text).match(/[\p{L}\p{N}]+/gu) ?? []
}

/** The trigrams of the words of a text, as pg_trgm takes them. */
export function trigramsOf(text: string): ReadonlySet<string> {
  const trigrams = new Set<string>()
  for (const word of wordsOf(text)) {
    const padded = `  ${word} `
    for (let start = 0; start + 3 <= padded.length; start++) {
      trigrams.add(padded.slice(start, start + 3))
    }
  }
  return trigrams
}

/** From 0 to 1: the trigrams that both have, of all (pg_trgm's `similarity`). */
export function similarity(one: ReadonlySet<string>, other: ReadonlySet<string>): number {
  return ratio([...one].filter((trigram) => other.has(trigram)).length, one.size, other.size)
}

/** The same of how many both have, and how many each has. */
export function ratio(common: number, size: number, otherSize: number): number {
  const all = size + otherSize - common
  return all === 0 ? 1 : common / all
}
