import { type Connection, createConnection, type Subscription } from '@oka/client/connection'
import type * as eventStream from '@oka/client/event-stream'
import { openSocket, probeSocket } from '@oka/client/web-socket'
import { createAtom, type ReadonlyAtom } from '@tanstack/react-store'

import type { SessionStore } from '../session/session.ts'

export type LiveConnection = {
  /** Subscribes; counts for `isOpen` until it is unsubscribed or refused. */
  subscribe: Connection['subscribe']
  wake: Connection['wake']
  /** Whether every subscription is live, or polled. */
  isOpen: ReadonlyAtom<boolean>
}

type LiveOptions = {
  /** Of tRPC, absolute. */
  url: string
  session: Pick<SessionStore, 'token' | 'tokenInsteadOf'>
  authorizedFetch: (input: RequestInfo | URL, init?: object) => Promise<Response>
  /** Event streams, for networks without WebSockets. */
  loadStreams: () => Promise<typeof eventStream>
}

/** A page hidden for so long may have been suspended, and its socket be dead. */
const staleMs = 30_000

/** The subscriptions of a member of staff, over one connection. */
export function createLiveConnection(options: LiveOptions): LiveConnection {
  const { url, session, authorizedFetch, loadStreams } = options
  const lost = new Set<symbol>()
  const isOpen = createAtom(true)
  const { subscribe, wake } = createConnection({
    openSocket: (onUnauthenticated) =>
      openSocket({
        url,
        token: session.token,
        onUnauthenticated(token) {
          // Its session ended or expired: the retry needs another token, or none will succeed.
          session.tokenInsteadOf(token).catch(() => undefined)
          onUnauthenticated()
        },
      }),
    probeSocket: (onHeard) => probeSocket(url, onHeard),
    async openStream(onYield) {
      const { openStream } = await loadStreams()
      // One stream per subscription, so one tab at a time. A hidden tab keeps its turn, since it
      // plays sounds.
      return openStream({ url, fetch: authorizedFetch, turns: ['oka-admin-stream'], onYield })
    },
  })

  function note(key: symbol, isLost: boolean): void {
    if (lost.has(key) === isLost) return
    if (isLost) lost.add(key)
    else lost.delete(key)
    isOpen.set(lost.size === 0)
  }

  return {
    subscribe<Event>(subscription: Subscription<Event>) {
      const key = Symbol('subscription')
      note(key, true)
      const unsubscribe = subscribe<Event>({
        ...subscription,
        onEvent(event) {
          note(key, false)
          subscription.onEvent(event)
        },
        onLost(failure) {
          note(key, true)
          subscription.onLost(failure)
        },
        onRefused(failure) {
          const goesOn = subscription.onRefused(failure)
          note(key, goesOn)
          return goesOn
        },
      })
      return () => {
        unsubscribe()
        note(key, false)
      }
    },
    wake,
    isOpen,
  }
}

/** Wakes the connection when the page becomes visible or the network is back. */
export function wakeWithPage({ wake }: Pick<LiveConnection, 'wake'>): void {
  let hiddenAt = 0
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState === 'visible') wake(Date.now() - hiddenAt > staleMs)
    else hiddenAt = Date.now()
  })
  window.addEventListener('pageshow', ({ persisted }) => {
    if (persisted) wake(true)
  })
  window.addEventListener('online', () => wake(true))
}
