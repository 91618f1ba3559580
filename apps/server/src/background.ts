export type Background = {
  later: (task: () => Promise<unknown>) => void
  /** Resolves when all that runs has ended. */
  settle: () => Promise<void>
}

/** Tasks that outlive their request. A failed one is reported, not tried again. */
export function createBackground(report: (error: unknown) => void): Background {
  const running = new Set<Promise<unknown>>()
  return {
    later: (task) => {
      const run = task()
        .catch(report)
        .finally(() => running.delete(run))
      running.add(run)
    },
    settle: async () => {
      while (running.size > 0) await Promise.all(running)
    },
  }
}
