import type { AppRouter } from '@oka/api/router'
import { takeTurn } from '@oka/client/stream-turn'
import { httpSubscriptionLink } from '@trpc/client'
import { EventSource } from 'eventsource'

import type { Carrier } from './carrier.ts'

/** So many tabs of a site stream at a time, which leaves half of the connections to calls. */
const turns = ['oka-stream-1', 'oka-stream-2', 'oka-stream-3']

const isHidden = () => document.visibilityState === 'hidden'

/**
 * Server-sent events, for where WebSockets are blocked, as soon as this tab may stream: a hidden one waits until it is
 * shown. `onYield` is called when it is no longer this tab's turn. Not the browser's own EventSource: that one
 * cannot send a header, and tokens never travel in a URL.
 */
export async function openStream(
  url: string,
  visitorToken: string,
  onYield: () => void,
): Promise<Carrier> {
  const turn = new AbortController()
  const { signal } = turn
  await new Promise<void>((onTurn) => {
    const ask = () =>
      void takeTurn({ locks: navigator.locks, names: turns, signal, onTurn, onYield })
    document.addEventListener('visibilitychange', () => (isHidden() ? onYield() : ask()), {
      signal,
    })
    if (!isHidden()) ask()
  })
  const authorization = `Bearer ${visitorToken}`
  return {
    link: httpSubscriptionLink<AppRouter, typeof EventSource>({
      url,
      EventSource,
      eventSourceOptions: {
        fetch: (input, init) =>
          fetch(input, { ...init, headers: { ...init.headers, authorization } }),
      },
    }),
    // The stream itself ends with its subscription.
    close: () => turn.abort(),
  }
}
