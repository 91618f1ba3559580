import type { AppRouter } from '@oka/api/router'
import { createTRPCClient, type TRPCClient } from '@trpc/client'

import { backoff } from './backoff.ts'
import { classifyError, type Failure, unanswered } from './failure.ts'
import { type Polled, startPolling } from './polling.ts'
import type { Transport } from './web-socket.ts'

/** WebSockets count as blocked after so many in a row on which nothing was received. */
const maxFailures = 2
/** A transport is given up when nothing is received for so long: a proxy may swallow everything. */
const timeoutMs = 8_000
/** Interval at which WebSockets are probed, and streams where those are silent as well. */
const probeMs = 300_000

/** How to open each transport. */
export type Transports = {
  openSocket: (onUnauthenticated: () => void) => Transport
  /** Calls back once a socket carries something. */
  probeSocket: (onHeard: () => void) => void
  openStream: (onYield: () => void) => Promise<Transport>
}

type Unsubscribable = { unsubscribe: () => void }

/** tRPC's name for what a subscriber passes. */
type Observer<Event> = {
  onData: (event: Event) => void
  onConnectionStateChange: (state: { error: unknown }) => void
  onError: (error: unknown) => void
  onComplete: () => void
}

export type SubscriptionHandlers<Event> = {
  onEvent: (event: Event) => void
  /** Nothing arrives at present; the connection is retried. */
  onLost: (failure: Failure) => void
  /** The server refuses it. Returns whether to retry all the same, with the backoff. */
  onRefused: (failure: Failure) => boolean
  /** Also polls while the page is hidden. */
  pollWhileHidden?: boolean
}

export type Subscription<Event> = SubscriptionHandlers<Event> & {
  start: (client: TRPCClient<AppRouter>, observer: Observer<Event>) => Unsubscribable
  /** Fetches what is new, while no transport delivers. */
  poll: () => Promise<Polled<Event>>
  pollEveryMs: number
}

type ActiveSubscription<Event> = Subscription<Event> & {
  /** Detaches it from its transport, or ends the wait for a retry. */
  detach: () => void
  stopPolling: (() => void) | null
  /** The last poll was answered. */
  isPolled: boolean
  attempt: number
}

export type Connection = {
  /** Connects with the first subscription; returns how to unsubscribe, which disconnects with the last. */
  subscribe: <Event>(subscription: Subscription<Event>) => () => void
  /** Retries at once where nothing is received, or where `stale` says that the transport may be dead. */
  wake: (stale: boolean) => void
}

/**
 * Carries subscriptions over a WebSocket, over event streams where WebSockets are blocked, and by
 * polling while neither delivers. Reconnects with a backoff and never gives up.
 */
export function createConnection({ openSocket, probeSocket, openStream }: Transports): Connection {
  const subscriptions = new Set<ActiveSubscription<unknown>>()
  let client: TRPCClient<AppRouter> | undefined
  let close: (() => void) | undefined
  /** Something was received on the current transport. */
  let isLive = false
  let isProbed = false
  let attempt = 0
  /** WebSockets in a row on which nothing was received. */
  let silentSockets = 0
  let retrying: ReturnType<typeof setTimeout> | undefined
  let probing: ReturnType<typeof setInterval> | undefined

  const isStream = () => silentSockets >= maxFailures

  function disconnect() {
    clearTimeout(retrying)
    clearInterval(probing)
    isLive = false
    for (const active of subscriptions) {
      active.detach()
      poll(active)
    }
    close?.()
  }

  function connect() {
    disconnect()
    if (!subscriptions.size) return
    let isClosed = false
    let transport: Transport | undefined
    close = () => {
      isClosed = true
      client = undefined
      transport?.close()
      transport = undefined
    }
    async function open() {
      try {
        const opened = await (isStream()
          ? openStream(connect)
          : openSocket(() => isClosed || renew()))
        if (isClosed) return opened.close()
        transport = opened
        client = createTRPCClient<AppRouter>({ links: [opened.link] })
        for (const active of subscriptions) attach(active)
      } catch {
        if (!isClosed) lose(unanswered)
      }
    }
    if (isStream()) probing = setInterval(probe, probeMs)
    void open()
  }

  function attach(active: ActiveSubscription<unknown>) {
    if (!client) return
    let isOver = false
    let subscription: Unsubscribable | undefined
    const silence = setTimeout(lose, timeoutMs, unanswered)
    active.detach = () => {
      isOver = true
      clearTimeout(silence)
      subscription?.unsubscribe()
    }
    subscription = active.start(client, {
      onData(event) {
        if (isOver) return
        clearTimeout(silence)
        onReceived(active)
        active.onEvent(event)
      },
      onConnectionStateChange: ({ error }) => error && !isOver && lose(unanswered),
      onError: (error) => isOver || fail(active, classifyError(error)),
      onComplete: () => isOver || fail(active, unanswered),
    })
    // The state of a transport is reported at once, also its loss.
    if (isOver) subscription.unsubscribe()
  }

  function onReceived(active: ActiveSubscription<unknown>) {
    // Over HTTP it works: either WebSockets are blocked, or the server was away. Not at each turn among the tabs.
    if (!isStream()) silentSockets = 0
    else if (!isProbed) probe()
    isLive = true
    attempt = 0
    active.attempt = 0
    endPolling(active)
  }

  /** One subscription has ended on a transport that is still open. */
  function fail(active: ActiveSubscription<unknown>, failure: Failure) {
    if (failure.kind === 'again' && !isLive) return lose(failure)
    active.detach()
    if (refuse(active, failure)) return
    poll(active)
    const timer = setTimeout(attach, waitMs(failure, active.attempt++), active)
    active.detach = () => clearTimeout(timer)
    tellLost(active, failure)
  }

  /** The transport is lost. */
  function lose(failure: Failure) {
    const isSilent = !isLive && failure.kind === 'again'
    const isNothingReceived = isSilent && isStream()
    if (isLive) isProbed = false
    // After a stream that is silent as well, a WebSocket is tried once more.
    if (isSilent) silentSockets = isStream() ? maxFailures - 1 : silentSockets + 1
    disconnect()
    const isPolled = [...subscriptions].some((active) => active.isPolled)
    retrying = setTimeout(
      connect,
      isNothingReceived && isPolled ? probeMs : waitMs(failure, attempt++),
    )
    for (const active of subscriptions) tellLost(active, failure)
  }

  function tellLost(active: ActiveSubscription<unknown>, failure: Failure) {
    if (!active.isPolled) active.onLost(failure)
  }

  /** Whether that ends the subscription. */
  function refuse(active: ActiveSubscription<unknown>, failure: Failure): boolean {
    const isOver = failure.kind !== 'again' && !active.onRefused(failure)
    if (isOver) drop(active)
    return isOver
  }

  /** The token the transport was opened with is no longer accepted. */
  function renew() {
    const failure: Failure = { kind: 'renew' }
    for (const active of subscriptions) refuse(active, failure)
    if (subscriptions.size) lose(failure)
  }

  function probe() {
    isProbed = true
    const probed = close
    probeSocket(() => {
      if (close !== probed) return
      silentSockets = 0
      connect()
    })
  }

  function poll(active: ActiveSubscription<unknown>) {
    active.stopPolling ??= startPolling({
      poll: active.poll,
      everyMs: active.pollEveryMs,
      whileHidden: active.pollWhileHidden,
      onPolled(events) {
        active.isPolled = true
        for (const event of events) active.onEvent(event)
      },
      onFailure(failure) {
        if (refuse(active, failure) || !active.isPolled) return
        active.isPolled = false
        active.onLost(failure)
      },
    })
  }

  function endPolling(active: ActiveSubscription<unknown>) {
    active.stopPolling?.()
    active.stopPolling = null
    active.isPolled = false
  }

  function drop(active: ActiveSubscription<unknown>) {
    subscriptions.delete(active)
    active.detach()
    endPolling(active)
    if (!subscriptions.size) disconnect()
  }

  return {
    subscribe<Event>(subscription: Subscription<Event>) {
      const active: ActiveSubscription<Event> = {
        ...subscription,
        detach: () => {},
        stopPolling: null,
        isPolled: false,
        attempt: 0,
      }
      const erased = active as ActiveSubscription<unknown>
      subscriptions.add(erased)
      poll(erased)
      if (subscriptions.size === 1) connect()
      else attach(erased)
      return () => drop(erased)
    },
    wake(stale) {
      if (isLive && !stale) return
      attempt = 0
      isProbed = false
      connect()
    },
  }
}

const waitMs = (failure: Failure, attempt: number) =>
  Math.max(failure.kind === 'again' ? failure.waitMs : 0, backoff(attempt))
