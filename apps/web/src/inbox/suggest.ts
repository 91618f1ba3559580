/** A word one is writing that asks for suggestions: where its sign stands, and what follows it. */
export type Trigger = { at: number; query: string }

/** Finds the word at the caret that begins with the sign; null when there is none. */
export function findTrigger(text: string, caret: number, sign: '@' | '/'): Trigger | null {
  const before = text.slice(0, caret)
  const at = before.lastIndexOf(sign)
  // Within a word the sign is part of an address or of a fraction.
  if (at < 0 || /\S/.test(before.charAt(at - 1))) return null
  const query = before.slice(at + 1)
  return /\s/.test(query) ? null : { at, query }
}

/** The text with the word from `at` to the caret replaced, and where the caret stands then. */
export function replaceTrigger(
  text: string,
  { at, caret }: { at: number; caret: number },
  replacement: string,
): { text: string; caret: number } {
  const end = at + replacement.length
  return { text: text.slice(0, at) + replacement + text.slice(caret), caret: end }
}

/** The text with the sign typed at the caret, as the beginning of a word. */
export function insertSign(
  text: string,
  caret: number,
  sign: '@' | '/',
): { text: string; caret: number } {
  const typed = caret > 0 && /\S/.test(text.charAt(caret - 1)) ? ` ${sign}` : sign
  return replaceTrigger(text, { at: caret, caret }, typed)
}
