import { randomUUID } from 'node:crypto'

import type { Deps } from '@oka/api/deps'
import type { Database } from '@oka/db/client'
import type { Bus } from '@oka/db/connection/bus'

import { createControlledAssistant, type Question } from './questions.ts'

/** What one server process is to the chat. */
export type ChatProcess = {
  deps: Deps
  isDead: () => boolean
  questions: readonly Question[]
  /** Resolves when all that it does has ended or waits for the model. */
  quiet: () => Promise<void>
  /** Answers what is asked until all that it does has ended. */
  finish: () => Promise<void>
  /** From now on nothing that happens reaches it; what it was at stays as it is. */
  die: () => void
  /** Ends what waits for something. */
  stop: () => void
}

/** Wake-ups that never arrive, as while the line to PostgreSQL is down. */
const deaf: Bus = {
  subscribe: () => ({
    next: (signal) =>
      new Promise((resolve) => {
        if (signal.aborted) resolve(null)
        else signal.addEventListener('abort', () => resolve(null), { once: true })
      }),
    hasChanges: () => false,
    take: () => null,
    [Symbol.dispose]: () => {},
  }),
  listen: () => () => {},
  [Symbol.asyncDispose]: async () => {},
}

export function createChatProcess(
  { db, bus }: Database,
  {
    hears,
    beforeAnswer,
  }: { hears: boolean; beforeAnswer?: Parameters<typeof createControlledAssistant>[0] },
): ChatProcess {
  const { assistant, questions, changed, forsake } = createControlledAssistant(beforeAnswer)
  const running = new Set<Promise<unknown>>()
  const stopping = new AbortController()
  let dead = false

  function runInBackground(task: () => Promise<unknown>): void {
    if (dead) return
    const run = task()
      // Without a database the claim cannot be given back: the lease runs out instead.
      .catch(() => {})
      .finally(() => running.delete(run))
    running.add(run)
  }

  // The rules of chat ask for no more than this of `Deps`.
  const deps = {
    db,
    bus: hears ? bus : deaf,
    assistant,
    // Its own substitute: what it writes is not checked against knowledge.
    offline: assistant,
    debounce: { quietMs: 0, typingMs: 0 },
    processId: randomUUID(),
    stopping: stopping.signal,
    limits: { count: async () => {}, forgive: async () => {} },
    log: { warn: () => {} },
    runInBackground,
  } as unknown as Deps

  async function quiet(): Promise<void> {
    while (running.size > questions.length) await Promise.race([...running, changed()])
  }

  return {
    deps,
    isDead: () => dead,
    stop: () => stopping.abort(),
    questions,
    quiet,
    finish: async () => {
      while (running.size > 0) {
        await quiet()
        if (running.size === 0) return
        for (const { answer } of questions) answer()
        // Each asks once; one that could not begin before may ask now.
        await Promise.race([...running, changed()])
      }
    },
    die: () => {
      dead = true
      forsake()
    },
  }
}
