import type { ServerResponse } from 'node:http'

import type { Deps } from '@oka/api/deps'
import { DomainError } from '@oka/api/domain-error'

import type { Identity } from './context.ts'
import type { Lifetimes } from '../sockets/session-expiry.ts'
import { principalKey } from './principal-key.ts'
import { createTally } from '../security/tally.ts'

/** Event streams of one person, or of one visitor. A browser has six connections to a host. */
const streamsOfPrincipal = 12

const goingAway = 'This process is about to stop; come back.'

/** Subscriptions over HTTP, as server-sent events: for where WebSockets are blocked. */
export type Streams = {
  /**
   * Aborts when the stream has to end: its session has, or the process is about to. Throws
   * `too_many_requests` for one too many of a principal.
   */
  open: (identity: Identity | null, response: ServerResponse) => AbortSignal
}

export function createStreams(
  { stopping }: Pick<Deps, 'stopping'>,
  lifetimes: Pick<Lifetimes, 'watch'>,
): Streams {
  const streams = createTally()

  return {
    open(identity, response) {
      const end = new AbortController()
      // Whoever has left already will not be heard to leave.
      if (response.destroyed) return AbortSignal.abort(new DomainError('unauthenticated'))
      const key = principalKey(identity?.principal)
      if (streams.of(key) >= streamsOfPrincipal) {
        throw new DomainError('too_many_requests', { retryAfter: 5 })
      }
      const forgetStream = streams.add(key)
      // The client's library comes back by itself after this one.
      const onStop = () =>
        end.abort(new DomainError('database_unavailable', { message: goingAway }))
      stopping.addEventListener('abort', onStop, { once: true })
      const forget = watch(identity, () => end.abort(new DomainError('unauthenticated')))
      response.once('close', () => {
        forgetStream()
        forget()
        stopping.removeEventListener('abort', onStop)
      })
      return end.signal
    },
  }

  function watch(identity: Identity | null, onEnd: () => void): () => void {
    if (identity?.principal.kind !== 'staff') return () => {}
    const { principal, expiresAt } = identity
    return lifetimes.watch({ sessionId: principal.sessionId, expiresAt }, onEnd)
  }
}
