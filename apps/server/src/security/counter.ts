/** How much of something is there now, for each key; what is gone is forgotten. */
export type Tally = {
  of: (key: string) => number
  /** Adds one, or so many; returns how to take them away again, which more than once does nothing. */
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
