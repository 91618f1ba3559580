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

import { addressKey } from './address-key.ts'
import { type Identity, identify } from './context.ts'
import type { Trusts } from './env.ts'
import type { Lifetimes } from './lifetimes.ts'
import { logFailure } from './log-failure.ts'
import type { Origins } from './origins.ts'
import { principalKey } from './principal-key.ts'
import { GuardedSocket, lineOfCall, socketLimits } from './socket-guard.ts'
import { createTally } from './tally.ts'

/** Sockets that may be open at once. */
const mostSockets = {
  /** Of one address that have not said yet who they are. */
  unidentified: 20,
  /** Of a visitor, or of a person of the staff: one for each tab, on each device. */
  visitor: 12,
  staff: 40,
  /** Of one address, behind which may be an office, or a provider's customers. */
  address: 500,
  /** Of this process: some 49 KiB each. */
  all: 12_000,
} as const
/** Milliseconds a client that is refused is kept before it is sent away. */
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
    trusts: Trusts
    lifetimes: Lifetimes
    limitScale: number
  },
): Sockets {
  const wss = new WebSocketServer<typeof GuardedSocket>({
    noServer: true,
    maxPayload: socketLimits.frameBytes,
    WebSocket: GuardedSocket,
  })
  const unidentified = createTally()
  const ofAddress = createTally()
  const ofPrincipal = createTally()

  const handler = applyWSSHandler({
    wss,
    router: appRouter,
    keepAlive: { enabled: true, pingMs: 25_000, pongWaitMs: 10_000 },
    createContext: async ({ req, res, info }): Promise<Context> => {
      const identity = await admit(res as GuardedSocket, info.connectionParams?.['token'])
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
    onError: (failure) => logFailure(server.log, failure),
  })

  /** Finds out who has come over a socket. Throws, and closes it a little later, for whoever may not stay. */
  async function admit(socket: GuardedSocket, token: string | undefined): Promise<Identity> {
    const identity = await identify(deps, token)
    if (!identity) return refuseUnknown(socket)
    const key = principalKey(identity.principal)
    if (ofPrincipal.of(key) >= mostSockets[identity.principal.kind] * limitScale) {
      return refuseOneTooMany(socket)
    }
    socket.markIdentified()
    onceClosed(socket, ofPrincipal.add(key))
    if (identity.principal.kind === 'staff') {
      const session = { sessionId: identity.principal.sessionId, expiresAt: identity.expiresAt }
      const end = (reason: string) => socket.close(socketClose.unauthenticated, reason)
      onceClosed(socket, lifetimes.watch(session, end))
    }
    return identity
  }

  const addressOf = (request: IncomingMessage) => proxyAddress(request, trusts)

  async function upgrade(request: IncomingMessage, stream: Duplex, head: Buffer): Promise<void> {
    const address = addressKey(addressOf(request))
    const { origin } = request.headers
    if (!isSocketPath(request.url)) return refuse(stream, 404)
    if (origin !== undefined && !(await origins.allow(origin))) return refuse(stream, 403)
    if (wss.clients.size >= mostSockets.all * limitScale) return refuse(stream, 503)
    if (
      unidentified.of(address) >= mostSockets.unidentified * limitScale ||
      ofAddress.of(address) >= mostSockets.address * limitScale
    ) {
      return refuse(stream, 429)
    }

    wss.handleUpgrade(request, stream, head, (socket) => {
      socket.expectIdentification(unidentified.add(address))
      onceClosed(socket, ofAddress.add(address))
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

/** Also for one that has been closed meanwhile, which will not say so again. */
function onceClosed(socket: GuardedSocket, forget: () => void): void {
  if (socket.readyState === socket.OPEN) socket.once('close', forget)
  else forget()
}

/** The stock client comes back at once, and would spin with a token that stays wrong. */
async function refuseUnknown(socket: GuardedSocket): Promise<never> {
  await pause(refusalDelay)
  // After its calls were refused, each of them: none is made on behalf of nobody.
  setImmediate(() => socket.close(socketClose.unauthenticated, 'The token is not valid.'))
  throw new TRPCError({ code: 'UNAUTHORIZED', cause: new DomainError('unauthenticated') })
}

async function refuseOneTooMany(socket: GuardedSocket): Promise<never> {
  await pause(refusalDelay)
  // Before its calls are refused: the client keeps them, and makes them when there is room again.
  socket.close(socketClose.tryAgainLater, 'Too many sockets are open.')
  throw new TRPCError({
    code: 'TOO_MANY_REQUESTS',
    cause: new DomainError('too_many_requests'),
  })
}

function isSocketPath(url = '/'): boolean {
  const base = 'http://localhost'
  return URL.canParse(url, base) && new URL(url, base).pathname === '/trpc'
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
