import { backoff } from './backoff.ts'
import type { Failure, Outcome } from './failure.ts'

export type Delivery = {
  /** Starts, unless it is running. */
  run: () => void
  /** Retries at once. */
  wake: () => void
  stop: () => void
}

type Steps = {
  /** Runs the next step; null when none is left. */
  next: () => Promise<Outcome<unknown>> | null
  /** Milliseconds to wait at least before the retry; null to go on at once. */
  onFailure: (failure: Failure) => number | null
  /** No step is left, or it was stopped. */
  onIdle: () => void
}

/** Runs steps in sequence. A transient failure is retried with a backoff until it succeeds. */
export function createDelivery({ next, onFailure, onIdle }: Steps): Delivery {
  let isRunning = false
  let isStopped = false
  let endWait: (() => void) | undefined

  async function deliver() {
    let attempt = 0
    for (;;) {
      const step = isStopped ? null : next()
      if (!step) break
      const done = await step
      const leastMs = 'data' in done ? null : onFailure(done.failure)
      if (leastMs !== null) await wait(Math.max(leastMs, backoff(attempt++)))
      if ('data' in done) attempt = 0
    }
    onIdle()
    isRunning = false
  }

  function run() {
    if (isRunning) return
    isRunning = true
    void deliver()
  }

  const wait = (ms: number) =>
    new Promise<void>((resolve) => {
      if (isStopped) return resolve()
      const timer = setTimeout(resolve, ms)
      endWait = () => {
        clearTimeout(timer)
        resolve()
      }
    })

  return {
    run,
    wake() {
      endWait?.()
      run()
    },
    stop() {
      isStopped = true
      endWait?.()
    },
  }
}
