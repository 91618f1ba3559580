export type FairQueue = {
  /** Resolves when there is a place, with how to give it up, which more than once does nothing. */
  enter: (key: string) => Promise<() => void>
}

/**
 * So many places, for which the keys that wait take turns: whoever asks for much waits for itself, and
 * anybody else for one turn of each of the others.
 */
export function createFairQueue(places: number): FairQueue {
  /** In the order of their turns. */
  const waiting = new Map<string, (() => void)[]>()
  let free = places

  function admit(): void {
    const [first] = waiting
    if (!first || free === 0) return
    const [key, [enter, ...rest]] = first
    waiting.delete(key)
    if (rest.length > 0) waiting.set(key, rest)
    free -= 1
    enter!()
  }

  function givePlace(): () => void {
    let isTaken = true
    return () => {
      if (!isTaken) return
      isTaken = false
      free += 1
      admit()
    }
  }

  return {
    enter: (key) =>
      new Promise((resolve) => {
        const enter = () => resolve(givePlace())
        const queue = waiting.get(key)
        if (queue) queue.push(enter)
        else waiting.set(key, [enter])
        admit()
      }),
  }
}
