import type { IncomingMessage } from 'node:http'
import type { Duplex } from 'node:stream'
import { setTimeout as pause } from 'node:timers/promises'

import proxyAddress from '@fastify/proxy-addr'
import type { Context, Deps } from '@oka/api/deps'
import { DomainError } from '@oka/api/domain-error'
import { appRouter } from '@oka/api/router'
import { socketClose } from '@oka/contract/socket'
import { TRPCError } from '@trpc/server'
import { applyWSSHandler } from '@trpc/server/adapters/ws'
import type { FastifyInstance } from 'fastify'
import { WebSocketServer } from 'ws'

import { identify } from './context.ts'
import type { Lifetimes } from './lifetimes.ts'
import type { Origins } from './origins.ts'
import { GuardedSocket, lineOfCall, socketLimits } from './socket-guard.ts'

/** Sockets of one address that have not said yet who they are. */
const unidentifiedOfAddress = 20
/** Milliseconds a client with a wrong token is kept before it is sent away. */
const refusalDelay = 1000
export type Sockets = {
  count: () => number
  /** Asks the clients to come back, which they do to whoever listens by then, and lets go of them. */
  close: () => Promise<void>
}

/** tRPC over WebSocket at /trpc, behind a guard. */
export function attachSockets(
  server: FastifyInstance,
  deps: Deps,
  {
    origins,
    trusts,
    lifetimes,
    limitScale,
  }: {
    origins: Origins
    trusts: (address: string, hop: number) => boolean
    lifetimes: Lifetimes
    limitScale: number
  },
): Sockets {
  const wss = new WebSocketServer<typeof GuardedSocket>({
    noServer: true,
    maxPayload: socketLimits.frameBytes,
    WebSocket: GuardedSocket,
  })
  const unidentified = new Map<string, number>()

  const handler = applyWSSHandler({
    wss,
    router: appRouter,
    keepAlive: { enabled: true, pingMs: 25_000, pongWaitMs: 10_000 },
    createContext: async ({ req, res, info }): Promise<Context> => {
      const socket = res as GuardedSocket
      const identity = await identify(deps, info.connectionParams?.['token'])
      if (identity) {
        socket.markIdentified()
        if (identity.principal.kind === 'staff') {
          const session = { sessionId: identity.principal.sessionId, expiresAt: identity.expiresAt }
          const forget = lifetimes.watch(session, (reason) =>
            socket.close(socketClose.unauthenticated, reason),
          )
          // One that has been closed meanwhile will not say so again.
          if (socket.readyState === socket.OPEN) socket.once('close', forget)
          else forget()
        }
      } else {
        // The stock client comes back at once, and would spin with a token that stays wrong.
        await pause(refusalDelay)
        // After its calls were refused, each of them: none is made on behalf of nobody.
        setImmediate(() => socket.close(socketClose.unauthenticated, 'The token is not valid.'))
        throw new TRPCError({ code: 'UNAUTHORIZED', cause: new DomainError('unauthenticated') })
      }
      return {
        ...deps,
        principal: identity.principal,
        line: lineOfCall,
        // The socket is closed instead, and with it all that is called over it.
        lifetime: () => null,
        refreshCookie: null,
        client: { address: addressOf(req), userAgent: req.headers['user-agent'] ?? '' },
      }
    },
    onError: ({ error, path }) => {
      if (error.code !== 'INTERNAL_SERVER_ERROR') return
      server.log.error({ err: error.cause ?? error, procedure: path }, 'A procedure failed.')
    },
  })

  const addressOf = (request: IncomingMessage) => proxyAddress(request, trusts)

  async function upgrade(request: IncomingMessage, stream: Duplex, head: Buffer): Promise<void> {
    const address = addressOf(request)
    const { origin } = request.headers
    if (new URL(request.url ?? '/', 'http://localhost').pathname !== '/trpc')
      return refuse(stream, 404)
    if (origin !== undefined && !(await origins.allow(origin))) return refuse(stream, 403)
    const waiting = unidentified.get(address) ?? 0
    if (waiting >= unidentifiedOfAddress * limitScale) return refuse(stream, 429)

    wss.handleUpgrade(request, stream, head, (socket) => {
      unidentified.set(address, waiting + 1)
      const forget = () => {
        const left = (unidentified.get(address) ?? 1) - 1
        if (left > 0) unidentified.set(address, left)
        else unidentified.delete(address)
      }
      socket.expectIdentification(forget)
      wss.emit('connection', socket, request)
    })
  }

  server.server.on('upgrade', (request: IncomingMessage, stream: Duplex, head: Buffer) => {
    stream.on('error', () => stream.destroy())
    upgrade(request, stream, head).catch(() => refuse(stream, 503))
  })

  return {
    count: () => wss.clients.size,
    close: async () => {
      handler.broadcastReconnectNotification()
      for (const socket of wss.clients) socket.close(socketClose.goingAway)
      const patience = setTimeout(() => {
        for (const socket of wss.clients) socket.terminate()
      }, 1000)
      await new Promise((resolve) => wss.close(resolve))
      clearTimeout(patience)
    },
  }
}

function refuse(stream: Duplex, status: 403 | 404 | 429 | 503): void {
  const reason = {
    403: 'Forbidden',
    404: 'Not Found',
    429: 'Too Many Requests',
    503: 'Service Unavailable',
  }
  stream.end(
    `HTTP/1.1 ${status} ${reason[status]}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`,
  )
}
