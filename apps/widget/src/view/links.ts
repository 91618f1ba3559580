/** `at` is its offset in the text. */
export type Piece = { text: string; at: number; isLink: boolean }

const address = /https?:\/\/[^\s<>"'`]+/gi
/** Punctuation that ends a sentence rather than an address. */
const trailing = /(?<![.,;:!?…»”’)\]}])[.,;:!?…»”’)\]}]+$/

/** Splits a text at its web addresses. Only http and https; anything else stays text. */
export function splitLinks(text: string): Piece[] {
  const pieces: Piece[] = []
  let end = 0
  for (const match of text.matchAll(address)) {
    const found = trim(match[0])
    if (!URL.canParse(found)) continue
    if (match.index > end) {
      pieces.push({ text: text.slice(end, match.index), at: end, isLink: false })
    }
    pieces.push({ text: found, at: match.index, isLink: true })
    end = match.index + found.length
  }
  if (end < text.length) pieces.push({ text: text.slice(end), at: end, isLink: false })
  return pieces
}

/** Drops the punctuation after an address, but keeps a bracket that was opened inside it. */
function trim(found: string): string {
  const short = found.replace(trailing, '')
  return found[short.length] === ')' && short.includes('(') ? `${short})` : short
}
