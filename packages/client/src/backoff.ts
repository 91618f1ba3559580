const firstMs = 500
const mostMs = 15_000

/**
 * Milliseconds to wait before try number `attempt` (from 0): doubles up to 15 s, and half of it is
 * chance, so that the visitors of a server that was away do not all return at once.
 */
export function backoff(attempt: number, random: () => number = Math.random): number {
  const full = Math.min(firstMs * 2 ** attempt, mostMs)
  return full / 2 + (full / 2) * random()
}
