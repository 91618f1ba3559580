import type { Folded } from './fold.ts'

/** Results that are kept of each function, some kB: a message asks for the same few again and again. */
const keptMax = 100

/** The same function of a text, which does not compute again what it was asked for lately. */
export function remember<Result>(compute: (text: string) => Result): (text: string) => Result {
  const kept = new Map<string, Result>()
  return (text) => {
    const known = kept.get(text)
    if (known !== undefined || kept.has(text)) return known as Result
    if (kept.size >= keptMax) kept.clear()
    const result = compute(text)
    kept.set(text, result)
    return result
  }
}

/** The same for a message and a text of it, in which other facts may be blanked out; kept until another message is read. */
export function rememberIn<Result>(
  compute: (folded: Folded, text: string) => Result,
): (folded: Folded, text: string) => Result {
  let last: { folded: Folded; read: (text: string) => Result } | undefined
  return (folded, text) => {
    if (last?.folded !== folded) last = { folded, read: remember((one) => compute(folded, one)) }
    return last.read(text)
  }
}
