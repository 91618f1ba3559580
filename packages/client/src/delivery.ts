import { backoff } from './backoff.ts'
import type { Failure, Outcome } from './failure.ts'

export type Delivery = {
  /** Begins, unless it is running. */
  run: () => void
  /** Tries at once what waits to be repeated. */
  wake: () => void
  stop: () => void
}

type Steps = {
  /** Does what is to be done first; null when nothing is left. */
  next: () => Promise<Outcome<unknown>> | null
  /** How long to wait at least before the next step, in milliseconds; null where there is nothing to wait for. */
  onFailure: (failure: Failure) => number | null
  /** Nothing is left, or it was stopped. */
  onIdle: () => void
}

/** Does one step after the other. What fails in a way that passes is repeated with a backoff for as long as it takes. */
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
