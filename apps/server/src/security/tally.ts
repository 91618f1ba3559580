/** Counts what is open now, by key, such as the sockets of an address. */
export type Tally = {
  of: (key: string) => number
  /** Adds `amount`; returns how to subtract it again, which works once. */
  add: (key: string, amount?: number) => () => void
}

export function createTally(): Tally {
  const counts = new Map<string, number>()
  const of = (key: string) => counts.get(key) ?? 0
  return {
    of,
    add(key, amount = 1) {
      counts.set(key, of(key) + amount)
      let isThere = true
      return () => {
        if (!isThere) return
        isThere = false
        const left = of(key) - amount
        if (left > 0) counts.set(key, left)
        else counts.delete(key)
      }
    },
  }
}
