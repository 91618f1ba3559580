import type { AppRouter } from '@oka/api/router'
import { httpSubscriptionLink } from '@trpc/client'
import { EventSource, type FetchLike } from 'eventsource'

import { takeTurn } from './stream-turn.ts'
import type { Transport } from './web-socket.ts'

type StreamOptions = {
  /** Of tRPC over HTTP, absolute. */
  url: string
  /** Adds the token in a header: tokens never travel in a URL. */
  fetch: FetchLike
  /** Locks that the tabs of a site share: so many of them stream at a time. */
  turns: readonly string[]
  /** A hidden tab waits until it is visible. */
  onlyVisible?: boolean
  /** This tab's turn has ended. */
  onYield: () => void
}

/**
 * Server-sent events, for where WebSockets are blocked, as soon as this tab may stream. Not the browser's own EventSource,
 * which cannot send a header.
 */
export async function openStream(options: StreamOptions): Promise<Transport> {
  const { url, fetch, turns, onlyVisible, onYield } = options
  const turn = new AbortController()
  const { signal } = turn
  // Absent outside browsers.
  const { document, navigator } = globalThis as Partial<typeof globalThis>
  const isHidden = () => onlyVisible && document?.visibilityState === 'hidden'
  await new Promise<void>((onTurn) => {
    const ask = () =>
      void takeTurn({ locks: navigator?.locks, names: turns, signal, onTurn, onYield })
    if (onlyVisible) {
      document?.addEventListener('visibilitychange', () => (isHidden() ? onYield() : ask()), {
        signal,
      })
    }
    if (!isHidden()) ask()
  })
  return {
    link: httpSubscriptionLink<AppRouter, typeof EventSource>({
      url,
      EventSource,
      eventSourceOptions: { fetch },
    }),
    // A stream ends with its subscription.
    close: () => turn.abort(),
  }
}
