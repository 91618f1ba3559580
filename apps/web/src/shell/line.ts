import type { AppRouter } from '@oka/api/router'
import { backoff } from '@oka/client/backoff'
import { takeTurn } from '@oka/client/stream-turn'
import {
  type Operation,
  type OperationResultEnvelope,
  type TRPCClientError,
  type TRPCLink,
} from '@trpc/client'
import { observable, type Observer, type Unsubscribable } from '@trpc/server/observable'

import {
  blockedMs,
  type Carrier,
  type CarrierOptions,
  canOpenSocket,
  createSocketCarrier,
  createStreamCarrier,
} from './carrier.ts'
import { createCarrierChoice } from './carrier-choice.ts'
import { createPollCarrier } from './poll-carrier.ts'

export type Line = {
  /** Carries subscriptions, and nothing else. */
  link: TRPCLink<AppRouter>
  /** Whether every subscription is open. */
  isOpen: () => boolean
  subscribe: (listener: () => void) => () => void
  /** Somebody looks again, or the network is back: what is not surely open is opened at once. */
  wake: (change?: { network: boolean }) => void
  close: () => void
}

type Held = {
  op: Operation
  observer: Observer<
    OperationResultEnvelope<unknown, TRPCClientError<AppRouter>>,
    TRPCClientError<AppRouter>
  >
  isOpen: boolean
  /** Streams in a row on which nothing was heard. */
  losses: number
  detach: () => void
}

/** On streams and polling it is tried from time to time, less and less often, whether sockets pass again. */
const firstProbeMs = 60_000
const lastProbeMs = 30 * 60_000

/** The server pings every 25 s: a line that was silent for longer is not to be trusted. */
const silenceMs = 30_000

const creators = {
  socket: createSocketCarrier,
  stream: createStreamCarrier,
  poll: createPollCarrier,
} as const

/** Holds the subscriptions over lost sockets, blocked sockets and sleep; it never gives up. */
export function createLine(options: Omit<CarrierOptions, 'on' | 'retryDelayMs'>): Line {
  const choice = createCarrierChoice()
  const subscriptions = new Set<Held>()
  const listeners = new Set<() => void>()
  let carrier: Carrier | null = null
  let attempt = 0
  let heardAt = 0
  let probeMs = firstProbeMs
  let probing: ReturnType<typeof setTimeout> | undefined
  /** Of this tab to hold streams open, one for each subscription. */
  let turn: AbortController | null = null
  let mayStream = false

  const tell = (): void => {
    for (const listener of listeners) listener()
  }
  const heard = (): void => {
    attempt = 0
    heardAt = Date.now()
    choice.heard()
  }
  const failed = (silent: boolean): void => {
    // Without a network nothing can be learnt of it.
    if (navigator.onLine && choice.failed(silent)) setTimeout(renew)
  }
  /** Streams cost a request for each subscription: back to a socket as soon as one can be opened. */
  const probeLater = (): void => {
    probing ??= setTimeout(() => void probe(), probeMs)
  }
  const probe = async (): Promise<void> => {
    probing = undefined
    if (choice.kind() === 'socket' || subscriptions.size === 0) return
    probeMs = Math.min(2 * probeMs, lastProbeMs)
    if (await canOpenSocket(options.url)) {
      choice.begin()
      renew()
    } else probeLater()
  }
  const nextDelay = (): number => {
    attempt += 1
    return backoff(attempt - 1)
  }
  const open = (): Carrier => {
    const create = creators[choice.kind()]
    let isCurrent = true
    const made = create({
      ...options,
      retryDelayMs: nextDelay,
      on: { heard: () => isCurrent && heard(), failed: (silent) => isCurrent && failed(silent) },
    })
    return {
      link: made.link,
      close: () => {
        isCurrent = false
        made.close()
      },
    }
  }

  const endTurn = (): void => {
    turn?.abort()
    turn = null
    mayStream = false
  }
  const askTurn = (): void => {
    if (turn) return
    turn = new AbortController()
    void takeTurn({
      locks: navigator.locks,
      names: ['oka-admin-stream'],
      signal: turn.signal,
      onTurn: () => {
        mayStream = true
        renew()
      },
      onYield: () => {
        endTurn()
        renew()
      },
    })
  }

  const attach = (held: Held): void => {
    if (choice.kind() === 'stream' && !mayStream) {
      // What it shows is as old as the turns of the other tabs, which is no lost connection.
      held.isOpen = true
      return askTurn()
    }
    carrier ??= open()
    const kind = choice.kind()
    const isStream = kind !== 'socket'
    let inner: Unsubscribable | undefined
    let timer: ReturnType<typeof setTimeout> | undefined
    // Of a socket its carrier knows; a stream may be held back by a proxy until it is complete.
    const silence = isStream ? setTimeout(() => lose(true), blockedMs) : undefined
    // What is detached is not heard any more: ending a subscription calls it back.
    let isCurrent = true
    let wasHeard = false
    const lose = (silent = false): void => {
      held.detach()
      // Of several at once one is enough.
      if (!wasHeard && kind === choice.kind()) failed(silent)
      timer = setTimeout(() => attach(held), backoff(held.losses))
      held.losses += 1
    }
    held.detach = () => {
      isCurrent = false
      held.isOpen = false
      clearTimeout(timer)
      clearTimeout(silence)
      inner?.unsubscribe()
    }
    inner = carrier.link({ op: held.op, next: neverNext }).subscribe({
      next: (envelope) => {
        if (!isCurrent) return
        const { result } = envelope
        if (result.type === 'state') {
          held.isOpen = result.state === 'pending'
          tell()
          // A socket comes back by itself; of streams each does, at our pace.
          if (isStream && result.error) lose()
        } else if (isStream) {
          wasHeard = true
          clearTimeout(silence)
          held.losses = 0
          heard()
          probeLater()
        }
        held.observer.next(envelope)
      },
      error: (error) => isCurrent && held.observer.error(error),
      complete: () => isCurrent && held.observer.complete(),
    })
  }
  /** Everything is carried by a new carrier from now on. */
  const renew = (): void => {
    for (const held of subscriptions) held.detach()
    carrier?.close()
    carrier = null
    if (choice.kind() !== 'stream') endTurn()
    for (const held of subscriptions) attach(held)
    tell()
  }
  const isOpen = (): boolean => [...subscriptions].every((held) => held.isOpen)

  return {
    link:
      () =>
      ({ op }) =>
        observable((observer) => {
          const held: Held = {
            op,
            observer,
            isOpen: false,
            losses: 0,
            detach: () => undefined,
          }
          subscriptions.add(held)
          attach(held)
          tell()
          return () => {
            subscriptions.delete(held)
            held.detach()
            if (subscriptions.size === 0) endTurn()
            tell()
          }
        }),
    isOpen,
    subscribe: (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    wake: ({ network } = { network: false }) => {
      if (network) choice.begin()
      if (subscriptions.size === 0) return
      if (isOpen() && !network && Date.now() - heardAt < silenceMs) return
      attempt = 0
      renew()
    },
    close: () => {
      clearTimeout(probing)
      endTurn()
      for (const held of subscriptions) held.detach()
      carrier?.close()
      carrier = null
    },
  }
}

function neverNext(): never {
  throw new Error('A line is the last of its links.')
}

/** Wakes the line when the page is seen again and when the network is back. */
export function wakeWithPage(line: Pick<Line, 'wake'>): void {
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState === 'visible') line.wake()
  })
  window.addEventListener('pageshow', ({ persisted }) => {
    if (persisted) line.wake()
  })
  window.addEventListener('online', () => line.wake({ network: true }))
}
