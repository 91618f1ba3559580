import type { ConversationState } from './conversation-state.ts'

/** The wording whose turn it is. */
export function pick(wordings: readonly string[], turn: number): string {
  return wordings[turn % wordings.length] ?? ''
}

function opening(sentence: string): string {
  return /^[\p{L}’]+/u.exec(sentence)?.[0] ?? ''
}

/** The wording whose turn it is, or the next that does not open like the last answer or what was just said. */
export function pickFresh(
  wordings: readonly string[],
  { turns, lastSaid }: Pick<ConversationState, 'turns' | 'lastSaid'>,
  said: readonly string[] = [],
): string {
  const turned = wordings.map((_, index) => pick(wordings, turns + index))
  const used = new Set([lastSaid, ...said].map(opening))
  return (
    turned.find((wording) => !used.has(opening(wording)) && !lastSaid.includes(wording)) ??
    turned.find((wording) => !lastSaid.includes(wording)) ??
    turned[0]!
  )
}

/** So many words of a text at most. */
export function shorten(text: string, words: number): string {
  const all = text.split(/\s+/)
  return all.length <= words ? text : `${all.slice(0, words).join(' ')}…`
}

export function upperFirst(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1)
}

export function lowerFirst(text: string): string {
  return text.charAt(0).toLowerCase() + text.slice(1)
}
