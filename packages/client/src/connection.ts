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

type Held<Event> = Subscription<Event> & {
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
  const subscriptions = new Set<Held<unknown>>()
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
    for (const held of subscriptions) {
      held.detach()
      poll(held)
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
        for (const held of subscriptions) attach(held)
      } catch {
        if (!isClosed) lose(unanswered)
      }
    }
    if (isStream()) probing = setInterval(probe, probeMs)
    void open()
  }

  function attach(held: Held<unknown>) {
    if (!client) return
    let isOver = false
    let subscription: Unsubscribable | undefined
    const silence = setTimeout(lose, timeoutMs, unanswered)
    held.detach = () => {
      isOver = true
      clearTimeout(silence)
      subscription?.unsubscribe()
    }
    subscription = held.start(client, {
      onData(event) {
        if (isOver) return
        clearTimeout(silence)
        hear(held)
        held.onEvent(event)
      },
      onConnectionStateChange: ({ error }) => error && !isOver && lose(unanswered),
      onError: (error) => isOver || fail(held, classifyError(error)),
      onComplete: () => isOver || fail(held, unanswered),
    })
    // The state of a transport is reported at once, also its loss.
    if (isOver) subscription.unsubscribe()
  }

  function hear(held: Held<unknown>) {
    // Over HTTP it works: either WebSockets are blocked, or the server was away. Not at each turn among the tabs.
    if (!isStream()) silentSockets = 0
    else if (!isProbed) probe()
    isLive = true
    attempt = 0
    held.attempt = 0
    endPolling(held)
  }

  /** One subscription has ended on a transport that is still open. */
  function fail(held: Held<unknown>, failure: Failure) {
    if (failure.kind === 'again' && !isLive) return lose(failure)
    held.detach()
    if (refuse(held, failure)) return
    poll(held)
    const timer = setTimeout(attach, waitMs(failure, held.attempt++), held)
    held.detach = () => clearTimeout(timer)
    tellLost(held, failure)
  }

  /** The transport is lost. */
  function lose(failure: Failure) {
    const isSilent = !isLive && failure.kind === 'again'
    const isNothingHeard = isSilent && isStream()
    if (isLive) isProbed = false
    // After a stream that is silent as well, a WebSocket is tried once more.
    if (isSilent) silentSockets = isStream() ? maxFailures - 1 : silentSockets + 1
    disconnect()
    const isPolled = [...subscriptions].some((held) => held.isPolled)
    retrying = setTimeout(
      connect,
      isNothingHeard && isPolled ? probeMs : waitMs(failure, attempt++),
    )
    for (const held of subscriptions) tellLost(held, failure)
  }

  function tellLost(held: Held<unknown>, failure: Failure) {
    if (!held.isPolled) held.onLost(failure)
  }

  /** Whether that ends the subscription. */
  function refuse(held: Held<unknown>, failure: Failure): boolean {
    const isOver = failure.kind !== 'again' && !held.onRefused(failure)
    if (isOver) drop(held)
    return isOver
  }

  /** The token the transport was opened with is no longer accepted. */
  function renew() {
    const failure: Failure = { kind: 'renew' }
    for (const held of subscriptions) refuse(held, failure)
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

  function poll(held: Held<unknown>) {
    held.stopPolling ??= startPolling({
      poll: held.poll,
      everyMs: held.pollEveryMs,
      whileHidden: held.pollWhileHidden,
      onPolled(events) {
        held.isPolled = true
        for (const event of events) held.onEvent(event)
      },
      onFailure(failure) {
        if (refuse(held, failure) || !held.isPolled) return
        held.isPolled = false
        held.onLost(failure)
      },
    })
  }

  function endPolling(held: Held<unknown>) {
    held.stopPolling?.()
    held.stopPolling = null
    held.isPolled = false
  }

  function drop(held: Held<unknown>) {
    subscriptions.delete(held)
    held.detach()
    endPolling(held)
    if (!subscriptions.size) disconnect()
  }

  return {
    subscribe<Event>(subscription: Subscription<Event>) {
      const held: Held<Event> = {
        ...subscription,
        detach: () => {},
        stopPolling: null,
        isPolled: false,
        attempt: 0,
      }
      const erased = held as Held<unknown>
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
