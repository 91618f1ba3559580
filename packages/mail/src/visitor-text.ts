// Control characters, and those that turn or hide text (Unicode TR36 section 3).
const unseen = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]+/gu
// A dot, colon or at sign inside a word, from which mail programs make a link.
const joint = /(?<=[\p{L}\d])([.:@])(?=[\p{L}/])/gu

/**
 * A text that people typed, for our mail: on one line, cut after a word at `max` characters,
 * and with its addresses broken by zero-width spaces, so that no mail program links them in our name.
 */
export function visitorText(text: string, max: number): string {
  const line = text.normalize('NFC').replaceAll(unseen, ' ').replaceAll(/ {2,}/g, ' ').trim()
  return clip(line, max).replaceAll(joint, '$1\u200B')
}

function clip(text: string, max: number): string {
  const characters = Array.from(text)
  if (characters.length <= max) return text
  const kept = characters.slice(0, max - 1).join('')
  const lastSpace = kept.lastIndexOf(' ')
  return `${kept.slice(0, lastSpace > max / 2 ? lastSpace : kept.length)}…`
}

/** Characters of a name in our mail. */
export const nameMaxLength = 80

/**
 * The name to greet a person by, or null for an implausible one: chat visitors can have a mail sent
 * to anyone, and the greeting must not carry a message of theirs.
 */
export function greetingName(name: string): string | null {
  const line = visitorText(name, nameMaxLength)
  return /^[\p{L}\p{M}.'’\- ]+$/u.test(line) ? line : null
}
