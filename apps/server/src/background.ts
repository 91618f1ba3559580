import { setImmediate } from 'node:timers/promises'

export type Background = {
  /** Starts the task in the next turn of the event loop, so that the caller's response is sent first. */
  run: (task: () => Promise<unknown>) => void
  /** Resolves when all running tasks have ended. */
  settle: () => Promise<void>
}

/** Tasks that outlive their request. A failure is reported, not retried. */
export function createBackground(report: (error: unknown) => void): Background {
  const running = new Set<Promise<unknown>>()
  return {
    run: (task) => {
      const settled = setImmediate()
        .then(task)
        .catch(report)
        .finally(() => running.delete(settled))
      running.add(settled)
    },
    settle: async () => {
      while (running.size > 0) await Promise.all(running)
    },
  }
}
