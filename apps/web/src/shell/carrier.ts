import type { AppRouter } from '@oka/api/router'
import { socketClose } from '@oka/contract/socket'
import {
  createWSClient,
  httpSubscriptionLink,
  type OperationLink,
  type TRPCLink,
  wsLink,
} from '@trpc/client'
import { EventSource } from 'eventsource'

import type { SessionStore } from '../session/session.ts'

export type Carrier = {
  link: OperationLink<AppRouter>
  close: () => void
}

export type CarrierOptions = {
  url: string
  session: Pick<SessionStore, 'token' | 'tokenInsteadOf'>
  authorizedFetch: (input: RequestInfo | URL, init?: object) => Promise<Response>
  on: {
    /** A sign of life. */
    heard: () => void
    /** A socket was closed before anything was heard on it; `silent`: though it had been waited for. */
    failed: (silent: boolean) => void
  }
  retryDelayMs: () => number
}

/** A WebSocket, which comes back by itself. */
export function createSocketCarrier(options: CarrierOptions): Carrier {
  const { url, session, on, retryDelayMs } = options
  /** The token the open socket was let in with. */
  let token = ''
  const client = createWSClient({
    url: () => socketUrl(url),
    WebSocket: createListeningSocket(on),
    connectionParams: async () => {
      token = await session.token()
      return { token }
    },
    onClose: (cause) => {
      // Its session ended or expired: the next try has to bring another token, or none will.
      if (cause?.code === socketClose.unauthenticated) {
        session.tokenInsteadOf(token).catch(() => undefined)
      }
    },
    lazy: { enabled: true, closeMs: 5000 },
    keepAlive: { enabled: true, intervalMs: 20_000, pongTimeoutMs: 8000 },
    // Counted by whoever listens: the library begins anew after each handshake, also with a server
    // that accepts and hangs up.
    retryDelayMs,
  })
  return {
    link: open(wsLink({ client })),
    close: () => void client.close(),
  }
}

/** Server-sent events, a request for each subscription. The token travels in a header. */
export function createStreamCarrier({ url, authorizedFetch }: CarrierOptions): Carrier {
  const link = httpSubscriptionLink<AppRouter, typeof EventSource>({
    url: () => new URL(url, location.href).href,
    EventSource,
    eventSourceOptions: { fetch: (input, init) => authorizedFetch(input, init) },
  })
  return { link: open(link), close: () => undefined }
}

/** Whether a socket to the server opens at present. */
export function canOpenSocket(url: string): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = new WebSocket(socketUrl(url))
    socket.addEventListener('open', () => {
      resolve(true)
      socket.close()
    })
    socket.addEventListener('close', () => resolve(false))
  })
}

function socketUrl(url: string): string {
  return new URL(url, location.href).href.replace(/^http/, 'ws')
}

/** What a link is handed by its client, these do not use. */
function open(link: TRPCLink<AppRouter>): OperationLink<AppRouter> {
  return link({})
}

/** A socket or a stream that nothing is heard on for so long is blocked, by a proxy that swallows or holds back what is said on it. */
export const blockedMs = 10_000

/** tRPC keeps to itself what it hears of the server's pings, and whether a socket was ever good. */
function createListeningSocket({ heard, failed }: CarrierOptions['on']): typeof WebSocket {
  return class ListeningSocket extends WebSocket {
    constructor(url: string | URL) {
      super(url)
      let isGood = false
      let hasErred = false
      let isSilent = false
      const watch = setTimeout(() => {
        isSilent = true
        this.close()
      }, blockedMs)
      this.addEventListener('message', () => {
        isGood = true
        clearTimeout(watch)
        heard()
      })
      this.addEventListener('error', () => {
        hasErred = true
      })
      this.addEventListener('close', () => {
        clearTimeout(watch)
        if (isGood) return
        failed(isSilent)
        // tRPC waits for ever for a socket that is closed before it opens, unless there is an error.
        if (!hasErred) this.dispatchEvent(new Event('error'))
      })
    }
  }
}
