const charsPerMs = 0.11
/** Any backlog is revealed within about this time. */
const catchUpMs = 450

/** The number of characters to show `elapsedMs` after `shown` of `length` were. */
export function advance(shown: number, length: number, elapsedMs: number): number {
  const waiting = Math.max(length - shown, 0)
  const step = Math.max(elapsedMs * charsPerMs, (waiting * elapsedMs) / catchUpMs)
  return Math.min(shown + step, length)
}

/** The words of `text` that end within its first `shown` characters. The last one may still grow. */
export function wholeWords(text: string, shown: number): string {
  const end = text.slice(0, Math.floor(shown) + 1).search(/\s\S*$/)
  return end === -1 ? '' : text.slice(0, end)
}
