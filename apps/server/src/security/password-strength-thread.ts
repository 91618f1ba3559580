import { Worker } from 'node:worker_threads'

import type { IsGuessable } from '@oka/api/ports/access'

/** Milliseconds without a password after which the thread is terminated. */
const idleMs = 2000

/**
 * Checks passwords in a worker thread, which starts with the first one and is terminated when idle: the word lists take
 * 45 MB, which ending it frees, and 250 ms of CPU to load, which would block the event loop. `isGuessable` rejects when
 * the thread fails.
 *
 * @param script the thread's; a bundle passes the address of its own
 */
export function openPasswordStrength(
  script = new URL('password-strength-worker.ts', import.meta.url),
): AsyncDisposable & { isGuessable: IsGuessable } {
  let thread: Worker | null = null
  let timer: NodeJS.Timeout | undefined
  /** In the order in which they were sent: the thread answers one after the other. */
  let waiting: PromiseWithResolvers<boolean>[] = []

  function start(): Worker {
    const started = new Worker(script, { resourceLimits: { maxOldGenerationSizeMb: 256 } })
    started.on('message', (message: { guessable: boolean } | object) => {
      // Under `node --watch` a thread also sends its parent the modules it imported.
      if ('guessable' in message) waiting.shift()?.resolve(message.guessable)
      if (waiting.length === 0) endLater(started)
    })
    started.on('error', (error) => fail(started, error))
    started.on('exit', () => fail(started, new Error('The thread that looks at passwords ended.')))
    return started
  }

  function endLater(started: Worker): void {
    started.unref()
    timer = setTimeout(() => {
      thread = null
      void started.terminate()
    }, idleMs).unref()
  }

  function fail(failed: Worker, error: Error): void {
    if (failed !== thread) return
    thread = null
    for (const { reject } of waiting) reject(error)
    waiting = []
  }

  return {
    isGuessable(password, known) {
      clearTimeout(timer)
      const answer = Promise.withResolvers<boolean>()
      waiting.push(answer)
      thread ??= start()
      thread.ref()
      // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread has no origin
      thread.postMessage([password, known])
      return answer.promise
    },
    async [Symbol.asyncDispose]() {
      clearTimeout(timer)
      await thread?.terminate()
    },
  }
}
