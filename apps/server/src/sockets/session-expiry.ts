import { setTimeout as pause } from 'node:timers/promises'

import type { Deps } from '@oka/api/deps'
import { filterOpenSessions } from '@oka/db/accounts/sessions'
import { sessionsTopic } from '@oka/db/topics'

/** Milliseconds between two looks at the sessions, should a wake-up be lost; below the 5 s that are promised. */
const sessionCheck = 3500
/** Milliseconds in which the answer to the call that ended a session leaves. */
const answerTime = 200
/** The longest that setTimeout knows. */
const longestTimer = 2_147_483_647

/** What lasts no longer than the session of staff behind it: sockets and event streams. */
export type Lifetimes = AsyncDisposable & {
  /** Calls `end` with the reason when the session has ended or its token has expired; returns how to have it forgotten. */
  watch: (
    session: { sessionId: string; expiresAt: number },
    end: (reason: string) => void,
  ) => () => void
}

export function createLifetimes(deps: Pick<Deps, 'db' | 'bus'>): Lifetimes {
  const watched = new Map<symbol, { sessionId: string; end: (reason: string) => void }>()
  const stop = new AbortController()
  const checking = keepChecking()

  /** Looks whether the sessions are still open: when it is told that some have ended, and from time to time. */
  async function keepChecking(): Promise<void> {
    using subscription = deps.bus.subscribe(sessionsTopic)
    while (!stop.signal.aborted) {
      await subscription.next(AbortSignal.any([stop.signal, AbortSignal.timeout(sessionCheck)]))
      // Whoever has just ended their own session is to get the answer first.
      await pause(answerTime, undefined, { signal: stop.signal }).catch(() => {})
      // While the database is away, the next look will tell.
      await endAll().catch(() => {})
    }
  }

  async function endAll(): Promise<void> {
    const sessions = new Set([...watched.values()].map(({ sessionId }) => sessionId))
    const open = await filterOpenSessions(deps.db, [...sessions])
    for (const { sessionId, end } of watched.values()) {
      if (!open.has(sessionId)) end('The session has ended.')
    }
  }

  return {
    watch({ sessionId, expiresAt }, end) {
      const key = Symbol(sessionId)
      watched.set(key, { sessionId, end })
      const left = Math.min(expiresAt - Date.now(), longestTimer)
      const timer = setTimeout(() => end('The token has expired.'), left)
      return () => {
        clearTimeout(timer)
        watched.delete(key)
      }
    },
    async [Symbol.asyncDispose]() {
      stop.abort()
      await checking
    },
  }
}
