import type { AppRouter } from '@oka/api/router'
import { backoff } from '@oka/client/backoff'
import type { Failure } from '@oka/client/failure'
import { socketClose } from '@oka/contract/socket'
import { createWSClient, type TRPCLink, wsLink } from '@trpc/client'

/** A socket that is silent for so long is asked whether it still lives, and given up after `pongMs`. */
const pingMs = 20_000
const pongMs = 5_000

/** What carries a subscription: a WebSocket, or an event stream. Whoever loses it opens another. */
export type Carrier = { link: TRPCLink<AppRouter>; close: () => void }

export function openSocket(
  url: string,
  visitorToken: string,
  onRefused: (failure: Failure) => void,
): Carrier {
  const client = createWSClient({
    url: socketUrl(url),
    connectionParams: () => ({ token: visitorToken }),
    keepAlive: { enabled: true, intervalMs: pingMs, pongTimeoutMs: pongMs },
    // For a server that asks to come back: the next socket is opened before this one is left.
    retryDelayMs: (attempt) => backoff(attempt),
    onClose: (cause) => {
      if (cause?.code === socketClose.unauthenticated) onRefused({ kind: 'renew' })
    },
  })
  return {
    link: wsLink({ client }),
    close() {
      void client.close()
      // The library waits for a socket that is still opening; a browser opens no other meanwhile.
      client.connection?.ws.close()
    },
  }
}

/** Calls back as soon as a WebSocket opens, if one does. */
export function probeSocket(url: string, onOpen: () => void): void {
  const socket = new WebSocket(socketUrl(url))
  socket.addEventListener('open', () => {
    socket.close()
    onOpen()
  })
}

const socketUrl = (url: string) => url.replace(/^http/, 'ws')
