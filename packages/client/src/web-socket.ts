import type { AppRouter } from '@oka/api/router'
import { socketClose } from '@oka/contract/socket'
import { createWSClient, type TRPCLink, wsLink } from '@trpc/client'

import { backoff } from './backoff.ts'

/** A socket that is silent for so long is sent a keepalive, and given up without a response. */
const keepaliveMs = 20_000
const keepaliveTimeoutMs = 5_000

/** Carries subscriptions: a WebSocket, or event streams. It does not reconnect by itself when it is lost. */
export type Transport = { link: TRPCLink<AppRouter>; close: () => void }

type SocketOptions = {
  /** Of tRPC over HTTP, absolute. */
  url: string
  token: () => string | Promise<string>
  /** The server closed the socket because it does not accept `token`. */
  onUnauthenticated: (token: string) => void
}

export function openSocket({ url, token, onUnauthenticated }: SocketOptions): Transport {
  let sent = ''
  const client = createWSClient({
    url: socketUrl(url),
    connectionParams: async () => {
      sent = await token()
      return { token: sent }
    },
    keepAlive: { enabled: true, intervalMs: keepaliveMs, pongTimeoutMs: keepaliveTimeoutMs },
    // For a server that asks to reconnect: the next socket is opened before this one is closed.
    retryDelayMs: (attempt) => backoff(attempt),
    onClose: (cause) => {
      if (cause?.code === socketClose.unauthenticated) onUnauthenticated(sent)
    },
  })
  return {
    link: wsLink({ client }),
    close() {
      void client.close()
      // The library waits for a socket that is still opening; a browser opens no other until then.
      client.connection?.ws.close()
    },
  }
}

/**
 * Calls back once something is received on a WebSocket, if ever: some proxies open one and swallow
 * the rest.
 */
export function probeSocket(url: string, onHeard: () => void): void {
  const socket = new WebSocket(socketUrl(url))
  // tRPC's server answers it with PONG.
  socket.addEventListener('open', () => {
    socket.send('PING')
    setTimeout(() => socket.close(), keepaliveTimeoutMs)
  })
  socket.addEventListener('message', () => {
    socket.close()
    onHeard()
  })
}

const socketUrl = (url: string) => url.replace(/^http/, 'ws')
