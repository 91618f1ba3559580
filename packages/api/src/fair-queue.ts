export type FairQueue = {
  /** Resolves once so many slots (capped at all of them) are free; returns an idempotent release. */
  enter: (key: string, count?: number) => Promise<() => void>
  /** The same without waiting; undefined where it would have to. */
  enterNow: (count?: number) => (() => void) | undefined
}

/**
 * A semaphore whose waiting keys are served round robin: a key with many requests delays itself, and
 * any other key by at most one turn.
 */
export function createFairQueue(places: number): FairQueue {
  /** In round-robin order. */
  const waiting = new Map<string, Waiting[]>()
  let free = places

  function serveNext(): void {
    for (;;) {
      const [first] = waiting
      if (!first) return
      const [key, queue] = first
      const [next] = queue
      if (next!.count > free) return
      queue.shift()
      waiting.delete(key)
      if (queue.length > 0) waiting.set(key, queue)
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
      serveNext()
    }
  }

  return {
    enterNow: (wanted = 1) => {
      const count = Math.min(wanted, places)
      if (waiting.size > 0 || count > free) return undefined
      free -= count
      return givePlaces(count)
    },
    enter: (key, wanted = 1) =>
      new Promise((resolve) => {
        const count = Math.min(wanted, places)
        const next = { count, enter: () => resolve(givePlaces(count)) }
        const queue = waiting.get(key)
        if (queue) queue.push(next)
        else waiting.set(key, [next])
        serveNext()
      }),
  }
}

type Waiting = { count: number; enter: () => void }
