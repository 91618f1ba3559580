/** What each parameter of an address may be: one of these words, or any text. */
type Known = Readonly<Record<string, readonly string[] | 'text'>>

type Search<Parameters extends Known> = {
  -readonly [Name in keyof Parameters]?: Parameters[Name] extends readonly (infer Word)[]
    ? Word | undefined
    : string | undefined
}

/**
 * Reads the parameters of an address, leaving out what is unknown: a link that is old or was
 * mistyped opens the page without it, not an error.
 */
export function readSearch<const Parameters extends Known>(
  parameters: Parameters,
): (search: Record<string, unknown>) => Search<Parameters> {
  return (search) => {
    const found: Record<string, string> = {}
    for (const [name, known] of Object.entries(parameters)) {
      const value = search[name]
      // The router reads `?q=12` as a number.
      const text = typeof value === 'number' ? String(value) : value
      if (typeof text !== 'string' || text === '') continue
      if (known === 'text' || known.includes(text)) found[name] = text
    }
    return found as Search<Parameters>
  }
}
