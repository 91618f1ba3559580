import type { ServerResponse } from 'node:http'

import type { Deps } from '@oka/api/deps'
import { DomainError } from '@oka/api/domain-error'

import type { Identity } from './context.ts'
import type { Lifetimes } from './lifetimes.ts'

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
  const counts = new Map<string, number>()

  function count(key: string, by: 1 | -1): void {
    const now = (counts.get(key) ?? 0) + by
    if (now > 0) counts.set(key, now)
    else counts.delete(key)
  }

  return {
    open(identity, response) {
      const end = new AbortController()
      // Whoever has left already will not be heard to leave.
      if (response.destroyed) return AbortSignal.abort(new DomainError('unauthenticated'))
      const key = keyOf(identity)
      if ((counts.get(key) ?? 0) >= streamsOfPrincipal) {
        throw new DomainError('too_many_requests', { retryAfter: 5 })
      }
      count(key, 1)
      // The client's library comes back by itself after this one.
      const onStop = () =>
        end.abort(new DomainError('database_unavailable', { message: goingAway }))
      stopping.addEventListener('abort', onStop, { once: true })
      const forget = watch(identity, () => end.abort(new DomainError('unauthenticated')))
      response.once('close', () => {
        count(key, -1)
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

function keyOf(identity: Identity | null): string {
  if (identity?.principal.kind === 'staff') return `staff:${identity.principal.admin.id}`
  return `visitor:${identity?.principal.conversationId ?? ''}`
}
