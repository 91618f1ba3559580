import { setImmediate } from 'node:timers/promises'

export type Background = {
  /** Starts the task once what is being answered is on its way: a caller does not wait for its first steps. */
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
