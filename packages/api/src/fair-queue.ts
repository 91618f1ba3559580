export type FairQueue = {
  /** Resolves when there are so many places, at most all, with how to give them up, which more than once does nothing. */
  enter: (key: string, count?: number) => Promise<() => void>
}

/**
 * So many places, for which the keys that wait take turns: whoever asks for much waits for itself, and
 * anybody else for one turn of each of the others.
 */
export function createFairQueue(places: number): FairQueue {
  /** In the order of their turns. */
  const waiting = new Map<string, Waiting[]>()
  let free = places

  function admit(): void {
    for (;;) {
      const [first] = waiting
      if (!first) return
      const [key, [next, ...rest]] = first
      if (next!.count > free) return
      waiting.delete(key)
      if (rest.length > 0) waiting.set(key, rest)
      free -= next!.count
      next!.enter()
    }
  }

  function givePlaces(count: number): () => void {
    let isTaken = true
    return () => {
      if (!isTaken) return
      isTaken = false
      free += count
      admit()
    }
  }

  return {
    enter: (key, wanted = 1) =>
      new Promise((resolve) => {
        const count = Math.min(wanted, places)
        const next = { count, enter: () => resolve(givePlaces(count)) }
        const queue = waiting.get(key)
        if (queue) queue.push(next)
        else waiting.set(key, [next])
        admit()
      }),
  }
}

type Waiting = { count: number; enter: () => void }
