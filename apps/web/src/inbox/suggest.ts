/**
 * The word at the caret that asks for suggestions: the position of its trigger character, and the
 * text after it.
 */
export type Trigger = { at: number; query: string }

/** Finds the word at the caret that starts with the trigger character; null when there is none. */
export function findTrigger(text: string, caret: number, sign: '@' | '/'): Trigger | null {
  const before = text.slice(0, caret)
  const at = before.lastIndexOf(sign)
  // Inside a word it is part of an address or of a fraction.
  if (at < 0 || /\S/.test(before.charAt(at - 1))) return null
  const query = before.slice(at + 1)
  return /\s/.test(query) ? null : { at, query }
}

/** The text with the word from `at` to the caret replaced, and the new caret position. */
export function replaceTrigger(
  text: string,
  { at, caret }: { at: number; caret: number },
  replacement: string,
): { text: string; caret: number } {
  const end = at + replacement.length
  return { text: text.slice(0, at) + replacement + text.slice(caret), caret: end }
}

/** The text with the trigger character inserted at the caret, at the start of a word. */
export function insertSign(
  text: string,
  caret: number,
  sign: '@' | '/',
): { text: string; caret: number } {
  const typed = caret > 0 && /\S/.test(text.charAt(caret - 1)) ? ` ${sign}` : sign
  return replaceTrigger(text, { at: caret, caret }, typed)
}
